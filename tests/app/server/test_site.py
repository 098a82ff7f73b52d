"""The whole site, as a browser meets it."""

import os
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from unittest.mock import patch

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from app.server.config import TABS_EACH, Config
from app.server.first import AGAIN
from app.server.guard import HEADERS
from app.server.site import make_site
from app.server.tabs import TRY_LATER, VISITOR


@contextmanager
def visiting(config: Config) -> Iterator[TestClient]:
    """A browser's view of a site; what libraries of Solara say of each other while they are loaded is not ours."""
    with patch.dict(os.environ), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        site = make_site(config)
        with TestClient(site, base_url=config.url, follow_redirects=False) as found:
            warnings.simplefilter("error", DeprecationWarning)
            yield found


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with visiting(Config()) as found:
        yield found


def test_a_link_without_a_language_is_led_to_itself_in_the_language_of_the_browser(client: TestClient) -> None:
    answer = client.get("/?week=26&world=3", headers={"accept-language": "nl,en;q=0.5"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/?lang=nl&week=26&world=3")
    assert client.get("/").headers["location"] == "/?lang=en"


def test_the_page_is_solaras_with_the_first_paint_in_it_and_is_kept_by_nobody(client: TestClient) -> None:
    answer = client.get("/?lang=nl&page=levers")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert '<html lang="nl"' in answer.text
    assert 'id="first"' in answer.text
    assert "/_solara/cdn/" in answer.text


@pytest.mark.parametrize("path", ["/?lang=en", "/readyz", "/nothing", "/static/assets/style.css"])
def test_every_answer_has_the_headers_that_bind_a_page_to_this_server(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("header", ["script-name", "x-script-name", "x-forwarded-prefix", "x-forwarded-host"])
def test_no_header_of_a_visitor_says_where_scripts_come_from(client: TestClient, header: str) -> None:
    for _ in range(2):
        assert "evil.example" not in client.get("/?lang=en", headers={header: "//evil.example"}).text
    assert "evil.example" not in client.get("/?lang=en").text


@pytest.mark.parametrize(
    "path",
    ["/resourcez", "/resourcez?verbose", "/nothing", "/culture/0/pages.js", "/jupyter/api/kernels/1", "/_solara/api/evict/1", "/a/b/c"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "TRACE"])
def test_what_the_page_does_not_ask_for_is_not_there(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code in (404, 405)
    assert len(answer.text) < 30


def test_the_server_tells_that_it_is_ready(client: TestClient) -> None:
    assert client.get("/readyz").status_code == 200


def test_scripts_of_ours_and_of_solara_are_served_here(client: TestClient) -> None:
    from app.assets import PARTS, address

    ours = client.get(address(PARTS))
    assert (ours.status_code, ours.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert "immutable" in ours.headers["cache-control"]
    assert client.get("/_solara/cdn/requirejs@2.3.6/require.js").status_code == 200
    assert client.get("/_solara/cdn/../../../etc/passwd").status_code == 404


def crumbs(client: TestClient, **options: dict[str, str]) -> tuple[str, set[str]]:
    """Value and rules of the only cookie that a page sets."""
    client.cookies.clear()
    (cookie,) = client.get("/?lang=en", **options).headers.get_list("set-cookie")
    named, *rules = cookie.split("; ")
    name, _, value = named.partition("=")
    assert name == VISITOR
    return value, {rule.lower() for rule in rules}


@pytest.mark.parametrize("headers", [{}, {"host": "localhost:8765"}, {"x-forwarded-proto": "https"}])
def test_a_visitor_is_known_by_one_cookie_until_the_browser_closes(client: TestClient, headers: dict[str, str]) -> None:
    _, rules = crumbs(client, headers=headers)
    assert rules == {"httponly", "path=/", "samesite=lax"}


def test_in_public_mode_the_cookie_goes_over_https_only() -> None:
    with visiting(Config(public_url="https://culture.example")) as client:
        assert crumbs(client)[1] == {"httponly", "path=/", "samesite=lax", "secure"}


def test_nobody_guesses_the_name_of_a_visitor_who_keeps_it(client: TestClient) -> None:
    names = {crumbs(client)[0] for _ in range(20)}
    assert len(names) == 20
    assert min(len(name) for name in names) >= 40
    assert crumbs(client, headers={"cookie": f"{VISITOR}=abc"})[0] == "abc"


def test_solara_knows_the_visitor_by_the_same_cookie(client: TestClient) -> None:
    from solara.server.server import get_session_id_cookie

    assert get_session_id_cookie({VISITOR: "abc"}) == "abc"


@contextmanager
def tab(client: TestClient, n: int, visitor: str) -> Iterator[WebSocketTestSession]:
    """A tab of a visitor, as the script of Solara opens it; one that does not end at once is cut off."""
    address = f"{client.base_url}/jupyter/api/kernels/{n}/channels?session_id={n}".replace("http", "ws", 1)
    with suppress(CancelledError), client.websocket_connect(address, headers={"cookie": f"{VISITOR}={visitor}"}) as socket:
        yield socket


def refused(client: TestClient, visitor: str, lang: str = "en") -> str:
    """What a visitor is told instead of the page, "" where they get it."""
    answer = client.get(f"/?lang={lang}", headers={"cookie": f"{VISITOR}={visitor}"})
    if answer.status_code == 200:
        return ""
    assert (answer.status_code, answer.headers["retry-after"]) == (503, str(AGAIN))
    return answer.text


def test_a_house_that_is_full_lets_nobody_in_until_somebody_leaves() -> None:
    with visiting(Config(tabs=2)) as client:
        with tab(client, 1, "a"), tab(client, 2, "a"):
            assert "Every place is taken" in refused(client, "b")
            assert "plaatsen" in refused(client, "b", "nl")
        assert not refused(client, "b")


def test_in_public_mode_one_browser_does_not_take_every_place() -> None:
    with visiting(Config(public_url="https://culture.example")) as client, ExitStack() as tabs:
        for n in range(TABS_EACH):
            assert not refused(client, "a")
            tabs.enter_context(tab(client, n, "a"))
        assert f"{TABS_EACH} tabs" in refused(client, "a")
        with pytest.raises(WebSocketDisconnect) as closed, tab(client, 9, "a"):
            pass
        assert closed.value.code == TRY_LATER
        assert not refused(client, "b")


def test_places_are_free_again_after_many_tabs_and_one_that_sent_nonsense() -> None:
    with visiting(Config(tabs=3)) as client:
        for n in range(20):
            with tab(client, n, "a"):
                pass
        with suppress(BaseExceptionGroup), tab(client, 99, "a") as socket:
            socket.send_text("nonsense")
            socket.receive_text()
        assert not refused(client, "a")
