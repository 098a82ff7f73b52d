"""The first paint: the bar, the name of the page and bare ground, sent with the page itself and seen before any script has run."""

import re
from html import escape

from starlette.requests import Request

from app.assets import PARTS, address, scripts, styles
from app.pages.words import bar_words
from app.server.config import Config
from app.view.language import met_in
from app.view.link import from_link
from app.view.state import PAGES, View
from experiments.language import Language

VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no, minimal-ui">'
"""As Solara writes it: nobody could enlarge the page."""
OURS = '<meta name="viewport" content="width=device-width, initial-scale=1">'
FONTS = re.compile(r'<link href="[^"]*/dist/fonts.css" rel="stylesheet"[^>]*></link>')
"""Fonts and signs of Vuetify, which nothing of ours shows; scripts would wait for them."""
AGAIN = 2
"""Seconds between two times that a page asks for a place."""
HEAD, PAINT, ROOT = "<!-- culture: head -->", "<!-- culture: first paint -->", "<html>"


def language_of(request: Request, config: Config) -> str:
    """The language a visitor is met in."""
    return met_in(request.query_params.get("lang", ""), config.lang, request.headers.get("accept-language", ""))


def asked_for(request: Request, config: Config) -> View:
    """The view that a visitor asks for."""
    return from_link(request.url.query[:20_000], View(lang=language_of(request, config)))[0]


def with_first_paint(page: str, view: View) -> str:
    """Solara's page with our head and the first paint in it.

    Raises
    ------
    RuntimeError
        Where Solara's page is not the one this was written for.
    """
    for found, ours in ((VIEWPORT, OURS), (ROOT, root(view)), (HEAD, head(view)), (PAINT, paint(view))):
        if found not in page:
            raise RuntimeError(f"Solara's page does not hold {found!r}; another version of Solara needs another first paint.")
        page = page.replace(found, ours, 1)
    return FONTS.sub("", page, 1)


def no_place(view: View, why: str) -> str:
    """What is seen instead of the page where there is no place, and asks now and then whether there is one."""
    again = "setInterval(() => fetch(location, { method: 'HEAD' }).then((answer) => answer.ok && location.reload(), () => {}), %d)"
    return (
        f'<!doctype html>{root(view)}<head><meta charset="utf-8">{OURS}<title>Culture Garden</title>{colours(view)}</head>'
        f'<body><main class="page"><p class="sentence">{escape(why)}</p></main><script>{again % (AGAIN * 1000)}</script></body></html>'
    )


def root(view: View) -> str:
    """The tag that all others stand in: language and colours."""
    theme = view.theme if view.theme != "auto" else "light"
    return f'<html lang="{view.lang}" data-theme="{theme}" data-wish="{view.theme}">'


def head(view: View) -> str:
    """Styles, and the scripts of the parts, asked for at once: they come while Solara's are being read, see ``app.pages.module``."""
    ahead = "".join(f'<link rel="modulepreload" href="{name}">' for name in scripts())
    return f'{colours(view)}{ahead}<script>window.cultureParts = import("{address(PARTS)}");</script>'


def colours(view: View) -> str:
    """Styles, written into the page so that nothing has to be waited for, and the colours the visitor's machine asks for."""
    dark = "matchMedia('(prefers-color-scheme: dark)').matches"
    script = f"if (document.documentElement.dataset.wish === 'auto' && {dark}) document.documentElement.dataset.theme = 'dark';"
    return f'<link rel="icon" type="image/svg+xml" href="{address("icon.svg")}"><style>{styles()}</style><script>{script}</script>'


def paint(view: View) -> str:
    """The bar and the name of the page."""
    words = bar_words(Language(view.lang))
    tabs = "".join(
        f'<span class="tab"{" aria-current=page" if page == view.page else ""}>{escape(words["pages"][page])}</span>' for page in PAGES
    )
    return (
        f'<div id="first" class="{"present" if view.present else ""}" aria-hidden="true"><div class="bar"><span class="brand">{escape(words["brand"])}</span>'
        f'<span class="tabs">{tabs}</span></div><div class="page"><p class="sentence">{escape(words["growing"])}</p><div class="ground"></div></div></div>'
    )
