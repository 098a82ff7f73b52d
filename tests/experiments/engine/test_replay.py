"""Any run repeats by its identity."""

import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import scenarios
from experiments.engine import replay
from experiments.engine.command import command_of
from experiments.engine.plan import Plan
from experiments.engine.result import StudyResult
from experiments.engine.sweep import JOURNAL, sweep
from experiments.engine.work import Chunk, Failure, Outcome, Result, perform
from experiments.studies.study import Arm, Design, Factor, Study
from simulation.errors import NotAllowed
from tests.experiments.small_studies import patient, small_study
from tests.experiments.worlds import SMALL, context


def marked(folder: Path, statement: str) -> None:
    """Change the journal by hand."""
    with closing(sqlite3.connect(folder / JOURNAL)) as connection, connection:
        connection.execute(statement)
    connection.close()


def runs_of(folder: Path, strategy: str) -> pd.DataFrame:
    rows = StudyResult.read(folder).experiments
    return rows[rows["strategy"] == strategy]


def failing(chunk: Chunk) -> list[Result]:
    return [Failure(job.run, "killed", "", "Gone.") if job.seed == 2 else perform(Chunk((job,), chunk.recipe))[0] for job in chunk.jobs]


def bundled(**changes: object) -> Study:
    """A study of strategies that come with the project, in a small organisation."""
    arms = tuple(Arm(label=name, strategy=scenarios.strategies()[name]) for name in ("implementation", "co_creation"))
    place = scenarios.contexts()["start_up"]
    small = place.model_copy(update={"parameters": place.parameters.changed(SMALL, "test")})
    return small_study(**({"arms": arms, "context": small} | changes))


def test_a_run_repeats_as_the_study_holds_it(run_once: Path) -> None:
    row = runs_of(run_once, "co_creation").iloc[7]
    again = replay.replay(run_once, row["run"])
    assert again.same is True
    stored = StudyResult.read(run_once).outcomes.query("run == @row.run")[["committed_share", "nps", "earnings"]]
    assert isinstance(again.result, Outcome)
    assert np.array_equal(replay.table_of(again.plan, again.result.values), stored.drop_duplicates().to_numpy())
    assert (again.run.point, again.run.replication, again.run.seed) == (row["point"], row["replication"], row["seed"])


def test_the_beginning_of_a_name_is_enough_in_any_letters(run_once: Path) -> None:
    name = runs_of(run_once, "co_creation").iloc[0]["run"]
    assert replay.replay(run_once, f" {name[:9].upper()} ").run.id == name


def test_a_run_that_stands_at_several_points_says_at_how_many(run_once: Path) -> None:
    assert replay.replay(run_once, runs_of(run_once, "implementation").iloc[0]["run"]).places == 2
    assert replay.replay(run_once, runs_of(run_once, "co_creation").iloc[0]["run"]).places == 1


def test_an_outcome_that_was_changed_is_not_the_same(own_copy: Path) -> None:
    marked(own_copy, "UPDATE outcome SET measures = zeroblob(length(measures))")
    assert replay.replay(own_copy, runs_of(own_copy, "co_creation").iloc[0]["run"]).same is False


def test_a_run_that_nobody_has_done_yet_has_nothing_to_be_compared_with(own_copy: Path) -> None:
    marked(own_copy, "DELETE FROM outcome")
    again = replay.replay(own_copy, runs_of(own_copy, "co_creation").iloc[0]["run"])
    assert (again.same, again.stored) == (None, None)


def test_a_run_of_an_unfinished_study_can_be_repeated(tmp_path: Path) -> None:
    study = small_study()
    sweep(study, tmp_path, workers=1, shard=(1, 3))
    assert replay.replay(tmp_path, Plan(study).run(0, 1, 0).id).same is True


def test_a_failure_that_is_raised_again_is_the_same(tmp_path: Path) -> None:
    arms = (small_study().arms[0], Arm(label="co_creation", strategy=patient(30)))
    launch = Factor(name="strategy.launch_week", low=1, high=30, levels=(), whole=True)
    table = Design(kind="table", table=((1.0, 30.0),))
    result = sweep(small_study(arms=arms, factors=(launch,), design=table), tmp_path, workers=1)
    again = replay.replay(tmp_path, result.failures["run"].iloc[0])
    assert again.same is True
    assert isinstance(again.result, Failure) and "patience needs at least" in again.result.message
    assert again.command is None


def test_a_failure_that_does_not_come_again_is_told(tmp_path: Path) -> None:
    result = sweep(small_study(), tmp_path, workers=1, perform=failing)
    again = replay.replay(tmp_path, result.failures["run"].iloc[0])
    assert isinstance(again.result, Outcome) and isinstance(again.stored, Failure)
    assert again.same is False


def test_an_unknown_name_gets_the_nearest(run_once: Path) -> None:
    name = runs_of(run_once, "co_creation").iloc[3]["run"]
    wrong = name[:5] + "z" + name[6:]
    with pytest.raises(NotAllowed, match=f'^There is no run "{wrong}" in this study. Did you mean "{name}"'):
        replay.replay(run_once, wrong)


def test_a_name_far_from_any_is_refused_without_a_guess(run_once: Path) -> None:
    with pytest.raises(NotAllowed, match=r'^There is no run "zzzz" in this study. The first column'):
        replay.replay(run_once, "zzzz")


def test_a_beginning_of_several_names_asks_for_more(run_once: Path) -> None:
    names = sorted(set(StudyResult.read(run_once).experiments["run"]))
    digit = next(name[0] for name in names if sum(other[0] == name[0] for other in names) > 1)
    several = [name for name in names if name[0] == digit]
    with pytest.raises(NotAllowed, match=f'^"{digit}" is the beginning of {len(several)} runs; write more digits: {several[0]}, '):
        replay.replay(run_once, digit)


def test_an_empty_name_is_no_run(run_once: Path) -> None:
    with pytest.raises(NotAllowed, match=r'^There is no run ""'):
        replay.replay(run_once, "")


def test_every_run_repeats_bit_for_bit(run_once: Path) -> None:
    reached: list[tuple[int, int]] = []
    checked = replay.check(run_once, 1000, 1, workers=1, progress=lambda done, total: reached.append((done, total)))
    assert checked == replay.Checked(27, ())
    assert reached[-1] == (27, 27)


def test_the_draw_follows_its_seed(run_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "is_same", lambda *arguments: False)
    drawn = [replay.check(run_once, 5, seed, workers=1).differing for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]
    assert len(drawn[0]) == 5


@pytest.mark.parametrize("change", ["measures = zeroblob(length(measures))", "measures = CAST(substr(measures, 1, 47) || x'00' AS BLOB)"])
def test_the_runs_that_differ_are_named(own_copy: Path, change: str) -> None:
    marked(own_copy, f"UPDATE outcome SET {change} WHERE id = 5")
    with closing(sqlite3.connect(own_copy / JOURNAL)) as connection, connection:
        name = connection.execute("SELECT hex(run) FROM outcome WHERE id = 5").fetchone()[0].lower()
    connection.close()
    assert replay.check(own_copy, 1000, 1, workers=1).differing == (name,)


def test_runs_that_failed_are_not_drawn(tmp_path: Path) -> None:
    sweep(small_study(factors=()), tmp_path, workers=1, perform=failing)
    assert replay.check(tmp_path, 1000, 1, workers=1) == replay.Checked(4, ())


def test_no_run_cannot_be_drawn(run_once: Path) -> None:
    with pytest.raises(NotAllowed, match="The number of runs to repeat is 0; allowed is a whole number from 1"):
        replay.check(run_once, 0, 1)


@pytest.mark.parametrize(
    ("changes", "arm"),
    [
        ({}, 1),
        ({"factors": ()}, 0),
        ({"factors": (Factor(name="employees", low=40, high=80, levels=(40, 80), whole=True),)}, 1),
        (
            {
                "factors": (
                    Factor(name="purpose", low=0, high=1, levels=(0.1, 1 / 3)),
                    Factor(name="growth.rate", low=0, high=1, levels=(1e-5, 0.1)),
                )
            },
            0,
        ),
    ],
)
def test_the_command_of_a_run_means_the_same_scenario_and_luck(changes: dict[str, object], arm: int) -> None:
    plan = Plan(bundled(**changes))
    run = plan.run(len(plan.points) - 1, arm, 2)
    line = command_of(plan, run)
    assert line is not None
    words = shlex.split(line)
    sets = [scenarios.parse_setting(words[k + 1]) for k, word in enumerate(words) if word == "--set"]
    told = dict(zip(words[3::2], words[4::2], strict=True))
    loaded = scenarios.load(words[2], told["--context"], weeks=int(told["--weeks"]), settings=dict(sets), allow_large=True)
    assert loaded == plan.scenario(run.point, run.arm)
    assert (told["--seed"], told["--replications"]) == (str(run.seed), "1")


@pytest.mark.parametrize(
    "factor",
    [
        Factor(name="strategy.launch_week", low=10, high=30, levels=(10, 30), whole=True),
        Factor(name="status_quo.purpose", low=0, high=0.5, levels=(0.0, 0.5)),
    ],
)
def test_what_no_command_says_has_none(factor: Factor) -> None:
    plan = Plan(bundled(factors=(factor,)))
    assert command_of(plan, plan.run(0, 1, 0)) is None


def test_a_strategy_of_ones_own_has_no_command() -> None:
    plan = Plan(small_study(context=context(SMALL)))
    assert command_of(plan, plan.run(0, 1, 0)) is None


@pytest.fixture
def other_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("experiments.engine.plan.source_hash", lambda: "f" * 16)


@pytest.mark.usefixtures("other_model")
@pytest.mark.parametrize("do", [lambda folder: replay.replay(folder, "0"), lambda folder: replay.check(folder, 5, 1)])
def test_another_version_of_the_model_repeats_nothing(run_once: Path, do: Callable[[Path], object]) -> None:
    with pytest.raises(NotAllowed, match="the model has changed since this study was run"):
        do(run_once)
