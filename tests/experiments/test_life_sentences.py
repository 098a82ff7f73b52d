"""A life in plain words: true, counted, and silent about what did not happen."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from experiments.catalogue import collect
from experiments.language import LANGUAGES, SOURCE, Language, read_catalogue
from experiments.life import Life, life
from experiments.life_reasons import brought, weeks_held
from experiments.life_sentences import Told, held_back, moved, now, told, who
from experiments.names import name_of
from simulation.settings import Levers
from tests.experiments.gardens import ALONE, alone, garden, lively_life

EN, NL = Language.of("en"), Language.of("nl")
JOBS, WEEKS = some.sampled_from(range(0, 60, 4)), some.integers(0, 69)
GROUPS = {"soil", "light", "water", "room", "push", "advocate"}
LIT = {"beginning.safety": 0.9, "safety.base": 1.0, "beginning.energy": 1.0, "growth.door": 0.6}
"""A person with soil and energy, who lacks light."""
RICH = {"beginning.understanding": 0.9, "understanding.forget": 0.0, "beginning.safety": 0.9, "safety.base": 1.0, "beginning.energy": 1.0}


def full(lines: list[Told]) -> list[str]:
    """The lines as they are read."""
    return [f"{line.group}: {line.lead} {line.sentence}".strip() for line in lines]


def hundredths(found: Life, name: str, week: int) -> str:
    return EN.number(100 * float(found[name][week]))


@settings(max_examples=40)
@given(JOBS, WEEKS)
def test_there_are_one_or_two_lines_each_way_with_a_lead_and_a_count(job: int, week: int) -> None:
    found = lively_life(job)
    for lines in (moved(found, week, EN), held_back(found, week, EN)):
        assert 1 <= len(lines) <= 2 and len({line.lead for line in lines}) == len(lines)
        for line in lines:
            assert line.group in GROUPS or (line.group == "" and len(lines) == 1)
            assert line.lead and line.sentence and re.search(r"\d", line.lead + line.sentence)
            assert "**" not in line.lead + line.sentence and "{" not in line.lead + line.sentence


@settings(max_examples=40)
@given(JOBS, WEEKS)
def test_numbers_of_a_hundred_stay_within_it(job: int, week: int) -> None:
    for line in full(moved(lively_life(job), week, EN)):
        if "of 100" in line:
            assert all(int(number) <= 100 for number in re.findall(r"\d+", line))


def test_dialogues_are_counted_since_launch() -> None:
    found = alone({"participation": 0.5}, {"growth.door": 0.6})
    n = int(found["in_dialogue"][15:].sum())
    assert full(moved(found, 69, EN)) == [f"light: {n} dialogues since launch made the why clear."] and n > 15


def test_dialogues_of_who_came_later_are_counted_in_the_job() -> None:
    lives = [alone({"participation": 0.5}, {"growth.door": 0.6, "turnover.base": 0.03}, job) for job in range(20, 40)]
    found = next(
        found for found in lives if 20 < found.since(69) < 40 and found["commitment"][69] > found["commitment"][found.since(69)] + 0.05
    )
    n = int(found["in_dialogue"][found.since(69) + 1 :].sum())
    assert f"light: {n} dialogues in this job made the why clear." in full(moved(found, 69, EN))


def test_dialogues_before_launch_are_counted_so_far() -> None:
    usual = garden("status_quo", ALONE | LIT | {"understanding.talk": 0.2})
    talking = usual.model_copy(update={"context": usual.context.model_copy(update={"status_quo": Levers(participation=0.9)})})
    found = life(talking, 3, 20)
    n = int(found["in_dialogue"][1:15].sum())
    assert full(moved(found, 14, EN))[0] == f"light: {n} dialogues so far made the why clear."


def test_colleagues_close_by_are_those_who_show_it_this_week() -> None:
    found = next(lively_life(job) for job in range(0, 60, 4) if any("colleagues" in line for line in full(moved(lively_life(job), 69, EN))))
    line = next(line for line in full(moved(found, 69, EN)) if "colleagues" in line)
    assert line == f"room: {round(100 * found['shown'][69])} in 100 colleagues close by show that they mean it."


def test_what_leaders_do_is_told_from_before_to_the_most() -> None:
    assert full(moved(alone({"purpose": 1.0}, LIT | {"understanding.tell": 0.05, "growth.rate": 0.15}), 69, EN)) == [
        "light: The why told, from 15 up to 100 of 100. Leaders say what it is for."
    ]
    thanked = alone({"support": 1.0, "recognition": 1.0}, RICH | {"growth.door": 0.6})
    assert full(moved(thanked, 69, EN)) == ["water: Time and thanks, from 34 up to 100 of 100. There is more to grow on."]
    free = alone({"autonomy": 1.0, "output_focus": 0.0}, RICH)
    line = f"room: Room, from {hundredths(free, 'room', 14)} up to {hundredths(free, 'room', 69)} of 100. More is decided where the work is done."
    assert full(moved(free, 69, EN)) == [line]


def test_an_advocate_is_kept_by_being_one() -> None:
    found = alone(None, {"founders.share": 1.0})
    assert full(moved(found, 69, EN)) == ["advocate: 55 weeks an advocate. Who stands up for the why keeps it."]


def test_conduct_without_commitment_is_told_as_such() -> None:
    found = alone({"pressure": 0.9, "asked_conduct": 0.9}, {"growth.reactance": 0.0})
    top = EN.number(100 * float(found["conduct"][15:].max()))
    line = f"push: Conduct, from {hundredths(found, 'conduct', 14)} up to {top} of 100. Commitment did not follow."
    assert full(moved(found, 69, EN)) == [line]


def test_commitment_that_was_lost_is_told_as_lost() -> None:
    found = alone(None, {"beginning.commitment": 0.8, "growth.decay": 0.02})
    line = f": Down from {hundredths(found, 'commitment', 14)} to {hundredths(found, 'commitment', 69)} of 100. Commitment has been lost."
    assert full(moved(found, 69, EN)) == [line]


def test_what_hardly_helped_somebody_who_fell_is_not_told() -> None:
    found = alone({"autonomy": 0.32}, {"beginning.commitment": 0.8, "growth.decay": 0.02})
    assert 0.01 <= brought(found, 69)["freedom"] < 0.05
    assert full(moved(found, 69, EN))[0].startswith(": Down from ")


def test_where_nothing_moved_that_is_said() -> None:
    found = alone(None, {"growth.rate": 0.0, "growth.decay": 0.0, "growth.reactance": 0.0})
    value = hundredths(found, "commitment", 69)
    assert full(moved(found, 69, EN)) == [f": Nothing much. Commitment is {value} of 100, it was {value}."]
    assert full(held_back(found, 69, EN))[0].startswith(": Nothing much.")


def test_commitment_that_grew_by_itself_is_said_to() -> None:
    found = alone(None, RICH | {"growth.door": 0.9, "growth.rate": 0.02})
    rose = EN.number(100 * float(found["commitment"][69] - found["commitment"][14]))
    assert full(moved(found, 69, EN)) == [f": Up {rose} of 100. What is around this person has hardly changed."]


def test_nothing_is_told_of_a_first_week() -> None:
    found = alone({"autonomy": 1.0})
    line = f": Too early to tell. Commitment is {hundredths(found, 'commitment', 0)} of 100."
    assert full(moved(found, 0, EN)) == full(held_back(found, 0, EN)) == [line]


def test_without_room_the_boss_decides() -> None:
    found = alone(None, RICH)
    assert full(held_back(found, 69, EN))[0] == "room: No room: the boss decides. 55 weeks with less than commitment needs."


def test_nobody_decides_for_the_chief_executive() -> None:
    chief = life(garden("status_quo"), 3, 0)
    assert chief.boss == 0
    lines = [line for week in range(70) for line in full(held_back(chief, week, EN))]
    assert any(line.startswith("room: No room. ") for line in lines) and not any("the boss" in line for line in lines)


def test_grown_as_far_as_there_is_room() -> None:
    levers = {"autonomy": 1.0, "output_focus": 0.2, "pressure": 0.0, "support": 1.0, "recognition": 1.0}
    found = alone(levers, RICH | {"growth.rate": 1.0, "growth.door": 0.6})
    n = weeks_held(found, 69, "room")
    assert full(held_back(found, 69, EN))[0] == f"room: Room, {n} weeks. Grown as far as there is room." and n > 30


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"beginning.safety": 0.05, "safety.pace": 0.0}, "soil: Soil, 55 weeks. It did not feel safe."),
        ({"beginning.understanding": 0.05, "understanding.tell": 0.0}, "light: Light, 55 weeks. The why was not clear yet."),
        ({"beginning.energy": 0.0, "growth.time": 1.0}, "water: Water, 55 weeks. Too little time and thanks."),
    ],
)
def test_the_scarcest_nutrient_is_told_with_its_weeks(changes: dict[str, float], line: str) -> None:
    levers = {"autonomy": 1.0, "output_focus": 0.0, "pressure": 0.0, "support": 0.6}
    assert full(held_back(alone(levers, RICH | {"growth.rate": 0.1} | changes), 69, EN))[0] == line


def test_pressure_is_told_with_its_weeks() -> None:
    found = alone({"pressure": 1.0}, {"growth.reactance": 0.2, "growth.door": 0.6, "growth.pressure": 0.0})
    assert full(held_back(found, 69, EN))[0] == "push: Pressure, 55 weeks. Where trust is low it costs commitment."


def test_nobody_speaks_of_dialogues_where_there_were_none() -> None:
    for job in range(0, 60, 10):
        found = life(garden("implementation"), 3, job)
        assert not any("dialogue" in line for week in (20, 40, 69) for line in full(moved(found, week, EN)))


def test_who_somebody_is() -> None:
    found = lively_life(36)
    boss = name_of(int(found["boss_person"][69]))
    lines = who(found, 69, EN)
    assert lines[0] == "Operations, front line" and lines[1] == f"Team of {boss}, supervisor"
    assert lines[2:] == ([f"In this job since week {found.since(69)}."] if found.since(69) else [])
    assert who(found, 0, EN)[2:] == []


def test_the_chief_executive_is_of_no_department_and_in_nobodys_team() -> None:
    assert who(lively_life(0), 0, EN) == ["Chief executive"]


def test_now_is_the_phase_and_since_when() -> None:
    leads = ["business as usual", "seeing differently", "thinking differently", "doing differently", "being differently"]
    seen = set()
    for found in [*(lively_life(job) for job in range(0, 60, 4)), alone(None, {"beginning.commitment": 0.8, "growth.decay": 0.05})]:
        for week in range(70):
            line = now(found, week, EN)
            since, lost = found.committed_since(week), found.lost(week)
            assert line.lead == f"Now: {leads[found.phase(week)]}."
            expected = {0: "Committed from the start.", None: "Not committed."}.get(since, f"Committed since week {since}.")
            assert line.sentence == (expected if lost is None else f"Committed once, lost again in week {lost}.")
            seen.add(re.sub(r"\d+", "n", line.sentence))
    assert len(seen) == 4


def test_a_lead_stands_between_two_marks() -> None:
    assert told("light", "**28 dialogues** since launch.") == Told("light", "28 dialogues", "since launch.")


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE])
def test_every_translation_of_a_text_with_a_lead_begins_with_one(code: str) -> None:
    texts = {message.id for message in collect() if "**" in str(message.id)}
    translated = [message.string for message in read_catalogue(code) if message.id in texts]
    forms = [form for text in translated for form in (text if isinstance(text, tuple) else (text,)) if form]
    assert [form for form in forms if not re.fullmatch(r"\*\*[^*]+\*\* [^*]+", form)] == []
    assert len(texts) > 20


def test_every_text_with_a_lead_is_collected_for_translation() -> None:
    sources = {text for message in collect() for text in (message.id if isinstance(message.id, tuple) else (message.id,))}
    for text in (
        "**{n} dialogues** since launch made the why clear.",
        "**No room: the boss decides.** {n} weeks with less than commitment needs.",
    ):
        assert text in sources
    assert {"Now: doing differently.", "**Promoter.** Would answer {points} of 10.", "Comms", "chief executive"} <= sources
