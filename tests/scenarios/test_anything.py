"""Whatever a file holds, it loads or is refused in one line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scenarios
from scenarios import loader
from scenarios.layout import SCENARIO_KEYS
from scenarios.library import STRATEGIES
from simulation.errors import NotAllowed
from simulation.parameters import Parameters
from simulation.scenario import Scenario
from simulation.settings import LEVERS
from simulation.strategy import Phase

FOLDER = Path(scenarios.__file__).parent / "strategies"
KEYS = st.sampled_from([*SCENARIO_KEYS, *Phase.model_fields, *LEVERS, *Parameters.model_fields, "rate", "employees"]) | st.text(max_size=8)
PLAIN = (
    st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates() | st.sampled_from(["co_creation", "start_up", "x.toml"])
)
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12)
PHASE = st.fixed_dictionaries(
    {"name": st.just("Soil") | PLAIN, "week": st.integers(1, 60) | PLAIN}, optional={"levers": VALUES, "status_quo": VALUES}
)
GROUPS = st.dictionaries(KEYS, st.dictionaries(KEYS, PLAIN, max_size=2) | PLAIN, max_size=3)
LIKELY = {"phase": st.lists(PHASE, max_size=3), "parameters": GROUPS, "status_quo": GROUPS}
FILES = st.fixed_dictionaries(
    {"title": st.just("A plan") | PLAIN, "story": st.just("A story.") | PLAIN},
    optional={key: LIKELY.get(key, PLAIN) | VALUES for key in SCENARIO_KEYS if key not in ("title", "story")},
)


def loads_or_is_refused(path):
    try:
        assert isinstance(scenarios.load(path, allow_large=True), Scenario)
    except NotAllowed as error:
        assert "\n" not in str(error)
        assert str(error).endswith(".")


@given(values=FILES)
def test_any_values_load_or_are_refused(values):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loader, "read_toml", lambda path: values)
        loads_or_is_refused("any.toml")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("spoiled") / "spoiled.toml"


@given(name=st.sampled_from(STRATEGIES), cut=st.integers(0, 1200), gone=st.integers(0, 30), put=st.binary(max_size=6))
def test_any_spoiled_file_loads_or_is_refused(name, cut, gone, put, path):
    content = (FOLDER / f"{name}.toml").read_bytes()
    path.write_bytes(content[:cut] + put + content[cut + gone :])
    loads_or_is_refused(path)


@given(text=st.text(st.sampled_from("[]{}.,=\"'\\\n #ab1"), max_size=60))
def test_any_signs_of_toml_load_or_are_refused(text, path):
    path.write_text(text, encoding="utf-8")
    loads_or_is_refused(path)
