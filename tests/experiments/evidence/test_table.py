"""The whole list: each number once, nothing empty, and exactly what it takes declared."""

from collections import defaultdict

import numpy as np
import pytest

from experiments.evidence.entry import SHOWN, SURE, USES
from experiments.evidence.runs import STRATEGIES, Runs, closed, strategies
from experiments.evidence.table import ENTRIES, MEASURES_NEEDED
from simulation.measures import WEEKLY
from simulation.scenario import Context
from simulation.state import YEAR
from tests.experiments.evidence.made_up import LAUNCH

PUBLISHED = {
    "ENG-BASE": "level", "TURN-BASE": "level", "NPS-RANGE": "level", "CHURN-BASE": "level", "SPAN": "level", "ASYM": "level",
    "MON-OFF": "pattern", "OBS-GAP": "pattern", "EC-r": "pattern", "LAG-1Y": "pattern", "TIP": "pattern", "TURN-r": "pattern",
    "PART-48": "pattern", "TELL-SELL": "control", "REF-VAL": "pattern", "WOM": "pattern", "EGR": "pattern", "CROWD": "pattern",
    "WBB": "pattern", "HALF-LIFE": "pattern", "YEARS": "pattern", "HONEY": "pattern", "SUCC": "control", "SEARS": "shown",
}  # fmt: skip
TESTED = [entry for entry in ENTRIES if entry.value]
FROM_RUNS = [entry for entry in TESTED if entry.strategies]


class Watched(Runs):
    """Runs that remember what they were asked for, and how many weeks after launch."""

    def over(self, strategy, measure, first=0, past=None):
        """The same, remembered."""
        self.asked[strategy].add(measure)
        self.ends.append(past or 0)
        return super().over(strategy, measure, first, past)


def watched(entry, weeks):
    draw = np.random.default_rng(1)
    series = {strategy: {name: draw.uniform(1, 2, (5, weeks)) for name in entry.measures} for strategy in entry.strategies}
    runs = Watched(Context(), LAUNCH, weeks, series)
    object.__setattr__(runs, "asked", defaultdict(set))
    object.__setattr__(runs, "ends", [])
    return runs


def by_key(entries):
    return pytest.mark.parametrize("entry", entries, ids=[entry.key for entry in entries])


def test_everything_that_was_published_is_in_the_list() -> None:
    assert {entry.id for entry in ENTRIES} == set(PUBLISHED)


def test_every_row_is_there_once() -> None:
    keys = [entry.key for entry in ENTRIES]
    assert sorted(keys) == sorted(set(keys))


def test_what_is_tested_comes_first() -> None:
    assert [entry.value is None for entry in ENTRIES] == sorted(entry.value is None for entry in ENTRIES)


@by_key(ENTRIES)
def test_a_row_says_all_that_is_to_be_said(entry) -> None:
    assert entry.use == PUBLISHED[entry.id] and entry.use in USES and entry.sure in SURE
    texts = (entry.label, entry.published, entry.source, entry.how, entry.unit)
    assert all(text == text.strip() and text for text in texts)
    assert entry.published.endswith(".") and entry.how.endswith(".") and not entry.label.endswith(".")


@by_key(ENTRIES)
def test_only_what_is_shown_without_judgement_has_no_range(entry) -> None:
    assert (entry.accepted is None) == (entry.use == SHOWN)
    assert entry.accepted is None or (entry.accepted.ends and entry.accepted.low < entry.accepted.high)


@by_key(FROM_RUNS)
def test_a_number_follows_from_exactly_the_strategies_and_measures_it_declares(entry) -> None:
    runs = watched(entry, LAUNCH + 5 * YEAR)
    entry.value(runs)
    assert set(runs.asked) == set(entry.strategies)
    assert set().union(*runs.asked.values()) == set(entry.measures)


@by_key(FROM_RUNS)
def test_a_number_needs_no_more_weeks_than_it_declares(entry) -> None:
    runs = watched(entry, LAUNCH + entry.weeks)
    assert entry.value(runs).shape == (5,)
    assert max(runs.ends) <= entry.weeks


@by_key([entry for entry in TESTED if not entry.strategies])
def test_where_luck_plays_no_part_there_is_one_number(entry) -> None:
    assert entry.value(Runs(Context(), LAUNCH, 0, {})).shape == (1,)


def test_a_page_keeps_what_the_numbers_need_and_no_more() -> None:
    assert set(MEASURES_NEEDED) == {name for entry in ENTRIES for name in entry.measures}
    assert set(MEASURES_NEEDED) < set(WEEKLY) and len(set(MEASURES_NEEDED)) == len(MEASURES_NEEDED)


def test_every_strategy_that_is_run_is_used() -> None:
    assert {name for entry in ENTRIES for name in entry.strategies} == set(STRATEGIES)


def test_strategies_begin_in_the_same_week() -> None:
    assert {strategy.launch_week for strategy in strategies().values()} == {LAUNCH}


def test_a_strategy_is_run_under_its_own_name() -> None:
    assert [strategy.name for strategy in strategies().values()] == list(STRATEGIES)


def test_paying_is_stopped_with_the_weeks_that_its_number_needs_after_it() -> None:
    assert all(closed() + YEAR <= entry.weeks for entry in ENTRIES if entry.id == "CROWD")


def test_paying_that_is_stopped_is_paying_until_the_close_and_then_the_status_quo() -> None:
    still, plan = Context().status_quo, strategies()["pay_for_advocacy_stopped"].plan(Context().status_quo, 286)
    close = LAUNCH + closed()
    assert plan["incentive"][LAUNCH + 8 : LAUNCH + 52] == pytest.approx(0.8)
    assert (plan["incentive"][close:] == still.incentive).all()
    assert all((plan[name] == getattr(still, name)).all() for name in plan.dtype.names if name != "incentive")
