"""Published patterns in what customers say, and in the books that follow them."""

import numpy as np
from numpy.typing import NDArray

from experiments.evidence.entry import PATTERN, PRIMARY, ROUNDING, Accepted, Entry
from experiments.evidence.levels import ratio
from experiments.evidence.runs import CO_CREATION, PAID_THEN_STOPPED, STATUS_QUO, Runs, closed
from experiments.language import mark
from simulation.state import YEAR

Floats = NDArray[np.float64]

FRESH = ("joined_bought", "joined_by_paid_referral")


def word_of_mouth(runs: Runs) -> Floats:
    """Recommendations for every warning, over the weeks with a positive net promoter score, (W,)."""
    liked = runs.over(STATUS_QUO, "nps") > 0
    good, bad = ((runs.over(STATUS_QUO, name) * liked).sum(axis=-1) for name in ("recommendations", "warned"))
    return ratio(good, bad)


def last_year(weekly: Floats) -> Floats:
    """Sum over the year that ends in each week, from the first whole year on, (W, T − 51)."""
    total = np.cumsum(np.pad(weekly, ((0, 0), (1, 0))), axis=-1)
    return np.asarray(total[:, YEAR:] - total[:, :-YEAR])


def books(runs: Runs) -> Floats:
    """Largest part of a week's income by which the books of earned growth do not close, (W,).

    Total growth less earned growth is the income of those who were bought or paid for within the year. It can be neither less than those bring who are
    surely still there, nor more than all of them bring with a full bond.
    """
    money = runs.context.parameters.money
    weekly = {name: runs.over(CO_CREATION, name) for name in ("income", "income_retained", "income_referred", "customers_lost", *FRESH)}
    rest = (weekly["income"] - weekly["income_retained"] - weekly["income_referred"])[:, YEAR - 1 :]
    joined = last_year(weekly[FRESH[0]] + weekly[FRESH[1]])
    least = money.spend * np.maximum(0.0, joined - last_year(weekly["customers_lost"]))
    most = money.spend * (1.0 + money.bonus) * joined
    gap = np.maximum(0.0, np.maximum(least - rest, rest - most))
    return np.asarray((gap / np.maximum(weekly["income"][:, YEAR - 1 :], 1.0)).max(axis=-1))


def readiness(strategy: str, runs: Runs) -> Floats:
    """Unasked recommendations for every customer and prospect in the year after paying stopped, (W,): fewer prospects alone lower what is said, not this."""
    window = (closed(), closed() + YEAR)
    customers = runs.over(strategy, "customers", *window)
    pairs = customers * (runs.context.parameters.market.people - customers)
    return ratio(runs.mean(strategy, "recommendations", *window), np.asarray(pairs.mean(axis=-1)))


def crowding(runs: Runs) -> Floats:
    """How much readier customers are to recommend unasked after paying stopped than where nobody was ever paid, as a part of the latter, (W,)."""
    return ratio(readiness(PAID_THEN_STOPPED, runs), readiness(STATUS_QUO, runs)) - 1.0


CUSTOMERS = (
    Entry(
        id="WOM",
        use=PATTERN,
        label=mark("Customers praise more often than they warn"),
        published=mark("Positive word of mouth is about 3 times as frequent as negative, in 15 of 15 studies of firms that people use."),
        source="East, Hammond & Wright 2007",
        sure=PRIMARY,
        accepted=Accepted(low=1.5, strict=True),
        printed=Accepted(2.5, 3.5),
        unit="times",
        how=mark(
            "Recommendations for every prospect who is warned, where nothing changes, in weeks with a positive net promoter score; a prospect who is warned twice in a week counts once."
        ),
        strategies=(STATUS_QUO,),
        measures=("nps", "recommendations", "warned"),
        weeks=YEAR,
        value=word_of_mouth,
    ),
    Entry(
        id="EGR",
        use=PATTERN,
        label=mark("The books of earned growth close"),
        published=mark("Earned growth is net revenue retention plus earned new customers less 100%; the rest of the growth is bought."),
        source="Reichheld, Darnell & Burns 2021",
        sure=PRIMARY,
        accepted=Accepted(0.0, ROUNDING),
        unit="rounding",
        how=mark(
            "Largest part of a week's income by which growth that is not earned differs from what those can have brought who were bought or paid for within the year. It tests the bookkeeping, not a rule."
        ),
        strategies=(CO_CREATION,),
        measures=("income", "income_retained", "income_referred", "customers_lost", *FRESH),
        weeks=2 * YEAR,
        value=books,
    ),
    Entry(
        id="CROWD",
        use=PATTERN,
        label=mark("Paying for recommendations leaves none behind"),
        published=mark(
            "Rewards for what is done gladly take some of the will to do it, d = −0.28 to −0.40, which is disputed; a fine doubled lateness, and taking it away did not help."
        ),
        source="Deci, Koestner & Ryan 1999; Gneezy & Rustichini 2000",
        sure=PRIMARY,
        accepted=Accepted(high=0.0),
        unit="change",
        how=mark(
            "Unasked recommendations for every customer and prospect in the year after paying stopped, against the same year of the same world where nobody was paid."
        ),
        strategies=(STATUS_QUO, PAID_THEN_STOPPED),
        measures=("recommendations", "customers"),
        weeks=3 * YEAR,
        value=crowding,
    ),
)
