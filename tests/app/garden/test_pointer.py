"""Who is found at a place of the garden, what the page hears of it, and who stands out."""

from itertools import pairwise

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.app.garden.steps import CALM, grow, picture, show
from tests.app.garden.worlds import lived


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
    assert all(x[one] < x[other] for one, other in pairwise(path))
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
