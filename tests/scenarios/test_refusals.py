"""Every file that must be refused, with its sentence."""

import tomllib
from pathlib import Path

import pytest

import scenarios
from scenarios.files import LARGEST, parse
from simulation.errors import NotAllowed
from simulation.parameters import Parameters

BROKEN = Path(__file__).parent / "broken"
STRATEGY_FILES = sorted(path.name for path in BROKEN.glob("*.toml"))
CONTEXT_FILES = sorted(path.name for path in (BROKEN / "contexts").glob("*.toml"))
GOOD = 'title = "A plan"\nstory = "A plan of our own. It is tried out."\n'


def expected(path):
    return path.read_text("utf-8").partition("\n")[0].removeprefix("# expect: ")


def refusal(*names, **options):
    with pytest.raises(NotAllowed) as caught:
        scenarios.load(*names, **options)
    return str(caught.value)


@pytest.mark.parametrize("name", STRATEGY_FILES)
def test_a_broken_file_is_refused_with_its_sentence(name, monkeypatch):
    monkeypatch.chdir(BROKEN)
    assert refusal(name) == expected(BROKEN / name)


@pytest.mark.parametrize("name", CONTEXT_FILES)
def test_a_broken_context_is_refused_with_its_sentence(name, monkeypatch):
    monkeypatch.chdir(BROKEN / "contexts")
    assert refusal("status_quo", name) == expected(BROKEN / "contexts" / name)


def test_there_are_many_broken_files():
    assert len(STRATEGY_FILES) >= 45


@pytest.mark.parametrize("path", sorted(BROKEN.rglob("*.toml")), ids=lambda path: path.stem)
def test_a_refusal_is_one_line(path):
    assert expected(path).endswith(".")


UNREADABLE = {
    "too_large": (GOOD.encode() + b"#" * LARGEST, "too_large.toml: the file is larger than 64 kB; a scenario fits in far less."),
    "latin": (GOOD.encode() + b'afterwards = "caf\xe9"\n', "latin.toml: line 3 is not UTF-8; save the file as UTF-8."),
    "picture": (b"\x89PNG\r\n\x1a\n", "picture.toml: line 1 is not UTF-8; save the file as UTF-8."),
    "utf_16": (GOOD.encode("utf-16"), "utf_16.toml: line 1 is not UTF-8; save the file as UTF-8."),
    "empty": (b"", 'empty.toml: "title" is missing.'),
    "nul": (b"\0", "nul.toml: not TOML; invalid statement (at line 1, column 1)."),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_without_room_for_a_comment_is_refused_with_its_sentence(name, tmp_path, monkeypatch):
    content, sentence = UNREADABLE[name]
    (tmp_path / f"{name}.toml").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert refusal(f"{name}.toml") == sentence


def test_a_folder_is_refused(tmp_path, monkeypatch):
    (tmp_path / "folder.toml").mkdir()
    monkeypatch.chdir(tmp_path)
    assert refusal("folder.toml") == "folder.toml: this is a folder; name a file."


def test_a_file_that_is_not_there_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refusal("nowhere.toml") == "nowhere.toml: there is no such file."


def test_a_file_that_cannot_be_read_is_refused(tmp_path, monkeypatch):
    def locked(path, mode):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "locked.toml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Path, "open", locked)
    assert refusal("locked.toml") == "locked.toml: the file cannot be read; Permission denied."


def test_a_name_that_no_file_can_have_is_refused():
    assert "the file cannot be read" in refusal("x" * 5000 + ".toml")


def never(*_):
    raise AssertionError("was parsed")


@pytest.mark.parametrize(
    "content",
    [
        GOOD + "#" * LARGEST,
        ".".join("a" * 20_000) + " = 1",
        " . ".join("a" * 20_000) + " = 1",
        ".".join(['"a"'] * 10_000) + " = 1",
        ".".join(["'a'"] * 10_000) + " = 1",
        "[" + ".".join("a" * 20_000) + "]",
        'x = {y = """a"""", ' + ".".join("a" * 20_000) + " = 1}",
        "x = {y = '''a'''', " + ".".join("a" * 20_000) + " = 1}",
        "x = " + "[" * 30_000,
        "x = " + "{a = " * 10_000,
    ],
    ids=["large", "dotted", "spaced", "quoted", "literal", "header", "after four quotes", "after four apostrophes", "lists", "tables"],
)
def test_what_would_be_slow_to_parse_is_refused_before_parsing(content, tmp_path, monkeypatch):
    path = tmp_path / "slow.toml"
    path.write_text(content)
    monkeypatch.setattr(tomllib, "loads", never)
    assert refusal(str(path)).startswith(str(path))


@pytest.mark.parametrize(
    "content", ["-" * LARGEST, "x = 1" + "_1" * 32_000, 'x = "' + '\\"' * 32_000, 'x = """' + '\\"""' * 16_000, '"' * LARGEST]
)
def test_a_long_line_takes_no_more_than_linear_time(content):
    with pytest.raises(NotAllowed):
        parse(content, "long.toml")


@pytest.mark.parametrize(
    "text",
    [
        'title = "a.b.c.d.e.f.g.h.i.j.k.l"',
        "title = 'a.b.c.d.e.f.g.h.i.j.k.l'",
        'title = """\n[[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j "quoted" \\""" """',
        "# [[[[[[[[[[[[ a.b.c.d.e.f.g.h.i.j",
        "x = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]",
        "a.b.c.d.e.f.g.h = 1",
        "x = [[[[[[[[]]]]]]]]",
    ],
)
def test_brackets_and_dots_in_texts_count_for_nothing(text):
    assert parse(text, "fine.toml") == tomllib.loads(text)


def test_a_depth_is_refused_in_its_line():
    with pytest.raises(NotAllowed, match="in line 4; allowed are 8 levels"):
        parse('title = """\n\n"""\nx = [[[[[[[[[]]]]]]]]]', "deep.toml")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (("co-creation",), 'unknown strategy "co-creation". Did you mean "co_creation"? Allowed: status_quo, '),
        (("",), 'unknown strategy "". Allowed: status_quo, '),
        (("start_up",), '"start_up" is a context, not a strategy; '),
        (("co_creation", "startup"), 'unknown context "startup". Did you mean "start_up"? Allowed: service_company, '),
        (("co_creation", "co_creation"), '"co_creation" is a strategy, not a context; '),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(names, sentence):
    assert refusal(*names).startswith(sentence)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"purpse": 0.6}, '--set: unknown lever "purpse". Did you mean "purpose"?'),
        ({"purpose": 1.6}, '--set: "purpose" is 1.6; allowed is a number, 0 to 1.'),
        ({"purpose": float("nan")}, '--set: "purpose" is nan; allowed is a number, 0 to 1.'),
        ({"purpose": "high"}, '--set: "purpose" is'),
        ({"growth.rat": 0.1}, '--set: unknown parameter "growth.rat". Did you mean "growth.rate"?'),
        ({"growth.rate": 7}, '--set: "growth.rate" is 7; allowed is a number, 0 to 1.'),
        ({"founders.placement": "board"}, '--set: "founders.placement" is'),
    ],
)
def test_a_setting_that_is_not_allowed_is_refused(settings, sentence):
    assert refusal("co_creation", settings=settings).startswith(sentence)


@pytest.mark.parametrize("text", ["purpose", "purpose=", "=.6", "", "="])
def test_a_setting_without_name_or_value_is_refused(text):
    with pytest.raises(NotAllowed) as caught:
        scenarios.parse_setting(text)
    assert str(caught.value) == f'--set: "{text}" is not a setting; write name=value, as in purpose=.6 or growth.rate=.1.'


@pytest.mark.parametrize("weeks", [0, -1, 5201, 52.5])
def test_a_number_of_weeks_that_is_not_allowed_is_refused(weeks):
    assert refusal("co_creation", weeks=weeks) == f'co_creation: "weeks" is {weeks}; allowed is a whole number, 1 to 5200.'


HUGE = {"organisation.employees": 100_001, "market.people": 900_000}


def test_a_huge_population_is_refused():
    assert refusal("co_creation", settings=HUGE) == (
        "co_creation: 1,000,001 people need about 0.3 GB of memory a run; allowed are 1,000,000, and more with --allow-large."
    )


def test_a_huge_population_is_allowed_on_demand():
    assert scenarios.load("co_creation", settings=HUGE, allow_large=True).people == 1_000_001


def test_a_million_people_are_allowed():
    assert scenarios.load("co_creation", settings=HUGE | {"organisation.employees": 100_000}).people == 1_000_000


def test_a_very_long_way_through_files_is_refused(tmp_path):
    for number in range(20):
        (tmp_path / f"plan_{number}.toml").write_text(GOOD + f'based_on = "plan_{number + 1}.toml"\n')
    assert refusal(str(tmp_path / "plan_0.toml")).endswith('"based_on" leads through more than 16 files.')


@pytest.mark.parametrize("key", ["x" * 60_000, "\\u001b[2J"], ids=["long", "escape"])
def test_a_strange_name_is_shown_short_and_plain(key, tmp_path):
    path = tmp_path / "strange.toml"
    path.write_text(GOOD + f'"{key}" = 1\n')
    sentence = refusal(str(path)).removeprefix(str(path))
    assert sentence.isprintable()
    assert len(sentence) < 300


def test_numbers_that_do_not_fit_each_other_are_refused_without_being_shown_as_code():
    with pytest.raises(NotAllowed) as refused:
        Parameters().changed({"rating.promoter": 0.1, "rating.detractor": 0.9}, "here")
    assert str(refused.value) == 'here: in "rating" the bar of a promoter is below that of a detractor.'
