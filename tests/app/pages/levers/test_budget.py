"""The budget tells what the report tells, and says when more is spent than allowed."""

import pytest

from app.greenhouse.worlds import Worlds
from app.pages.levers.budget import budget, planned
from app.pages.levers.comparing import answer_of
from app.view import drafts
from app.view.state import View
from experiments import findings
from experiments.language import Language

EN = Language("en")


def test_what_is_planned_is_what_the_report_finds(mine: View, worlds: Worlds) -> None:
    answer = answer_of(mine, worlds, EN)
    for place, strategy in enumerate((mine.plan("mine"), mine.plan("co_creation"))):
        assert planned(strategy, mine.place) == pytest.approx(findings.extra_share(answer.comparison, place), rel=0.03)


def test_the_status_quo_costs_nothing_more(plain: View) -> None:
    assert planned(plain.plan("status_quo"), plain.place) == 0


def test_more_of_a_lever_costs_more(mine: View) -> None:
    assert planned(drafts.pull(mine, 3, "support", 1.0).edited, mine.place) > planned(mine.edited, mine.place)


def test_a_budget_is_overdrawn_only_above_it(mine: View) -> None:
    assert not budget(mine.altered(budget=0.05), EN)["over"]
    assert budget(mine.altered(budget=0.01), EN)["over"]
    assert not budget(mine.altered(budget=0.05), EN, spent=0.05)["over"]


def test_the_budget_is_told_in_words(mine: View) -> None:
    assert budget(mine, EN, spent=0.037)["told"] == "3.7% of wages above the status quo, of 5%"
    assert budget(mine.altered(budget=0.025), EN, spent=-0.004)["told"] == "0.4% of wages below the status quo, of 2.5%"
    assert budget(mine.altered(budget=0.0), EN, spent=0.039)["told"] == "3.9% of wages above the status quo, 3.9% over the budget of 0%"


@pytest.mark.parametrize("spent", [-0.2, 0.0, 0.03, 0.4])
def test_nothing_lies_beside_the_bar(mine: View, spent: float) -> None:
    found = budget(mine.altered(budget=0.0), EN, spent)
    assert all(0 <= found[key] <= 1 for key in ("filled", "base", "allowed"))
