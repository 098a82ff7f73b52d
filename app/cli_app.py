"""``culture app``: the pages in a browser."""

import os
import socket
import sys
import threading
import webbrowser
from typing import Annotated, Any

import typer

from app.server.config import LOOPBACK, PORT, Config, configured
from experiments.language import Language
from simulation.errors import NotAllowed

Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on; without it 8765, or the next that is free.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")]
Lang = Annotated[str, typer.Option("--lang", metavar="LANG", help="Language of the pages: en or nl; without it that of the browser.")]
Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; only this machine's own without --public.")]
Public = Annotated[
    bool, typer.Option("--public", help="Let others in; needs the https address they use as CULTURE_PUBLIC_URL in the environment.")
]
TRIED = 20
"""Ports that are tried where none is asked for."""
GRACE = 2.0
"""Seconds in which pages may still be told that the server stops."""
WARM_WEEKS = 80
"""Weeks of the worlds that are compared to load what a verdict needs: a year after launch."""
HELD: list[Any] = []
"""What has grown before anybody came, as long as the server runs."""


def pages(port: Port = 0, no_browser: NoBrowser = False, lang: Lang = "", host: Host = LOOPBACK, public: Public = False) -> None:
    """Open the pages in a browser: the garden, comparing, levers, evidence.

    Nothing leaves this machine. Stop with Ctrl-C.

    [b]Examples[/b]

    culture app

    culture app --lang nl --port 9000 --no-browser
    """
    code = Language.of(lang).code if lang else ""
    config = configured(host, port or free_port(host), code, public)
    refuse_taken(config)
    serve(config, not no_browser and not public)


def free_port(host: str) -> int:
    """The first port from the usual one on that nobody listens on."""
    return next((port for port in range(PORT, PORT + TRIED) if is_free(host, port)), PORT)


def is_free(host: str, port: int) -> bool:
    """Whether a port can be listened on."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def refuse_taken(config: Config) -> None:
    """Say that a port is taken."""
    if not is_free(config.host, config.port):
        raise NotAllowed(f"--port: {config.port} on {config.host} is taken or may not be used; choose another, or stop what listens there.")


def serve(config: Config, open_browser: bool) -> None:
    """Serve until stopped."""
    try:
        import uvicorn

        from app.server.site import LARGEST_MESSAGE, make_site
    except ImportError as error:
        raise NotAllowed(f'The pages need more libraries ({error.name} is missing): install "culture-garden[app]".') from None
    from simulation.compiled import is_compiled

    if not is_compiled():
        print("The model is being compiled for this machine: about half a minute, once.", file=sys.stderr)
    site = make_site(config)
    threading.Thread(target=warm_up, name="warm up", daemon=True).start()
    print(f"Culture Garden is at {config.url} (stop with Ctrl-C)", file=sys.stderr)
    if open_browser:
        threading.Timer(0.7, webbrowser.open, [config.url]).start()
    stopping(
        uvicorn.Server(
            uvicorn.Config(
                site, host=config.host, port=config.port, log_level="warning", ws_max_size=LARGEST_MESSAGE, timeout_graceful_shutdown=1
            )
        )
    ).run()
    os._exit(0)


def stopping(server: Any) -> Any:
    """The server, which does not wait for long when it is asked to stop: open pages hold threads, and nothing of them has to be kept."""
    ask = server.handle_exit

    def stop(*signal: Any) -> None:
        ask(*signal)
        last = threading.Timer(GRACE, os._exit, [0])
        last.daemon = True
        last.start()

    server.handle_exit = stop
    return server


def warm_up() -> None:
    """Have ready what the first visitors would wait for: the pages as they are first seen, and what is loaded only when it is first used."""
    from app.greenhouse.shared import the_greenhouse
    from app.view.house import first_pages
    from app.view.state import View
    from experiments.comparison import compare
    from experiments.language import LANGUAGES, Language

    HELD.extend(first_pages(the_greenhouse(), View()))
    scenarios = [View().scenario(name).model_copy(update={"weeks": WARM_WEEKS}) for name in View().strategies]
    for code in LANGUAGES:
        compare(scenarios, replications=2, workers=1).verdict(Language(code))
