import asyncio
from typing import Any

import pytest

from app.server.tabs import SPARE, TRY_LATER, VISITOR, Tabs
from experiments.language import Language

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


def test_who_comes_to_a_full_house_is_let_in_when_somebody_has_left() -> None:
    async def visit() -> None:
        house = House(most=2, each=2)
        (_, leaving), _ = house.opened("a"), house.opened("b")
        await asyncio.sleep(0)
        assert house.refuses("c")
        leaving.put_nowait("leave")
        await asyncio.sleep(0)
        assert not house.refuses("c")

    asyncio.run(visit())


def test_who_is_in_a_full_house_may_load_the_page_again() -> None:
    async def visit() -> None:
        house = House(most=2, each=2)
        (before, leaving), _ = house.opened("a"), house.opened("b")
        await asyncio.sleep(0)
        assert not house.refuses("a")  # asked for before the tab that it takes the place of has closed
        leaving.put_nowait("leave")
        await before
        meanwhile, again = house.opened("c"), house.opened("a")
        await asyncio.sleep(0)
        assert not meanwhile[0].done()
        assert not again[0].done()

    asyncio.run(visit())


def test_spare_places_come_to_an_end_and_a_socket_is_told_to_come_later() -> None:
    async def visit() -> None:
        house = House(most=2, each=2)
        tabs = [house.opened(f"visitor {n}")[0] for n in range(2 + SPARE + 1)]
        await asyncio.sleep(0)
        assert [tab.done() for tab in tabs] == [False] * (2 + SPARE) + [True]
        assert [(said["type"], said["code"]) for said in house.said] == [("websocket.close", TRY_LATER)]

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
