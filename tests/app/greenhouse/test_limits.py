import pytest

from app.greenhouse import limits
from app.greenhouse.limits import CEILING, TooMuch, check, check_queue
from app.greenhouse.worlds import cost
from experiments.comparison import status_quo_of
from simulation.errors import NotAllowed
from simulation.scenario import Scenario
from tests.experiments.worlds import context, small, strategy


def of_size(employees: int = 60, people: int = 600, weeks: int = 60) -> Scenario:
    return Scenario(context=context({"organisation.employees": employees, "market.people": people}), weeks=weeks)


def strategies(number: int) -> list[Scenario]:
    return [Scenario(strategy=strategy(f"s{k}"), weeks=60) for k in range(number)]


def test_the_largest_order_of_each_kind_is_allowed() -> None:
    check([*strategies(5), status_quo_of(strategies(1)[0])], range(200))
    check([of_size(3_000, 30_000, 1_040)], range(1))


@pytest.mark.parametrize(
    ("scenarios", "worlds", "sentence"),
    [
        (small(), 201, "This asks for 201 worlds; allowed are at most 200."),
        (strategies(6), 1, "This asks for 6 strategies; allowed are at most 5."),
        ([of_size(employees=3_001)], 1, "This asks for 3,001 employees; allowed are at most 3,000."),
        ([of_size(people=30_001)], 1, "This asks for 30,001 people in the market; allowed are at most 30,000."),
        ([of_size(weeks=1_041)], 1, "This asks for 1,041 weeks; allowed are at most 1,040."),
    ],
)
def test_one_more_is_refused(scenarios: list[Scenario], worlds: int, sentence: str) -> None:
    with pytest.raises(TooMuch) as refused:
        check(scenarios, range(worlds))
    assert str(refused.value) == sentence


@pytest.mark.parametrize(("scenarios", "worlds"), [([], 1), (small(), 0), ([of_size(weeks=60), of_size(weeks=61)], 1)])
def test_what_cannot_be_an_order_is_refused(scenarios: list[Scenario], worlds: int) -> None:
    with pytest.raises(NotAllowed, match=r"^(An order needs|All scenarios of an order)"):
        check(scenarios, range(worlds))


def test_the_ceiling_lets_through_the_largest_comparison_of_the_usual_size_and_forty_worlds_of_the_largest_organisation() -> None:
    check_queue(limits.MOST_WORLDS * 5 * cost(Scenario()), 0, CEILING)
    largest = (limits.MOST_EMPLOYEES + limits.MOST_PEOPLE) * Scenario().weeks
    check_queue(40 * 6 * largest, 0, CEILING)
    assert 40 * 6 * largest > 0.9 * CEILING


def test_the_sentence_of_the_ceiling_says_what_was_asked_and_what_is_allowed() -> None:
    with pytest.raises(TooMuch) as refused:
        check_queue(CEILING + 1, 0, CEILING)
    assert str(refused.value) == "This asks for 2,400,000,001 weeks of one person's life; allowed are 2,400,000,000 for one visitor."


def test_who_asks_for_nothing_new_is_never_refused() -> None:
    check_queue(0, 2 * CEILING, CEILING)
