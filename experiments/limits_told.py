"""What this model cannot tell, in words: written once for pages and reports."""

from typing import NamedTuple

from experiments.language import Language, mark

TITLE = mark("What this model cannot tell")


class Limit(NamedTuple):
    """One limit: its first sentence, and what follows."""

    head: str
    text: str


LIMITS = (
    Limit(
        mark("It does not forecast your organisation."),
        mark("It shows what follows from these assumptions, and how far worlds drift apart."),
    ),
    Limit(mark("One organisation, one market."), mark("No rivals that change too, no recession, no merger.")),
    Limit(mark("People are simple."), mark("Seven states a person. No character, no history, no life at home.")),
    Limit(mark("Measured is not true."), mark("A survey gives other numbers than the true state.")),
    Limit(mark("Money is an estimate."), mark("The cost of each lever is an assumption. Put in your own.")),
    Limit(
        mark("The garden is a picture."),
        mark("That the scarcest of soil, light and water holds growth back is a metaphor, not a law that was measured."),
    ),
    Limit(
        mark("Later years are hardly tested."),
        mark("Most published numbers are of a year or less. That an advantage lasts follows from the rules alone."),
    ),
    Limit(
        mark("Strategies are laid down beforehand."),
        mark("Leaders do not learn on the way. At most they lose patience and give up."),
    ),
    Limit(
        mark("The chart stays as it is."),
        mark("No reorganisation, no dismissals, no new departments, no work from home. Who is close to whom changes little."),
    ),
    Limit(
        mark("Customers talk to the people they know."),
        mark("No newspapers, no social media, no review that thousands read."),
    ),
    Limit(
        mark("Everybody means well."),
        mark("No politics, no cliques, no strike. Nobody has anything to lose by the change."),
    ),
    Limit(
        mark("Levers do what they say."),
        mark("Coaching at 75 of 100 is coaching at 75 of 100. How to get there, the model does not tell."),
    ),
)


def limits(lang: Language) -> list[Limit]:
    """Every limit in the language of the reader."""
    return [Limit(lang(head), lang(text)) for head, text in LIMITS]
