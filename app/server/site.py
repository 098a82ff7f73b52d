"""The web application: our own routes first, Solara at the root."""

import os
import secrets
import sys
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from app.assets import STATIC, address
from app.server.config import Config
from app.server.first import AGAIN, asked_for, language_of, no_place, with_first_paint
from app.server.guard import Guard
from app.server.tabs import VISITOR, Tabs
from experiments.language import Language

CDN = Path(sys.prefix) / "share" / "solara" / "cdn"
"""Where the package solara-assets lays the scripts and fonts of the page."""
KEPT = "20s"
"""How long the state of a visitor whose connection broke is kept; a link brings it back after that."""
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""What our files are."""
ASKED_FOR = frozenset(
    {
        "/readyz",
        "/jupyter/api/kernels/{kernel_id}/{name}",
        "/_solara/api/close/{kernel_id}",
        "/jupyter/nbextensions",
        "/static/assets",
        "/static",
    }
)
"""Routes of Solara that its page asks for. Its own pages are not among them: the first to ask for one says in a header where scripts come from."""
LARGEST_MESSAGE = 1024 * 1024
"""Bytes of a message from a browser."""


def set_up_solara() -> None:
    """Set what Solara reads when it is first imported: no telemetry, no banner, no reloading, no address but the root."""
    settings = {
        "SOLARA_APP": "app.pages.entry",
        "SOLARA_ROOT_PATH": "",
        "SOLARA_MODE": "production",
        "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
        "SOLARA_THEME_SHOW_BANNER": "False",
        "SOLARA_THEME_TITLE": "Culture Garden",
        "SOLARA_THEME_LOADER": "garden",
        "SOLARA_THEME_FORCE_REFRESH": "True",
        "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
        "SOLARA_ASSETS_PROXY": "True",
        "SOLARA_KERNEL_CULL_TIMEOUT": KEPT,
    }
    os.environ.update(settings)


def make_site(config: Config) -> Starlette:
    """The application of a server that is set up so."""
    set_up_solara()
    import solara.server.starlette as served
    from solara.server.server import read_root

    async def index(request: Request) -> Response:
        if "lang" not in request.query_params:
            return RedirectResponse(f"/?lang={language_of(request, config)}&{request.url.query}".rstrip("&"))
        view, visitor = asked_for(request, config), request.cookies.get(VISITOR) or secrets.token_urlsafe()
        if why := tabs.refusal(visitor, Language(view.lang)):
            return HTMLResponse(no_place(view, why), 503, {"cache-control": "no-store", "retry-after": str(AGAIN)})
        answer = HTMLResponse(with_first_paint(read_root("/") or "", view), headers={"cache-control": "no-store"})
        answer.set_cookie(VISITOR, visitor, httponly=True, samesite="lax", secure=config.public)
        return answer

    tabs = Tabs(config.tabs, config.tabs_each)
    held = kept()
    solaras = [route for route in served.routes if route.path in ASKED_FOR]

    async def ours(request: Request) -> Response:
        return held.get(request.path_params["name"]) or await missing(request)

    return Starlette(
        routes=[
            Route("/", index),
            Route(address("{name:path}"), ours),
            Mount("/_solara/cdn", StaticFiles(directory=CDN)),
            Mount("/", app=tabs.counting(Starlette(routes=solaras, middleware=served.middleware))),
        ],
        middleware=[Middleware(Guard, hosts=config.hosts, origin=config.public_url)],
        lifespan=served.lifespan,
    )


def kept() -> dict[str, Response]:
    """Our scripts and pictures, held ready, by name. Their address changes with them: a browser need not ask again."""
    forever = {"cache-control": "public, max-age=31536000, immutable"}
    paths = (path for path in STATIC.rglob("*") if path.suffix in KINDS)
    return {
        path.relative_to(STATIC).as_posix(): Response(path.read_bytes(), headers=forever, media_type=KINDS[path.suffix]) for path in paths
    }


async def missing(request: Request) -> Response:
    """Nothing is here; what the server tells of itself is nobody's business."""
    return PlainTextResponse("Not found.", status_code=404)
