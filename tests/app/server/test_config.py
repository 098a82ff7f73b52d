from urllib.parse import urlsplit

import pytest

from app.server.config import PUBLIC_URL, SECRET, configured, is_loopback
from app.server.guard import name_of
from simulation.errors import NotAllowed

GOOD = {PUBLIC_URL: "https://culture.example/", SECRET: "s" * 32}


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
    ("environment", "named"),
    [
        ({}, PUBLIC_URL),
        ({SECRET: "s" * 32}, PUBLIC_URL),
        (GOOD | {PUBLIC_URL: "http://culture.example"}, PUBLIC_URL),
        (GOOD | {PUBLIC_URL: "https://"}, PUBLIC_URL),
        (GOOD | {PUBLIC_URL: "https://culture.example/garden"}, PUBLIC_URL),
        ({PUBLIC_URL: "https://culture.example"}, SECRET),
        (GOOD | {SECRET: "short"}, SECRET),
    ],
)
def test_public_mode_refuses_to_start_unless_it_is_set_up(environment: dict[str, str], named: str) -> None:
    with pytest.raises(NotAllowed, match=named):
        configured("0.0.0.0", 8765, "", public=True, environment=environment)


def test_public_mode_that_is_set_up_answers_to_its_own_name_only() -> None:
    config = configured("0.0.0.0", 8765, "nl", public=True, environment=GOOD)
    assert config.hosts == ("culture.example",)
    assert config.url == "https://culture.example"


def test_a_secret_is_not_told_in_a_refusal() -> None:
    with pytest.raises(NotAllowed) as refusal:
        configured("0.0.0.0", 8765, "", public=True, environment=GOOD | {SECRET: "hush-hush"})
    assert "hush-hush" not in str(refusal.value)
