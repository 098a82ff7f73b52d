import io
import zipfile
from collections.abc import Iterator

import numpy as np
import pytest

from app.greenhouse.pool import Greenhouse
from app.pages import takeaways
from app.view.actions import act
from app.view.state import View
from app.view.visit import Visit
from experiments.comparison import Comparison, compare
from experiments.language import Language
from experiments.takeaway import take
from simulation.measures import WEEKLY

SMALL = View(context="start_up", worlds=12, world=2, strategies=("implementation", "co_creation"))


@pytest.fixture
def greenhouse() -> Iterator[Greenhouse]:
    found = Greenhouse(workers=1)
    yield found
    found.close()


@pytest.fixture
def own() -> View:
    return act(SMALL, {"do": "pull", "name": "purpose", "value": 0.9, "phase": 1})


def by_command(view: View) -> Comparison:
    """What the command line compares, of the same strategies in the same worlds."""
    return compare([view.scenario(name) for name in takeaways.on_screen(view)], replications=view.worlds, workers=1)


@pytest.mark.parametrize("page", ["garden", "compare", "levers", "evidence"])
def test_what_is_taken_home_is_what_the_command_line_finds(greenhouse: Greenhouse, own: View, page: str) -> None:
    view = own.altered(page=page)
    visit, expected = Visit(view, greenhouse, lambda: None), by_command(view)
    found = takeaways.whole(visit, view)
    for name in WEEKLY:
        assert np.array_equal(found.measure(name), expected.measure(name)), name
        assert np.array_equal(found.status_quo(name), expected.status_quo(name)), name


def test_the_tables_a_visitor_takes_home_are_those_of_the_command_line(greenhouse: Greenhouse) -> None:
    visit = Visit(SMALL.altered(page="compare"), greenhouse, lambda: None)
    found = takeaways.taken(visit, {"kind": "data"})
    expected = take("data", by_command(visit.view), Language("en"), world=2)
    assert files(found.content) == files(expected.content)


@pytest.mark.parametrize("kind", takeaways.LIGHT)
def test_a_command_waits_for_nothing_heavy_of_another_visitor(greenhouse: Greenhouse, kind: str) -> None:
    visit = Visit(SMALL, greenhouse, lambda: None)
    with takeaways.MAKING:
        assert takeaways.taken(visit, {"kind": kind}).content


def files(packed: bytes) -> dict[str, bytes]:
    """What a ZIP holds, by name."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
