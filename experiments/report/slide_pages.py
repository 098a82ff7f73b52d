"""What stands on each slide of a comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from experiments import limits_told, particulars
from experiments.comparison import Comparison
from experiments.figures import DPI, KINDS, draw
from experiments.figures.svg import encoded
from experiments.figures.tokens import Style, styles
from experiments.language import Language
from experiments.manifest import version_of
from experiments.report import HEADINGS, slide_notes
from experiments.report.deck import Deck, Line, Words, fill, halves, picture, remove, texts
from experiments.report.deck import told as words_of
from experiments.report.deck_look import BODY, GAP, MARGIN, PLACES, WIDTH
from experiments.report.deck_table import parts, table
from experiments.report.fitting import MONO, Room, fitting_size
from experiments.report.sentences import SENTENCES
from experiments.report.slide_cover import cover
from experiments.report.tables import Cell, Row, Table, costs, milestones
from simulation.compiled import source_hash

SHOWN = ("commitment", "conduct", "nps", "money", "worlds")
"""Figures that get a slide, in the order of the story."""
NARROWEST, WIDEST = 900.0, 1120.0
"""Widths of a figure, in pixels; the wider, the smaller its words are on the slide."""
FIGURE_MARGIN = 18.0
"""Empty margin of a figure at the left, in pixels."""
TABLE, LARGE_TABLE, FEW_ROWS = 12, 14, 8
"""Size of type of a table, and the larger one of a table of few rows."""
SMALL = (14, 13, 12, 11)
LISTED = 5
"""Strategies below each other on the first slide."""
BESIDE = 4
"""Strategies that are told on one slide."""
GLYPHS = {"disc": "●", "square": "■", "triangle": "▲", "diamond": "◆", "wedge": "▼", "pentagon": "⬟", "hexagon": "⬢", "dash": "▬"}
"""The mark of a strategy as a sign."""


@dataclass(frozen=True)
class Told:
    """What every slide is made of: the comparison, the language, the look of each strategy, the command."""

    c: Comparison
    lang: Language
    styles: list[Style]
    command: str

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of the strategies."""
        return self.c.titles(self.lang)

    def name(self, place: int) -> Line:
        """Mark and title of a strategy, in its colours."""
        style = self.styles[place]
        return [Words(f"{GLYPHS[style.shape]} ", style.token), Words(self.titles[place], style.text, bold=True)]


def deck_of(comparison: Comparison, lang: Language, command: str) -> Deck:
    """All slides of a comparison; the command is that which repeats it, "" where there is none."""
    told = Told(comparison, lang, styles(comparison.names), command)
    deck = Deck(question(told), footer(told), lang.code)
    for add in (add_opening, add_verdict, add_strategies, add_figures, add_milestones, add_costs, add_limits, add_making):
        add(deck, told)
    return deck


def question(told: Told) -> str:
    """What the slides answer."""
    if len(told.c.names) == 1:
        return told.lang("Does this strategy change the culture, and does it last?")
    return told.lang("Which strategy changes the culture, and does it last?")


def organisations(told: Told) -> str:
    """Titles of the organisations, each once."""
    return ", ".join(dict.fromkeys(told.lang(scenario.context.title) for scenario in told.c.scenarios))


def extent(told: Told) -> str:
    """Number of worlds and weeks."""
    lang = told.lang
    return f"{lang.plural('{n} world', '{n} worlds', len(told.c.seeds))} · {lang.plural('{n} week', '{n} weeks', told.c.weeks)}"


def footer(told: Told) -> str:
    """What stands at the foot of every slide."""
    return f"Culture Garden {version_of()} · {organisations(told)} · {extent(told)}"


def add_opening(deck: Deck, told: Told) -> None:
    """The question, the organisation, the strategies."""
    slide = deck.slide("opening", question(told), slide_notes.opening(told.c, told.lang))
    stories = dict.fromkeys(told.lang(scenario.context.story) for scenario in told.c.scenarios)
    place = f"{organisations(told)}. {next(iter(stories))}" if len(stories) == 1 else organisations(told)
    fill(slide.placeholders[1], [[Words(place, "ink2")]], PLACES["opening"][1])
    names = [told.name(place) for place in range(len(told.titles))]
    width = (760 - GAP) / -(-len(names) // LISTED)
    for column, first in enumerate(range(0, len(names), LISTED)):
        room = Room(MARGIN + column * width, 356, width, 136, (20, 18, 16, 14, 12, 10))
        texts(slide, names[first : first + LISTED], room, 0.25)
    grown = encoded(cover(told.lang), "cover", ".png", DPI)
    picture(
        slide, grown, told.lang("From seed to flower: the phases of a person who changes"), Room(WIDTH - MARGIN - 106, 39, 106, 462, ())
    )
    texts(slide, [[Words(f"Culture Garden {version_of()} · {extent(told)}", "ink3")]], Room(MARGIN, 504, 760, 22, (12, 11)))


def add_verdict(deck: Deck, told: Told) -> None:
    """The answer in one sentence, and what has to be said with it."""
    verdict = told.c.verdict(told.lang)
    slide = deck.slide("answer", verdict.headline, slide_notes.verdict(told.c, told.lang))
    if verdict.qualification:
        fill(slide.placeholders[1], [[Words(verdict.qualification, "ink2")]], PLACES["answer"][1])
    else:
        remove(slide.placeholders[1])


def add_strategies(deck: Deck, told: Told) -> None:
    """What leaders do under each strategy, a few beside each other."""
    lang, places = told.lang, range(len(told.titles))
    title = lang.plural(
        "One strategy, beside the same worlds in which nothing changes.", "{n} strategies: the same people, the same luck.", len(places)
    )
    for first in places[::BESIDE]:
        slide = deck.slide("plain", title, slide_notes.strategies(told.c, lang))
        add_stories(slide, told, places[first : first + BESIDE])


def add_stories(slide: Any, told: Told, places: Sequence[int]) -> None:
    """Name, story and phases of strategies beside each other, in type of one size."""
    width = (BODY.width - GAP * (len(places) - 1)) / max(2, len(places))
    rooms = [replace(BODY, left=BODY.left + column * (width + GAP), width=width) for column in range(len(places))]
    names = [told.name(place) for place in places]
    stories = [[Words(told.lang(told.c.scenarios[place].strategy.story))] for place in places]
    steps = [[Words(phases(told, place), "ink2")] for place in places]
    for lines, top, height, sizes in (
        (names, 0, 52, (20, 18, 16, 14)),
        (stories, 56, 214, (18, 16, 15, 14, 13, 12)),
        (steps, 278, 86, SMALL),
    ):
        at = [replace(room, top=room.top + top, height=height, sizes=sizes) for room in rooms]
        size = min(fitting_size([words_of(line)], room) for line, room in zip(lines, at, strict=True))
        for line, room in zip(lines, at, strict=True):
            texts(slide, [line], replace(room, sizes=(size,)))


def phases(told: Told, place: int) -> str:
    """The phases of a strategy and their weeks after launch."""
    lang, strategy = told.lang, told.c.scenarios[place].strategy
    names = [f"{lang(phase.name)}: {lang('by week {week}', week=lang.number(phase.week))}" for phase in strategy.phases]
    return lang("Phases, in weeks after launch: {listed}.", listed="; ".join(names)) if names else lang("It has no phases.")


def add_figures(deck: Deck, told: Told) -> None:
    """A slide a figure: its sentence, and the picture."""
    for name in SHOWN:
        sentence = SENTENCES[name](told.c, told.lang)
        slide = deck.slide("plain", sentence, slide_notes.figure(name, told.c, told.lang))
        figure = draw(name, told.c, told.lang, picture_width(name, told.c))
        inset = FIGURE_MARGIN / picture_width(name, told.c)
        picture(slide, encoded(figure, name, ".png", DPI), f"{told.lang(HEADINGS[name][0])}. {sentence}", inset=inset)


def picture_width(name: str, comparison: Comparison) -> float:
    """Width of a figure, in pixels, at which it fills its place on the slide, as far as its words stay large enough."""
    filling = KINDS[name].height(comparison, NARROWEST, True) * BODY.width / BODY.height
    return float(min(max(filling, NARROWEST), WIDEST))


def add_milestones(deck: Deck, told: Told) -> None:
    """The table of milestones, on as many slides as it takes."""
    shown = milestones(told.c, told.lang)
    groups = [(group.title, [cells(told, row) for row in group.rows]) for group in shown.groups]
    size = TABLE if sum(len(rows) for _, rows in groups) > FEW_ROWS else LARGE_TABLE
    top = head(told, shown, told.lang("Measure"), told.lang("Strategy"))
    for some in parts(groups, top, size):
        slide = deck.slide("plain", told.lang("Milestones after launch"), slide_notes.milestones(told.c, told.lang))
        table(slide, top, some, size)


def add_costs(deck: Deck, told: Told) -> None:
    """What the programmes cost and when they paid back, as a table and in words."""
    shown = costs(told.c, told.lang)
    rows = [row for group in shown.groups for row in group.rows]
    for some in (rows[first : first + BESIDE] for first in range(0, len(rows), BESIDE)):
        slide = deck.slide("plain", shown.caption, slide_notes.cost(told.c, told.lang))
        group = ("", [cells(told, row) for row in some])
        end = table(slide, head(told, shown, told.lang("Strategy")), [group], LARGE_TABLE, replace(BODY, height=190)) + 20
        words = [[Words(text, "ink2")] for row in some for text in money_words(told, row) if text]
        if words:
            texts(slide, words, replace(BODY, top=end, height=BODY.top + BODY.height - end, sizes=(16, 15, 14, 13, 12, 11)), 0.4)


def money_words(told: Told, row: Row) -> Iterator[str]:
    """What is said of the money of the strategy of a row."""
    assert row.strategy is not None
    yield particulars.money(told.c, row.strategy, told.lang)
    yield particulars.programme(told.c, row.strategy, told.lang)


def head(told: Told, shown: Table, *names: str) -> list[Line]:
    """The head of a table of the report."""
    return [[Words(text, "ink3")] for text in (*names, *(", ".join(filter(None, column)) for column in shown.columns))]


def cells(told: Told, row: Row) -> list[Line]:
    """A row of a table of the report: the strategy it speaks of, and its numbers."""
    assert row.strategy is not None
    return [told.name(row.strategy), *(numbers(cell) for cell in row.cells)]


def numbers(cell: Cell) -> Line:
    """A number in bold, and behind it what belongs to it."""
    notes = [Words(f"  ({'; '.join(cell.notes)})", "ink2", size=11)] if cell.notes else []
    return [Words(cell.value, bold=cell.bold), *notes]


def add_limits(deck: Deck, told: Told) -> None:
    """What the model cannot tell."""
    slide = deck.slide("halves", told.lang(limits_told.TITLE), slide_notes.limits(told.c, told.lang))
    halves(slide, [[Words(f"{limit.head} ", bold=True), Words(limit.text, "ink2")] for limit in limits_told.limits(told.lang)])


def add_making(deck: Deck, told: Told) -> None:
    """How it was made, and the command that makes it again."""
    lang, c = told.lang, told.c
    worlds = lang(
        "Worlds: {first} to {last}. Version {version}, model {source}.",
        first=c.seeds[0],
        last=c.seeds[-1],
        version=version_of(),
        source=source_hash()[:12],
    )
    notes = [*slide_notes.made(c, lang), *filter(None, [told.command])]
    slide = deck.slide("plain", lang("How to repeat it"), notes)
    lines = [[Words(text)] for text in (extent(told), worlds, slide_notes.made(c, lang)[0])]
    if ".toml" in told.command:
        lines.append([Words(lang("The files it names are those of the scenario, which can be exported."))])
    texts(slide, lines, replace(BODY, height=150))
    if told.command:
        texts(slide, [[Words(told.command, "ink2", mono=True)]], replace(BODY, top=300, height=190, sizes=(16, 14, 12, 11, 10), em=MONO))
