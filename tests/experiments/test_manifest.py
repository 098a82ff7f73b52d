import json
import platform
import shlex
from pathlib import Path

import pytest

from experiments.manifest import command_of, manifest, version_of
from simulation.compiled import source_hash
from simulation.scenario import Scenario
from tests.experiments.worlds import small_comparison


def test_the_manifest_gives_the_scenarios_back() -> None:
    c = small_comparison()
    found = json.loads(json.dumps(manifest(c, [])))
    assert [Scenario.model_validate_json(json.dumps(values)) for values in found["scenarios"]] == list(c.scenarios)


def test_the_manifest_names_seeds_and_source() -> None:
    found = manifest(small_comparison(), [])
    assert (found["seeds"], found["source_hash"]) == ([1, 2, 3, 4], source_hash())


def test_the_manifest_says_nothing_of_whose_machine_it_was() -> None:
    text = json.dumps(manifest(small_comparison(), ["run", str(Path.home() / "plan.toml")]))
    assert platform.node() not in text and str(Path.home()) not in text


def test_the_command_is_quoted_and_has_no_folders() -> None:
    text = command_of(["run", "/home/me/my plan.toml", "--context=/srv/firm.toml", "--set", "purpose=.6", "here/b.toml"])
    assert shlex.split(text) == ["culture", "run", "my plan.toml", "--context=firm.toml", "--set", "purpose=.6", "here/b.toml"]


def test_without_a_command_there_is_none() -> None:
    assert manifest(small_comparison(), [])["command"] is None


@pytest.mark.parametrize(("name", "known"), [("numpy", True), ("no-such-distribution", False)])
def test_versions_are_those_installed(name: str, known: bool) -> None:
    assert (version_of(name) != "unknown") is known
