from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.server.guard import HEADERS, Guard, name_of


async def hello(request: Request) -> PlainTextResponse:
    return PlainTextResponse("hello")


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


def guarded(*hosts: str, origin: str = "") -> Starlette:
    return Starlette(
        routes=[Route("/", hello), WebSocketRoute("/socket", echo)], middleware=[Middleware(Guard, hosts=hosts, origin=origin)]
    )


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(guarded("127.0.0.1", "[::1]"), base_url="http://127.0.0.1:8765") as found:
        yield found


def test_who_names_this_server_is_answered_with_the_headers_that_bind_a_page_to_it(client: TestClient) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.text) == (200, "hello")
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "127.0.0.1@evil.example", "["])
def test_who_calls_the_server_by_another_name_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:9999", "https://evil.example:8765", "null"])
def test_a_page_from_elsewhere_opens_no_socket_and_gets_no_answer(client: TestClient, origin: str) -> None:
    assert client.get("/", headers={"origin": origin}).status_code == 400
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("ws://127.0.0.1:8765/socket", headers={"origin": origin}):
        pass


def test_a_page_of_this_server_opens_a_socket(client: TestClient) -> None:
    with client.websocket_connect("ws://127.0.0.1:8765/socket", headers={"origin": "http://127.0.0.1:8765"}) as socket:
        assert socket.receive_text() == "hello"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://culture.example", 200),
        ("http://culture.example", 400),
        ("https://culture.example:8443", 400),
        ("https://a.culture.example", 400),
        ("null", 400),
    ],
)
@pytest.mark.parametrize("host", ["culture.example", "culture.example:443", "culture.example:8765"])
def test_in_public_mode_pages_come_from_the_public_address_whatever_port_a_proxy_names(origin: str, status: int, host: str) -> None:
    with TestClient(guarded("culture.example", origin="https://culture.example")) as client:
        assert client.get("/", headers={"host": host, "origin": origin}).status_code == status


def test_a_refusal_is_bound_as_an_answer_is(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_where_a_page_came_from_is_told_to_this_server_and_to_no_other() -> None:
    """With "no-referrer" a browser may hide it from us too, and the last word of a closing tab is refused."""
    assert HEADERS["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("address", "name"), [("//127.0.0.1:80", "127.0.0.1"), ("//[::1]:80", "[::1]"), ("//localhost", "localhost"), ("//", "")]
)
def test_the_name_of_a_server_is_what_stands_before_its_port(address: str, name: str) -> None:
    assert name_of(address) == name
