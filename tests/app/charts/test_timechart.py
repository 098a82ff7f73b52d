"""A measure over time, in a real browser, with numbers that were really computed."""

from itertools import combinations
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DRAW = """([spec, width, height]) => {
  window.place = host(width, height);
  window.chart = charts.createTimeChart(place, { onPickWorld: (...world) => picked.push(world), reducedMotion: true });
  chart.set(spec);
}"""
SIZES = {"commitment": (880, 412), "nps": (280, 200), "money": (280, 200)}
PHONE = (358, 300)
TEXTS = "boxes(place, 'text')"


def draw(page: Page, spec: dict[str, Any], size: tuple[int, int]) -> None:
    page.evaluate(DRAW, [spec, *size])


def paths(page: Page, part: str) -> list[str]:
    found: list[str] = page.evaluate(
        "(part) => [...place.querySelectorAll(`[data-part=${part}]`)].map((node) => node.getAttribute('d'))", part
    )
    return found


def changed(spec: dict[str, Any], factor: float) -> dict[str, Any]:
    """The same chart after a lever was moved: every series of every strategy is smaller."""
    moved = [
        {**strategy, **{name: [factor * value for value in strategy[name]] for name in ("low", "q25", "median", "q75", "high")}}
        for strategy in spec["strategies"]
    ]
    return spec | {"strategies": moved}


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return one["x0"] < other["x1"] - 1 and other["x0"] < one["x1"] - 1 and one["y0"] < other["y1"] - 3 and other["y0"] < one["y1"] - 3


@pytest.mark.parametrize("size", [None, PHONE, (560, 240)])
@pytest.mark.parametrize("name", SIZES)
def test_no_words_overlap_or_leave_the_chart(page: Page, specs: dict[str, Any], name: str, size: tuple[int, int] | None) -> None:
    width, height = size or SIZES[name]
    draw(page, specs[name], (width, height))
    texts = page.evaluate(TEXTS)
    assert {strategy["name"] for strategy in specs[name]["strategies"]} - {""} <= {text["text"] for text in texts}
    assert [(a["text"], b["text"]) for a, b in combinations(texts, 2) if overlap(a, b)] == []
    assert [text for text in texts if text["x0"] < -1 or text["x1"] > width + 1 or text["y0"] < -1 or text["y1"] > height + 1] == []


def test_longer_names_and_larger_type_find_their_place_too(page: Page, specs: dict[str, Any]) -> None:
    strategies = [strategy | {"name": f"{strategy['name']} met iedereen samen"} for strategy in specs["commitment"]["strategies"]]
    draw(page, specs["commitment"] | {"strategies": strategies, "scale": 1.6}, (1400, 640))
    texts = page.evaluate(TEXTS)
    assert {strategy["name"] for strategy in strategies} <= {text["text"] for text in texts}
    assert [(a["text"], b["text"]) for a, b in combinations(texts, 2) if overlap(a, b)] == []


def test_the_axes_stand_still_while_numbers_change(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["commitment"]
    draw(page, spec, SIZES["commitment"])
    grid = "place.querySelector('[data-part=grid]').outerHTML"
    before, bands = page.evaluate(grid), paths(page, "band")
    page.evaluate("(spec) => chart.set(spec)", changed(spec, 0.5))
    assert page.evaluate(grid) == before
    assert paths(page, "band") != bands


def test_bands_move_to_their_new_place_and_arrive_there(page: Page, specs: dict[str, Any]) -> None:
    spec, lower = specs["nps"], changed(specs["nps"], 0.5)
    draw(page, lower, SIZES["nps"])
    there = paths(page, "band")
    on_the_way = page.evaluate(
        """async ([spec, lower]) => {
          chart.destroy();
          chart = charts.createTimeChart(place, {});
          chart.set(spec);
          const band = () => place.querySelector("[data-part=band]").getAttribute("d");
          const seen = [band()];
          chart.set(lower);
          for (let k = 0; k < 60; k += 1) {
            await new Promise(requestAnimationFrame);
            if (seen.at(-1) !== band()) seen.push(band());
          }
          return seen;
        }""",
        [spec, lower],
    )
    assert on_the_way[0] != there[0]
    assert on_the_way[-1] == there[0]
    assert len(on_the_way) > 2


def test_with_reduced_motion_the_new_bands_are_there_at_once(page: Page, specs: dict[str, Any]) -> None:
    draw(page, changed(specs["nps"], 0.5), SIZES["nps"])
    there = paths(page, "band")
    page.evaluate("([spec, lower]) => { chart.set(spec); chart.set(lower); }", [specs["nps"], changed(specs["nps"], 0.5)])
    assert paths(page, "band") == there


def test_new_bands_are_there_at_once_where_it_is_asked_for(page: Page, specs: dict[str, Any]) -> None:
    draw(page, changed(specs["nps"], 0.5), SIZES["nps"])
    there = paths(page, "band")
    bands = page.evaluate(
        """([spec, lower]) => {
          chart.destroy();
          chart = charts.createTimeChart(place, {});
          chart.set(spec);
          chart.set(lower, { atOnce: true });
          return [...place.querySelectorAll("[data-part=band]")].map((band) => band.getAttribute("d"));
        }""",
        [specs["nps"], changed(specs["nps"], 0.5)],
    )
    assert bands == there


def test_a_value_is_drawn_at_the_end_of_its_week_on_its_height(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["commitment"]
    flat = {name: [0.5] * spec["weeks"] for name in ("low", "q25", "median", "q75", "high")}
    draw(page, spec | {"strategies": [spec["strategies"][0] | flat]}, SIZES["commitment"])
    line, half = page.evaluate(
        """() => ['[data-part=median]', '[data-part=remarks] > line:not([data-part])']
          .map((part) => place.querySelector(part).getBoundingClientRect())
          .map(({ right, top, bottom }) => [right, (top + bottom) / 2])"""
    )
    assert line == pytest.approx(half, abs=0.6)


def test_a_click_on_the_line_of_a_world_tells_which_world(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["commitment"]
    draw(page, spec, SIZES["commitment"])
    week, world = alone(spec["strategies"][1]["worlds"])
    x, y = page.evaluate(
        """([world, week]) => {
          const path = place.querySelectorAll('[data-part=below]')[1].querySelectorAll('[data-part=world]')[world];
          const [px, py] = path.getAttribute('d').slice(1).split('L')[Math.floor(week / 2)].split(' ').map(Number);
          const frame = place.getBoundingClientRect();
          return [frame.left + px, frame.top + py];
        }""",
        [world, week],
    )
    page.mouse.click(x, y)
    assert page.evaluate("picked") == [[1, world]]
    assert page.evaluate("place.style.cursor") == "pointer"


def alone(worlds: list[list[float]]) -> tuple[int, int]:
    """An odd week, which is a point of the drawn line, and the number of the world that is farthest from all others then."""
    best = max(
        (min(abs(worlds[i][week] - worlds[j][week]) for j in range(len(worlds)) if j != i), week, i)
        for week in range(61, len(worlds[0]), 4)
        for i in range(len(worlds))
    )
    return best[1], best[2]


def test_every_world_has_a_dot_at_the_end_and_a_click_on_it_tells_which(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["commitment"]
    draw(page, spec, SIZES["commitment"])
    worlds = len(spec["strategies"][0]["ends"])
    for strategy in (0, 1):
        shape = page.evaluate("(k) => place.querySelectorAll('[data-dots]')[k].getAttribute('d')", strategy)
        assert shape.count("Z") == worlds
        dots = page.evaluate(
            """(k) => {
              const frame = place.getBoundingClientRect();
              return place.querySelectorAll('[data-dots]')[k].getAttribute('d').split('M').slice(1).map((part) => {
                const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
                path.setAttribute('d', 'M' + part);
                place.querySelector('svg').append(path);
                const { left, right, top, bottom } = path.getBoundingClientRect();
                path.remove();
                return [(left + right) / 2, (top + bottom) / 2];
              });
            }""",
            strategy,
        )
        page.evaluate("picked.length = 0")
        for x, y in dots:
            page.mouse.click(x, y)
        assert sorted(page.evaluate("picked")) == [[strategy, world] for world in range(worlds)]


def test_on_a_phone_there_are_no_dots_and_the_plot_is_full_width(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"], PHONE)
    assert page.evaluate("place.querySelectorAll('[data-dots]').length") == 0
    hairline = page.evaluate("place.querySelector('[data-part=grid] line').getBoundingClientRect().width")
    assert hairline > PHONE[0] - 8


def test_the_table_is_reached_by_keyboard_and_says_what_it_shows(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["commitment"]
    draw(page, spec, SIZES["commitment"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement === place")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("place.getAttribute('aria-valuenow')") == str(spec["launch"] - 1)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowLeft")
    week = spec["launch"] + 11
    table = page.locator("[data-part=tooltip]")
    names = [strategy["name"] for strategy in spec["strategies"]]
    row = spec["table"]["rows"][week]
    assert table.inner_text().split("\n") == [f"Week {week}", *(text for pair in zip(names, row, strict=True) for text in pair)]
    told = ", ".join([f"Week {week}", *(f"{name} {text}" for name, text in zip(names, row, strict=True))])
    assert page.evaluate("place.getAttribute('aria-valuetext')") == told
    page.keyboard.press("End")
    assert page.evaluate("place.getAttribute('aria-valuenow')") == str(spec["weeks"] - 1)
    page.keyboard.press("Escape")
    assert not table.is_visible()


@pytest.mark.parametrize("key", ["ArrowLeft", "Home", "ArrowRight", "End"])
def test_the_keys_never_leave_the_weeks(page: Page, specs: dict[str, Any], key: str) -> None:
    spec = specs["nps"]
    draw(page, spec, SIZES["nps"])
    page.keyboard.press("Tab")
    page.keyboard.press("Home" if key in ("ArrowLeft", "Home") else "End")
    page.keyboard.press(f"Shift+{key}")
    edge = 0 if key in ("ArrowLeft", "Home") else spec["weeks"] - 1
    assert page.evaluate("place.getAttribute('aria-valuenow')") == str(edge)


@pytest.mark.parametrize("viewport", [1440, 390])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.7, 0.98])
def test_the_table_stays_inside_the_page_wherever_the_pointer_is(page: Page, specs: dict[str, Any], viewport: int, share: float) -> None:
    page.set_viewport_size({"width": viewport, "height": 600})
    draw(page, specs["commitment"], PHONE if viewport == 390 else SIZES["commitment"])
    frame = page.evaluate("(({ left, top, width, height }) => ({ left, top, width, height }))(place.getBoundingClientRect())")
    page.mouse.move(frame["left"] + share * 0.8 * frame["width"] + 4, frame["top"] + share * 0.9 * frame["height"])
    box = page.locator("[data-part=tooltip]").bounding_box()
    assert box is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= viewport
    assert box["y"] >= 0 and box["y"] + box["height"] <= 600


def test_the_pointer_reads_the_week_under_it(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["nps"], SIZES["nps"])
    for week in (0, 40, 200, 285):
        page.evaluate("(week) => chart.setWeek(week)", week)
        x, y = page.evaluate(
            "(({ left, top, height }) => [left, top + height / 2])(place.querySelector('[data-part=set-week]').getBoundingClientRect())"
        )
        page.mouse.move(x, y)
        assert page.locator("[data-part=tooltip]").inner_text().startswith(f"Week {week}\n")


def test_the_colours_follow_the_theme(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"], SIZES["commitment"])
    colour = "getComputedStyle(place.querySelectorAll('[data-part=median]')[0]).stroke"
    light = page.evaluate(colour)
    page.evaluate("document.documentElement.dataset.theme = 'dark'; chart.refreshTheme()")
    assert page.evaluate(colour) != light
    assert page.evaluate("[...place.querySelectorAll('svg *')].every((node) => !/#[0-9a-f]{3}/i.test(node.outerHTML))")


def test_one_world_is_brought_forward_in_every_strategy(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["commitment"]
    draw(page, spec | {"world": 3}, SIZES["commitment"])
    assert page.evaluate("place.querySelectorAll('[data-part=one-world] path').length") == 2 * len(spec["strategies"]) + len(
        spec["strategies"]
    )


def test_what_is_predicted_is_drawn_and_named(page: Page, specs: dict[str, Any]) -> None:
    prediction = "(spec) => { spec.prediction = charts.spread(Array(21).fill(0.6), spec.weeks, spec.launch); chart.set(spec); }"
    draw(page, specs["commitment"], SIZES["commitment"])
    page.evaluate(prediction, specs["commitment"] | {"prediction_label": "your prediction"})
    assert page.evaluate("place.querySelectorAll('[data-part=prediction] path').length") == 2
    assert "your prediction" in [text["text"] for text in page.evaluate(TEXTS)]


def test_old_bands_fade_and_lose_their_name(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["nps"]
    dimmed = [spec["strategies"][0] | {"dim": True}, *spec["strategies"][1:]]
    draw(page, spec | {"strategies": dimmed}, SIZES["nps"])
    assert page.evaluate("place.querySelector('[data-part=below]').getAttribute('opacity')") == "0.5"
    assert spec["strategies"][0]["name"] not in [text["text"] for text in page.evaluate(TEXTS)]


def test_a_name_that_is_markup_is_shown_as_text(page: Page, specs: dict[str, Any]) -> None:
    spec = specs["nps"]
    name = "<img src=x onerror=alert(1)>"
    draw(page, spec | {"strategies": [spec["strategies"][0] | {"name": name}]}, (600, 240))
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    assert page.evaluate("place.querySelectorAll('img').length") == 0
    assert name in page.locator("[data-part=tooltip]").inner_text()


def test_a_resized_host_is_drawn_again(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"], SIZES["commitment"])
    page.evaluate("place.style.width = '600px'")
    page.wait_for_function("place.querySelector('[data-part=grid] line').getBoundingClientRect().width < 600")


def test_a_chart_that_was_destroyed_leaves_nothing_behind(page: Page, specs: dict[str, Any]) -> None:
    left = page.evaluate(
        """async (spec) => {
          const place = host(400, 240);
          const before = place.outerHTML;
          const running = new Set();
          const [ask, cancel] = [window.requestAnimationFrame, window.cancelAnimationFrame];
          window.requestAnimationFrame = (what) => { const id = ask((now) => { running.delete(id); what(now); }); running.add(id); return id; };
          window.cancelAnimationFrame = (id) => { running.delete(id); cancel(id); };
          const chart = charts.createTimeChart(place, { onPickWorld: (...world) => picked.push(world) });
          chart.set(spec);
          chart.set({ ...spec, strategies: spec.strategies.map((one) => ({ ...one, median: one.high })) });
          chart.setWeek(40);
          const moving = running.size;
          chart.destroy();
          for (const name of ['pointermove', 'click', 'blur']) place.dispatchEvent(new Event(name));
          place.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
          place.style.height = '300px';
          await new Promise((done) => ask(() => ask(done)));
          place.style.height = '240px';
          const after = place.outerHTML.replace(' position: relative;', '');
          Object.assign(window, { requestAnimationFrame: ask, cancelAnimationFrame: cancel });
          return { moving, running: running.size, same: after === before, before, after };
        }""",
        specs["commitment"],
    )
    assert left["moving"] == 1
    assert left["running"] == 0
    assert left["after"] == left["before"]


def test_an_accessibility_check_finds_nothing(page: Page, specs: dict[str, Any]) -> None:
    draw(page, specs["commitment"] | {"label": "Committed employees"}, SIZES["commitment"])
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    found = Axe().run(page, context="#host").response["violations"]
    assert [(violation["id"], violation["impact"]) for violation in found] == []
