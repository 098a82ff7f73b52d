import numpy as np

from experiments.analysis.limits import Cut


def test_a_box_holds_its_ends() -> None:
    cut = Cut.free(2).moved(0, low=0.2, high=0.5)
    assert cut.holds(np.array([[0.2, 9.0], [0.5, 9.0], [0.51, 9.0]])).tolist() == [True, True, False]


def test_a_moved_box_leaves_the_first_as_it_was() -> None:
    free = Cut.free(2)
    assert free.moved(1, low=0.3).limited_factors == [1] and free.limited_factors == []


def test_a_box_can_be_freed_end_by_end() -> None:
    cut = Cut.free(2).moved(0, low=0.2, high=0.5).moved(1, high=0.7)
    assert [(each.low[0], each.high[0], each.high[1]) for each in cut.without_an_end()] == [
        (-np.inf, 0.5, 0.7),
        (0.2, np.inf, 0.7),
        (0.2, 0.5, np.inf),
    ]


def test_boxes_that_touch_are_one() -> None:
    free = Cut.free(2)
    both = free.moved(0, high=0.4).joined(free.moved(0, low=0.4, high=0.6))
    assert both is not None and (both.low[0], both.high[0]) == (-np.inf, 0.6)


def test_boxes_with_room_between_them_are_not_one() -> None:
    free = Cut.free(2)
    assert free.moved(0, high=0.4).joined(free.moved(0, low=0.5)) is None


def test_boxes_that_differ_in_two_factors_are_not_one() -> None:
    free = Cut.free(2)
    assert free.moved(0, high=0.4).joined(free.moved(0, low=0.4).moved(1, low=0.4)) is None
