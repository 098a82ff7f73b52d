from app.pages.growing import told
from app.view.growth import Grown
from experiments.language import Language

EN = Language("en")


def test_who_waits_is_told_for_how_many() -> None:
    nothing = Grown(None, 40, False)
    assert told(nothing, 0, 1, EN) == "Waiting for another visitor's run"
    assert told(nothing, 0, 2, EN) == "Waiting for the runs of 2 other visitors"


def test_who_is_served_is_told_how_far_it_is() -> None:
    assert told(Grown(None, 40, False), 23, 2, EN) == "Growing 40 worlds, 23 ready"


def test_what_is_refused_is_not_said_to_grow() -> None:
    assert "Growing" not in told(Grown(None, 40, False, refused=True), 0, 0, EN)
