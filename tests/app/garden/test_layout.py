"""Where everything stands: seats in their beds, people in the meadow, names beside the beds."""

import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page

from tests.app.garden.worlds import organisation, organisation_of, received

Places = NDArray[np.float64]
CONTACT_CENTRE = {
    "customer_care": 0.8,
    "sales": 0.04,
    "operations": 0.04,
    "marketing": 0.03,
    "finance": 0.03,
    "communications": 0.03,
    "human_resources": 0.03,
}
ORGANISATIONS: dict[str, dict[str, Any]] = {
    "default": {},
    "20 people": {"employees": 20, "people": 200},
    "60 people": {"employees": 60, "people": 600},
    "1,400 people": {"employees": 1400, "people": 9000},
    "3,000 people": {"employees": 3000, "people": 30000},
    "contact centre": CONTACT_CENTRE,
    "large contact centre": {"employees": 2000, "people": 5000, **CONTACT_CENTRE},
    "wide spans": {"span": 40},
}
SIZES = {"desktop": (1056, 552), "presentation": (1400, 730), "phone": (390, 412)}
everywhere = pytest.mark.parametrize("settings", ORGANISATIONS.values(), ids=ORGANISATIONS)
any_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


KNOWN: dict[str, dict[str, Any]] = {}


def laid_out(page: Page, sent: dict[str, Any], size: tuple[int, int] = (1056, 552), names: int = 13) -> dict[str, Any]:
    """The layout as the page computes it, once for each organisation and size."""
    key = json.dumps([sent, size, names])
    if key not in KNOWN:
        KNOWN[key] = lay_out(page, sent, size, names)
    return KNOWN[key]


def lay_out(page: Page, sent: dict[str, Any], size: tuple[int, int] = (1056, 552), names: int = 13) -> dict[str, Any]:
    """The layout as the page computes it now."""
    told: dict[str, Any] = page.evaluate("sent => layout(sent)", {"organisation": sent, "width": size[0], "height": size[1], "size": names})
    return told


def places(layout: dict[str, Any], which: str) -> Places:
    """Where people stand, (n, 2)."""
    return np.column_stack((layout[which]["x"], layout[which]["y"]))


def in_plan(ground: dict[str, float], at: Places) -> tuple[Places, Places]:
    """Radius, 1 at the rim, and angle of places."""
    across, down = (at[:, 0] - ground["cx"]) / ground["a"], (at[:, 1] - ground["cy"]) / (ground["a"] * ground["k"])
    return np.hypot(across, down), np.arctan2(down, across)


def closest(at: Places) -> float:
    """Smallest distance between two places in px."""
    order = at[np.argsort(at[:, 0])]
    return min(float(np.hypot(*(order[lag:] - order[:-lag]).T).min()) for lag in range(1, min(60, len(order))))


@everywhere
@any_size
def test_every_seat_is_inside_its_bed(page: Page, settings: dict[str, Any], size: tuple[int, int]) -> None:
    sent = organisation(**settings)
    layout = laid_out(page, sent, size)
    ground, chief = layout["ground"], np.array(layout["seats"]["roles"]) == 4
    radius, angle = in_plan(ground, places(layout, "seats"))
    department = received(sent, "department", np.int8)
    loose = 3.6 * ground["scale"] / ground["a"]
    for bed in layout["beds"]:
        inside = (department == bed["department"]) & ~chief
        turned = (angle[inside] - bed["from"]) % (2 * np.pi)
        assert np.all(radius[inside] < 1 + loose)
        assert np.all(radius[inside] > bed["inner"])
        assert np.all(radius[inside] * turned > 0.35 * bed["gapFrom"])
        assert np.all(radius[inside] * (bed["to"] - bed["from"] - turned) > 0.35 * bed["gapTo"])


@everywhere
@any_size
def test_no_two_seats_are_in_one_place(page: Page, settings: dict[str, Any], size: tuple[int, int]) -> None:
    layout = laid_out(page, organisation(**settings), size)
    assert closest(places(layout, "seats")) > 4.5 * layout["ground"]["scale"]


def test_the_chief_executive_stands_in_the_middle(page: Page) -> None:
    layout = laid_out(page, organisation())
    chief = layout["seats"]["roles"].index(4)
    assert layout["seats"]["roles"].count(4) == 1
    assert tuple(places(layout, "seats")[chief]) == (layout["ground"]["cx"], layout["ground"]["cy"])


def test_the_higher_somebody_is_the_nearer_they_stand_to_the_middle(page: Page) -> None:
    layout = laid_out(page, organisation())
    radius, _ = in_plan(layout["ground"], places(layout, "seats"))
    roles = np.array(layout["seats"]["roles"])
    sent = organisation()
    department = received(sent, "department", np.int8)
    for d in range(7):
        supervisors, front = (radius[(department == d) & (roles == role)] for role in (1, 0))
        upper = radius[(department == d) & np.isin(roles, (2, 3))]
        assert upper.max() < supervisors.min()
        assert supervisors.max() < front.min()


def test_a_team_is_one_wedge_behind_its_supervisor(page: Page) -> None:
    sent = organisation()
    layout = laid_out(page, sent)
    boss = received(sent, "boss", np.int32)
    roles = np.array(layout["seats"]["roles"])
    ground = {**layout["ground"]}
    _, angle = in_plan(ground, places(layout, "seats"))
    care = [job for job in np.flatnonzero(roles == 1) if layout["beds"][0]["department"] == 0 and job < 120]
    wedges = [np.sort(angle[(boss == job) & (roles == 0)]) for job in care]
    middles = [wedge.mean() for wedge in wedges]
    assert middles == sorted(middles)
    for one, other in pairwise(wedges):
        assert np.median(one) < other[0] + 0.05
    assert np.allclose(angle[care], middles, atol=0.03)


@everywhere
@any_size
def test_everybody_in_the_market_stands_in_the_meadow_outside_garden_and_names(
    page: Page, settings: dict[str, Any], size: tuple[int, int]
) -> None:
    sent = organisation(**settings)
    layout = laid_out(page, sent, size)
    people, ground, jitter = places(layout, "meadow"), layout["ground"], 1.5
    assert len(people) == received(sent, "customer_at_start", np.uint8).size
    half = np.array(size) / 2
    assert np.all((((people - half) / (half - 8 + jitter)) ** 4).sum(axis=1) <= 1)
    radius, _ = in_plan(ground, people)
    assert radius.min() > 1.085 - jitter / (ground["a"] * ground["k"])
    assert len(layout["boxes"]) == 7
    for box in layout["boxes"]:
        within = (people[:, 0] > box["left"] + jitter) & (people[:, 0] < box["right"] - jitter)
        assert not np.any(within & (people[:, 1] > box["top"] + jitter) & (people[:, 1] < box["bottom"] - jitter))


def test_marks_of_the_market_do_not_touch(page: Page) -> None:
    assert closest(places(laid_out(page, organisation()), "meadow")) > 5.5


def test_customers_at_the_start_stand_nearer_than_prospects(page: Page) -> None:
    layout = laid_out(page, organisation())
    radius, _ = in_plan(layout["ground"], places(layout, "meadow"))
    customer = np.arange(radius.size) % 3 > 0
    assert np.median(radius[customer]) + 0.1 < np.median(radius[~customer])
    assert radius[~customer].min() < np.quantile(radius[customer], 0.7)


def test_the_same_layout_comes_twice(page: Page) -> None:
    assert lay_out(page, organisation()) == lay_out(page, organisation())


@pytest.mark.parametrize("size", [*SIZES.values(), (800, 552), (442, 264)])
@pytest.mark.parametrize("names", [13, 20])
def test_names_are_inside_the_picture_and_touch_neither_each_other_nor_the_beds(page: Page, size: tuple[int, int], names: int) -> None:
    if size[0] < 1000 and names == 20:
        names = 14
    layout = laid_out(page, organisation(), size, names)
    told, ground = layout["names"], layout["ground"]
    for i, name in enumerate(told):
        assert name["left"] >= 0
        assert name["right"] <= size[0]
        assert name["top"] >= 0
        assert name["bottom"] <= size[1]
        corners = np.array([(x, y) for x in (name["left"], name["right"]) for y in (name["top"], name["bottom"])])
        assert in_plan(ground, corners)[0].min() > 1
        for other in told[i + 1 :]:
            apart = name["right"] < other["left"] or other["right"] < name["left"]
            assert apart or name["bottom"] <= other["top"] or other["bottom"] <= name["top"]


def test_beds_of_the_usual_organisation_are_in_the_order_of_the_design(page: Page) -> None:
    beds = laid_out(page, organisation())["beds"]
    assert [bed["department"] for bed in beds] == [0, 2, 4, 6, 5, 3, 1]
    assert sum(bed["to"] - bed["from"] for bed in beds) == pytest.approx(2 * np.pi)
    assert min(bed["to"] - bed["from"] for bed in beds) == pytest.approx(0.30)
    assert (beds[0]["from"] + beds[0]["to"]) / 2 == pytest.approx(np.pi / 2)


@pytest.mark.parametrize("people", [[1] * 3 + [0] * 4, [12, 1, 0, 0, 1, 0, 0], [5, 0, 0, 0, 0, 0, 0]])
def test_a_department_of_one_has_a_bed_and_one_of_nobody_has_none(page: Page, people: list[int]) -> None:
    department = np.repeat(np.arange(7), people)
    heads = np.r_[0, np.cumsum(people)[:-1]][department]
    level = (np.arange(department.size) == heads).astype(np.int8)
    boss = np.where(level == 1, 0, heads)
    layout = laid_out(page, organisation_of(department, level, boss, np.arange(50) % 2 > 0))
    assert sorted(bed["department"] for bed in layout["beds"]) == [d for d in range(7) if people[d]]
    assert np.isfinite(places(layout, "seats")).all()
    assert len(layout["names"]) == len(layout["beds"])
