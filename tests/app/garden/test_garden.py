"""The garden as pages use it: what it draws week by week, and what is left when it goes."""

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.app.garden.steps import CALM, grow, picture, show
from tests.app.garden.worlds import lived, organisation, world


@pytest.mark.parametrize("strategy", ["implementation", "co_creation"])
def test_weeks_played_one_by_one_are_drawn_as_each_would_be_whole(page: Page, strategy: str) -> None:
    grow(page, strategy, options=CALM)
    show(page, 50)
    for week in range(51, 59):
        show(page, week, playing=True)
    show(page, 58)
    played = picture(page)
    page.evaluate("garden.whole()")
    assert played == picture(page)
    show(page, 200)
    assert played != picture(page)
    show(page, 58)
    assert played == picture(page)


def test_weeks_that_move_come_to_rest_as_weeks_that_do_not(page: Page) -> None:
    grow(page)
    for week in range(120, 126):
        show(page, week, playing=True)
    show(page, 125)
    moved = picture(page)
    show(page, 0)
    show(page, 125)
    assert moved == picture(page)


def test_a_plant_grows_into_its_new_phase_and_then_stands_still(page: Page) -> None:
    grow(page, options=CALM)
    show(page, 124)
    show(page, 125, playing=True)
    at_once = picture(page)[2]
    grow(page)
    show(page, 124)
    page.evaluate("garden.stepped = -Infinity; garden.setWeek(125, { playing: true })")
    page.wait_for_function("garden.staff.growing.size === 0")
    assert picture(page)[2] == at_once


def test_a_dense_screen_is_drawn_densely_and_alike(page: Page) -> None:
    page.evaluate("Object.defineProperty(window, 'devicePixelRatio', { value: 1.5, configurable: true })")
    try:
        grow(page, options=CALM)
        assert page.evaluate("document.querySelector('#host > canvas').width") == 1584
        show(page, 60)
        for week in range(61, 65):
            show(page, week, playing=True)
        show(page, 64)
        played = picture(page)
        page.evaluate("garden.whole()")
        assert played == picture(page)
    finally:
        page.evaluate("Object.defineProperty(window, 'devicePixelRatio', { value: 1, configurable: true })")


def test_nobody_moves_between_weeks(page: Page) -> None:
    grow(page)
    told = "Array.from({ length: 300 }, (_, i) => [garden.position('employee', i), garden.position('customer', i * 10)])"
    show(page, 10)
    before = page.evaluate(told)
    show(page, 200)
    assert page.evaluate(told) == before


def test_another_theme_draws_every_layer_anew(page: Page) -> None:
    grow(page)
    show(page, 130)
    light = picture(page)
    page.evaluate("document.documentElement.dataset.theme = 'dark'; garden.refreshTheme()")
    dark = picture(page)
    assert all(one != other for one, other in zip(light, dark, strict=True))
    page.evaluate("document.documentElement.dataset.theme = 'light'; garden.refreshTheme()")
    assert picture(page) == light


def test_a_new_size_lays_the_garden_out_anew(page: Page) -> None:
    grow(page)
    page.evaluate("document.getElementById('host').style.width = '390px'")
    page.wait_for_function("garden.layout.ground.width === 390")
    assert page.evaluate("document.querySelector('#host > canvas').width") == 390


def test_recommendations_are_drawn_in_their_week_and_not_on_a_phone(page: Page) -> None:
    grow(page)
    joined = lived("co_creation").joined
    week = int(np.argmax(np.bincount(joined[joined[:, 2] >= 0, 0])))
    show(page, week)
    assert page.evaluate("garden.movement.rings.childElementCount") == np.count_nonzero(joined[:, 0] == week)
    assert 0 < page.evaluate("garden.movement.arcs.childElementCount") <= 8
    show(page, 0)
    grow(page, width=390, height=412)
    show(page, week)
    assert page.evaluate("garden.movement.arcs.childElementCount") == 0


def test_who_asks_for_calm_sees_no_arc_and_nothing_waits(page: Page) -> None:
    grow(page, options=CALM)
    for week in range(100, 110):
        show(page, week, playing=True)
    assert page.evaluate("garden.movement.arcs.childElementCount") == 0
    assert page.evaluate("waiting.size") == 0


def test_where_doing_as_asked_is_enough_the_paper_flowers_are_filled(page: Page) -> None:
    grow(page, "implementation")
    show(page, 78)
    hollow = picture(page)
    page.evaluate("told => grow(told)", world("implementation", technical=True))
    show(page, 78)
    assert picture(page)[2] != hollow[2]


def test_a_garden_without_a_run_is_drawn_empty(page: Page) -> None:
    page.evaluate("told => grow(told)", {"organisation": organisation()})
    assert page.evaluate("[Math.max(...garden.run.people), Math.max(...garden.run.market)]") == [0, 0]
    assert page.evaluate("garden.stats().frames") > 0


def test_a_week_beyond_the_run_is_its_last_or_first(page: Page) -> None:
    grow(page)
    show(page, 10_000)
    assert page.evaluate("garden.week") == 285
    show(page, -5)
    assert page.evaluate("garden.week") == 0


def test_a_garden_that_goes_leaves_nothing_that_waits_and_nothing_in_the_page(page: Page) -> None:
    grow(page)
    at = page.evaluate("garden.position('employee', 7)")
    page.mouse.move(at["x"], at["y"])
    show(page, 130)
    for week in range(131, 140):
        page.evaluate("week => { garden.stepped = -Infinity; garden.setWeek(week, { playing: true }); }", week)
    assert page.evaluate("waiting.size") > 0
    page.evaluate("garden.destroy()")
    assert page.evaluate("waiting.size") == 0
    assert page.evaluate("document.getElementById('host').childElementCount") == 0
    assert page.evaluate("document.getAnimations().length") == 0
    page.mouse.move(at["x"] + 1, at["y"])
    page.locator("#host").click(position=at)
    assert page.evaluate("heard.filter(([what]) => what === 'pick').length") == 0


def test_times_of_the_last_120_drawings_are_kept(page: Page) -> None:
    grow(page, options=CALM)
    page.evaluate("for (let week = 0; week < 140; week += 1) garden.setWeek(week, { playing: true })")
    told = page.evaluate("garden.stats()")
    assert len(told["ms"]) == 120
    assert told["frames"] >= 140
    assert min(told["ms"]) >= 0
