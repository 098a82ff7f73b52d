from collections.abc import Iterator

import numpy as np
import pytest
from rich.console import Console

from simulation.world import build
from tests.benchmarks import bench, parts, timing
from tests.benchmarks.effort import Effort
from tests.benchmarks.parts import PARTS
from tests.benchmarks.rows import Row, shown, summary, table
from tests.simulation.worlds import fingerprint, scenario

TINY = Effort(
    rounds=1,
    few=1,
    employees=40,
    people=300,
    weeks=60,
    populations=(220, 330),
    year=4,
    horizons=(10, 20),
    acquaintances=(2, 4, 8),
    replications=2,
    study_runs=40,
)


@pytest.fixture
def nothing_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "DEFAULT_RUN", "pass")


@pytest.mark.usefixtures("nothing_to_start")
@pytest.mark.parametrize("title", PARTS)
def test_a_part_measures_something_in_every_row(title: str) -> None:
    rows = list(PARTS[title](TINY))
    assert rows
    assert all(np.isfinite(row.measured) for row in rows)


@pytest.mark.usefixtures("nothing_to_start")
def test_every_target_is_named_once() -> None:
    aims = [row.what for part in PARTS.values() for row in part(TINY) if row.target]
    assert len(aims) == len(set(aims)) >= 10


def test_without_a_compiler_nothing_is_compared_with_plain_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "HAS_C", False)
    assert not [row for row in parts.million(TINY) if "plain C" in row.what]


def test_a_large_population_has_ten_in_the_market_for_every_employee() -> None:
    crowd = Effort().crowd(1_000_000)
    assert (crowd.people, crowd.context.parameters.organisation.employees) == (1_000_000, 90_909)


def test_the_size_of_a_world_counts_every_column_once() -> None:
    columns = (np.zeros(3), 7, (np.zeros(2, np.int8), 1.5))
    assert parts.size(columns) == 26


def test_a_world_that_is_timed_stays_as_it_was() -> None:
    world = build(scenario(), 1)
    before = fingerprint(world)
    timing.engine(world, runs=2)
    assert fingerprint(world) == before


def test_jobs_take_turns_and_the_fastest_round_counts() -> None:
    turns: list[str] = []

    def job(name: str, times: Iterator[float]) -> float:
        turns.append(name)
        return next(times)

    first, second = iter((3.0, 1.0)), iter((2.0, 4.0))
    fastest = timing.fastest({"a": lambda: job("a", first), "b": lambda: job("b", second)}, 2)
    assert (turns, fastest) == (["a", "b", "a", "b"], {"a": 1.0, "b": 2.0})


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_slope_is_the_power_of_growth(power: float) -> None:
    sizes = (10.0, 100.0, 1000.0)
    assert timing.slope(sizes, [0.3 * size**power for size in sizes]) == pytest.approx(power)


@pytest.mark.parametrize(("measured", "verdict"), [(14.9, "met"), (15.0, "met"), (15.1, "not met")])
def test_a_target_from_above_is_met_up_to_itself(measured: float, verdict: str) -> None:
    assert Row("a", measured, at_most=15).verdict == verdict


@pytest.mark.parametrize(("measured", "verdict"), [(0.84, "not met"), (0.85, "met"), (1.0, "met")])
def test_a_target_from_below_is_met_from_itself_on(measured: float, verdict: str) -> None:
    assert Row("a", measured, at_least=0.85).verdict == verdict


def test_a_figure_without_a_target_has_no_verdict() -> None:
    assert Row("a", 1.0).verdict == ""


@pytest.mark.parametrize(("x", "text"), [(0.857, "0.86"), (14.26, "14.3"), (4213.4, "4,213")])
def test_a_figure_has_about_three_digits(x: float, text: str) -> None:
    assert shown(x) == text


def test_the_summary_names_what_is_not_met() -> None:
    rows = [Row("fast", 1.0, at_most=2), Row("slow", 3.0, at_most=2), Row("seen", 3.0)]
    assert summary(rows) == "1 of 2 targets met in this run. Not met: slow."


def test_the_table_shows_figure_target_and_comparison_in_one_line() -> None:
    console = Console(width=120)
    with console.capture() as capture:
        console.print(table([("Part", [Row("Run", 14.26, "ns", at_most=15, beside="plain C 10 ns")])]))
    line = next(line for line in capture.get().splitlines() if "Run" in line)
    assert line.split() == ["Run", "14.3", "ns", "≤", "15", "met", "plain", "C", "10", "ns"]


def test_a_busy_machine_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    neighbours = timing.Neighbours()
    monkeypatch.setattr(neighbours, "processors", lambda: 1e6)
    assert "too busy to trust seconds" in neighbours.sentence()


def test_a_free_machine_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    neighbours = timing.Neighbours()
    monkeypatch.setattr(neighbours, "processors", lambda: 0.0)
    assert "free enough to trust the seconds" in neighbours.sentence()


def test_a_quick_benchmark_compiles_nothing_afresh() -> None:
    assert not bench.effort_of(["--quick"]).first_compilation


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        bench.effort_of(["--fast"])
    assert (refusal.value.code, "--fast" in capsys.readouterr().err) == (2, True)


@pytest.mark.usefixtures("nothing_to_start")
def test_the_benchmark_prints_its_table_and_what_is_met(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(bench, "PARTS", {"A part": lambda effort: [Row("Run", float(effort.few), at_most=15)]})
    bench.main(["--quick"])
    printed = capsys.readouterr().out
    assert "A part" in printed
    assert "1 of 1 targets met in this run." in printed
