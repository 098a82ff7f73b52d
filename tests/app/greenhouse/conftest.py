"""Greenhouses that are closed after the test."""

from collections.abc import Iterator

import pytest

from app.greenhouse.pool import Greenhouse


@pytest.fixture
def greenhouse() -> Iterator[Greenhouse]:
    """Two threads."""
    made = Greenhouse(2)
    yield made
    made.close()


@pytest.fixture
def narrow() -> Iterator[Greenhouse]:
    """One thread: what is ordered while it is busy waits."""
    made = Greenhouse(1)
    yield made
    made.close()
