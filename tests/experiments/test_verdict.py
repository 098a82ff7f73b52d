from dataclasses import replace

import numpy as np
import pytest

from experiments.comparison import Comparison
from experiments.language import Language
from experiments.verdict import Verdict, years_of
from simulation.strategy import Phase
from tests.experiments.worlds import CO_CREATION, IMPLEMENTATION, in_worlds, made_up, steps, strategy

EN = Language.of("en")
FLAT = steps()
EARLY, LATE = steps((60, 0.9)), steps((150, 0.9))
MASK = {"adopted_share": steps((40, 0.95), (80, 0.04))}
ROOTED = {"adopted_share": LATE, "committed_share": LATE}


def verdict(c: Comparison) -> Verdict:
    return c.verdict(EN)


def headline(*paths: dict, meaning: float = 0.6) -> str:
    return verdict(made_up(*paths, meaning=meaning)).headline


def test_one_shows_first_and_fades_the_other_takes_root() -> None:
    rooted = {"adopted_share": LATE, "committed_share": in_worlds(34, LATE, FLAT)}
    assert headline(MASK, rooted) == "One shows first and fades. Two takes root in 34 of 40 worlds."


def test_the_order_of_the_strategies_does_not_decide() -> None:
    assert headline(ROOTED, MASK) == "Two shows first and fades. One takes root in 40 of 40 worlds."


def test_shows_first_is_said_alone_where_nothing_fades() -> None:
    assert headline({"adopted_share": EARLY}, ROOTED) == "One shows first. Two takes root in 40 of 40 worlds."


def test_fades_is_said_alone_where_the_other_shows_first() -> None:
    mask = {"adopted_share": steps((200, 0.95), (240, 0.04))}
    assert headline(mask, ROOTED) == "One shows, and fades. Two takes root in 40 of 40 worlds."


def test_neither_half_is_said_where_neither_holds() -> None:
    assert headline({}, ROOTED) == "Two takes root in 40 of 40 worlds."


def test_worlds_of_both_are_counted_where_both_take_root() -> None:
    some = {name: in_worlds(5, LATE, FLAT) for name in ROOTED}
    many = {name: in_worlds(30, LATE, FLAT) for name in ROOTED}
    assert headline(some, many) == "Two takes root in 30 of 40 worlds, One in 5."


def test_a_mean_over_worlds_with_and_without_roots_is_not_given_as_the_end() -> None:
    some = {name: in_worlds(5, LATE, FLAT) for name in ROOTED}
    few = {name: in_worlds(1, LATE, FLAT) for name in ROOTED}
    assert headline(few, some) == "Two takes root in 5 of 40 worlds, One in 1."


def test_implementation_wins_a_technical_change() -> None:
    quick, slow = {"adopted_share": EARLY}, {"adopted_share": LATE, "programme_cost": 50.0}
    assert headline(quick, slow, meaning=0.0) == "One is faster and cheaper, and the change stays. Two comes as far."


def test_a_slower_strategy_that_earns_more_is_said_to() -> None:
    quick, slow = {"adopted_share": EARLY}, {"adopted_share": LATE, "programme_cost": 50.0, "profit": 120.0}
    assert headline(quick, slow, meaning=0.0) == (
        "One is faster and cheaper, and the change stays. Two comes as far, and earns more in the end."
    )


ALIKE = "In the end the change is as far with One as with Two."
WORN = {"adopted_share": steps((60, 0.9), (200, 0.7))}


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (WORN, {"adopted_share": steps((150, 0.7)), "programme_cost": 50.0}, "One is faster and cheaper. Two comes as far."),
        ({"adopted_share": EARLY}, {"adopted_share": LATE}, "One is faster, and the change stays. Two comes as far."),
        (WORN, {"adopted_share": steps((150, 0.7))}, "One is faster. Two comes as far."),
        (
            {"adopted_share": EARLY},
            {"adopted_share": EARLY, "programme_cost": 50.0},
            "One is cheaper, and the change stays. Two comes as far.",
        ),
        (WORN, WORN | {"programme_cost": 50.0}, "One is cheaper. Two comes as far."),
        (
            {"adopted_share": EARLY, "programme_cost": 50.0},
            {"adopted_share": LATE},
            "One is faster, and the change stays. Two is cheaper, and the change stays. " + ALIKE,
        ),
        ({"adopted_share": EARLY}, {"adopted_share": EARLY, "nps": 9.0}, ALIKE),
        ({"adopted_share": LATE}, {"adopted_share": EARLY}, "Two is faster, and the change stays. One comes as far."),
    ],
)
def test_strategies_that_end_alike_are_told_apart_by_speed_and_cost(one: dict, two: dict, expected: str) -> None:
    assert headline(one, two, meaning=0.0) == expected


def test_the_one_that_ends_ahead_without_roots_is_named() -> None:
    part = {"adopted_share": steps((100, 0.4))}
    whole = {"adopted_share": steps((100, 0.8)), "programme_cost": 50.0}
    assert headline(part, whole) == "Two ends ahead: change success is 34% against 18%."


def test_one_that_takes_no_root_and_earns_more_is_said_to() -> None:
    assert headline({"profit": 130.0}, ROOTED) == "Two takes root in 40 of 40 worlds. One earns more in the end."


def test_one_that_ends_lower_and_earns_more_is_said_to() -> None:
    part = {"adopted_share": steps((100, 0.4)), "profit": 130.0}
    whole = {"adopted_share": steps((100, 0.8)), "programme_cost": 50.0}
    assert headline(part, whole) == "Two ends ahead: change success is 34% against 18%. One earns more in the end."


def test_one_that_fades_is_said_to_where_the_other_only_ends_ahead() -> None:
    kept = {"adopted_share": steps((100, 0.4))}
    assert headline(MASK, kept) == "One shows first and fades. Two ends ahead: change success is 18% against 4%."


def test_nothing_works() -> None:
    assert headline({}, {"nps": 9.0}) == "Neither One nor Two brings the change about in 40 worlds."


def test_nothing_works_and_one_shows_first() -> None:
    assert headline(MASK, {}) == "One shows first and fades. Neither One nor Two brings the change about in 40 worlds."


def test_the_worlds_cannot_tell() -> None:
    luck = np.random.default_rng(1)
    paths = [{"adopted_share": np.outer(luck.uniform(0.2, 0.9, 40), np.ones(286))} for _ in range(2)]
    assert headline(*paths, meaning=0.0) == "In 40 worlds One and Two cannot be told apart."


def test_a_strategy_against_itself_is_the_same() -> None:
    assert headline(ROOTED, ROOTED) == "One and Two are the same in every world."


def test_a_strategy_against_itself_is_qualified_by_its_money_only() -> None:
    assert verdict(made_up(ROOTED, ROOTED)).qualification == "One earns exactly what the status quo earns."


@pytest.mark.parametrize(
    ("path", "meaning", "expected"),
    [
        (ROOTED, 0.6, "One takes root in 40 of 40 worlds."),
        (MASK, 0.6, "One shows, and fades."),
        ({"adopted_share": EARLY}, 0.0, "One brings the change about, and it stays."),
        ({"adopted_share": EARLY}, 0.6, "One goes part of the way: change success ends at 38%."),
        ({"nps": 9.0}, 0.6, "One changes little: change success ends at 4%."),
        (
            {name: in_worlds(2, LATE, FLAT) for name in ROOTED},
            0.6,
            "One takes root in 2 of 40 worlds, and not in the others.",
        ),
        ({}, 0.6, "Nothing is changed here: this is the status quo."),
    ],
)
def test_one_strategy_alone_is_held_against_the_status_quo(path: dict, meaning: float, expected: str) -> None:
    assert headline(path, meaning=meaning) == expected


ONE_OF_FOUR = {"adopted_share": in_worlds(1, EARLY, FLAT, worlds=4)}


def test_one_that_may_work_is_not_said_to_change_little() -> None:
    expected = "Whether One brings anything differs from world to world: change success ends at 26%."
    assert verdict(made_up(ONE_OF_FOUR, meaning=0.0, worlds=4)).headline == expected


def test_one_that_may_work_is_not_said_to_bring_nothing_about() -> None:
    assert verdict(made_up({}, ONE_OF_FOUR, meaning=0.0, worlds=4)).headline == "In 4 worlds One and Two cannot be told apart."


def test_what_never_gets_there_is_not_called_slower() -> None:
    part, whole = ({"adopted_share": steps((100, height))} for height in (0.4, 0.9))
    assert headline(part, whole, meaning=0.0) == "Two ends ahead: change success is 90% against 40%."


def test_worlds_that_end_before_the_change_begins_are_said_to() -> None:
    found = verdict(made_up({}, {}, weeks=26))
    assert (found.headline, found.sentences) == ("These worlds end before the change begins in week 26.", ())


def test_what_customers_are_paid_is_not_in_the_cost_of_the_programme() -> None:
    c = made_up(ROOTED)
    paying = strategy("one", (Phase(name="Roll-out", week=8, levers={"incentive": 0.8}),))
    c = replace(c, scenarios=(c.scenarios[0].model_copy(update={"strategy": paying}),))
    text = "What customers are paid for recommending comes on top of that, and is taken off the profit."
    assert f"The programme of One costs nothing above the status quo. {text}" in verdict(c).sentences


@pytest.mark.parametrize(
    ("years", "expected"), [(0.0, "0 weeks"), (1 / 52, "1 week"), (0.5, "26 weeks"), (1.0, "1 year"), (2.6, "2.6 years")]
)
def test_a_time_is_told_in_weeks_until_it_is_a_year(years: float, expected: str) -> None:
    assert years_of(years, EN) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (ROOTED, "Under One 1 of 1 worlds tips (likely 21 to 100 in 100), in week 150."),
        (MASK, "Under One the one world does not tip; at most 79 in 100 would."),
    ],
)
def test_one_world_is_told_in_the_singular(path: dict, expected: str) -> None:
    assert expected in verdict(made_up(path, worlds=1)).sentences


def test_the_qualification_says_since_when_they_are_apart() -> None:
    text = "From week 150 on, Two has more committed people in at least 38 of 40 worlds."
    assert text in verdict(made_up(MASK, ROOTED)).qualification


def test_the_qualification_says_when_all_worlds_agree() -> None:
    text = "From week 150 on, Two has more committed people in all 12 worlds."
    assert text in verdict(made_up(MASK, ROOTED, worlds=12)).qualification


def test_nothing_is_said_twice() -> None:
    found = verdict(made_up(MASK, ROOTED))
    assert not any(text in found.qualification for text in found.sentences)


def test_the_qualification_says_when_the_winner_was_behind() -> None:
    late = {"adopted_share": LATE, "committed_share": LATE}
    assert "After 2 years Two is still behind One." in verdict(made_up({"adopted_share": EARLY}, late)).qualification


def test_the_qualification_says_what_is_bad_for_the_winner() -> None:
    tired = ROOTED | {"energy_mean": 0.3, "load": 0.9}
    c = made_up({"energy_mean": 0.6, "load": 0.5}, tired)
    assert "Two ends worse in: Energy; Load." in verdict(c).qualification


def test_the_qualification_says_nothing_bad_where_there_is_nothing() -> None:
    assert "worse" not in verdict(made_up({}, ROOTED)).qualification


def test_the_qualification_says_when_the_winner_has_paid_back() -> None:
    dip = ROOTED | {"profit": steps((26, 50.0), (36, 150.0), start=100.0)}
    text = "Added up, Two earns less than the status quo until week 46 (46 to 46); in the end the middle world is at +120 weeks of today's profit."
    assert text in verdict(made_up({}, dip)).qualification


@pytest.mark.parametrize(
    ("profit", "expected"),
    [
        (steps((26, 90.0), start=100.0), "Two has not paid back by the last week; the middle world is at −26 weeks of today's profit."),
        (
            steps((26, 110.0), start=100.0),
            "Two never earns less than the status quo; in the end the middle world is at +26 weeks of today's profit.",
        ),
        (steps(start=100.0), "Two earns exactly what the status quo earns."),
    ],
)
def test_money_is_told_whatever_it_does(profit: np.ndarray, expected: str) -> None:
    assert expected in verdict(made_up({}, ROOTED | {"profit": profit})).qualification


def test_money_and_cost_of_the_status_quo_itself_are_not_told() -> None:
    found = verdict(made_up({}, ROOTED))
    assert not any("One earns" in text or "programme of One" in text for text in found.sentences)


def test_worlds_that_never_pay_back_are_said() -> None:
    paths = in_worlds(36, steps((26, 50.0), (36, 150.0), start=100.0), steps((26, 50.0), start=100.0))
    assert "until week 46 (46 to never)" in verdict(made_up({}, ROOTED | {"profit": paths})).qualification


def test_money_is_counted_in_income_where_the_status_quo_earns_nothing() -> None:
    c = made_up(ROOTED | {"programme_cost": 40.0}, still={"profit": -50.0, "income": 1000.0})
    assert "2.9 weeks of today's income" in verdict(c).sentences[0]


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (
            steps((26, 42.0), start=30.0),
            "The programme of One costs 2.0% of wages above the status quo: 31.2 weeks of today's profit in all.",
        ),
        (30.0, "The programme of One costs nothing above the status quo."),
        (20.0, "The programme of One costs less than the status quo."),
    ],
)
def test_cost_is_told_whatever_it_is(cost: object, expected: str) -> None:
    assert expected in verdict(made_up(ROOTED | {"programme_cost": cost})).sentences


def test_worlds_that_tip_are_counted_and_dated() -> None:
    c = made_up(ROOTED | {"committed_share": in_worlds(34, LATE, FLAT)})
    text = "Under One 34 of 40 worlds tip (likely 71 to 93 in 100), the middle one of them in week 150 (150 to 150)."
    assert text in verdict(c).sentences


def test_no_world_that_tips_is_said_with_its_uncertainty() -> None:
    assert "Under One no world of 40 tips; at most 9 in 100 would." in verdict(made_up(MASK)).sentences


def test_what_holds_growth_back_is_said_the_largest_first() -> None:
    c = made_up({"limited_by_soil": 0.2, "limited_by_light": 0.7, "limited_by_water": 0.1})
    text = "What holds growth back under One, share of people: 70% light: the why; 20% soil: safety; 10% water: time, thanks."
    assert text in verdict(c).sentences


def test_with_three_strategies_each_is_held_against_the_first() -> None:
    c = made_up(MASK, {"nps": 9.0}, ROOTED)
    found = verdict(c)
    assert found.headline == "One shows first and fades. Three takes root in 40 of 40 worlds."
    assert found.sentences[0] == "One shows first and fades. Neither One nor Two brings the change about in 40 worlds."


def test_where_none_of_three_works_none_is_said_to_and_what_fades_is_named() -> None:
    found = verdict(made_up(MASK, {"nps": 9.0}, {}))
    assert found.headline == "None of them brings the change about in 40 worlds."
    assert found.sentences[0] == "One shows, and fades."
    assert not any("Neither" in text for text in found.sentences)


def test_every_strategy_has_its_cost_told() -> None:
    sentences = verdict(made_up(MASK, ROOTED, {"nps": 9.0})).sentences
    assert sum(text.startswith("The programme of") for text in sentences) == 3


def test_no_sentence_is_empty() -> None:
    assert all(verdict(made_up(MASK, ROOTED, ROOTED)).sentences)


def test_names_decide_nothing() -> None:
    c = made_up(MASK, ROOTED)
    renamed = [
        scenario.model_copy(update={"strategy": strategy(name)}) for scenario, name in zip(c.scenarios, ("co_creation", "x"), strict=True)
    ]
    other = verdict(replace(c, scenarios=tuple(renamed)))
    assert other.headline.replace("Co creation", "One").replace("X ", "Two ") == verdict(c).headline


def test_the_verdict_is_translated() -> None:
    assert made_up(MASK, ROOTED).verdict(Language.of("nl")).headline != headline(MASK, ROOTED)


@pytest.mark.parametrize(("worlds", "words"), [(1, "one world"), (2, "2 worlds"), (9, "9 worlds")])
def test_few_worlds_are_said_to_be_few(worlds: int, words: str) -> None:
    found = verdict(made_up({}, ROOTED, worlds=worlds))
    assert words in found.qualification and found.qualification.endswith("may end otherwise: grow more before you conclude.")


def test_one_strategy_in_few_worlds_has_the_same_caution() -> None:
    assert verdict(made_up(ROOTED, worlds=2)).qualification.endswith("grow more before you conclude.")


def test_enough_worlds_need_no_caution() -> None:
    assert "conclude" not in verdict(made_up({}, ROOTED, worlds=10)).qualification


def closing(*closed: bool) -> Comparison:
    """A comparison of strategies of which some go back to the status quo in week 46."""
    c = made_up(*[MASK] * len(closed))
    plans = [IMPLEMENTATION if ends else CO_CREATION for ends in closed]
    scenarios = [s.model_copy(update={"strategy": strategy(s.strategy.name, plan)}) for s, plan in zip(c.scenarios, plans, strict=True)]
    return replace(c, scenarios=tuple(scenarios))


def test_it_is_said_that_one_strategy_is_closed_and_the_other_kept_up() -> None:
    told = "The programme of One is closed by week 46; that of others here goes on to the end."
    assert told in verdict(closing(True, False)).sentences


@pytest.mark.parametrize("closed", [(True, True), (False, False)])
def test_strategies_that_end_alike_need_no_word_of_it(closed: tuple[bool, bool]) -> None:
    assert not any("closed" in sentence for sentence in verdict(closing(*closed)).sentences)
