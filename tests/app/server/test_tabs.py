import asyncio
from typing import Any

import pytest

from app.server.tabs import TRY_LATER, VISITOR, Tabs
from experiments.language import LANGUAGES, Language

EN = Language("en")


class House:
    """An application whose sockets stay open until they are told how to end, and what it said to those it did not let in."""

    def __init__(self, most: int, each: int) -> None:
        self.tabs = Tabs(most, each)
        self.said: list[dict[str, Any]] = []
        self.app = self.tabs.counting(self.stay)

    async def stay(self, scope: Any, receive: Any, send: Any) -> None:
        if (await receive()) == "fail":
            raise RuntimeError("fell over")

    def opened(self, visitor: str | None) -> "tuple[asyncio.Task[None], asyncio.Queue[str]]":
        """A socket of a visitor, and how to tell it to end."""
        ending: asyncio.Queue[str] = asyncio.Queue()
        headers = [] if visitor is None else [(b"cookie", f"other=1; {VISITOR}={visitor}".encode())]

        async def send(message: Any) -> None:
            self.said.append(message)

        return asyncio.ensure_future(self.app({"type": "websocket", "headers": headers}, ending.get, send)), ending  # type: ignore[arg-type]

    def refuses(self, visitor: str) -> bool:
        return bool(self.tabs.refusal(visitor, EN))


def test_the_house_is_full_when_all_places_are_taken_and_says_so_to_a_socket() -> None:
    async def visit() -> None:
        house = House(most=2, each=2)
        first, second = house.opened("a"), house.opened("b")
        await asyncio.sleep(0)
        assert house.refuses("c")
        await house.opened("c")[0]
        assert house.said == [{"type": "websocket.close", "code": TRY_LATER, "reason": house.tabs.refusal("c", EN)}]
        first[1].put_nowait("leave")
        await first[0]
        assert not house.refuses("c")
        second[0].cancel()

    asyncio.run(visit())


@pytest.mark.parametrize("visitor", ["a", None])
def test_one_browser_takes_no_more_than_its_part(visitor: str | None) -> None:
    async def visit() -> None:
        house = House(most=10, each=3)
        tabs = [house.opened(visitor)[0] for _ in range(4)]
        await asyncio.sleep(0)
        assert [tab.done() for tab in tabs] == [False, False, False, True]
        assert not house.refuses("b")

    asyncio.run(visit())


@pytest.mark.parametrize("way", ["leave", "fail", "cancel", "all"])
def test_a_place_is_free_again_however_a_socket_ends(way: str) -> None:
    async def visit() -> None:
        house = House(most=5, each=5)
        for round_ in range(40):
            tabs = [house.opened(f"visitor {round_}") for _ in range(5)]
            await asyncio.sleep(0)
            assert house.refuses("another")
            for n, (tab, ending) in enumerate(tabs):
                how = ("leave", "fail", "cancel")[n % 3] if way == "all" else way
                if how == "cancel":
                    tab.cancel()
                else:
                    ending.put_nowait(how)
            await asyncio.gather(*(tab for tab, _ in tabs), return_exceptions=True)
            assert not house.refuses("another")
        assert house.said == []
        assert not house.tabs._open

    asyncio.run(visit())


def test_what_is_no_socket_is_not_counted() -> None:
    async def visit() -> None:
        house = House(most=0, each=0)
        reached: list[str] = []

        async def page(scope: Any, receive: Any, send: Any) -> None:
            reached.append(scope["type"])

        await house.tabs.counting(page)({"type": "http", "headers": []}, None, None)  # type: ignore[arg-type]
        assert reached == ["http"]

    asyncio.run(visit())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("most", [0, 1])
def test_a_refusal_fits_into_a_socket_that_is_closed(code: str, most: int) -> None:
    refusal = Tabs(most, 0).refusal("a", Language(code))
    assert 0 < len(refusal.encode()) <= 123
