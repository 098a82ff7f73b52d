"""The model description tells what is declared."""

from experiments.describe import MARK, PAGE, described
from simulation.parameters import Parameters
from simulation.settings import LEVERS


def test_the_tables_follow_from_the_declarations() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert described(page) == page, "run: python -m experiments.describe"


def test_every_lever_and_parameter_is_in_the_tables() -> None:
    tables = PAGE.read_text(encoding="utf-8").split(MARK)[1]
    names = [*LEVERS, *(name.split(".")[1] for name, _, _ in Parameters.declarations())]
    assert [name for name in names if f"| `{name}` |" not in tables] == []
