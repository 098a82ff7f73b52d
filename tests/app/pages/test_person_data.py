"""What is said of one person's two lives, from lives that are made up."""

import numpy as np

from app.pages.person_data import twins
from app.view.state import View
from experiments.language import Language
from experiments.life import Life
from experiments.life_record import RECORD_TYPE
from tests.experiments.gardens import lively_life

EN = Language("en")
LAST = 69


def lived(came: int, rises: int) -> Life:
    """Seventy weeks of a job: somebody comes to it in one week, and commitment goes up in another."""
    rows = np.zeros(LAST + 2, RECORD_TYPE)
    rows["person"] = np.where(np.arange(-1, LAST + 1) < came, 20, 80)
    rows["commitment"] = np.where(np.arange(-1, LAST + 1) < rises, 0.2, 0.6)
    some = lively_life(20)
    return Life(some.scenario, 3, 20, some.boss, some.department, some.level, some.bosses, some.neighbours, rows, some.rates)


def told(week: int, one: Life, other: Life) -> tuple[str, str, int | None]:
    """Title, sentence and week of parting, in a week of the view."""
    found = twins(View(week=week), one, other, EN)
    return found["title"], found["told"], found["parts"] and found["parts"]["week"]


STAYS = lived(99, 99)


def test_lives_that_are_alike_are_called_so_up_to_the_week_on_screen() -> None:
    assert told(39, lived(99, 40), STAYS) == ("The same person, the same luck", "Up to week 39 the two lives are alike.", None)
    assert told(40, lived(99, 40), STAYS) == ("The same person, the same luck", "The two lives part in week 40.", 40)


def test_two_people_in_one_job_are_not_called_the_same_person() -> None:
    title, sentence = "The same job, two different people", "From week 30 on, two different people hold this job."
    assert told(29, lived(30, 60), STAYS) == ("The same person, the same luck", "Up to week 29 the two lives are alike.", None)
    assert told(LAST, lived(30, 60), STAYS) == (title, sentence, 30)
    assert told(LAST, lived(30, 20), STAYS) == (title, f"The two lives part in week 20. {sentence}", 20)


def test_a_newcomer_who_comes_in_both_is_the_same_person_again() -> None:
    assert told(LAST, lived(30, 99), lived(35, 99)) == ("The same person, the same luck", "The two lives part in week 30.", 30)
