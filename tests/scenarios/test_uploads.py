"""A scenario that somebody sends loads as its file would, and reaches no file of this machine."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios.files import LARGEST
from simulation.errors import NotAllowed
from simulation.scenario import Scenario

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path.name for path in BROKEN.glob("*.toml"))
GOOD = 'title = "A plan"\nstory = "A plan of our own. It is tried out."\n'
NAMES_FILES = '.toml"'


def refusal(content, where="plan.toml"):
    with pytest.raises(NotAllowed) as caught:
        scenarios.loads(content, where)
    return str(caught.value)


def from_file(content, folder):
    path = folder / "plan.toml"
    path.write_bytes(content)
    return scenarios.load(path)


WHOLE = (
    GOOD
    + """based_on = "co_creation"
context = "start_up"
patience = 104

[status_quo]
pressure = 0.6

[parameters.organisation]
employees = 120

[[phase]]
name = "Kept on"
week = 200
"""
)


@pytest.mark.parametrize("text", [GOOD, WHOLE, "\ufeff" + WHOLE, WHOLE.replace("\n", "\r\n")])
def test_what_is_sent_loads_as_the_file_does(text, tmp_path):
    assert scenarios.loads(text, "plan.toml") == scenarios.loads(text.encode(), "plan.toml") == from_file(text.encode(), tmp_path)


def test_the_number_of_weeks_can_be_given():
    assert scenarios.loads(GOOD, "plan.toml", weeks=100).weeks == 100


@pytest.mark.parametrize("name", [name for name in FILES if NAMES_FILES not in (BROKEN / name).read_text("utf-8").partition("\n")[2]])
def test_what_a_file_is_refused_for_is_refused_with_the_same_sentence(name):
    text = (BROKEN / name).read_text("utf-8")
    wanted = text.partition("\n")[0].removeprefix("# expect: ").replace(", or a file that ends in .toml", "")
    assert refusal(text, name) == wanted


@pytest.mark.parametrize("key", ["based_on", "context"])
@pytest.mark.parametrize(
    "name", ["other.toml", "../../secret.toml", "/etc/passwd.toml", "..\\\\secret.toml", "C:\\\\secret.toml", "file:///x.toml"]
)
def test_no_other_file_is_named(key, name):
    kind = "strategy" if key == "based_on" else "context"
    told = refusal(GOOD + f'{key} = "{name}"\n')
    assert told.startswith(f'plan.toml: "{key}" is "') and told.endswith(
        f"allowed is the name of a {kind} that comes with the project; other files are not read."
    )


@pytest.mark.parametrize("key", ["based_on", "context"])
@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "../strategies/co_creation", "co_creation/../x", "\\u0000", ".", "x" * 9000]
)
def test_a_way_through_folders_is_only_an_unknown_name(key, name):
    told = refusal(GOOD + f'{key} = "{name}"\n')
    assert "unknown" in told and "file that ends" not in told and len(told) < 400


@pytest.mark.parametrize("key", ["based_on", "context"])
def test_a_file_that_is_there_is_not_read(key, tmp_path, monkeypatch):
    (tmp_path / "there.toml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "open", lambda *arguments, **more: pytest.fail("a file was opened"))
    assert "other files are not read" in refusal(GOOD + f'{key} = "there.toml"\n')


def test_64_kb_are_read_and_one_byte_more_is_refused():
    room = LARGEST - len(GOOD.encode())
    assert scenarios.loads(GOOD + "#" * room, "plan.toml").strategy.title == "A plan"
    assert refusal(GOOD + "#" * (room + 1)) == "plan.toml: the file is larger than 64 kB; a scenario fits in far less."


def test_bytes_are_counted_and_not_signs():
    assert "larger than 64 kB" in refusal(GOOD + "#" + "é" * (LARGEST // 2))


@pytest.mark.parametrize("content", [GOOD.encode() + b'x = "\xe9"', GOOD.encode("utf-16"), b"\x89PNG\r\n\x1a\n", GOOD + "# \ud800"])
def test_what_is_not_utf_8_is_refused(content):
    assert refusal(content).endswith("is not UTF-8; save the file as UTF-8.")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x08"])
def test_a_control_character_is_refused_as_it_stands_and_as_it_is_written(sign):
    assert "not TOML" in refusal(GOOD.replace("A plan", f"A {sign}plan", 1))
    assert "control character" in refusal(GOOD.replace("A plan", f"A \\u{ord(sign):04x}plan", 1))


@pytest.mark.parametrize("content", ["x = " + "[" * 20_000, "x = " + "{a = " * 9_000, ".".join("a" * 20_000) + " = 1"])
def test_deep_nesting_is_refused(content):
    assert "too deep" in refusal(content) or "too many parts" in refusal(content)


def test_a_huge_population_is_refused():
    huge = "[parameters.organisation]\nemployees = 100000\n[parameters.market]\npeople = 900001\n"
    assert refusal(GOOD + huge).startswith("plan.toml: 1,000,001 people need about ")


@pytest.mark.parametrize(
    ("where", "name", "shown"),
    [
        ("Our plan.toml", "our_plan", "Our plan.toml"),
        ("../../etc/plan.toml", "plan", "plan.toml"),
        ("C:\\fakepath\\plan.toml", "plan", "plan.toml"),
        ("", "scenario", "scenario.toml"),
        ("..", "scenario", "scenario.toml"),
        ("a\n\x1b\u202eb.toml", "ab", "ab.toml"),
        ("x" * 999 + ".toml", "x" * 55, "x" * 55 + ".toml"),
    ],
)
def test_the_name_of_a_file_is_kept_without_its_folders(where, name, shown):
    assert scenarios.loads(GOOD, where).strategy.name == name
    assert refusal("", where) == f'{shown}: "title" is missing.'


@given(content=st.binary(max_size=300) | st.text(max_size=300), where=st.text(max_size=80))
def test_whatever_is_sent_loads_or_is_refused_in_one_line(content, where):
    try:
        assert isinstance(scenarios.loads(content, where), Scenario)
    except NotAllowed as error:
        assert "\n" not in str(error) and str(error).endswith(".")
