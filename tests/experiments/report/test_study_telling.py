"""What the report of a study says of figures, boxes, trees, tables, and how it was done."""

from dataclasses import replace

import pytest

from experiments.analysis.equivalence import EQUAL, SAME
from experiments.analysis.interval import Interval, Note
from experiments.analysis.limits import Limit
from experiments.figures.study.words import Words
from experiments.language import Language
from experiments.report import study_sentences
from experiments.report.study_method import method, reading
from experiments.report.study_rules import boxes, rules
from experiments.report.study_tables import contrasts, decided, factors, p_in_words, shown_weeks, superiority
from tests.experiments.figures import made_up

EN, NL = Language.of("en"), Language.of("nl")
INF, NAN = float("inf"), float("nan")
MANY = Words(made_up.study(factors=made_up.MANY), EN)


def test_a_box_is_told_in_one_sentence():
    assert boxes(made_up.boxes(), MANY)[0] == (
        "Co-creation wins where Meaning of the change is at least 40%, Dialogues is at least 10% and Growth is 0.07 to 0.14: "
        "83 of 90 such points, which are 81% of all it wins."
    )


def test_further_boxes_are_told_as_of_the_points_that_are_left():
    assert boxes(made_up.boxes(), MANY)[1].startswith("Besides, Co-creation wins where Walking the talk is at least 75%")


@pytest.mark.parametrize(
    ("wins", "told"),
    [
        (0, "Co-creation wins nowhere in the design."),
        (300, "Co-creation wins everywhere in the design."),
        (90, "Co-creation wins at 90 of 300 points; no few factors tell where."),
        (297, "Co-creation wins at 297 of 300 points: too one-sided to look for where."),
    ],
)
def test_that_no_box_was_found_is_an_answer(wins, told):
    assert boxes(replace(made_up.boxes(), boxes=(), wins=wins), MANY) == [told]


def test_every_leaf_of_a_tree_is_told_with_how_often_it_is_right():
    assert rules(made_up.tree(), MANY)[-1] == (
        "Where Meaning of the change is at least 42% and Dialogues is at least 8%, Co-creation wins at 84 of 100 points."
    )
    assert rules(made_up.tree(), MANY)[0].endswith("Co-creation does not win at 105 of 108 points.")


def test_a_tree_that_tells_nothing_says_so():
    (told,) = rules(replace(made_up.tree(), found=False), MANY)
    assert told.endswith("nothing found.")


def test_no_tree_is_told_of_points_that_are_too_one_sided_to_grow_one():
    assert rules(replace(made_up.tree(), found=False, wins=3), MANY) == []


def test_a_note_names_factors_as_people_know_them_and_not_too_many():
    note = Note("{factors} and {what}.", {"factors": tuple(f.name for f in made_up.MANY[:8]), "what": "co_creation − implementation"})
    told = study_sentences.said(note, MANY)
    assert told.startswith("Meaning of the change, Growth, Tipping share, Telling the why, Walking the talk and 3 more")
    assert told.endswith("Co-creation − Implementation.")


def test_the_pairing_says_why_it_saves_little():
    told = study_sentences.pairing(made_up.pairings(), made_up.grid()[2], Words(made_up.study(), EN))
    assert "worlds drawn apart would take 1.4 times as many runs (1.2 to 1.7). Worlds part early" in told
    assert "would take 12 times as many runs (9.0 to 15)." in told


def test_differences_that_never_vary_need_no_number():
    pair = replace(made_up.pairings()[0], factor=Interval(INF, INF, INF), note=None)
    told = study_sentences.saved(pair, Words(made_up.study(), EN))
    assert told == "Co-creation and Implementation differ by the same amount in every world."


def test_precision_is_told_against_what_was_asked():
    found = made_up.precision()
    told = study_sentences.precision(found, made_up.grid()[2], Words(made_up.study(), EN))
    assert told.startswith(f"{found.reached} of 77 points are as sure as asked, 3 either way.")
    unasked = replace(found, asked=NAN)
    assert study_sentences.precision(unasked, made_up.grid()[2], Words(made_up.study(), EN)).startswith("Half the interval is ")


def test_of_indices_the_first_is_told_that_is_clear_of_nothing():
    first, *others = made_up.sobol().indices
    told = study_sentences.sobol(replace(made_up.sobol(), indices=(replace(first, clear=False), *others)), made_up.grid()[2], MANY)
    assert told.startswith("Growth accounts for 23% (20% to 26%) of the variance by itself, and for 33% (28% to 38%) with all")
    faint = replace(made_up.sobol(), indices=(replace(first, clear=False),), notes=())
    assert study_sentences.sobol(faint, made_up.grid()[2], MANY) == "No factor can be told from one that does nothing."


def test_that_no_factor_is_clear_of_the_noise_is_an_answer():
    faint = replace(made_up.morris(), indices=tuple(replace(index, clear=False) for index in made_up.morris().indices))
    assert study_sentences.morris(faint, made_up.grid()[2], MANY) == "No factor is clear of the noise."


def test_contrasts_have_a_table_a_strategy_with_every_measure_and_week():
    study, _, answers = made_up.over_time()
    tables = list(contrasts(answers, Words(study, EN)))
    assert [table.strategies for table in tables] == [(1,), (2,), (3,)]
    assert all([len(row.cells) for row in table.groups[0].rows] == [5, 5, 5] for table in tables)
    assert [name for name, _ in tables[0].columns] == ["1 year", "2 years", "3 years", "4 years", "5 years"]


def test_a_contrast_shows_difference_interval_verdict_and_superiority():
    study, _, answers = made_up.grid()
    (table,) = contrasts(answers, Words(study, EN))
    cell = table.groups[0].rows[0].cells[-1]
    assert (cell.value, cell.notes) == ("+21", ("19 to 23", "better, p < 0.001", "84 of 100"))


def test_equality_is_told_with_its_own_p():
    contrast = replace(made_up.contrasts(made_up.study())[0], verdict=EQUAL, p_equal=0.012, p_holm=0.4)
    assert decided(contrast, MANY) == "equal within the margin, p = 0.012"


def test_strategies_that_do_the_same_need_no_test():
    contrast = replace(made_up.contrasts(made_up.study())[0], verdict=SAME, superiority=0.5)
    assert (decided(contrast, MANY), superiority(contrast, MANY)) == ("the same in every world", "")


@pytest.mark.parametrize(("p", "told"), [(0.0001, "p < 0.001"), (0.0123, "p = 0.012"), (0.3, "p = 0.30"), (1.0, "p = 1.00")])
def test_p_is_written_as_people_read_it(p, told):
    assert p_in_words(p, MANY) == told


def test_many_weeks_are_spread_and_the_last_is_there():
    assert shown_weeks(range(100)) == [0, 20, 40, 59, 79, 99]
    assert shown_weeks((285, 77)) == [77, 285]


def test_every_factor_is_told_with_range_whom_it_changes_and_source():
    study, _, answers = made_up.grid()
    rows = {row.name: [cell.value for cell in row.cells] for row in factors(answers, Words(study, EN)).groups[0].rows}
    assert rows["Dialogues"] == ["0% to 30%", "7 values", "Co-creation", "assumption"]
    assert rows["Meaning of the change"][2] == "all"


def test_the_method_names_design_worlds_precision_and_versions():
    study, points, answers = made_up.grid()
    told = method(answers, made_up.Result(study, points).manifest, Words(study, EN))
    assert told[:2] == ["A grid: every value of every factor with every other.", "77 points, 2 strategies, 6,160 runs of 286 weeks each."]
    assert "All points meet the same worlds." in told
    assert any("until half the interval of Profit, added up, 5 years after launch, was 3 weeks of income" in text for text in told)
    assert told[-1] == "Version 0.1.0, model 0123456789ab. Python 3.11.9, numpy 2.4.0."


def test_precision_that_was_not_reached_is_a_limit_of_reading():
    study, _, answers = made_up.grid()
    words = Words(study, EN)
    assert reading(answers, words)[-1].startswith("Some points are less sure than was asked")
    sure = replace(answers, precision=replace(answers.precision, reached=77))
    assert not any(text.startswith("Some points are less sure") for text in reading(sure, words))


def test_ranges_that_rest_on_assumptions_are_counted():
    study, _, answers = made_up.grid()
    assert "Factors that rest on assumptions: 2 of 2." in reading(answers, Words(study, EN))[0]


def test_a_free_side_of_a_limit_is_not_told():
    limits = (Limit("participation", -INF, 0.2, NAN),)
    box = replace(made_up.boxes().boxes[0], limits=limits)
    assert "where Dialogues is at most 20%:" in boxes(replace(made_up.boxes(), boxes=(box,)), MANY)[0]
