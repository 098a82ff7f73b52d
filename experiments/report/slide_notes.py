"""What a presenter says beside each slide: two or three sentences, also those that are bad for the one that ends ahead."""

from experiments.comparison import COMPARED, Comparison
from experiments.language import Language, mark
from experiments.particulars import said

MEASURED = {"commitment": "committed_share", "conduct": "adopted_share", "nps": "nps"}
READ = {
    "commitment": mark(
        "Each dot is where one world ends, and where worlds split, thin lines show them one by one: "
        "look at how far they drift apart before you look at the middle."
    ),
    "conduct": mark("What people show may be a mask. Compare this slide with the one of the committed."),
    "nps": mark("This is the true score of all customers. A survey would ask some of them, and give another number."),
    "money": mark(
        "Above the zero line a strategy has earned more, all in all, than the status quo would have. "
        "What each lever costs is an assumption: put in your own numbers before you rely on it."
    ),
    "worlds": mark(
        "Each plant is one world with the same organisation and the same strategy. What differs is luck: who works there, and who meets whom."
    ),
}
"""How to read each figure."""


def opening(c: Comparison, lang: Language) -> list[str]:
    """At the start."""
    return [
        lang(
            "Every strategy meets the same people with the same luck. So each world is compared with itself, and only what leaders do makes the difference."
        ),
        lang("This is a model and no forecast. It shows what follows from its assumptions."),
        lang("Ask the room what they expect before you go on."),
    ]


def verdict(c: Comparison, lang: Language) -> list[str]:
    """With the answer."""
    return [
        lang("The small line belongs to the large one: say both."),
        lang("It counts worlds. It is not the chance that your organisation will succeed."),
    ]


def strategies(c: Comparison, lang: Language) -> list[str]:
    """With what leaders do."""
    return [
        lang("Before launch all strategies are the same: the leadership people are used to."),
        lang("A strategy sets levers and nothing else: the rules by which people change are the same for all."),
    ]


def figure(name: str, c: Comparison, lang: Language) -> list[str]:
    """With a figure: how to read it, what is counted, and how far worlds differ."""
    meaning = [lang(COMPARED[MEASURED[name]].meaning)] if name in MEASURED else []
    bands = (
        [] if name == "worlds" else [lang("The line is the middle world, the inner band holds half of the worlds, the outer one 9 of 10.")]
    )
    return [*meaning, *bands, lang(READ[name])]


def milestones(c: Comparison, lang: Language) -> list[str]:
    """With the table of milestones."""
    return [
        lang("Bold is the middle world, in brackets where 9 of 10 worlds lie."),
        lang("Years are counted from launch, weeks from the beginning: the change begins in week {week}.", week=lang.number(c.launch_week)),
    ]


def cost(c: Comparison, lang: Language) -> list[str]:
    """With what it cost."""
    closed = [text for place in range(len(c.names)) for text in said(c, place, lang)[:1] if text]
    return [
        lang("What each lever costs is an assumption, and the week in which it is earned back moves with it."),
        *closed,
    ]


def limits(c: Comparison, lang: Language) -> list[str]:
    """With what the model cannot tell."""
    return [lang("Do not skip this slide. Ask which of these matters most here, and what that would change.")]


def made(c: Comparison, lang: Language) -> list[str]:
    """With how it was made."""
    return [lang("The same command with the same version gives the same numbers, on any number of processors.")]
