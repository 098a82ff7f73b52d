"""What the evidence page shows, as data: verdicts, drawings, what is assumed, and what a visitor changed. Worlds are made up; the model is not run."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.greenhouse.worlds import Worlds, kept_measures
from app.pages import evidence_data, evidence_numbers, evidence_rows
from app.pages.evidence_words import words
from app.view.actions import act
from app.view.growth import Grown
from app.view.state import View
from app.view.wants import TRIED, wanted
from experiments.assumptions import assumptions
from experiments.evidence import ACCEPTED, AGREES, DISAGREES, ENTRIES, NOT_TESTED
from experiments.evidence.entry import Entry
from experiments.evidence.findings import judged, untested
from experiments.language import MISSING, Language
from scenarios import contexts
from simulation.errors import NotAllowed

EN, NL = Language("en"), Language("nl")
PAGE = View(page="evidence")
JUDGED = [entry for entry in ENTRIES if entry.value is not None and entry.accepted is not None]
NUMBERS = {one["name"]: one for group in evidence_numbers.numbers(EN)["groups"] for one in group["numbers"]}
PAIRED = {"service.sell", "service.solve", "rating.promoter", "rating.detractor"}
"""Numbers of which some values are allowed only beside some values of another."""
ROUGH = 1e-4
"""What places on an axis are rounded to."""


def worlds_of(view: View, values: Mapping[str, float]) -> Worlds:
    """Worlds in which every measure stands still."""
    want = next(wanted(view))
    scenarios, names = want.scenarios(view), kept_measures(want.measures)
    path = np.array([np.full(scenarios[0].weeks, values.get(name, 1.0)) for name in names])
    return Worlds(scenarios, np.arange(1, TRIED + 1), names, tuple(tuple(path for _ in scenarios) for _ in range(TRIED)))


def row_of(key: str, values: list[float], lang: Language = EN) -> dict[str, object]:
    """The row of a published number, where worlds give these."""
    entry = next(entry for entry in JUDGED if entry.key == key)
    assert entry.accepted is not None
    return evidence_rows.row(judged(entry, entry.accepted, np.array(values)), lang)


def changed(view: View, name: str, value: float) -> View:
    return act(view, {"do": "change", "name": name, "value": value})


def test_before_there_are_worlds_everything_published_stands_there_and_nothing_is_judged() -> None:
    found = evidence_data.evidence(None, EN)
    assert found["sentence"] == ""
    assert [row["key"] for row in found["rows"]] == [entry.key for entry in ENTRIES]
    for row, entry in zip(found["rows"], ENTRIES, strict=True):
        assert row["form"] == ("open" if entry.value is None else "waiting")
        assert row["value"] == "" and (row["drawn"] is None or row["drawn"]["worlds"] is None)


def test_the_sentence_counts_what_the_rows_show() -> None:
    found = evidence_data.evidence(evidence_data.findings_of(worlds_of(PAGE, {"committed_share": 0.1})), EN)
    forms = Counter(row["form"] for row in found["rows"])
    counts = [forms["agrees"], len(ENTRIES), forms["accepted"], forms["disagrees"], forms["open"]]
    assert [int(n) for n in re.findall(r"\d+", found["sentence"])] == counts
    assert f" {forms['open']} " in found["untested"]["show"]


@pytest.mark.parametrize(("share", "form"), [(0.1, "agrees"), (0.9, "disagrees")])
def test_a_verdict_follows_from_the_worlds(share: float, form: str) -> None:
    found = evidence_data.findings_of(worlds_of(PAGE, {"committed_share": share}))
    first = evidence_data.evidence(found, EN)["rows"][0]
    assert (first["key"], first["form"], first["value"]) == ("ENG-BASE", form, EN.percent(share))


def test_what_is_accepted_outside_what_was_published_is_a_miss_with_a_word_of_its_own() -> None:
    accepted, inside, miss = (row_of("TURN-BASE others", [x] * TRIED) for x in (0.25, 0.15, 0.5))
    assert [row["form"] for row in (accepted, inside, miss)] == ["accepted", "agrees", "disagrees"]
    assert (accepted["verdict"], accepted["note"]) == ("accepted miss", "outside what was published")
    assert inside["note"] == miss["note"] == ""
    assert "In 0 of 40 worlds it agrees." in str(accepted["details"])


def test_a_room_is_shown_every_miss_and_examples_of_what_was_not_set() -> None:
    found = evidence_data.evidence(evidence_data.findings_of(worlds_of(PAGE, {"committed_share": 0.9})), EN)
    missed, agree = found["telling"]
    assert [row["key"] for row in missed["rows"]] == [row["key"] for row in found["rows"] if row["form"] in ("accepted", "disagrees")]
    levels = {entry.key for entry in ENTRIES if entry.use == "level"}
    assert 0 < len(agree["rows"]) <= evidence_data.EXAMPLES and not levels & {row["key"] for row in agree["rows"]}
    assert missed["rows"][0]["compared"] == "90%; published: 3% to 20%"
    assert evidence_data.evidence(None, EN)["telling"] == []


def test_where_worlds_have_no_number_a_row_shows_none() -> None:
    row = row_of("YEARS", [math.nan] * 30 + [100.0] * 10)
    assert row["form"] == "disagrees" and row["value"] == MISSING
    assert isinstance(row["drawn"], dict) and row["drawn"]["worlds"] is None
    assert "Half of the worlds or more" in str(row["details"])


@given(st.sampled_from(JUDGED), st.lists(st.floats(-1e4, 1e4, width=32), min_size=1, max_size=8))
def test_a_drawing_lies_on_its_axis_and_shows_the_verdict(entry: Entry, values: list[float]) -> None:
    assert entry.accepted is not None
    found = judged(entry, entry.accepted, np.array(values))
    drawn = evidence_rows.drawn(found, EN)
    assert drawn is not None
    low, middle, high = drawn["worlds"]
    spans = [drawn["published"], *([drawn["accepted"]] if drawn["accepted"] else [])]
    assert 0 <= low <= middle <= high <= 1
    assert all(0 <= first <= last <= 1 for first, last in spans)
    inside, accepted = [first - ROUGH <= middle <= last + ROUGH for first, last in (spans[0], spans[-1])]
    assert inside or found.verdict != AGREES
    assert accepted or found.verdict == DISAGREES
    first, last = spans[-1]
    assert found.verdict != DISAGREES or middle <= first + ROUGH or middle >= last - ROUGH


@given(st.sampled_from(JUDGED), st.floats(-100, 100, width=32))
def test_numbers_under_a_drawing_do_not_touch(entry: Entry, value: float) -> None:
    assert entry.accepted is not None
    drawn = evidence_rows.drawn(judged(entry, entry.accepted, np.array([value])), EN)
    assert drawn is not None and drawn["ticks"]
    places = [tick["at"] for tick in drawn["ticks"]]
    assert all(later - earlier >= evidence_rows.APART for earlier, later in pairwise(places))


def test_a_row_opens_to_how_it_is_read_computed_and_used() -> None:
    for entry in ENTRIES:
        texts = [part["text"] for part in evidence_rows.row(untested(entry), EN)["details"]]
        assert entry.published in texts and entry.how in texts and len(texts) == 5 and all(texts)
    parts = row_of("ENG-BASE", [0.1] * 30 + [0.5] * 10)["details"]
    assert "In 30 of 40 worlds it agrees." in str(parts)


def test_every_number_of_the_model_is_there_once_and_in_its_group() -> None:
    groups = evidence_numbers.numbers(EN)["groups"]
    names = [one["name"] for group in groups for one in group["numbers"]]
    assert names == [each.name for each in assumptions(EN)]
    assert all(one["name"].startswith(f"{group['key']}.") for group in groups for one in group["numbers"])
    assert len(words(EN)["assume"]["found"]) == len(names) + 1


@pytest.mark.parametrize("name", list(NUMBERS))
def test_a_slider_holds_the_default_has_fine_steps_and_stays_within_what_is_allowed(name: str) -> None:
    one = NUMBERS[name]
    assert one["low"] <= one["from"] <= one["value"] <= one["to"] <= one["high"]
    assert one["step"] == 1 or (one["to"] - one["from"]) / one["step"] >= evidence_numbers.STEPS
    assert 0 <= one["range"][0] < one["range"][1] <= 1
    steps = (one["value"] - one["from"]) / one["step"]
    assert steps == pytest.approx(round(steps), abs=1e-6)


@pytest.mark.parametrize("end", ["low", "from", "to", "high"])
def test_what_a_slider_and_a_field_offer_is_allowed(end: str) -> None:
    refused = set()
    for name, one in NUMBERS.items():
        try:
            changed(PAGE, name, one[end] / one["scale"])
        except NotAllowed:
            refused.add(name)
    assert refused <= PAIRED


def test_a_changed_number_is_marked_with_what_it_is_now_and_can_be_put_back() -> None:
    view = changed(changed(PAGE, "growth.rate", 0.2), "growth.decay", 0.06)
    found = evidence_numbers.now(view, EN)
    assert found["groups"] == {"growth": "2 changed by you"}
    assert {name: (one["text"], one["changed"], one["outside"]) for name, one in found["numbers"].items()} == {
        "growth.rate": ("0.2 per week", True, True),
        "growth.decay": ("0.06 per week", True, False),
    }
    back = act(view, {"do": "restore", "name": "growth.rate"})
    assert list(evidence_numbers.now(back, EN)["numbers"]) == ["growth.decay"]


@pytest.mark.parametrize("context", list(contexts()))
def test_what_an_organisation_has_otherwise_is_shown_and_not_called_changed(context: str) -> None:
    found = evidence_numbers.now(View(page="evidence", context=context), EN)
    assert found["groups"] == {} and not any(one["changed"] for one in found["numbers"].values())
    assert set(found["numbers"]) == {each.name for each in assumptions(EN, contexts()[context]) if each.now != each.default}


def test_inputs_outside_the_tested_ranges_are_named() -> None:
    assert evidence_data.inputs(PAGE, EN) == {"told": "All values lie within the tested ranges.", "outside": []}
    found = evidence_data.inputs(changed(PAGE, "growth.rate", 0.5), EN)
    assert found["told"] == "1 value lies outside; results there were never tested."
    assert found["outside"] == [{"name": "growth.rate", "label": NUMBERS["growth.rate"]["label"], "number": True}]


def test_worlds_of_another_organisation_are_not_taken_for_those_on_screen() -> None:
    worlds = worlds_of(PAGE, {})
    other = changed(PAGE, "growth.rate", 0.2)
    assert evidence_data.fresh(PAGE, Grown(worlds, TRIED, False))
    assert not evidence_data.fresh(other, Grown(worlds, TRIED, False))
    assert not evidence_data.fresh(PAGE, Grown(worlds, TRIED, True))
    assert not evidence_data.fresh(PAGE, Grown(worlds, TRIED + 1, False))


def test_while_worlds_grow_the_page_says_how_far_they_are_and_then_nothing() -> None:
    grown = Grown(None, TRIED, False)
    assert evidence_data.state(PAGE, grown, 23, 0, EN)["told"] == "Growing 40 worlds, 23 ready"
    assert "2 other visitors" in evidence_data.state(PAGE, grown, 0, 2, EN)["told"]
    assert evidence_data.state(PAGE, Grown(worlds_of(PAGE, {}), TRIED, False), TRIED, 0, EN)["told"] == ""


def test_the_page_says_in_which_worlds_and_in_whose_organisation() -> None:
    assert evidence_data.where(PAGE, EN) == "Gathered in 40 worlds of 286 weeks, under 6 strategies. Organisation: Service company."
    assert evidence_data.where(changed(PAGE, "growth.rate", 0.2), EN).endswith("Service company, changed by you.")


def test_worlds_that_are_refused_leave_a_way_back() -> None:
    large = changed(PAGE, "organisation.employees", NUMBERS["organisation.employees"]["high"])
    found = evidence_data.state(large, Grown(worlds_of(PAGE, {}), TRIED, True, refused=True), TRIED, 0, EN)
    assert found["told"] == "These worlds could not be grown. Your settings are kept."
    assert act(large, found["ways"][0]["act"]).changes == ()


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    assert row_of("WOM", [1.84] * TRIED, NL)["value"] == "1,8"
    assert "0,2" in evidence_numbers.now(changed(PAGE, "growth.rate", 0.2), NL)["numbers"]["growth.rate"]["text"]


def test_forms_tell_the_four_verdicts_apart() -> None:
    assert len({evidence_rows.FORMS[verdict] for verdict in (AGREES, ACCEPTED, DISAGREES, NOT_TESTED)}) == 4
