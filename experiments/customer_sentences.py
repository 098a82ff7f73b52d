"""The life of a person in the market in plain words."""

from experiments.customer_life import CustomerLife
from experiments.language import Language, mark
from experiments.life_sentences import Told, told
from simulation.state import BOUGHT, DETRACTOR, FOUNDING, PAID_REFERRAL, PASSIVE, PROMOTER, REFERRED

ANSWER = {
    DETRACTOR: mark("**Detractor.** Would answer {points} of 10."),
    PASSIVE: mark("**Passive.** Would answer {points} of 10."),
    PROMOTER: mark("**Promoter.** Would answer {points} of 10."),
}
CAME = {
    FOUNDING: mark("**A customer from the start.** Never left."),
    BOUGHT: mark("**A customer since week {week}.** Came by advertising."),
    REFERRED: mark("**A customer since week {week}.** Somebody they know recommended, unasked."),
    PAID_REFERRAL: mark("**A customer since week {week}.** Somebody they know was paid to recommend."),
}


def customer_told(life: CustomerLife, week: int, lang: Language) -> list[Told]:
    """What the person would answer, since when they are a customer and how they came; or that they are none."""
    if not life.is_customer(week):
        return [prospect(life, week, lang)]
    answer = lang(ANSWER[int(life.category[week])], points=lang.number(float(life.rating[week]), 1))
    came = lang(CAME[int(life.origin[week])], week=lang.number(int(life.joined[week])))
    return [told("", answer), told("", came)]


def prospect(life: CustomerLife, week: int, lang: Language) -> Told:
    """That the person is no customer, and until when they were."""
    left = life.left(week)
    if left is None:
        return told("", lang("**Prospect.** Not a customer so far."))
    return told("", lang("**Prospect.** A customer until week {week}.", week=lang.number(left)))
