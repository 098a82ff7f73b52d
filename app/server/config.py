"""How the server is set up, and the refusal to be public by accident."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from simulation.errors import NotAllowed

LOOPBACK = "127.0.0.1"
PORT = 8765
PUBLIC_URL = "CULTURE_PUBLIC_URL"
ORIGIN = re.compile(r"https://[a-z0-9.-]+(:[0-9]{1,5})?/?", re.IGNORECASE)
"""An address that names no more than a host and a port: what a browser calls the origin of a page."""
TABS, TABS_EACH = 50, 8
"""Tabs at once: of all visitors, and of one of them in public mode."""


@dataclass(frozen=True, slots=True)
class Config:
    """How the server listens.

    Attributes
    ----------
    public_url
        Address under which others reach it, "" where it serves this machine only.
    lang
        Language of a visitor whose link names none; "" for the one their browser asks for.
    tabs
        Tabs that may be open at once.
    """

    host: str = LOOPBACK
    port: int = PORT
    lang: str = ""
    public_url: str = ""
    tabs: int = TABS

    @property
    def public(self) -> bool:
        """Whether others than this machine are served."""
        return bool(self.public_url)

    @property
    def tabs_each(self) -> int:
        """Tabs that one visitor may have open at once: on their own machine, all."""
        return min(TABS_EACH, self.tabs) if self.public else self.tabs

    @property
    def hosts(self) -> tuple[str, ...]:
        """Names by which a browser may call the server: what else is asked for comes from another page."""
        if self.public:
            return (urlsplit(self.public_url).hostname or "",)
        return (LOOPBACK, "localhost", "[::1]", self.shown_host)

    @property
    def shown_host(self) -> str:
        """The host as an address writes it."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def url(self) -> str:
        """Address to open."""
        return self.public_url or f"http://{self.shown_host}:{self.port}"


def configured(host: str, port: int, lang: str, public: bool, environment: Mapping[str, str] = os.environ) -> Config:
    """The set-up that was asked for.

    Raises
    ------
    NotAllowed
        Where others could reach the server and it is not set up for that.
    """
    if not public:
        if not is_loopback(host):
            raise NotAllowed(
                f"--host is {host}: others could open this page. Allowed without --public is an address of this machine only, as {LOOPBACK}."
            )
        return Config(host, port, lang)
    url = environment.get(PUBLIC_URL, "")
    if not ORIGIN.fullmatch(url):
        found = f'"{url}"' if url else "not set"
        raise NotAllowed(
            f"--public: {PUBLIC_URL} is {found}; it has to be the https address under which visitors reach the page, without a path."
        )
    return Config(host, port, lang, url.rstrip("/").lower().removesuffix(":443"))


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
