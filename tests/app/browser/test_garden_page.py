"""The garden page, walked as a visitor would."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
GROWN = ".numbers"
LONG = 60_000
WATCHED = """(milliseconds) => new Promise((done) => {
  let garden = document.querySelector('#page').__vue__;
  while (!garden.toggle) garden = garden.$children[0];
  const seen = [];
  const number = (selector) => Number(document.querySelector(selector).innerText.match(/Week (\\d+)/)[1]);
  const all = (selector) => [...document.querySelectorAll(selector)].map((each) => each.textContent.trim());
  const look = () => {
    const week = number('.areas .now b');
    const story = garden.story;
    seen.push({
      chip: week,
      line: number('.when, .presented'),
      picture: garden.week,
      numbers: all('.number').slice(0, 3).join() === story.levels.map((level) => level.told[week]).join(),
      sentence: all('h1.sentence, .twin-sentence').includes(story.sentences[week]),
    });
  };
  garden.toggle();
  const looking = setInterval(look, 60);
  setTimeout(() => { garden.stop(); garden.$nextTick(() => { look(); garden.toggle(); garden.$nextTick(() => { look(); garden.stop(); clearInterval(looking); done(seen); }); }); }, milliseconds);
})"""


def grown(visit: Open, query: str = "lang=en", **options: object) -> Page:
    """The garden with its world in it."""
    return visit(query, wait=GROWN, **options)


def week(page: Page) -> int:
    """The week on the time line."""
    return int(page.locator(".areas input").input_value())


def drawn(page: Page) -> str:
    """What the canvases hold, in short."""
    script = "() => [...document.querySelectorAll('.garden-host canvas')].map((c) => c.toDataURL()).join('').length"
    return str(page.evaluate(script))


def test_a_world_is_there_with_a_sentence_three_numbers_and_what_they_are_compared_with(visit: Open) -> None:
    page = grown(visit)
    expect(page.locator("h1.sentence")).to_contain_text(re.compile(r"\d+ in 100"))
    expect(page.locator(".level .number")).to_have_count(3)
    expect(page.locator(".level p.note").first).to_contain_text("at launch")
    expect(page.locator(".worlds-now")).to_contain_text(re.compile(r"of 40 above half"), timeout=LONG)


def test_play_moves_the_weeks_on_and_pause_stops_them_where_a_link_finds_them_again(visit: Open) -> None:
    page = grown(visit, "lang=en&week=30")
    page.get_by_role("button", name="8 weeks a second").click()
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("Number(document.querySelector('.areas input').value) > 34")
    page.get_by_role("button", name="Pause").click()
    there = week(page)
    assert there > 34
    page.wait_for_function(f"location.search.includes('week={there}')")
    page.reload()
    page.wait_for_selector(GROWN)
    assert week(page) == there
    expect(page.get_by_role("button", name="8 weeks a second")).to_have_attribute("aria-pressed", "true")


def test_the_week_follows_back_and_forward_of_the_browser(visit: Open) -> None:
    page = grown(visit, "lang=en&week=30")
    page.get_by_role("button", name="Implementation").click()
    page.wait_for_function("location.search.includes('strategy=implementation')")
    page.locator(".areas input").focus()
    page.keyboard.press("End")
    page.wait_for_function("location.search.includes('week=285')")
    page.wait_for_timeout(600)
    page.go_back()
    expect(page.get_by_role("button", name="Co-creation")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".areas .now b")).to_have_text("Week 30")
    page.go_forward()
    expect(page.locator(".areas .now b")).to_have_text("Week 285")
    page.go_back()
    expect(page.locator(".areas .now b")).to_have_text("Week 30")
    page.locator(".areas input").focus()
    page.keyboard.press("End")
    page.wait_for_function("location.search.includes('week=285')")


def test_back_while_it_plays_stands_still_in_the_week_of_the_place_it_leads_to(visit: Open) -> None:
    page = visit("lang=en&week=30&speed=8", wait=GROWN)
    page.get_by_role("button", name="Implementation", exact=True).click()
    page.wait_for_function("location.search.includes('strategy=implementation')")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("Number(document.querySelector('.areas input').value) > 40")
    page.go_back()
    expect(page.get_by_role("button", name="Co-creation")).to_have_attribute("aria-pressed", "true")
    page.wait_for_timeout(1500)
    assert (week(page), "week=30" in page.url, "strategy=" in page.url) == (30, True, False)


@pytest.mark.parametrize("presenting", ["", "&present=1&twin=1"])
def test_words_and_numbers_tell_of_one_week_close_to_the_picture_and_never_go_back_while_it_plays(visit: Open, presenting: str) -> None:
    page = visit(f"lang=en&week=60&speed=8{presenting}", wait=".number")
    seen = page.evaluate(WATCHED, 4000)
    chips = [each["chip"] for each in seen]
    assert chips == sorted(chips) and chips[-1] > 75
    assert max(each["picture"] - each["chip"] for each in seen) <= 4
    assert all(each["line"] == each["chip"] and each["numbers"] and each["sentence"] for each in seen)


def test_a_link_copied_while_it_plays_holds_the_week_on_screen_and_the_address_is_close_to_it(visit: Open) -> None:
    page = visit("lang=en&week=30&speed=4", wait=GROWN, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("Number(new URLSearchParams(location.search).get('week')) > 36")
    between = page.evaluate(
        "(async () => { const on = () => Number(document.querySelector('.areas input').value); const before = on();"
        "  document.querySelector('.tools .tool').click(); await new Promise((done) => setTimeout(done, 100));"
        "  return [before, Number(new URL(await navigator.clipboard.readText()).searchParams.get('week')), on()]; })()"
    )
    assert between == sorted(between) and between[2] - between[0] <= 2
    there = week(page)
    page.reload()
    page.wait_for_selector(GROWN)
    assert there - 8 <= week(page) <= there + 4


def test_who_goes_elsewhere_while_it_plays_comes_back_to_the_week_they_left(visit: Open) -> None:
    page = grown(visit, "lang=en&week=30&speed=4")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("Number(document.querySelector('.areas input').value) > 38")
    page.get_by_role("button", name="Levers", exact=True).click()
    expect(page.locator("#page.levers")).to_be_visible()
    page.get_by_role("button", name="Garden", exact=True).click()
    page.wait_for_selector(GROWN)
    assert week(page) > 38


def test_the_time_line_takes_any_week_by_keyboard_and_the_picture_follows(visit: Open) -> None:
    page = grown(visit, "lang=en&week=26")
    before = drawn(page)
    page.locator(".areas input").focus()
    page.keyboard.press("End")
    expect(page.locator(".areas .now b")).to_have_text("Week 285")
    page.wait_for_timeout(400)
    assert drawn(page) != before
    page.keyboard.press("Home")
    expect(page.locator("h1.sentence")).to_contain_text("Before the change")


def test_keys_play_step_and_change_the_strategy_in_the_same_week(visit: Open) -> None:
    page = grown(visit, "lang=en&week=70")
    page.locator("#page").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert week(page) == 84
    page.keyboard.press("2")
    expect(page.get_by_role("button", name="Implementation")).to_have_attribute("aria-pressed", "true")
    assert week(page) == 84
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_same_week_under_implementation_tells_another_story(visit: Open) -> None:
    page = grown(visit, "lang=en&week=77&strategy=implementation")
    expect(page.locator("h1.sentence")).to_contain_text(re.compile(r"\d+ in 100 show the conduct asked for\. \d+ in 100 mean it\."))


def test_somebody_who_is_clicked_tells_who_they_are_what_moved_them_and_where_their_two_lives_part(visit: Open) -> None:
    page = grown(visit)
    spot = page.evaluate("(() => { const host = document.querySelector('.garden-host'); return host.culture.position('employee', 60); })()")
    page.locator(".garden-host").click(position={"x": spot["x"], "y": spot["y"] - 4})
    person = page.locator(".person")
    expect(person.locator("h3")).to_contain_text(
        [re.compile("What moved"), re.compile("What held"), "The same person, the same luck"], timeout=LONG
    )
    expect(person).to_contain_text(re.compile(r"two lives (part in week|are alike)|two different people hold this job"))
    expect(person.locator(".states dt")).to_have_text(["Safety", "Trust", "Energy", "Understanding"])
    assert "employee=" in page.url
    page.reload()
    expect(page.locator(".person h2")).to_be_visible(timeout=LONG)
    page.keyboard.press("Escape")
    expect(page.locator(".person")).to_have_count(0)


def test_people_are_reached_by_keyboard_alone(visit: Open) -> None:
    page = grown(visit)
    page.locator(".garden-host").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".person")).to_contain_text("Chief executive", timeout=LONG)
    page.locator(".garden-host").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".person")).not_to_contain_text("Chief executive", timeout=LONG)
    page.locator(".garden-host").focus()
    page.keyboard.press("u")
    expect(page.locator(".person")).to_be_visible()


def test_a_person_in_the_market_tells_how_they_came(visit: Open) -> None:
    page = visit("lang=en&customer=5", wait=".person")
    expect(page.locator(".person h2")).to_have_text("Person 6 in the market", timeout=LONG)


def test_the_picture_is_there_as_a_table_too(visit: Open) -> None:
    page = grown(visit)
    page.get_by_role("button", name="As a table").click()
    expect(page.locator(".as-table table")).to_have_count(2)
    cells = page.locator(".as-table table").first.locator("td").all_inner_texts()
    assert sum(map(int, cells)) == 300
    market = page.locator(".as-table table").last.locator("td").all_inner_texts()
    assert sum(map(int, market)) == 3000
    page.wait_for_function("location.search.includes('table=1')")


def test_what_was_uncovered_after_a_prediction_is_uncovered_in_its_link_too(visit: Open) -> None:
    hidden = (
        "[...document.querySelectorAll('.areas div')].find((each) => each.style.transformOrigin.startsWith('right')).style.opacity === '1'"
    )
    page = grown(visit, "lang=en&week=100&predict=1")
    assert page.evaluate(hidden)
    page.locator(".areas input").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("location.search.includes('revealed=102')")
    page.reload()
    page.wait_for_selector(GROWN)
    assert week(page) == 101 and not page.evaluate(hidden)


def test_two_gardens_stand_side_by_side_in_the_same_week(visit: Open) -> None:
    page = grown(visit)
    page.get_by_role("button", name="Two gardens").click()
    expect(page.locator(".garden-host")).to_have_count(2, timeout=LONG)
    expect(page.locator(".twin-title")).to_have_text(["Co-creation", "Implementation"])
    expect(page.locator(".three")).to_have_count(2, timeout=LONG)
    assert page.evaluate("document.querySelector('.time').getBoundingClientRect().bottom <= innerHeight")
    page.get_by_role("button", name="One garden").click()
    expect(page.locator(".garden-host")).to_have_count(1)


def test_a_presentation_has_no_controls_and_is_left_by_a_key(visit: Open) -> None:
    page = grown(visit, width=1920, height=1080)
    page.keyboard.press("p")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator(".controls")).to_have_css("opacity", "0")
    expect(page.locator(".leave")).to_have_css("opacity", "0")
    page.mouse.move(700, 500)
    expect(page.locator(".leave")).to_have_css("opacity", "1")
    before = week(page)
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function(f"Number(document.querySelector('.areas input').value) > {before + 1}")
    page.get_by_role("button", name="Pause").click()
    page.mouse.move(900, 500)
    expect(page.locator(".controls")).to_have_css("opacity", "1")
    page.locator(".garden-host").focus()
    expect(page.locator(".controls")).to_have_css("opacity", "0")
    sizes = page.evaluate(
        "[...document.querySelectorAll('#page *')].filter((e) => e.children.length === 0 && e.innerText?.trim() && e.checkVisibility()).map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 20
    page.locator(".garden-host").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#page.chosen")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#page.chosen")).to_have_count(0)
    expect(page.locator(".bar")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".bar")).to_be_visible()


def test_another_world_is_another_world(visit: Open) -> None:
    page = grown(visit)
    before = page.locator(".level .number").all_inner_texts()
    page.get_by_label("World", exact=True).select_option("7")
    page.wait_for_function(
        f"JSON.stringify([...document.querySelectorAll('.level .number')].map((e) => e.innerText)) !== '{str(before).replace(chr(39), chr(34)).replace(', ', ',')}'"
    )
    assert "world=7" in page.url


def test_a_hidden_tab_does_not_play_on(visit: Open) -> None:
    page = grown(visit, "lang=en&week=30")
    page.get_by_role("button", name="Play").click()
    page.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(page.get_by_role("button", name="Play")).to_be_visible()
