"""Published patterns in what employees do: under supervision, and when they take part in a change."""

import numpy as np
from numpy.typing import NDArray

from experiments.evidence.entry import ABOVE_ZERO, CONTROL, PATTERN, PRIMARY, SECONDARY, Accepted, Entry
from experiments.evidence.levels import ratio
from experiments.evidence.runs import CO_CREATION, EXPLAINED, KEPT_UP, QUARTER, STATUS_QUO, TOLD, Runs, closed
from experiments.language import mark
from simulation.state import YEAR

Floats = NDArray[np.float64]

SECOND, FIFTH = (YEAR, 2 * YEAR), (4 * YEAR, 5 * YEAR)
"""Years after launch."""
END_OF_YEAR = (YEAR - QUARTER, YEAR)
HALF_A_YEAR = 26


def smallest(*steps: Floats) -> Floats:
    """The smallest of several steps, each of which a published order makes positive, (W,)."""
    return np.asarray(np.min(steps, axis=0))


def rise_then_sag(runs: Runs) -> Floats:
    """Smaller of the rise of conduct in the first year of supervision and its loss from the second to the fifth, (W,)."""
    rise = runs.mean(KEPT_UP, "conduct_mean", *END_OF_YEAR) - runs.before(KEPT_UP, "conduct_mean")
    sag = runs.mean(KEPT_UP, "conduct_mean", *SECOND) - runs.mean(KEPT_UP, "conduct_mean", *FIFTH)
    return smallest(rise, sag)


def left_behind(runs: Runs) -> Floats:
    """Conduct in the quarter that begins half a year after the programme closed, less that before launch, (W,)."""
    after = closed() + HALF_A_YEAR
    return runs.mean(TOLD, "conduct_mean", after, after + QUARTER) - runs.before(TOLD, "conduct_mean")


def quits_in_order(runs: Runs) -> Floats:
    """Smaller of two steps, told over explained and explained over taking part, of the share of staff that leaves in the first year, (W,)."""
    jobs = runs.context.parameters.organisation.employees
    told, explained, together = (runs.over(name, "staff_left", 0, YEAR).sum(axis=-1) / jobs for name in (TOLD, EXPLAINED, CO_CREATION))
    return smallest(told - explained, explained - together)


def conduct_in_order(runs: Runs) -> Floats:
    """Smaller of two steps, taking part over explained and explained over told, of conduct at the end of the first year, (W,)."""
    told, explained, together = (runs.mean(name, "conduct_mean", *END_OF_YEAR) for name in (TOLD, EXPLAINED, CO_CREATION))
    return smallest(together - explained, explained - told)


def explained_against_together(runs: Runs) -> Floats:
    """Rise of adopted conduct in a year under an explained order, as a part of that under co-creation, (W,); NaN where the latter has none."""
    still, explained, together = (runs.mean(name, "adopted_share", *END_OF_YEAR) for name in (STATUS_QUO, EXPLAINED, CO_CREATION))
    gap = together - still
    return ratio(explained - still, np.where(gap > 0, gap, 0.0))


CONDUCT = (
    Entry(
        id="MON-OFF",
        part="while",
        use=PATTERN,
        label=mark("Conduct rises under supervision, then sags"),
        published=mark("Conduct that is supervised rises, and sags while it is still supervised."),
        source="Staats, Dai, Hofmann & Milkman 2017",
        sure=SECONDARY,
        accepted=ABOVE_ZERO,
        unit="difference",
        how=mark(
            "Smaller of two steps: the rise of conduct in the first year of supervision, and its loss from the second year to the fifth."
        ),
        strategies=(KEPT_UP,),
        measures=("conduct_mean",),
        weeks=5 * YEAR,
        value=rise_then_sag,
    ),
    Entry(
        id="MON-OFF",
        part="after",
        use=PATTERN,
        label=mark("Conduct sinks below its start when supervision ends"),
        published=mark("When supervision ended, conduct fell below where it had begun."),
        source="Staats, Dai, Hofmann & Milkman 2017",
        sure=SECONDARY,
        accepted=Accepted(high=0.0),
        unit="difference",
        how=mark(
            "Mean conduct in the quarter that begins half a year after implementation closed, less that of the quarter before launch."
        ),
        strategies=(TOLD,),
        measures=("conduct_mean",),
        weeks=2 * YEAR,
        value=left_behind,
    ),
    Entry(
        id="PART-48",
        part="quits",
        use=PATTERN,
        label=mark("Who takes part in a change stays"),
        published=mark(
            "Told only, 17% left within 40 days; where all took part, none; with representatives it lay between. Groups of 13 to 18 people."
        ),
        source="Coch & French 1948",
        sure=SECONDARY,
        accepted=ABOVE_ZERO,
        unit="change",
        how=mark(
            "Share of staff that leaves in the first year, the smaller of two steps: implementation above explained implementation, and that above co-creation."
        ),
        strategies=(TOLD, EXPLAINED, CO_CREATION),
        measures=("staff_left",),
        weeks=YEAR,
        value=quits_in_order,
    ),
    Entry(
        id="PART-48",
        part="conduct",
        use=PATTERN,
        label=mark("Who takes part in a change performs better within a year"),
        published=mark("Where all took part in the change, output rose by 14%. Groups of 13 to 18 people."),
        source="Coch & French 1948",
        sure=SECONDARY,
        accepted=ABOVE_ZERO,
        unit="difference",
        how=mark(
            "Mean conduct at the end of the first year, the smaller of two steps: co-creation above explained implementation, and that above implementation."
        ),
        strategies=(TOLD, EXPLAINED, CO_CREATION),
        measures=("conduct_mean",),
        weeks=YEAR,
        value=conduct_in_order,
    ),
)

CONTROLS = (
    Entry(
        id="TELL-SELL",
        part="gap",
        use=CONTROL,
        label=mark("Taking part has no advantage over a well explained order"),
        published=mark("Taking part has no advantage left over an order that is well explained and justified. The direction only."),
        source="Latham, Erez & Locke 1988",
        sure=PRIMARY,
        accepted=Accepted(low=0.5),
        printed=Accepted(low=1.0),
        unit="times",
        how=mark(
            "Rise of adopted conduct at the end of the first year under explained implementation, as a multiple of the rise under co-creation: above 1 the order did better."
        ),
        strategies=(STATUS_QUO, EXPLAINED, CO_CREATION),
        measures=("adopted_share",),
        weeks=YEAR,
        value=explained_against_together,
    ),
)
