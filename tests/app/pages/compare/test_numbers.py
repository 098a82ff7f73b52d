"""The numbers of Compare are those of a comparison on the command line, in the same worlds."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from app.greenhouse.worlds import Worlds
from app.pages import compare_data, compare_tables
from app.view.state import View
from app.view.wants import MEASURES, wanted
from experiments.comparison import COMPARED, Comparison, compare
from experiments.language import Language
from experiments.report import tables
from simulation.measures import WEEKLY
from tests.app.pages.compare.conftest import WORLDS
from tests.app.pages.levers.grown import grown_for


@pytest.fixture
def full(view: View) -> Comparison:
    """The comparison of the command line: every measure, run by another way."""
    return compare([view.scenario(name) for name in view.strategies], replications=WORLDS)


def test_every_measure_of_the_page_is_that_of_a_full_comparison(view: View, worlds: Worlds, full: Comparison) -> None:
    found = compare_data.comparison_of(view, worlds)
    for name in {*MEASURES, *compare_tables.ALL, *compare_tables.SHOWN}:
        np.testing.assert_array_equal(found.measure(name), full.measure(name), err_msg=name)


def test_the_page_asks_for_every_measure_its_tables_show() -> None:
    weekly = {name for name in (*compare_tables.ALL, *compare_tables.SHOWN) if name in WEEKLY}
    assert weekly <= set(MEASURES)


def test_sentences_are_the_verdict_of_a_full_comparison(view: View, worlds: Worlds, full: Comparison, lang: Language) -> None:
    found, verdict = compare_data.outcome(view, worlds, lang), full.verdict(lang)
    assert (found["sentence"], found["second"]) == (verdict.headline, verdict.qualification)


def test_nothing_of_the_verdict_is_lost_that_no_table_and_no_bed_shows(
    view: View, worlds: Worlds, full: Comparison, lang: Language
) -> None:
    found = compare_data.outcome(view, worlds, lang)
    told = " ".join([bed["told"] for bed in compare_data.picture(view, worlds, lang)["beds"]])
    for text in full.verdict(lang).sentences:
        shown_elsewhere = any(text.startswith(start) for start in ("The programme of", "What holds growth back", "Under", "Added up")) or (
            "paid back" in text or "never earns less" in text
        )
        assert text in found["sentences"] or shown_elsewhere
    assert f"of {WORLDS} worlds" in told


def test_tables_are_those_of_the_report(view: View, worlds: Worlds, full: Comparison, lang: Language) -> None:
    found = compare_data.outcome(view, worlds, lang)["tables"]
    for table, other in (
        (found["milestones"], tables.milestones(full, lang, compare_tables.SHOWN)),
        (found["differences"][0], next(tables.differences(full, lang, compare_tables.SHOWN))),
        (found["costs"], tables.costs(full, lang)),
    ):
        assert list(cells(table)) == [cell.value for group in other.groups for row in group.rows for cell in row.cells]


def cells(table: dict[str, Any]) -> Iterator[str]:
    for group in table["groups"]:
        for row in group["rows"]:
            yield from (cell["value"] for cell in row["cells"])


def test_the_page_as_a_table_has_every_measure_at_every_milestone_for_every_strategy(view: View, worlds: Worlds, lang: Language) -> None:
    milestones, *_ = compare_data.outcome(view, worlds, lang)["tables"]["all"]
    assert [group["title"] for group in milestones["groups"]] == [lang(COMPARED[name].label) for name in compare_tables.ALL]
    assert all(len(group["rows"]) == 2 and len(row["cells"]) == 4 for group in milestones["groups"] for row in group["rows"])


def test_the_ends_of_a_range_hold_the_value_between_them(view: View, worlds: Worlds, lang: Language) -> None:
    for group in compare_data.outcome(view, worlds, lang)["tables"]["all"][0]["groups"]:
        for row in group["rows"]:
            for cell in row["cells"]:
                low, high = (number(part) for part in cell["notes"][0].split(" to "))
                assert low <= number(cell["value"]) <= high, (group["title"], cell)


def number(text: str) -> float:
    return float(text.replace("−", "-").replace("%", "").replace(",", ""))


def test_the_order_of_the_strategies_is_that_of_the_visitor_wherever_the_status_quo_stands(three: View, lang: Language) -> None:
    grown = grown_for(three, WORLDS)
    found = compare_data.comparison_of(three, grown)
    assert found.names == three.strategies
    still = found.measure("committed_share")[0]
    np.testing.assert_array_equal(still, found.status_quo("committed_share")[1])
    assert not np.array_equal(still, found.measure("committed_share")[2])


@pytest.mark.parametrize(
    "strategies", [("implementation", "status_quo"), ("co_creation", "implementation", "pay_for_advocacy", "status_quo")]
)
def test_two_to_four_strategies_make_a_page(view: View, strategies: tuple[str, ...], lang: Language) -> None:
    chosen = view.altered(strategies=strategies)
    grown = grown_for(chosen, 4)
    picture, outcome = compare_data.picture(chosen, grown, lang), compare_data.outcome(chosen, grown, lang)
    assert [bed["strategy"] for bed in picture["beds"]] == list(strategies)
    assert len(outcome["tables"]["differences"]) == len(outcome["tables"]["parted"]) == len(strategies) - 1
    assert next(wanted(chosen)).strategies.count("status_quo") == 1
    assert all(math.isclose(sum(part["share"] for part in held["parts"]), 1, abs_tol=1e-9) for held in outcome["tables"]["limits"])
