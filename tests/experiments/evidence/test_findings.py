"""The rule by which numbers agree, what is not tested, and the headline."""

import dataclasses
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.evidence import MEASURES_NEEDED
from experiments.evidence.entry import ABOVE_ZERO, Accepted, Entry
from experiments.evidence.findings import ACCEPTED, AGREES, DISAGREES, NOT_TESTED, find, gather, headline, judged, untested
from experiments.evidence.runs import Runs, run
from experiments.evidence.table import ENTRIES
from experiments.language import Language
from simulation.errors import NotAllowed
from tests.experiments.evidence.made_up import LAUNCH, made_up

EN = Language.of("en")
NAN = float("nan")
RANGE = Accepted(0.1, 0.3)


def entry(accepted=RANGE, printed=None, **changes):
    return Entry(
        id="X", use="level", label="X", published="X.", source="X", sure="primary", accepted=accepted, printed=printed, unit="share", how="X.",
        **changes,
    )  # fmt: skip


def verdict(values, accepted=RANGE):
    return judged(entry(accepted), accepted, np.array(values, float)).verdict


@cache
def real() -> Runs:
    """Two worlds of the default context, run once."""
    return run(replications=2, workers=1)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.0, 0.1, 0.9], AGREES),
        ([0.0, 0.0999, 0.2], DISAGREES),
        ([0.2, 0.3, 0.9], AGREES),
        ([0.2, 0.3001, 0.9], DISAGREES),
        ([0.0, 0.2], AGREES),
    ],
)
def test_the_middle_world_decides(values, expected) -> None:
    assert verdict(values) == expected


@pytest.mark.parametrize(("values", "expected"), [([-1, 0, 1], DISAGREES), ([-1, 1e-9, 1], AGREES), ([1, -1e-9, -1], DISAGREES)])
def test_an_order_agrees_where_the_middle_world_has_it(values, expected) -> None:
    assert verdict(values, ABOVE_ZERO) == expected


@pytest.mark.parametrize(
    ("values", "expected"), [([0.2, 0.2, NAN], AGREES), ([0.2, NAN], DISAGREES), ([0.2, NAN, NAN], DISAGREES), ([NAN], DISAGREES)]
)
def test_a_pattern_that_half_of_the_worlds_do_not_show_disagrees(values, expected) -> None:
    assert verdict(values) == expected


def test_a_pattern_that_few_worlds_show_has_no_middle_world() -> None:
    found = judged(entry(), RANGE, np.array([0.2, NAN, NAN]))
    assert np.isnan([found.median, found.low, found.high]).all() and found.inside == pytest.approx(1 / 3)


def test_worlds_are_counted_that_agree_by_themselves() -> None:
    assert judged(entry(), RANGE, np.array([0.0, 0.1, 0.2, 0.9])).inside == 0.5


@given(values=st.lists(st.floats(-2, 2), min_size=1, max_size=40), order=st.randoms())
def test_the_order_of_the_worlds_does_not_matter(values, order) -> None:
    mixed = list(values)
    order.shuffle(mixed)
    one, other = (judged(entry(), RANGE, np.array(some)) for some in (values, mixed))
    assert (one.median, one.low, one.high, one.verdict) == (other.median, other.low, other.high, other.verdict)


@given(
    values=st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=40),
    accepted=st.sampled_from([RANGE, ABOVE_ZERO, Accepted(high=0)]),
)
def test_an_axis_holds_the_range_and_the_worlds(values, accepted) -> None:
    found = judged(entry(accepted), accepted, np.array(values))
    first, last = found.axis
    assert first < min(found.low, *accepted.ends) and max(found.high, *accepted.ends) < last
    assert found.low <= found.median <= found.high


def test_an_axis_of_what_is_not_tested_holds_the_range() -> None:
    first, last = untested(entry()).axis
    assert first < 0.1 and last > 0.3
    assert untested(entry(None)).axis == (0.0, 1.0)


@pytest.mark.parametrize(("x", "expected"), [(0.12, ACCEPTED), (0.25, AGREES), (0.4, DISAGREES)])
def test_only_what_was_published_agrees_and_what_is_accepted_beyond_it_is_a_miss(x, expected) -> None:
    row = entry(printed=Accepted(0.2, 0.3))
    found = judged(row, row.accepted, np.array([x]))
    assert found.verdict == expected and found.inside == (expected == AGREES)


def wanting(**changes):
    return entry(
        strategies=("status_quo",), measures=("nps",), weeks=52, **{"value": lambda runs: runs.mean("status_quo", "nps"), **changes}
    )


def test_a_number_that_the_runs_hold_is_tested() -> None:
    assert find(wanting(), made_up({"status_quo": {"nps": 0.2}}, weeks=LAUNCH + 52)).verdict == AGREES


@pytest.mark.parametrize(
    "runs",
    [
        made_up({"co_creation": {"nps": 0.2}}),
        made_up({"status_quo": {"enps": 0.2}}),
        made_up({"status_quo": {"nps": 0.2}}, weeks=LAUNCH + 51),
        dataclasses.replace(made_up({"status_quo": {"nps": 0.2}}), launch_week=12),
    ],
    ids=["no strategy", "no measure", "too short", "no quarter before launch"],
)
def test_a_number_that_the_runs_do_not_hold_is_not_tested(runs) -> None:
    found = find(wanting(), runs)
    assert found.verdict == NOT_TESTED and found.values.size == 0 and np.isnan(found.median)


@pytest.mark.parametrize("change", [{"value": None}, {"accepted": None}])
def test_a_number_without_a_way_or_a_RANGEis_not_tested(change) -> None:
    row = dataclasses.replace(wanting(), **change)
    assert find(row, made_up({"status_quo": {"nps": 0.2}})).verdict == NOT_TESTED


@pytest.mark.parametrize(
    ("agree", "missed", "not_so", "open_still", "expected"),
    [
        (6, 1, 1, 1, "6 of 9 numbers agree. 1 is an accepted miss, 1 does not agree, 1 is not tested yet."),
        (1, 2, 2, 3, "1 of 8 numbers agrees. 2 are accepted misses, 2 do not agree, 3 are not tested yet."),
        (0, 0, 0, 2, "0 of 2 numbers agree. 0 are accepted misses, 0 do not agree, 2 are not tested yet."),
    ],
)
def test_the_headline_counts(agree, missed, not_so, open_still, expected) -> None:
    row = entry(printed=Accepted(0.2, 0.3))
    counts = {0.25: agree, 0.15: missed, 9.0: not_so}
    found = [judged(row, RANGE, np.array([x])) for x, count in counts.items() for _ in range(count)] + [untested(row)] * open_still
    assert headline(found, EN) == expected


def test_real_worlds_give_a_number_wherever_one_is_tested() -> None:
    found = gather(real())
    assert [row.entry.key for row in found] == [entry.key for entry in ENTRIES]
    assert all((row.verdict == NOT_TESTED) == (row.entry.value is None) for row in found)
    assert all(np.isfinite(row.values).all() and np.isfinite(row.axis).all() for row in found)
    assert {row.values.size for row in found if row.entry.strategies} == {2}


def test_runs_that_keep_only_the_measures_needed_give_the_same() -> None:
    whole = real()
    kept = {name: {measure: series[measure] for measure in MEASURES_NEEDED} for name, series in whole.series.items()}
    lean = dataclasses.replace(whole, series=kept)
    for one, other in zip(gather(whole), gather(lean), strict=True):
        assert np.array_equal(one.values, other.values) and one.verdict == other.verdict


def test_a_changed_parameter_changes_what_follows_from_it() -> None:
    heavier = dataclasses.replace(real(), context=made_up({}, {"service.loss": 4.0}).context)
    changed = {one.entry.key for one, other in zip(gather(real()), gather(heavier), strict=True) if one.verdict != other.verdict}
    assert changed == {"ASYM"}


def test_the_worlds_are_those_that_are_asked_for() -> None:
    again = run(seeds=[2], workers=1)
    assert np.array_equal(again.series["co_creation"][0], real().series["co_creation"][1])


def test_no_world_is_refused() -> None:
    with pytest.raises(NotAllowed, match="number of replications is 0"):
        run(replications=0)
