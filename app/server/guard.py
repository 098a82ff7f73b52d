"""What stands before every answer: who may ask, what a page may do, and what it may load."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",  # Solara writes scripts into its page, and Vue makes functions of templates
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # where a page came from is told to this server only, which asks for it
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
REFUSED = "This page answers only to the address it was opened with."


class Guard:
    """Refuses callers by another name and sockets opened by another page, and adds the headers that bind a page to this server.

    Parameters
    ----------
    hosts
        Names by which the server may be called.
    origin
        Where pages come from that may call; "" for the host that is called.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str], origin: str = "") -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.origin = origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what may pass."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self.allows(Headers(scope=scope)):
            await self.refuse(scope, receive, sealed(send))
        else:
            await self.app(scope, receive, sealed(send))

    def allows(self, headers: Headers) -> bool:
        """Whether the caller names this server, and the page that calls, if any, came from it."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if name_of(f"//{host}") not in self.hosts:
            return False
        if origin is None:
            return True
        return origin == self.origin if self.origin else origin.partition("://")[2] == host

    async def refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say no."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(REFUSED, status_code=400)(scope, receive, send)


def name_of(address: str) -> str:
    """Name of the server of an address, as it is written there."""
    try:
        netloc = urlsplit(address).netloc
    except ValueError:
        return ""
    return netloc.rpartition("]")[0] + "]" if netloc.startswith("[") else netloc.partition(":")[0]


def sealed(send: Send) -> Send:
    """Answers with the headers."""

    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return answer
