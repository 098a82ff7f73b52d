"""What the verdict says of every strategy by itself: money, cost, tipping, what limited growth."""

from typing import TYPE_CHECKING

import numpy as np

from experiments import findings
from experiments.language import Language
from experiments.statistics import share_interval

if TYPE_CHECKING:
    from experiments.comparison import Comparison


def join(*sentences: str) -> str:
    """Sentences in a row, without those that have nothing to say."""
    return " ".join(filter(None, sentences))


def said(c: "Comparison", place: int, lang: Language) -> list[str]:
    """What is said of every strategy: whether it is closed, money, cost, tipping, what limited growth."""
    return [closed(c, place, lang), money(c, place, lang), cost(c, place, lang), tipped(c, place, lang), limited(c, place, lang)]


def money(c: "Comparison", place: int, lang: Language) -> str:
    """Whether and when a strategy has earned as much as the status quo would have; nothing of the status quo itself."""
    title, gained = c.titles(lang)[place], c.measure("money")[place]
    if findings.changes_nothing(c, place):
        return ""
    if not gained.any():
        return lang("{title} earns exactly what the status quo earns.", title=title)
    end = lang.signed(float(np.median(gained[:, -1])))
    amount = lang("{amount} {unit}", amount=end, unit=c.money_words(lang, place))
    week, low, high = findings.paid_back(c, place)
    if not findings.loses_money(c, place):
        return lang("{title} never earns less than the status quo; in the end the middle world is at {amount}.", title=title, amount=amount)
    if np.isinf(week):
        return lang("{title} has not paid back by the last week; the middle world is at {amount}.", title=title, amount=amount)
    late = lang("never") if np.isinf(high) else lang.number(high)
    span = lang("{low} to {high}", low=lang.number(low), high=late)
    return lang(
        "Added up, {title} earns less than the status quo until week {week} ({span}); in the end the middle world is at {amount}.",
        title=title,
        week=lang.number(week),
        span=span,
        amount=amount,
    )


def cost(c: "Comparison", place: int, lang: Language) -> str:
    """What the programme cost above the status quo, and what is not in it; nothing of the status quo itself."""
    if findings.changes_nothing(c, place):
        return ""
    rewards = lang("What customers are paid for recommending comes on top of that, and is taken off the profit.")
    return join(programme(c, place, lang), rewards if findings.pays_customers(c, place) else "")


def programme(c: "Comparison", place: int, lang: Language) -> str:
    """What the programme cost above the status quo."""
    title, share = c.titles(lang)[place], findings.extra_share(c, place)
    extra = float(findings.extra_cost(c, place).mean())
    if abs(extra) < 0.05:
        return lang("The programme of {title} costs nothing above the status quo.", title=title)
    if extra < 0:
        return lang("The programme of {title} costs less than the status quo.", title=title)
    return lang(
        "The programme of {title} costs {share} of wages above the status quo: {amount} {unit} in all.",
        title=title,
        share=lang.percent(share, 1),
        amount=lang.number(extra, 1),
        unit=c.money_words(lang, place),
    )


def tipped(c: "Comparison", place: int, lang: Language) -> str:
    """In how many worlds half of the people become committed, and when."""
    title, total = c.titles(lang)[place], len(c.seeds)
    n = int(np.isfinite(c.tipping_weeks[place]).sum())
    low, high = share_interval(n, total)
    if n == 0:
        return lang.plural(
            "Under {title} the one world does not tip; at most {high} in 100 would.",
            "Under {title} no world of {n} tips; at most {high} in 100 would.",
            total,
            title=title,
            high=lang.number(100 * high),
        )
    middle, early, late = findings.tipping(c, place)
    values = {"low": lang.number(100 * low), "high": lang.number(100 * high), "week": lang.number(middle), "span": lang.span(early, late)}
    return lang.plural(
        "Under {title} {n} of {total} worlds tips (likely {low} to {high} in 100), in week {week}.",
        "Under {title} {n} of {total} worlds tip (likely {low} to {high} in 100), the middle one of them in week {week} ({span}).",
        n,
        title=title,
        total=total,
        **values,
    )


def limited(c: "Comparison", place: int, lang: Language) -> str:
    """What limited growth most."""
    shares = findings.limits(c, place)
    words = {"soil": lang("soil: safety"), "light": lang("light: the why"), "water": lang("water: time, thanks")}
    listed = [lang("{share} {nutrient}", share=lang.percent(share), nutrient=words[name]) for name, share in shares.items()]
    return lang("What holds growth back under {title}, share of people: {listed}.", title=c.titles(lang)[place], listed="; ".join(listed))


def closed(c: "Comparison", place: int, lang: Language) -> str:
    """That a strategy goes back to the status quo while another is kept up: the end then compares a programme with none."""
    if not findings.ends(c, place) or all(findings.ends(c, other) for other in range(len(c.scenarios))):
        return ""
    strategy = c.scenarios[place].strategy
    week = strategy.launch_week + strategy.phases[-1].week
    return lang(
        "The programme of {title} is closed by week {week}; that of others here goes on to the end.", title=c.titles(lang)[place], week=week
    )
