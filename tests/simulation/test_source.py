import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(path.relative_to(ROOT / "simulation").as_posix() for path in (ROOT / "simulation").rglob("*.py"))


def python(script: str, folder: Path, **environment: str) -> str:
    """What a script prints that a fresh interpreter runs in this folder."""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


HASHES = """
from pathlib import Path
from simulation.compiled import source_hash
print(source_hash())
for name in {names}:
    path = Path("simulation", name)
    source = path.read_bytes()
    path.write_bytes(source + b"#")
    print(source_hash())
    path.write_bytes(source)
Path("simulation/rules/new.py").write_bytes(b"")
print(source_hash())
Path("simulation/rules/new.py").rename("simulation/rules/renamed.py")
print(source_hash())
Path("simulation/rules/renamed.py").unlink()
print(source_hash())
"""


@pytest.fixture(scope="module")
def hashes(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Hashes of a copy of the package: as it is, with each file changed, with a new file, that file renamed, and as it is again."""
    folder = tmp_path_factory.mktemp("copy")
    copytree(ROOT / "simulation", folder / "simulation", ignore=ignore_patterns("__pycache__"))
    return python(HASHES.format(names=FILES), folder).split()


@pytest.mark.parametrize("name", FILES)
def test_the_cache_folder_changes_with_a_source_file(name: str, hashes: list[str]) -> None:
    assert hashes[1 + FILES.index(name)] not in (hashes[0], *hashes[1 : 1 + FILES.index(name)])


def test_the_cache_folder_changes_with_a_new_file(hashes: list[str]) -> None:
    assert hashes[-3] not in hashes[:-3]


def test_the_cache_folder_changes_with_the_name_of_a_file(hashes: list[str]) -> None:
    assert hashes[-2] not in hashes[:-2]


def test_the_same_source_has_the_same_cache_folder(hashes: list[str]) -> None:
    assert hashes[-1] == hashes[0]


def test_the_cache_folder_is_named_by_the_source(tmp_path: Path) -> None:
    shown = python(
        "from simulation.compiled import cache_folder, source_hash; print(cache_folder(), source_hash())", ROOT, CULTURE_CACHE=str(tmp_path)
    )
    folder, name = shown.split()
    assert Path(folder) == tmp_path / "compiled" / name


def test_without_a_folder_that_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    shown = python(
        "from simulation.compiled import cache_folder, is_compiled; print(cache_folder(), is_compiled())",
        ROOT,
        CULTURE_CACHE=str(tmp_path / "file"),
    )
    assert shown == "None False"


def test_without_a_folder_that_can_be_written_the_draws_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    draw = "from simulation import luck; print(luck.uniform(luck.key_of(1, 2, 3), 4, 5))"
    assert python(draw, ROOT, CULTURE_CACHE=str(tmp_path / "file")) == python(draw, ROOT)


def test_only_old_versions_of_the_compiled_model_are_removed(tmp_path: Path) -> None:
    others = [tmp_path / "compiled" / f"photos of {year}" for year in range(2000, 2020)]
    old = [tmp_path / "compiled" / f"{number:016x}" for number in range(20)]
    for folder in (*others, *old):
        folder.mkdir(parents=True)
    python("from simulation.compiled import cache_folder; cache_folder()", ROOT, CULTURE_CACHE=str(tmp_path))
    assert all(folder.exists() for folder in others)
    assert sum(folder.exists() for folder in old) == 7
