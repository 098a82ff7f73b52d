"""The server of the pages as a visitor's machine would start it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(port: int, log: Path) -> Iterator[str]:
    """Run ``culture app`` as a visitor's machine would; its address."""
    command = [sys.executable, "-m", "app", "app", "--no-browser", "--port", str(port)]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=os.environ | {"CULTURE_DEBUG": "1"}) as process,
    ):
        address = f"http://127.0.0.1:{port}"
        try:
            wait_for(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(20)
    assert "Traceback" not in log.read_text("utf-8")


def wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server answers."""
    for _ in range(600):
        assert process.poll() is None, log.read_text("utf-8")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text("utf-8"))
