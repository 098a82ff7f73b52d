"""A method of a mounted part that is called like one of its doors to the server would silently be the door."""

import re
from pathlib import Path

import pytest

from app.assets import STATIC
from app.pages import compare, entry, evidence, garden
from app.pages.levers import page as levers

DECLARED = [Path(module.__file__).read_text("utf-8") for module in (entry, compare, evidence, garden, levers) if module.__file__]
DOORS = {name for text in DECLARED for name in re.findall(r"event_(\w+):", text)}
MOUNTED = dict(re.findall(r"export \{ (\w+) \} from ['\"]\./([\w/]+\.js)['\"]", (STATIC / "pages.js").read_text("utf-8")))


def test_there_are_parts_and_doors() -> None:
    assert {"act", "take", "again"} <= DOORS
    assert {"Bar", "Trouble", "Garden", "Compare", "Levers", "Evidence"} <= set(MOUNTED)


@pytest.mark.parametrize("part", sorted(MOUNTED))
def test_no_method_of_a_part_is_called_like_a_door_that_takes_other_things(part: str) -> None:
    source = (STATIC / MOUNTED[part]).read_text("utf-8")
    named = {name: values for name, values in re.findall(r"^    (?:async )?(\w+)\(([^)]*)\) \{", source, re.MULTILINE)}
    clashing = {name for name, values in named.items() if name in DOORS and values != "what"}
    assert clashing == set()
