import ast
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("simulation", "scenarios", "experiments", "app")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def imported_libraries(package: str) -> set[str]:
    """Top names of everything outside the standard library and the project that a package imports, wherever in a file."""
    names: set[str] = set()
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - set(sys.stdlib_module_names) - set(PACKAGES)


def required_names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def loaded_after(statement: str) -> set[str]:
    """Top names of all modules that a fresh interpreter has loaded after this statement."""
    script = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True, text=True).stdout.split())


@pytest.mark.parametrize(("package", "extras"), [("simulation", ()), ("scenarios", ()), ("experiments", ("app", "cluster"))])
def test_a_package_imports_only_libraries_that_every_user_has_or_its_extras_bring(package: str, extras: tuple[str, ...]) -> None:
    distributions = packages_distributions()
    used = {canonicalize_name(distributions[name][0]) for name in imported_libraries(package)}
    brought = [library for extra in extras for library in PROJECT["optional-dependencies"][extra]]
    assert used <= required_names(PROJECT["dependencies"] + brought)


def test_the_app_imports_only_libraries_that_are_declared() -> None:
    distributions = packages_distributions()
    declared = required_names(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["app"])
    by_other_names = {name for name in imported_libraries("app") if canonicalize_name(name) not in declared}  # solara brings its parts
    assert {canonicalize_name(distributions[name][0]) for name in by_other_names} <= declared


@pytest.mark.parametrize("module", ["simulation", "simulation.week", "scenarios"])
def test_importing_the_model_loads_no_page_no_figure_no_cluster(module: str) -> None:
    assert not loaded_after(f"import {module}") & {"solara", "matplotlib", "dask", "distributed", "typer", "rich"}


@pytest.fixture(scope="module")
def files_in_the_wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names in a wheel made of a copy, so that nothing is left behind in the checkout."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for package in PACKAGES:
        copytree(ROOT / package, source / package, ignore=ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    wheel = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), str(source)]
    subprocess.run(wheel, check=True)
    with zipfile.ZipFile(next(target.glob("*.whl"))) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("package", PACKAGES)
def test_the_wheel_holds_every_file_of_a_package_but_its_notes(package: str, files_in_the_wheel: set[str]) -> None:
    files = (p for p in (ROOT / package).rglob("*") if p.is_file() and "__pycache__" not in p.parts and p.suffix != ".md")
    assert {p.relative_to(ROOT).as_posix() for p in files} <= files_in_the_wheel


def test_the_wheel_holds_no_test(files_in_the_wheel: set[str]) -> None:
    assert not [name for name in files_in_the_wheel if name.startswith("tests")]


def test_the_version_to_cite_is_the_version_of_the_project() -> None:
    assert f"\nversion: {PROJECT['version']}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_changelog_says_what_changed_in_results() -> None:
    newest = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert "\n### Results changed\n" in newest


@pytest.mark.parametrize("target", ["demo", "test", "check", "bench", "lock", "clean"])
def test_make_help_explains_a_target(target: str) -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [line for line in shown.splitlines() if line.split()[0] == target and len(line.split()) > 3]
