"""The web application: our own routes first, Solara at the root."""

import os
import sys
import warnings
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from app.assets import STATIC, address
from app.server.config import VISITORS, Config
from app.server.first import language_of, with_first_paint
from app.server.guard import Guard

CDN = Path(sys.prefix) / "share" / "solara" / "cdn"
"""Where the package solara-assets lays the scripts and fonts of the page."""
KEPT = "20s"
"""How long the state of a visitor whose connection broke is kept; a link brings it back after that."""
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
"""What our files are."""
LARGEST_MESSAGE = 1024 * 1024
"""Bytes of a message from a browser."""


def set_up_solara(config: Config) -> None:
    """Set what Solara reads when it is first imported: no telemetry, no banner, no reloading, cookies that scripts cannot read."""
    settings = {
        "SOLARA_APP": "app.pages.entry",
        "SOLARA_MODE": "production",
        "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
        "SOLARA_THEME_SHOW_BANNER": "False",
        "SOLARA_THEME_TITLE": "Culture Garden",
        "SOLARA_THEME_LOADER": "garden",
        "SOLARA_THEME_FORCE_REFRESH": "True",
        "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False",
        "SOLARA_ASSETS_PROXY": "True",
        "SOLARA_KERNEL_CULL_TIMEOUT": KEPT,
        "SOLARA_KERNEL_MAX_PER_SESSION": "8",
        "SOLARA_SESSION_HTTP_ONLY": "True",
    }
    if config.public:
        settings |= {
            "SOLARA_SESSION_SECRET_KEY": config.secret,
            "SOLARA_SESSION_HTTPS_ONLY": "True",
            "SOLARA_BASE_URL": f"{config.public_url}/",
            "SOLARA_KERNEL_MAX_COUNT": str(VISITORS),
        }
    os.environ.update(settings)


def make_site(config: Config) -> Starlette:
    """The application of a server that is set up so."""
    set_up_solara(config)
    warnings.filterwarnings("ignore", message="Cookies with samesite=none")  # ours are Lax on purpose
    import solara.server.starlette as served

    async def index(request: Request) -> Response:
        if "lang" not in request.query_params:
            return RedirectResponse(f"/?lang={language_of(request, config)}&{request.url.query}".rstrip("&"))
        answer: Response = await served.root(request, "")
        if not isinstance(answer, HTMLResponse):
            return answer
        page = with_first_paint(bytes(answer.body).decode("utf-8"), request, config)
        whole = HTMLResponse(page, headers={"cache-control": "no-store"})
        whole.raw_headers.extend(header for header in answer.raw_headers if header[0] == b"set-cookie")
        return whole

    held = kept()

    async def ours(request: Request) -> Response:
        return held.get(request.path_params["name"]) or await missing(request)

    return Starlette(
        routes=[
            Route("/", index),
            Route("/resourcez", missing),
            Route(address("{name:path}"), ours),
            Mount("/_solara/cdn", StaticFiles(directory=CDN)),
            Mount("/", app=served.app),
        ],
        middleware=[Middleware(Guard, hosts=config.hosts)],
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
