"""What Solara runs for every visitor: a visit of their own, the page it shows, and the one door for what their browser sends."""

import logging
import threading
from collections.abc import Callable
from typing import Any

import solara

from app.greenhouse.memory import sweep_soon
from app.greenhouse.shared import the_greenhouse
from app.pages import shell
from app.pages.compare import compare_page
from app.pages.evidence import evidence_page
from app.pages.garden import garden_page
from app.pages.levers.page import levers_page
from app.pages.module import MODULE
from app.view.link import from_link
from app.view.state import View
from app.view.visit import Visit, told
from experiments.language import Language

log = logging.getLogger("culture")
PAUSE = 0.2
"""Seconds between two looks at what has grown: a page is not drawn more often for it."""


@solara.component_vue(esm_module=MODULE, esm_export="Bar", vuetify=False)
def Bar(
    shell: dict[str, Any],
    address: dict[str, Any],
    download: dict[str, Any] | None,
    event_act: Callable[[Any], None],
    event_take: Callable[[Any], None],
    event_saved: Callable[[Any], None],
    event_dismiss: Callable[[Any], None],
) -> None:
    """The bar, and what stands around a page."""


@solara.component_vue(esm_module=MODULE, esm_export="Trouble", vuetify=False)
def Trouble(words: dict[str, str], event_act: Callable[[Any], None], event_again: Callable[[Any], None]) -> None:
    """A page that cannot be shown."""


PAGES: dict[str, Callable[..., Any]] = {"garden": garden_page, "levers": levers_page, "compare": compare_page, "evidence": evidence_page}
"""What shows each page: made of the visit and a door for what the browser sends."""


def opened(query: str, changed: Callable[[], None]) -> Visit:
    """The visit that a link opens, the first garden where it opens none; the server sees to it that every link names a language."""
    try:
        view, refused = from_link(query)
        return Visit(view, the_greenhouse(), changed, refused[0] if refused else "")
    except Exception:
        log.exception("This link could not be opened: %s", query)
        sorry = Language(View().lang)("This link cannot be read. Shown instead: the garden that opens first.")
        return Visit(View(), the_greenhouse(), changed, sorry)


@solara.component
def Layout(children: list[Any]) -> Any:
    """Nothing of Solara's own around a page."""
    return solara.v.Html(tag="div", class_="culture-layout", children=children)


@solara.component
def Page() -> Any:
    """Everything one visitor sees."""
    query = solara.use_router().search or ""
    _, draw = solara.use_state(0)
    news = solara.use_memo(threading.Event, [])
    visit = solara.use_memo(lambda: opened(query, news.set), [])
    taken, take = solara.use_state(None)
    solara.use_effect(lambda: follow(visit, news, draw), [])

    error, forget = solara.use_exception()

    def act(sent: Any) -> None:
        visit.do(sent)
        forget()
        news.set()

    making = solara.use_memo(threading.Lock, [])

    def fetch(sent: Any) -> None:
        def make() -> None:
            try:
                found = shell.taken(visit, sent)
            finally:
                making.release()  # before the browser hears of it, and may ask for the next
            take(found)
            news.set()

        if making.acquire(blocking=False):
            threading.Thread(target=make, name="to take home", daemon=True).start()
        else:
            visit.notice = shell.one_at_a_time(Language(visit.view.lang))
            news.set()

    def dismiss(_: Any) -> None:
        visit.dismiss()
        news.set()

    def again(_: Any) -> None:
        visit.again()
        forget()
        news.set()

    main = page_of(visit, error, act, again)
    bar = Bar(
        shell=shell.shown(visit),
        address={"query": visit.address.query, "push": visit.address.push},
        download=taken,
        event_act=act,
        event_take=fetch,
        event_saved=lambda _: take(None),
        event_dismiss=dismiss,
    )
    return solara.v.Html(tag="div", class_="culture", children=[bar, main])


def page_of(visit: Visit, error: BaseException | None, act: Callable[[Any], None], again: Callable[[Any], None]) -> Any:
    """The page on screen; where it cannot be made, a sentence and ways back."""
    failed = visit.failed() if error is None else told(error)
    solara.use_effect(
        lambda: log.error("The page %s could not be shown: %s", visit.view.page, failed, exc_info=error) if failed else None, [failed]
    )
    if not failed:
        return PAGES[visit.view.page](visit, act)
    return Trouble(words=shell.trouble_words(Language(visit.view.lang)), event_act=act, event_again=again)


def follow(visit: Visit, news: threading.Event, draw: Callable[[Any], None]) -> Callable[[], None]:
    """Draw again when there is news, until the visitor leaves."""
    left = threading.Event()

    def watch() -> None:
        while news.wait() and not left.is_set():
            news.clear()
            try:
                draw(lambda n: n + 1)
            except Exception:
                log.exception("The page could not be drawn; the next news draws it again.")
            left.wait(PAUSE)

    threading.Thread(target=watch, name="news", daemon=True).start()

    def leave() -> None:
        left.set()
        news.set()
        visit.leave()
        sweep_soon()

    return leave
