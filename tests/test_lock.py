import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
FOR_USERS = PROJECT["project"]["dependencies"] + EXTRAS["app"] + PROJECT["build-system"]["requires"]
FOR_DEVELOPMENT = FOR_USERS + EXTRAS["cluster"] + EXTRAS["dev"]
LOCKS = {"requirements.txt": FOR_USERS, "requirements-dev.txt": FOR_DEVELOPMENT}
PYTHONS = ("3.11.4", "3.11.9", "3.12.1", "3.13.0")
SYSTEMS = ("linux", "darwin", "win32")


def text_of(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def locked(lock: str) -> list[Requirement]:
    return [Requirement(line.rstrip(" \\")) for line in text_of(lock).splitlines() if line[:1].isalnum()]


def chosen(lock: str, python: str, system: str) -> dict[str, str]:
    """The version of each library that this lock gives this Python on this system."""
    where = default_environment() | {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": system,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    fitting = [r for r in locked(lock) if r.marker is None or r.marker.evaluate(where)]
    versions = {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in fitting}
    assert len(versions) == len(fitting), "a library is named twice"
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert not re.findall(r"\w+://|@ |^-.*|[\w-]+\.(?:com|org|net|io|dev)\b", text_of(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_only_libraries_and_their_hashes(lock: str) -> None:
    known = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^;]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in text_of(lock).splitlines() if not known.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_library_of_a_lock_has_a_hash(lock: str) -> None:
    assert re.findall(r"^[a-z].*\n(?!    --hash)", text_of(lock), re.MULTILINE) == []


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_gives_every_declared_library_in_a_version_that_fits(lock: str, python: str, system: str) -> None:
    versions = chosen(lock, python, system)
    declared = {canonicalize_name(r.name): r.specifier for r in map(Requirement, LOCKS[lock])}
    assert [name for name, allowed in declared.items() if name not in versions or versions[name] not in allowed] == []


@pytest.mark.parametrize(("python", "series"), [("3.11.4", "3.3."), ("3.12.1", "3.5."), ("3.13.0", "3.5.")])
def test_the_lock_gives_each_python_its_mesa(python: str, series: str) -> None:
    assert chosen("requirements.txt", python, "linux")["mesa"].startswith(series)


@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_for_development_has_the_versions_of_the_users(python: str) -> None:
    for_users = chosen("requirements.txt", python, "linux")
    assert for_users.items() <= chosen("requirements-dev.txt", python, "linux").items()


def test_the_build_group_is_what_the_build_requires() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]
