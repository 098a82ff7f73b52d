import pytest

from app.view.growth import BEAT, COARSE, MORE, News, to_show


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands still until a test moves it."""
    now = [100.0]
    monkeypatch.setattr("app.view.growth.time.monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(
    ("ready", "total", "shown"),
    [
        (0, 40, 0),
        (11, 40, 0),
        (12, 40, 12),
        (39, 40, 12),
        (40, 40, 40),
        (47, 200, 12),
        (48, 200, 48),
        (191, 200, 48),
        (192, 200, 192),
        (5, 5, 5),
    ],
)
def test_bands_are_of_a_round_number_of_worlds_until_all_are_there(ready: int, total: int, shown: int) -> None:
    assert to_show(ready, total) == shown


def test_what_is_shown_only_grows_and_is_always_there() -> None:
    for total in range(1, 201):
        shown = [to_show(ready, total) for ready in range(total + 1)]
        assert shown == sorted(shown)
        assert all(count <= ready for ready, count in enumerate(shown))
        assert shown[-1] == total and len(set(shown)) <= 5


def test_a_page_is_drawn_for_more_worlds_at_once_and_for_how_far_they_are_at_a_beat(clock: list[float]) -> None:
    news = News()
    assert not news.worth_drawing(3, 40)
    assert news.worth_drawing(COARSE, 40)
    assert not news.worth_drawing(COARSE + 1, 40)
    clock[0] += BEAT
    assert news.worth_drawing(COARSE + 2, 40)
    assert not news.worth_drawing(COARSE + 3, 40)
    assert news.worth_drawing(40, 40)


def test_worlds_that_come_quickly_draw_a_page_twice(clock: list[float]) -> None:
    news = News()
    assert [ready for ready in range(41) if news.worth_drawing(ready, 40)] == [COARSE, 40]
    assert COARSE * MORE > 40
