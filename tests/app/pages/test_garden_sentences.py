import numpy as np

from app.pages.garden_sentences import Told, sentence, sentences
from app.view.state import View
from experiments.language import Language
from simulation.scenario import Scenario

LANG = Language("en")
WEEKS = 286
LEVEL = {"committed_share": 0.04, "adopted_share": 0.04, "shown_not_meant": 0.0, "safety_mean": 0.31, "nps": 5.0, "fallen_back": 0.0}


def told(strategy: str = "co_creation", meaning: float = 0.6, **series: float | np.ndarray[tuple[int], np.dtype[np.float64]]) -> Told:
    """A world in which everything stays as it is, but for what is given: from launch on, or week by week."""
    view = View(changes=(("change.meaning", meaning),)) if meaning != 0.6 else View()
    found = {}
    for name, usual in LEVEL.items():
        column = np.full(WEEKS, usual)
        if name in series:
            column[26:] = series[name] if np.isscalar(series[name]) else np.asarray(series[name])[26:]
        found[name] = column
    return Told(view.scenario(strategy), found)


def test_before_launch_nothing_but_the_start_is_told() -> None:
    assert sentence(told(adopted_share=0.98, shown_not_meant=0.9), 10, LANG) == "Before the change: 4 in 100 are committed."


def test_a_mask_is_called_one_where_the_picture_shows_it() -> None:
    masked = told("implementation", adopted_share=0.98, shown_not_meant=0.9)
    assert sentence(masked, 77, LANG) == "At its height, 98 in 100 show the conduct asked for. 4 in 100 mean it."


def test_conduct_that_runs_ahead_of_commitment_without_a_mask_is_not_called_one() -> None:
    assert (
        sentence(told(adopted_share=0.83, committed_share=0.22), 130, LANG) == "Two years in, 22 in 100 people have made the why their own."
    )


def test_a_programme_that_is_closed_leaves_conduct_where_it_began() -> None:
    assert sentence(told("implementation"), 134, LANG) == "One year after the programme closed, conduct is back where it began."


def test_a_richer_soil_without_bloom_is_told() -> None:
    assert sentence(told(safety_mean=0.5), 77, LANG) == "One year in, the soil is richer. Nothing has bloomed yet."


def test_where_doing_as_asked_is_enough_it_is_said_so() -> None:
    assert (
        sentence(told("implementation", meaning=0.0, adopted_share=0.97, shown_not_meant=0.9), 77, LANG)
        == "One year in, 97 in 100 do as asked: here that is enough."
    )


def test_commitment_that_goes_down_is_told() -> None:
    falling = np.linspace(1.4, 0.1, WEEKS)
    assert "commitment is going down" in sentence(told(committed_share=falling), 200, LANG)


def test_leaders_who_gave_up_come_first() -> None:
    assert sentence(told(fallen_back=1.0, adopted_share=0.98, shown_not_meant=0.9), 77, LANG).startswith("Leaders lost patience")


def test_customers_who_say_so_are_told_only_where_they_do() -> None:
    assert "say so to others" in sentence(told(committed_share=0.95, nps=40.0), 200, LANG)
    assert "say so to others" not in sentence(told(committed_share=0.95, nps=10.0), 200, LANG)


def test_where_little_moves_it_is_said() -> None:
    assert sentence(told("status_quo"), 130, LANG) == "Two years in, little has moved: 4 in 100 are committed."


def test_every_week_has_a_sentence_that_begins_and_ends_as_one() -> None:
    found = sentences(told(committed_share=np.linspace(0, 1, WEEKS)), LANG)
    assert len(found) == WEEKS
    assert all(not text[0].islower() and text.endswith(".") and "{" not in text for text in found)


def test_a_default_scenario_is_not_technical() -> None:
    assert not Told(Scenario(), {}).technical
