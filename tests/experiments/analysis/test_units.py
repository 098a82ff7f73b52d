import pytest

from experiments.analysis.units import drawn_apart, groups_of
from experiments.studies.study import Design
from tests.experiments.analysis.made_up import factor, study

FACTORS = (factor("purpose", 0.0, 1.0), factor("integrity", 0.0, 1.0))


@pytest.mark.parametrize(
    ("kind", "pairs", "size"), [("sobol", False, 4), ("sobol", True, 6), ("morris", False, 3), ("latin_hypercube", False, 1)]
)
def test_points_that_were_drawn_together_are_one_group(kind: str, pairs: bool, size: int) -> None:
    asked = study(factors=FACTORS, design=Design(kind=kind, second_order=pairs))
    assert groups_of(asked, 12).tolist() == [point // size for point in range(12)]


@pytest.mark.parametrize(("kind", "apart"), [("sobol", [0, 3, 4, 7]), ("latin_hypercube", list(range(8)))])
def test_points_that_only_mix_others_are_not_drawn_apart(kind: str, apart: list[int]) -> None:
    found = drawn_apart(study(factors=FACTORS, design=Design(kind=kind)), 8)
    assert found.nonzero()[0].tolist() == apart
