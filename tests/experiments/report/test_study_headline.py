"""The answer of a study: it says who does better where, how surely, and presumes nothing."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.analysis.answers import Tally
from experiments.analysis.equivalence import BETTER, EQUAL, LESS, MORE, SAME, UNDECIDED, WORSE
from experiments.analysis.interval import Interval
from experiments.analysis.surface import WEEK, Axis, Crossing
from experiments.figures.study.words import Words
from experiments.language import Language
from experiments.report.study_headline import headline, meaning, more, of_one_point, of_points, where
from experiments.studies.study import Design
from tests.experiments.figures import made_up

EN = Language.of("en")
INF, NAN = float("inf"), float("nan")
WORDS = Words(made_up.study(), EN)


def tally(wins=0, loses=0, equal=0, undecided=0):
    return Tally("co_creation", "implementation", wins + loses + equal + undecided, wins, loses, equal, undecided, wins, loses)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"wins": 7}, "Co-creation does better than Implementation at all 7 points of the design."),
        ({"loses": 7}, "Co-creation does worse than Implementation at all 7 points of the design."),
        ({"equal": 7}, "Co-creation and Implementation come to the same at all 7 points of the design."),
        ({"undecided": 7}, "At none of 7 points is it decided whether Co-creation or Implementation does better."),
        ({"wins": 4, "loses": 3}, "Co-creation against Implementation, at 7 points of the design: better at 4 and worse at 3."),
        (
            {"wins": 4, "loses": 3, "equal": 2, "undecided": 1},
            "Co-creation against Implementation, at 10 points of the design: better at 4, worse at 3, the same at 2 and not decided at 1.",
        ),
        ({"loses": 3, "undecided": 1}, "Co-creation against Implementation, at 4 points of the design: worse at 3 and not decided at 1."),
    ],
)
def test_points_are_counted_by_what_they_decide(counts, told):
    assert of_points(tally(**counts), WORDS) == told


def test_points_of_few_worlds_are_counted_by_their_mean():
    words = Words(made_up.study(design=Design(kind="latin_hypercube")), EN)
    told = "Co-creation is ahead of Implementation at 4 of 10 points of the design, behind at 3."
    assert of_points(tally(wins=4, loses=3, undecided=3), words) == told


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (BETTER, "Co-creation does better than Implementation: +12 (9 to 15) weeks of income."),
        (WORSE, "Co-creation does worse than Implementation: +12 (9 to 15) weeks of income."),
        (MORE, "Co-creation has more of it than Implementation: +12 (9 to 15) weeks of income."),
        (LESS, "Co-creation has less of it than Implementation: +12 (9 to 15) weeks of income."),
        (EQUAL, "Co-creation and Implementation come to the same, within a margin of 1: +12 (9 to 15) weeks of income."),
        (SAME, "Co-creation and Implementation do the same in every world."),
        (UNDECIDED, "It is not decided whether Co-creation or Implementation does better: +12 (9 to 15) weeks of income."),
    ],
)
def test_every_verdict_has_its_sentence(verdict, told):
    contrast = replace(made_up.contrasts(made_up.study())[0], verdict=verdict, difference=Interval(12.0, 9.0, 15.0))
    assert of_one_point(contrast, WORDS) == told


@pytest.mark.parametrize("kind", made_up.STUDIES)
def test_every_strategy_after_the_first_has_its_answer(kind):
    study, _, answers = made_up.STUDIES[kind]()
    told = headline(answers, Words(study, EN))
    assert len(told) == len(study.arms) - 1
    assert all(title in text for title, text in zip(Words(study, EN).titles[1:], told, strict=True))


def test_swapped_strategies_swap_the_answer():
    swapped = Words(made_up.study(("co_creation", "implementation")), EN)
    one = of_points(tally(wins=4, loses=3), WORDS)
    other = of_points(Tally("implementation", "co_creation", 7, 3, 4, 0, 0, 3, 4), swapped)
    assert one == "Co-creation against Implementation, at 7 points of the design: better at 4 and worse at 3."
    assert other == "Implementation against Co-creation, at 7 points of the design: better at 3 and worse at 4."


def test_the_average_is_told_with_its_interval():
    study, _, answers = made_up.grid()
    assert "by +21 (19 to 23) weeks of income on average." in more(answers, Words(study, EN))[0]


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("nps", "Better means more, in the same world, of: Net promoter score, 5 years after launch."),
        ("detractors_share", "Better means less, in the same world, of: Detractors, 5 years after launch."),
        (
            "joined_bought",
            "What is compared, in the same world: Joined by advertising, 5 years after launch. Neither more nor less of it is better.",
        ),
    ],
)
def test_it_is_said_what_better_means(headline, told):
    study = made_up.study(measures=(headline,), headline=headline, margins={})
    assert meaning(made_up.answers(study, made_up.grid()[1]), Words(study, EN)) == told


def test_the_margin_is_said():
    study, _, answers = made_up.grid()
    assert meaning(answers, Words(study, EN)).endswith("Differences of less than 1 (weeks of income) count as the same.")


def crossed(*crossings, y=made_up.PARTICIPATION_AXIS, measure="earnings"):
    return replace(made_up.surface(made_up.MEANING_AXIS, y, measure=measure), frontier=crossings)


@pytest.mark.parametrize(
    ("x", "rising", "told"),
    [
        (Interval(0.4, 0.3, 0.5), True, "is above 40% (30% to 50%)."),
        (Interval(0.4, 0.3, 0.5), False, "is below 40% (30% to 50%)."),
        (Interval(0.4, -INF, 0.5), True, "is above 40% (50% or less)."),
        (Interval(0.4, 0.3, INF), True, "is above 40% (30% or more)."),
        (Interval(0.4, -INF, INF), True, "is above 40% (it may lie anywhere)."),
        (Interval(0.4, NAN, NAN), True, "is above 40%."),
    ],
)
def test_the_frontier_is_told_with_its_uncertainty(x, rising, told):
    start = "Dialogues 30%: Co-creation is ahead of Implementation where Meaning of the change "
    assert where(crossed(Crossing(0.1, x, True, 1.0), Crossing(0.3, x, rising, 1.0)), WORDS) == start + told


def test_the_frontier_over_time_names_the_year():
    weeks = Axis(WEEK, (77.0, 285.0))
    found = crossed(Crossing(285.0, Interval(0.4, 0.3, 0.5), True, 1.0), y=weeks)
    assert where(found, WORDS).startswith("5 years after launch: ")


def test_sides_are_the_other_way_round_where_less_is_better():
    study = made_up.study(measures=("detractors_share",), headline="detractors_share", margins={})
    found = crossed(Crossing(0.3, Interval(0.4, 0.3, 0.5), True, 1.0), measure="detractors_share")
    assert "is below 40%" in where(found, Words(study, EN))


def test_no_place_is_told_where_sides_change_twice_or_nothing_is_sure():
    crossing = Crossing(0.3, Interval(0.4, 0.3, 0.5), True, 1.0)
    assert where(crossed(crossing, crossing), WORDS) == ""
    assert where(crossed(), WORDS) == ""
    assert where(replace(crossed(crossing), decided=np.zeros((7, 11))), WORDS) == ""
