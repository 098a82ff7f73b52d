"""Every study file that must be refused, with its sentence."""

from pathlib import Path

import pyarrow
import pyarrow.csv
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.studies import loader
from experiments.studies.checks import check
from experiments.studies.design import MOST_POINTS
from experiments.studies.loader import KEYS, STUDIES, load
from experiments.studies.study import KINDS, Design, Factor, Precision, Study
from scenarios.files import LARGEST
from simulation.errors import NotAllowed
from tests.experiments.studies.made import factor, study

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path.name for path in BROKEN.glob("*.toml"))
GOOD = 'title = "A study"\nstrategies = ["implementation", "co_creation"]\n'


def expected(name):
    return (BROKEN / name).read_text("utf-8").partition("\n")[0].removeprefix("# expect: ")


def refusal(name):
    with pytest.raises(NotAllowed) as caught:
        load(name)
    return str(caught.value)


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_refused_with_its_sentence(name, monkeypatch):
    monkeypatch.chdir(BROKEN)
    assert refusal(name).startswith(expected(name))


@pytest.mark.parametrize("name", FILES)
def test_a_refusal_is_one_sentence_that_names_a_file(name, monkeypatch):
    monkeypatch.chdir(BROKEN)
    found = refusal(name)
    assert found.partition(".toml: ")[1]
    assert found.isprintable()
    assert found[-1] in ".?"


def test_there_are_many_broken_files():
    assert len(FILES) >= 45


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    (tmp_path / "large.toml").write_text(GOOD + "#" * LARGEST)
    monkeypatch.chdir(tmp_path)
    assert refusal("large.toml") == "large.toml: the file is larger than 64 kB; a study fits in far less."


def test_a_file_that_is_not_there_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refusal("nowhere.toml") == "nowhere.toml: there is no such file."


def test_an_unknown_study_is_refused_with_the_nearest():
    assert refusal("when_does_it_pay_off").startswith('unknown study "when_does_it_pay_off". Did you mean "when_does_it_pay"?')


@pytest.mark.parametrize(("ending", "write"), [("csv", pyarrow.csv.write_csv), ("parquet", pyarrow.parquet.write_table)])
def test_a_table_with_too_many_points_is_refused(ending, write, tmp_path):
    write(pyarrow.table({"growth.rate": [0.1] * (MOST_POINTS + 1)}), tmp_path / f"points.{ending}")
    (tmp_path / "long.toml").write_text(GOOD + f'[design]\ntable = "points.{ending}"\n')
    assert refusal(str(tmp_path / "long.toml")).endswith(f"points.{ending}: the table has 1,000,001 points; allowed are 1,000,000.")


MADE = {
    "factor unknown": (study(Factor(name="growth.rat", low=0, high=1, levels=(0.0, 1.0))), 'unknown factor "growth.rat". Did you mean'),
    "grid without levels": (study(factor("growth.rate")), "there are no levels, which a grid design takes"),
    "level out of bounds": (study(factor("growth.rate", 0.1, 2.0, high=0.2)), "2 is out of bounds; allowed is 0 to 1"),
    "week after the end": (study(measured_at=(300,)), "week 300 is measured and the study has 286 weeks"),
    "table too narrow": (study(factor("growth.rate"), design=Design(kind="table")), "the table has 0 columns for 1 factors"),
    "precision elsewhere": (
        study(precision=Precision(measure="change_success", week=100, half_width=0.1)),
        "precision: week 100 is not measured; measured are 285",
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_a_study_made_in_python_is_refused_with_the_same_sentences(name):
    made, sentence = MADE[name]
    with pytest.raises(NotAllowed, match=r"^made: ") as caught:
        check(made, "made")
    assert sentence in str(caught.value)


WORDS = ["growth.rate", "growth.*", "participation", "strategy.budget", "change_success", "co_creation", "own", "log", "x.csv", *KINDS]
PLAIN = st.booleans() | st.integers(-3, 400) | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS)
SOME = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=2), max_leaves=6
)


def tables(keys):
    return st.dictionaries(st.sampled_from([*keys, "other"]), SOME, max_size=4)


LIKELY = {
    "strategies": st.just(["implementation", {"strategy": "co_creation", "label": "other"}]) | st.lists(SOME, max_size=3),
    "factor": st.lists(
        st.fixed_dictionaries(
            {"name": st.sampled_from(WORDS)},
            optional={"levels": st.lists(st.floats(0, 1), max_size=3).map(sorted), "low": SOME, "steps": SOME, "strategies": SOME},
        ),
        max_size=2,
    ),
    "design": st.fixed_dictionaries({"kind": st.sampled_from(KINDS)}, optional={"samples": SOME, "levels": SOME, "worlds": SOME}),
    "precision": tables(Precision.model_fields),
    "settings": tables(WORDS),
    "measured_after": st.lists(st.floats(), max_size=2),
}
VALUES = st.fixed_dictionaries(
    {"title": st.just("A study"), "strategies": LIKELY["strategies"]},
    optional={key: LIKELY.get(key, SOME) | SOME for key in KEYS if key not in ("title", "strategies")},
)


@given(values=VALUES)
def test_any_values_make_a_study_or_are_refused_in_one_line(values):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "read_toml", lambda path, what: values)
        try:
            assert isinstance(load("any.toml"), Study)
        except NotAllowed as error:
            assert "\n" not in str(error)
            assert str(error)[-1] in ".?"


@given(name=st.sampled_from(STUDIES), cut=st.integers(0, 900), gone=st.integers(0, 30), put=st.binary(max_size=6))
def test_any_spoiled_file_makes_a_study_or_is_refused_in_one_line(name, cut, gone, put, tmp_path_factory):
    content = loader.file_of(name).read_bytes()
    path = tmp_path_factory.mktemp("spoiled") / "spoiled.toml"
    path.write_bytes(content[:cut] + put + content[cut + gone :])
    try:
        assert isinstance(load(path), Study)
    except NotAllowed as error:
        assert "\n" not in str(error)
