"""The garden as pages use it: what it draws week by week, who is found at a place, and what is left when it goes."""

from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.app.garden.worlds import lived, organisation, world

CALM = {"reducedMotion": True}


def grow(page: Page, strategy: str = "co_creation", **settings: Any) -> None:
    """Grow the garden of a strategy in the page."""
    page.evaluate("told => grow(told)", {**world(strategy), **settings})


def show(page: Page, week: int, playing: bool = False) -> None:
    """Show a week."""
    page.evaluate("([week, playing]) => garden.setWeek(week, { playing })", [week, playing])


def picture(page: Page) -> list[Any]:
    """What is drawn, at rest."""
    page.wait_for_function("document.querySelectorAll('#host > canvas')[3].style.display === 'none'")
    told: list[Any] = page.evaluate("pixels()")
    return told


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


def test_everybody_is_found_where_they_stand(page: Page) -> None:
    grow(page)
    show(page, 130)
    missed = page.evaluate(
        """() => {
          const found = (kind, i) => { const { x, y } = garden.position(kind, i); const who = garden.pick(x, y); return who?.kind === kind && who.index === i; };
          return [300, 3000].map((count, k) => Array.from({ length: count }, (_, i) => i).filter((i) => !found(["employee", "customer"][k], i)).length);
        }"""
    )
    assert missed[0] == 0
    assert missed[1] < 60  # those at the very rim stand behind the heads of plants, which come first


def test_whoever_is_found_is_whom_a_change_of_that_person_draws_anew(page: Page) -> None:
    grow(page, options=CALM)
    show(page, 40)
    phases = lived("co_creation").people & 7
    changed = np.flatnonzero(phases[40] != phases[260])[:20]
    for job in map(int, changed):
        told = page.evaluate("i => garden.position('employee', i)", job)
        box = "([x, y]) => around(2, Math.round(x), Math.round(y) - 8, 12)"
        before = page.evaluate(box, [told["x"], told["y"]])
        page.evaluate("i => { garden.run.people[i] = 4; garden.staff.change(garden.run.people, garden.run.soil, null); }", job)
        assert page.evaluate(box, [told["x"], told["y"]]) != before
        assert page.evaluate("([x, y]) => garden.pick(x, y)", [told["x"], told["y"]]) == {"kind": "employee", "index": job}


def test_a_click_tells_who_was_clicked_and_a_click_on_nothing_tells_nobody(page: Page) -> None:
    grow(page)
    at = page.evaluate("garden.position('employee', 7)")
    page.locator("#host").click(position=at)
    name = page.evaluate("garden.layout.names[1]")
    page.locator("#host").click(position={"x": name["left"] + 10, "y": name["base"] - 4})
    page.locator("#host").click(position={"x": 2, "y": 2})
    assert page.evaluate("heard.filter(([what]) => what === 'pick')") == [
        ["pick", "employee", 7],
        ["pick", "bed", name["department"]],
        ["pick", None, -1],
    ]


def test_a_pointer_that_rests_is_heard_and_that_it_left_too(page: Page) -> None:
    grow(page)
    at = page.evaluate("garden.position('employee', 7)")
    page.mouse.move(at["x"], at["y"])
    page.wait_for_function("heard.length === 1")
    page.mouse.move(1300, 800)
    page.wait_for_function("heard.length === 2")
    heard = page.evaluate("heard")
    assert heard[0][:3] == ["hover", "employee", 7]
    assert heard[0][3:] == pytest.approx([at["x"], at["y"]], abs=1)
    assert heard[1] == ["hover", None, -1, 0, 0]


def test_arrows_lead_from_plant_to_plant_and_stop_at_the_edge(page: Page) -> None:
    grow(page)
    x = page.evaluate("[...garden.layout.seats.x]")
    path = [int(np.argmin(x))]
    while (following := page.evaluate("i => garden.next(i, 1, 0)", path[-1])) != path[-1]:
        path.append(following)
    assert len(path) > 8
    assert all(x[one] < x[other] for one, other in zip(path, path[1:], strict=False))
    assert x[path[-1]] > np.quantile(x, 0.9)


def test_a_chosen_person_stands_out_and_the_label_is_text(page: Page) -> None:
    grow(page)
    show(page, 130)
    plain = picture(page)
    page.evaluate("label => garden.select({ kind: 'employee', index: 90, boss: 5, neighbours: [91, 92], label })", "<b>Noor</b>")
    chosen = picture(page)
    assert chosen[:2] == plain[:2]
    assert chosen[2:] != plain[2:]
    assert page.evaluate("document.querySelector('#host text').textContent") == "<b>Noor</b>"
    assert page.evaluate("document.querySelector('#host b')") is None
    page.evaluate("garden.select(null)")
    assert picture(page) == plain


def test_one_bed_in_focus_dims_the_others(page: Page) -> None:
    grow(page)
    plain = picture(page)
    page.evaluate("garden.focusBed(0)")
    care, sales = (page.evaluate("d => garden.organisation.department.indexOf(d)", d) for d in (0, 1))
    assert page.evaluate("[...garden.staff.bright]")[0] == care
    assert sales not in page.evaluate("[...garden.staff.bright]")
    assert picture(page)[2] != plain[2]
    page.evaluate("garden.focusBed(null)")
    assert picture(page) == plain


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
