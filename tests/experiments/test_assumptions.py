"""What the model assumes, as rows for a reader, and what lies outside the tested ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.assumptions import assumptions, counts, counts_told, decimals, outside, outside_told, written
from experiments.language import Language
from experiments.studies.factors import known
from scenarios.library import bundled_context, bundled_strategy
from simulation.declare import ASSUMPTION
from simulation.parameters import Parameters
from simulation.scenario import Context
from simulation.settings import LEVERS, Levers
from simulation.strategy import Phase, Strategy
from tests.experiments.worlds import context

EN, NL = Language.of("en"), Language.of("nl")
ROWS = assumptions(EN)


def row(name, rows=ROWS):
    return next(row for row in rows if row.name == name)


def moving(**levers):
    return Strategy(name="x", title="X", story="X.", phases=(Phase(name="X", week=4, levers=levers),))


def test_every_declared_number_and_every_lever_is_a_row() -> None:
    declared = [name for name, _, _ in Parameters.declarations()] + [f"status_quo.{name}" for name in LEVERS]
    assert [row.name for row in ROWS] == declared


@pytest.mark.parametrize("lang", [EN, NL], ids=["en", "nl"])
def test_a_row_has_a_title_a_label_a_meaning_and_a_source(lang) -> None:
    assert all(row.group and row.label and row.meaning and row.source for row in assumptions(lang))


def test_a_group_has_the_title_of_its_process() -> None:
    assert row("word_of_mouth.warn").group == "Word of mouth"
    assert row("status_quo.coaching").group == "Status quo"


def test_default_usual_range_and_bounds_are_those_declared() -> None:
    loss = row("service.loss")
    assert (loss.default, loss.now, loss.low, loss.high, loss.usual) == (2.0, 2.0, 1.0, 5.0, (1.3, 2.1))
    assert (loss.unit, loss.assumed, loss.source.split(":")[0]) == ("times", False, "Brown, Imai, Vieider & Camerer (2024)")


def test_a_row_tells_the_value_of_the_context() -> None:
    changed = row("growth.rate", assumptions(EN, context({"growth.rate": 0.2})))
    assert changed.now == 0.2 and changed.default == row("growth.rate").now


def test_assumptions_are_counted() -> None:
    named = sum(number.source == ASSUMPTION for _, number, _ in Parameters.declarations())
    assert counts(ROWS) == (named + len(LEVERS), len(ROWS))
    assert sum(row.source == "assumption" for row in ROWS) == counts(ROWS)[0]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (ROWS[:1], "1 of 1 numbers is an assumption: no published value sets it."),
        (ROWS[:3], "3 of 3 numbers are assumptions: no published value sets them."),
    ],
)
def test_the_count_is_told(rows, text) -> None:
    assert counts_told(rows, EN) == text


def test_no_default_lies_outside_its_usual_range() -> None:
    assert [row.name for row in ROWS if not row.usual[0] <= row.default <= row.usual[1]] == []


def test_the_default_context_lies_within_all_tested_ranges() -> None:
    assert outside(Context()) == []
    assert not any(row.outside for row in ROWS)


@pytest.mark.parametrize(("value", "strays"), [(1.2999, True), (1.3, False), (2.1, False), (2.1001, True)])
def test_the_ends_of_the_usual_range_are_tested(value, strays) -> None:
    changed = context({"service.loss": value})
    assert outside(changed) == (["service.loss"] if strays else [])
    assert row("service.loss", assumptions(EN, changed)).outside == strays


def test_leadership_that_people_are_used_to_is_told_with_its_name() -> None:
    assert outside(Context(status_quo=Levers(autonomy=0.1))) == ["status_quo.autonomy"]


def test_a_lever_that_a_strategy_moves_outside_is_told_once() -> None:
    assert outside(Context(), moving(integrity=0.2), moving(integrity=0.1, coaching=0.5)) == ["integrity"]


def test_a_lever_that_a_strategy_leaves_as_people_are_used_to_is_told_of_the_context_alone() -> None:
    used_to = Context(status_quo=Levers(autonomy=0.1))
    assert outside(used_to, moving(coaching=0.5)) == ["status_quo.autonomy"]
    assert outside(used_to, moving(autonomy=0.15)) == ["status_quo.autonomy", "autonomy"]


def test_a_ready_strategy_outside_a_tested_range_is_found() -> None:
    assert outside(Context(), bundled_strategy("talk_without_walk", "")) == ["integrity"]
    assert outside(Context(), bundled_strategy("co_creation", ""), bundled_strategy("implementation", "")) == []


def test_what_is_outside_is_known_by_name() -> None:
    names = outside(bundled_context("burnt_out_contact_centre", ""), bundled_strategy("talk_without_walk", ""))
    assert len(names) > 3 and set(names) <= set(known())


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], "All values lie within the tested ranges."),
        (["a"], "1 value lies outside; results there were never tested."),
        (["a", "b"], "2 values lie outside; results there were never tested."),
    ],
)
def test_values_outside_are_told(names, text) -> None:
    assert outside_told(names, EN) == text


@pytest.mark.parametrize(
    ("x", "name", "text"),
    [
        (0.6, "change.meaning", "60%"),
        (0.0035, "turnover.base", "0.0035 per week"),
        (0.005, "money.purpose", "0.5% of wages"),
        (2.0, "service.loss", "2 times"),
        (10_000_000, "organisation.employees", "10,000,000 people"),
        (0.25, "safety.trust", "0.25"),
        (0.123456, "coaching", "12.3%"),
        (0.0, "custom.advertising", "0 per week"),
    ],
)
def test_a_value_is_written_with_its_unit(x, name, text) -> None:
    assert written(x, name, EN) == text


def test_every_value_can_be_written_in_every_language() -> None:
    assert all(written(x, row.name, lang) for lang in (EN, NL) for row in ROWS for x in (row.now, *row.usual, row.low, row.high))


@given(st.floats(1e-4, 1e6))
def test_three_figures_of_a_number_are_kept(x) -> None:
    assert round(x, decimals(x)) == pytest.approx(x, rel=0.0051)


def test_a_default_is_written_as_it_is() -> None:
    assert [row.name for row in ROWS if round(row.default, decimals(row.default)) != pytest.approx(row.default, rel=1e-12)] == []
