"""What the README of studies says holds."""

import re
from pathlib import Path

from experiments.studies.factors import OF_STRATEGY
from experiments.studies.limits import runs
from experiments.studies.loader import KEYS, STUDIES, load
from experiments.studies.study import KINDS, Design, Precision

README = Path("experiments/studies/README.md")
TEXT = (Path(__file__).parents[3] / README).read_text("utf-8")


def block(language):
    return re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)[1]


def test_its_example_is_a_study_of_the_size_it_says(tmp_path):
    (tmp_path / "our_study.toml").write_text(block("toml"))
    made = load(tmp_path / "our_study.toml")
    assert runs(made) == 3000
    assert made.arms[2].settings == {"strategy.patience": 104}


def test_every_key_and_every_name_is_explained():
    for name in (*KEYS, *KINDS, *STUDIES, *OF_STRATEGY, *Precision.model_fields, *Design.model_fields):
        assert re.search(rf"`\W*{re.escape(name)}\W*`|\[{name}\]", TEXT), name


def test_its_program_runs():
    exec(compile(block("python"), "README", "exec"), {})
