"""How large a study is, and that a large one is refused at once."""

import pytest

from experiments.studies.limits import duration, largest, mean, people, refuse_large, runs
from experiments.studies.study import Design, Precision
from simulation.errors import NotAllowed
from tests.experiments.studies.made import factor, study

LEVELS = tuple(float(level) for level in range(100, 1100, 100))
WANTED = {"measure": "change_success", "week": 285, "half_width": 0.1}


def refusal(made, **options):
    with pytest.raises(NotAllowed) as caught:
        refuse_large(made, **options)
    return str(caught.value)


def test_runs_are_points_times_strategies_times_replications():
    assert runs(study(factor("growth.rate", 0.1, 0.2, 0.3), replications=7)) == 3 * 2 * 7


def test_a_precision_may_take_its_maximum():
    assert runs(study(factor("growth.rate", 0.1, 0.2), precision=Precision(**WANTED, maximum=50))) == 2 * 2 * 50


def test_a_budget_bounds_the_runs():
    assert runs(study(factor("growth.rate", 0.1, 0.2), precision=Precision(**WANTED, maximum=50, budget=60))) == 60


def test_a_usual_study_is_allowed():
    refuse_large(study(factor("growth.rate", 0.1, 0.2)))


def test_a_large_study_is_refused_with_its_size_and_what_allows_it():
    assert refusal(study(factor("growth.rate", *(level / 1e4 for level in LEVELS)), replications=1_000_000)) == (
        "made: 20,000,000 runs of about 3,300 people and 286 weeks take about 4 days on one processor; "
        "allowed are about 6 hours, and more with --allow-large."
    )


def test_a_large_study_is_allowed_on_demand():
    refuse_large(study(replications=1_000_000), allow=True)


def test_a_run_of_more_than_a_million_people_is_refused():
    made = study(factor("employees", 100.0, 200_000.0), replications=1)
    assert refusal(made).startswith("made: 2,200,000 people need about 0.6 GB of memory a run; ")


def test_a_grid_of_a_million_million_points_is_refused_even_when_large_ones_are_allowed():
    levels = tuple(level / 1000 for level in range(1000))
    made = study(*(factor(name, *levels) for name in ("growth.rate", "growth.decay", "growth.door", "growth.time")))
    assert refusal(made, allow=True).startswith("made: the design has 1,000,000,000,000 points; allowed are 1,000,000")


@pytest.mark.parametrize("kind", ["grid", "sobol", "table"])
def test_people_are_counted_over_the_points(kind):
    levels = LEVELS if kind == "grid" else ()
    table = (LEVELS,) if kind == "table" else ()
    made = study(factor("employees", *levels, low=100.0, high=1000.0), design=Design(kind=kind, table=table))
    assert people(made, mean) == pytest.approx(11 * 550)
    assert people(made, largest) == 11 * 1000


def test_people_are_those_of_the_base_where_another_factor_is_moved():
    made = study(factor("employees", 1000.0), factor("growth.rate", 0.05, 0.1, 0.15), design=Design(kind="one_at_a_time"))
    assert people(made, mean) == pytest.approx(11 * (300 + 700 / 5))


def test_people_on_a_logarithmic_range_are_mostly_few():
    made = study(factor("market.people", low=1000.0, high=100_000.0, scale="log"), design=Design(kind="latin_hypercube"))
    assert people(made, mean) == pytest.approx(300 + 21_498, rel=1e-4)


@pytest.mark.parametrize(
    ("seconds", "words"), [(30, "30 seconds"), (3000, "50 minutes"), (20_000, "6 hours"), (400_000, "5 days"), (4e9, "46,296 days")]
)
def test_a_duration_is_told_in_round_words(seconds, words):
    assert duration(seconds) == words
