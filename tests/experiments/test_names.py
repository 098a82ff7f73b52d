"""People have invented names: the same in every world, and other ones nearby."""

from hypothesis import given
from hypothesis import strategies as some

from experiments.names import NAMES, name_of
from tests.experiments.gardens import lively

PERSON = some.integers(0, 10**9)


@given(PERSON)
def test_a_person_has_one_name_from_the_list(person: int) -> None:
    assert name_of(person) in NAMES and name_of(person) == name_of(person)


def test_names_are_about_200_short_and_all_different() -> None:
    assert 190 <= len(NAMES) == len(set(NAMES)) <= 220
    assert max(len(name) for name in NAMES) <= 8 and all(name.isalpha() and name.istitle() for name in NAMES)


@given(PERSON, some.integers(1, 99))
def test_people_of_the_same_hundred_never_share_a_name(person: int, further: int) -> None:
    first = person // len(NAMES) * len(NAMES)
    one, other = first + person % 100, first + person % 100 + further
    assert name_of(one) != name_of(other)


def test_every_name_is_given_as_often_as_any_other() -> None:
    given_names = [name_of(person) for person in range(10 * len(NAMES))]
    assert {given_names.count(name) for name in NAMES} == {10}


def test_who_follows_in_a_job_is_seldom_called_like_who_left() -> None:
    for jobs in (20, 60, 100, 200, 300, 400, 600, 1000, 2000):
        same = [name_of(job + jobs * n) == name_of(job + jobs * (n + 1)) for job in range(jobs) for n in range(5)]
        assert sum(same) / len(same) < 0.02


def test_a_boss_is_seldom_called_like_a_report() -> None:
    boss = lively().boss
    assert sum(name_of(job) == name_of(int(boss[job])) for job in range(60) if boss[job] != job) == 0


def test_names_do_not_change_from_one_version_to_the_next() -> None:
    assert [name_of(person) for person in (0, 1, 2, 300, 12345)] == PINNED


PINNED = ["Tom", "Mila", "Levi", "Jamal", "Amir"]
