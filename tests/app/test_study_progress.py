"""How far a study is, how fast, and how long it will take."""

import pytest

from app import cli_progress
from app.cli_progress import Pace, how_far, lasting, sweeping
from experiments.engine.session import Progressed
from experiments.language import Language

EN = Language.of("en")


def pace_of(*seen: tuple[float, int]) -> Pace:
    """A pace that has seen runs done at these seconds."""
    times = iter(seconds for seconds, _ in seen)
    pace = Pace(lambda: next(times))
    for _, done in seen:
        pace.add(done)
    return pace


@pytest.mark.parametrize(
    ("seen", "rate"),
    [
        ([], None),
        ([(0, 0)], None),
        ([(0, 0), (0.5, 100)], None),
        ([(0, 0), (10, 0)], None),
        ([(0, 0), (10, 50)], 5.0),
        ([(0, 0), (10, 50), (20, 300)], 15.0),
        ([(0, 0), (100, 1000), (110, 1010), (140, 1040)], 1.0),
    ],
)
def test_the_pace_is_that_of_the_last_half_minute(seen: list[tuple[float, int]], rate: float | None) -> None:
    assert pace_of(*seen).rate == rate


@pytest.mark.parametrize(
    ("reached", "rate", "told"),
    [
        (Progressed(0, 10000, 0, 0), None, "0 of 10,000 runs"),
        (Progressed(4312, 10000, 0, 0), 95.2, "4,312 of 10,000 runs, 95 a second, about 60 seconds left"),
        (Progressed(10, 20, 0, 1), 2.5, "10 of 20 runs, 1 failed, 2.5 a second, about 4 seconds left"),
        (Progressed(10, 20, 0, 0, (3, 8)), None, "10 of 20 runs, 3 of 8 points sure enough"),
    ],
)
def test_a_line_tells_how_far_it_is(reached: Progressed, rate: float | None, told: str) -> None:
    assert how_far(reached, rate, EN) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0.2, "0 seconds"),
        (1, "1 second"),
        (89, "89 seconds"),
        (91, "2 minutes"),
        (3600, "60 minutes"),
        (7200, "2 hours"),
        (172800, "2 days"),
    ],
)
def test_a_time_is_told_in_round_words(seconds: float, told: str) -> None:
    assert lasting(seconds, EN) == told


def test_where_there_is_no_terminal_a_line_comes_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    monkeypatch.setattr(cli_progress, "monotonic", lambda: now[0])
    with sweeping(EN) as progress:
        for seconds in range(0, 70, 10):
            now[0] = float(seconds)
            progress(Progressed(seconds, 100, 0, 0))
    assert [line.partition(",")[0] for line in capsys.readouterr().err.splitlines()] == ["30 of 100 runs", "60 of 100 runs"]
