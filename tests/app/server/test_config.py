from urllib.parse import urlsplit

import pytest

from app.server.config import PUBLIC_URL, configured, is_loopback
from app.server.guard import name_of
from simulation.errors import NotAllowed

GOOD = {PUBLIC_URL: "https://culture.example/"}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.1.2.3"])
def test_the_server_listens_on_this_machine_without_being_asked_anything(host: str) -> None:
    config = configured(host, 8765, "", public=False, environment={})
    assert (config.host, config.public) == (host, False)
    assert name_of(config.url.removeprefix("http:")) in config.hosts
    assert urlsplit(config.url).port == 8765


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "culture.example", ""])
def test_it_does_not_listen_elsewhere_by_accident(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(NotAllowed, match="--public"):
        configured(host, 8765, "", public=False, environment=GOOD)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "culture.example",
        "http://culture.example",
        "https://",
        "https://culture.example/garden",
        "https://culture.example?garden",
        "https://visitor@culture.example",
        "https://culture.example:port",
        "https://[",
    ],
)
def test_public_mode_refuses_to_start_unless_it_is_told_its_address(url: str | None) -> None:
    with pytest.raises(NotAllowed, match=PUBLIC_URL):
        configured("127.0.0.1", 8765, "", public=True, environment={} if url is None else {PUBLIC_URL: url})


def test_public_mode_that_is_set_up_answers_to_its_own_name_only() -> None:
    config = configured("0.0.0.0", 8765, "nl", public=True, environment=GOOD)
    assert config.hosts == ("culture.example",)
    assert config.url == "https://culture.example"


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://Culture.Example/", "https://culture.example"),
        ("https://culture.example:443", "https://culture.example"),
        ("https://culture.example:8443", "https://culture.example:8443"),
    ],
)
def test_the_address_is_written_as_a_browser_writes_it(url: str, named: str) -> None:
    config = configured("127.0.0.1", 8765, "", public=True, environment={PUBLIC_URL: url})
    assert (config.url, config.hosts) == (named, ("culture.example",))
