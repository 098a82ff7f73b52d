"""How many tabs are open: each holds a thread and the worlds of a visitor, so that there is an end to them."""

from collections import Counter

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from experiments.language import Language

VISITOR = "solara-session-id"
"""The cookie that Solara knows a visitor by."""
SPARE = 10
"""Places for who has been let in: their page was on its way while the last place was taken, or they load it again, or open another."""
TRY_LATER = 1013
"""Why a socket is not opened, in the numbers of WebSocket."""


class Tabs:
    """The tabs that are open, by visitor. A tab is a socket, and ends with it, in whatever way that ends.

    Parameters
    ----------
    most, each
        Tabs of all visitors and of one. Who brings no cookie counts as one visitor with all others who bring none.
    """

    def __init__(self, most: int, each: int) -> None:
        self.most, self.each = most, each
        self._open: Counter[str] = Counter()

    def refusal(self, visitor: str, lang: Language) -> str:
        """Why a visitor is not let in, or with no other tab; "" where they are."""
        if self._open.total() >= self.most and visitor not in self._open:
            return lang("Every place is taken at this moment. This page opens by itself as soon as one is free.")
        if self._open[visitor] >= self.each:
            return lang(
                "This browser has {n} tabs open here, as many as it may have. Close one, and this page opens by itself.", n=self.each
            )
        return ""

    def counting(self, app: ASGIApp) -> ASGIApp:
        """An application whose sockets are counted, and refused where there are enough.

        They are refused before they open: the script of Solara comes again at once where a socket opened and closed, and later and later
        where it did not open.
        """

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "websocket":
                await app(scope, receive, send)
                return
            visitor = HTTPConnection(scope).cookies.get(VISITOR, "")
            if self._open.total() >= self.most + SPARE or self._open[visitor] >= self.each:
                await send({"type": "websocket.close", "code": TRY_LATER, "reason": "Too many tabs are open."})
                return
            self._open[visitor] += 1
            try:
                await app(scope, receive, send)
            finally:
                self._open[visitor] -= 1
                self._open = +self._open  # forgets who has none

        return counted
