import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.analysis.answers import Answers, answer
from experiments.analysis.causes import weights
from experiments.language import Language
from experiments.studies.study import Design
from tests.experiments.analysis.made_up import FIRST, HEADLINE, SECOND, MadeUp, arm, factor, study

ROOT = Path(__file__).parents[3]
MEANING, PART, PURPOSE = factor("change.meaning", 0.0, 0.25, 0.75, 1.0), factor("participation", 0.0, 0.1, 0.2), factor("purpose", 0.0, 1.0)
WON = (MEANING, factor("participation", 0.0, 1.0), PURPOSE)


def corner(points: pd.DataFrame, week: int) -> np.ndarray:
    """Ahead where meaning and participation are high."""
    return np.where((points["change.meaning"] > 0.4) & (points["participation"] > 0.5), 0.4, -0.4)


def answered(kind: str, samples: int, replications: int, worlds: str = "same", **changes: Any) -> Answers:
    asked = study(factors=WON, replications=replications, design=Design(kind=kind, samples=samples, worlds=worlds))
    return answer(MadeUp(asked, **({"gain": corner, "noise": 0.02} | changes)))


def test_a_study_of_one_point_tells_the_contrast() -> None:
    found = answer(MadeUp(study(), gain=lambda points, week: np.array([0.3])))
    assert found.points == 1 and found.runs == 40 and [contrast.arm for contrast in found.headlines] == [SECOND]
    assert (found.surfaces, found.responses, found.boxes, found.sobol, found.untold) == ((), (), (), (), ())


def test_the_headline_is_that_of_the_last_week() -> None:
    found = answer(MadeUp(study(arms=(arm(FIRST), arm(SECOND), arm("status_quo")))))
    assert [(each.arm, each.measure, each.week) for each in found.headlines] == [(SECOND, HEADLINE, 285), ("status_quo", HEADLINE, 285)]


def test_points_are_tallied_by_what_became_of_them() -> None:
    made = MadeUp(
        study(factors=(MEANING,), margins={HEADLINE: 0.05}),
        gain=lambda points, week: points["change.meaning"].to_numpy() - 0.25,
        noise=0.02,
    )
    (tally,) = answer(made).tallies
    assert (tally.points, tally.wins, tally.loses, tally.equal, tally.undecided, tally.ahead) == (
        4,
        2,
        1,
        1,
        0,
        tally.points - tally.behind,
    )


def test_of_a_measure_of_which_less_is_better_less_is_ahead() -> None:
    made = MadeUp(study(measures=("detractors_share",), headline="detractors_share"), gain=lambda points, week: np.array([-0.3]))
    (tally,) = answer(made).tallies
    assert (tally.wins, tally.ahead, tally.behind) == (1, 1, 0)


def test_a_grid_of_two_factors_is_told_by_surfaces_and_curves() -> None:
    found = answer(MadeUp(study(factors=(MEANING, PART))))
    assert len(found.surfaces) == 2 and len(found.responses) == 4 and not found.tornados


def test_one_change_at_a_time_is_told_by_tornados() -> None:
    found = answered("one_at_a_time", 2, 20)
    assert len(found.tornados) == 3 and not found.surfaces and not found.boxes


def test_a_latin_hypercube_is_told_by_boxes_and_a_tree() -> None:
    found = answered("latin_hypercube", 200, 1, "own")
    wins = next(each for each in found.boxes if each.winner == SECOND)
    assert {limit.factor for limit in wins.boxes[0].limits} == {"change.meaning", "participation"} and found.trees[0].found
    assert [each.winner for each in found.boxes] == [SECOND, FIRST] and not found.sobol


def test_a_sobol_design_is_told_by_indices_and_by_boxes_of_the_points_drawn_apart() -> None:
    found = answered("sobol", 64, 1)
    assert {index.factor for index in found.sobol[0].indices[:2]} == {"change.meaning", "participation"}
    assert [each.quantity.reference for each in found.sobol] == [FIRST, None, None]
    assert found.trees[0].points == 128 and found.points == 320 and found.headlines[0].n == 64


def test_indices_say_how_much_a_factor_matters_to_the_contrasts() -> None:
    found = answered("sobol", 64, 1)
    totals = {index.factor: index.total.mean for index in found.sobol[0].indices}
    assert weights(found.sobol, ()) == totals and weights((), ()) == {}


def test_a_morris_design_is_told_by_effects_and_a_tornado_of_them() -> None:
    found = answered("morris", 12, 3, "own")
    assert found.morris[0].trajectories == 12 and found.tornados[0].quantity == found.morris[0].quantity
    assert not found.boxes and found.headlines[0].n == 12 and found.tornados[0].base == pytest.approx(found.headlines[0].difference)


def test_a_point_without_outcome_leaves_no_indices_and_says_so() -> None:
    found = answered("sobol", 16, 2, missing=[(4, 1, 0), (4, 1, 1)])
    assert [each.quantity.arm for each in found.sobol] == [FIRST]
    said = found.untold[0].said(Language("en"))
    assert "1 of 80 points have none" in said and "point 4" in said and len(found.untold) == 2


def test_a_margin_has_to_be_passed_to_win_a_point() -> None:
    asked = study(factors=WON, replications=1, margins={HEADLINE: 0.5}, design=Design(kind="latin_hypercube", samples=60, worlds="own"))
    found = answer(MadeUp(asked, gain=corner, noise=0.02))
    assert [each.wins for each in found.boxes] == [0, 0]


def test_few_points_are_not_summed_up_in_boxes() -> None:
    assert answered("latin_hypercube", 20, 1, "own").boxes == ()


def test_failures_of_the_same_kind_are_told_together() -> None:
    rows = [(SECOND, "raised", "simulation/world.py:3", "ValueError: no", f"culture replay out {run}") for run in "ab"]
    rows += [(FIRST, "time limit", "", "Too long.", "culture replay out c")]
    failures = pd.DataFrame(rows, columns=["strategy", "kind", "origin", "message", "command"])
    found = answer(MadeUp(study(), failures=failures, missing=[(0, 1, 0), (0, 1, 1), (0, 0, 2)]))
    assert found.missing == 3 and found.runs == 37
    assert [(each.runs, each.arms, each.command) for each in found.failures] == [
        (2, (SECOND,), "culture replay out a"),
        (1, (FIRST,), "culture replay out c"),
    ]


@pytest.mark.parametrize("kind", ["grid", "one_at_a_time", "latin_hypercube", "sobol", "morris"])
def test_a_strategy_of_which_every_run_failed_spoils_nothing(kind: str) -> None:
    points = len(MadeUp(study(factors=WON, design=Design(kind=kind, samples=8))).points)
    found = answered(kind, 8, 2, missing=[(point, 1, r) for point in range(points) for r in range(2)])
    assert np.isnan(found.headlines[0].difference.mean) and found.tallies[0].undecided == points and not found.boxes


def test_each_measure_is_read_once_a_week() -> None:
    made, read = MadeUp(study(factors=(MEANING, PART))), []

    class Counting(MadeUp):
        def values(self, measure: str, week: int) -> np.ndarray:
            read.append((measure, week))
            return super().values(measure, week)

    answer(Counting(made.study))
    assert len(read) == len(set(read)) == 4


def test_answers_load_no_library_of_statistics_before_they_are_asked() -> None:
    script = "import sys, experiments.analysis.answers\nprint(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
    assert not {"SALib", "sklearn", "statsmodels", "matplotlib", "dask"} & set(loaded)
