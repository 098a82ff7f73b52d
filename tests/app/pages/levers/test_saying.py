"""The sentence says what the change did, and nothing that was not found."""

from app.greenhouse.worlds import Worlds
from app.pages.levers.comparing import Answer, answer_of
from app.pages.levers.saying import change_words, outside_words, second, sentence
from app.view import drafts
from app.view.state import View
from experiments import findings
from experiments.language import Language
from tests.app.pages.levers.grown import grown_for

EN = Language("en")


def counts(answer: Answer) -> tuple[int, int]:
    """Worlds that tip: under one's own strategy, and under the one it starts from."""
    return findings.rooted(answer.comparison, answer.own.place), findings.rooted(answer.comparison, answer.base.place)


def test_the_sentence_has_the_counts_of_the_worlds(mine: View, worlds: Worlds) -> None:
    answer = answer_of(mine, worlds, EN)
    own, base = counts(answer)
    told = sentence(answer, mine, EN)
    assert told.startswith("A little less room, and ")
    assert (f"{own} of 4 worlds tip instead of {base}." in told) == (own != base)
    assert (f"as before {own} of 4 worlds tip." in told) == (own == base)


def test_a_change_that_does_nothing_is_told_so(plain: View) -> None:
    same = drafts.pull(drafts.begin(plain, "status_quo"), 1, "training", 0.52)
    answer = answer_of(same, grown_for(same, 2), EN)
    assert sentence(answer, same, EN) == "A little more push, and as before 0 of 2 worlds tip."


def test_before_there_are_worlds_nothing_is_claimed(mine: View) -> None:
    assert sentence(answer_of(mine, None, EN), mine, EN) == "Move a lever, and 12 worlds answer."


def test_where_nothing_is_changed_the_sentence_invites(plain: View) -> None:
    answer = answer_of(plain, grown_for(plain, 2), EN)
    assert sentence(answer, plain, EN) == f"Co-creation: {counts(answer)[0]} of 2 worlds tip. Move a lever and see."
    assert sentence(answer, plain.altered(present=True), EN) == f"Co-creation: {counts(answer)[0]} of 2 worlds tip."
    assert second(plain, EN) == ""


def test_more_task_figures_are_less_room(plain: View) -> None:
    begun = drafts.begin(plain, "co_creation")
    assert change_words(drafts.pull(begun, 3, "output_focus", 0.4), EN) == "A little less room"
    assert change_words(drafts.pull(begun, 3, "output_focus", 0.9), EN) == "Much less room"


def test_two_groups_are_named_and_more_are_counted(mine: View) -> None:
    two = drafts.pull(mine, 3, "pressure", 0.5)
    assert change_words(two, EN) == "A little less room and more push"
    three = drafts.pull(two, 3, "coaching", 0.5)
    assert change_words(three, EN) == "3 levers changed"


def test_a_group_that_goes_both_ways_is_not_called_more_or_less(mine: View) -> None:
    assert change_words(drafts.pull(mine, 3, "output_focus", 0.1), EN) == "2 levers changed"


def test_the_second_line_has_levers_and_money(mine: View) -> None:
    two = drafts.pull(mine, 3, "output_focus", 0.4)
    assert second(two, EN) == "Freedom in a framework from 85 to 65 and task figures from 30 to 40 save 0.1% of the wage bill."
    dearer = drafts.pull(mine, 3, "support", 1.0)
    assert second(dearer, EN).endswith(" of the wage bill more.")
    free = drafts.pull(drafts.begin(mine, "co_creation"), 3, "promote_on_character", 0.7)
    assert second(free, EN) == "Promotion on character from 60 to 70 costs as much as before."


def test_values_outside_the_tested_range_are_counted(mine: View) -> None:
    inside = mine.altered(changes=())
    assert outside_words(inside, EN) == ""
    two = drafts.pull(drafts.pull(inside, 3, "autonomy", 1.0), 3, "support", 1.0)
    assert outside_words(two, EN) == "2 values lie outside; results there were never tested."
