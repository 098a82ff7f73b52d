import re

import pytest
from starlette.requests import Request

from app.assets import PARTS, STATIC, address
from app.server.config import Config
from app.server.first import HEAD, PAINT, ROOT, VIEWPORT, asked_for, language_of, no_place, with_first_paint
from app.view.state import View

SOLARAS = f"<!doctype html>{ROOT}<head>{VIEWPORT}{HEAD}</head><body>{PAINT}</body></html>"


def asking(query: str = "", languages: str = "") -> Request:
    headers = [(b"accept-language", languages.encode())] if languages else []
    return Request(
        {"type": "http", "method": "GET", "path": "/", "query_string": query.encode(), "headers": headers, "server": ("127.0.0.1", 80)}
    )


def wanted(query: str) -> View:
    return asked_for(asking(query), Config())


def test_the_first_paint_names_the_pages_and_which_one_is_opened() -> None:
    page = with_first_paint(SOLARAS, wanted("page=levers"))
    assert [text for text in ("Garden", "Compare", "Levers", "Evidence and limits") if f">{text}<" in page] == [
        "Garden",
        "Compare",
        "Levers",
        "Evidence and limits",
    ]
    assert re.search("aria-current=page>Levers<", page)


@pytest.mark.parametrize("found", [VIEWPORT, HEAD, PAINT, ROOT])
def test_another_page_of_solara_is_not_taken_for_the_one_this_was_written_for(found: str) -> None:
    with pytest.raises(RuntimeError, match="another version"):
        with_first_paint(SOLARAS.replace(found, ""), View())


def test_every_script_of_a_part_is_asked_for_while_solaras_are_read() -> None:
    page = with_first_paint(SOLARAS, View())
    asked = set(re.findall(r'<link rel="modulepreload" href="/culture/[0-9a-f]+/([^"]+)"', page))
    assert asked == {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.js")}
    assert f'window.cultureParts = import("{address(PARTS)}")' in page


def test_fonts_that_nothing_of_ours_shows_are_not_waited_for() -> None:
    fonts = '<link href="/cdn/x/dist/fonts.css" rel="stylesheet" fetchpriority="low"></link>'
    page = with_first_paint(SOLARAS.replace("</body>", f"{fonts}<p>kept</p></body>"), View())
    assert "fonts.css" not in page and "<p>kept</p>" in page


def test_the_page_may_be_enlarged_by_who_needs_it() -> None:
    assert "user-scalable=no" not in with_first_paint(SOLARAS, View())


def test_the_colours_of_the_link_are_there_before_any_script() -> None:
    assert 'data-theme="dark"' in with_first_paint(SOLARAS, wanted("theme=dark"))


@pytest.mark.parametrize(
    ("query", "languages", "server", "lang"),
    [
        ("lang=nl", "en", "", "nl"),
        ("", "nl-NL,nl;q=0.9,en;q=0.8", "", "nl"),
        ("", "de,nl;q=0.7", "", "nl"),
        ("", "de", "", "en"),
        ("", "", "nl", "nl"),
        ("lang=en", "nl", "nl", "en"),
        ("lang=xx", "nl", "", "nl"),
    ],
)
def test_a_visitor_is_met_in_the_language_of_the_link_then_of_the_server_then_of_the_browser(
    query: str, languages: str, server: str, lang: str
) -> None:
    assert language_of(asking(query, languages), Config(lang=server)) == lang


def test_what_stands_in_a_link_is_never_written_into_the_page() -> None:
    page = with_first_paint(SOLARAS, wanted("theme=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&lang=%3Cb%3E&page=%3Cimg%3E"))
    assert "alert(1)" not in page
    assert "<img>" not in page


def test_where_there_is_no_place_the_page_says_so_in_the_language_and_colours_of_the_link() -> None:
    page = no_place(wanted("lang=nl&theme=dark"), "Vol & <bezet>.")
    assert '<html lang="nl" data-theme="dark"' in page
    assert "Vol &amp; &lt;bezet&gt;." in page
