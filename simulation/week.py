"""The order of the week, written once. A run is one compiled call; the same ``advance`` steps week by week."""

from simulation import luck
from simulation.compiled import entry
from simulation.measures import measure_market, measure_staff, take_stance
from simulation.rules.advocacy import declare
from simulation.rules.conduct import act
from simulation.rules.custom import come_and_go
from simulation.rules.energy import recover
from simulation.rules.growth import grow
from simulation.rules.leadership import lead
from simulation.rules.meeting import meet
from simulation.rules.money import account
from simulation.rules.review import review
from simulation.rules.safety import feel_safe
from simulation.rules.service import serve
from simulation.rules.skill import learn
from simulation.rules.trust import believe
from simulation.rules.turnover import turn_over
from simulation.rules.understanding import understand
from simulation.rules.visibility import show
from simulation.rules.word_of_mouth import talk
from simulation.state import World


@entry
def advance(world: World, week: int) -> None:
    """One week: everything that happens, in this order. In place."""
    seed, rates, staff, market = world.seed, world.rates, world.staff, world.market
    culture, firm, row = world.culture[0], world.firm[0], world.series[week]
    levers = world.fallback[0] if firm.fallen_back >= 0.0 else world.plan[week]
    discretion = rates.leadership.discretion
    lead(staff, culture, levers, rates.leadership)
    show(staff, rates.visibility)
    meet(staff, world.ties, world.roster, levers, rates.meeting, rates.visibility.bar, luck.stream(seed, week, luck.DIALOGUE))
    understand(staff, culture, rates.understanding)
    believe(staff, culture, levers, rates.trust, discretion)
    feel_safe(staff, culture, levers, rates.safety, discretion)
    grow(staff, culture, levers, rates.growth, discretion)
    act(staff, culture, firm, levers, rates.change, rates.conduct, discretion)
    learn(staff, levers, rates.skill)
    serve(staff, market, world.roster, culture, firm, levers, row, world.scratch, rates.service, luck.stream(seed, week, luck.ENCOUNTER))
    recover(staff, levers, rates.energy, discretion)
    talk(market, world.acquaintances, levers, row, rates.word_of_mouth, rates.rating, luck.stream(seed, week, luck.TALK))
    come_and_go(market, row, week, world.scratch, rates.custom, rates.rating, luck.stream(seed, week, luck.CUSTOM))
    turn_over(staff, world.roster, levers.promote_on_character, row, week, rates.turnover, rates.newcomer, rates.character, seed)
    declare(staff, rates.advocacy, luck.stream(seed, week, luck.ADVOCACY))
    take_stance(staff)
    measure_staff(staff, row, rates.conduct.adopted, rates.rating)
    measure_market(market, row)
    account(market, firm, levers, staff.number.size, world.roster.front_line.size, row, week, rates.money)
    row.fallen_back = 1.0 if firm.fallen_back >= 0.0 else 0.0
    review(world.series, firm, week, world.launch, world.review_from, world.tolerance, rates.review)


@entry
def run_weeks(world: World, first: int, last: int) -> None:
    """The weeks from ``first`` up to ``last``, which is not among them, without the interpreter lock. In place."""
    for week in range(first, last):
        advance(world, week)


def run(world: World) -> None:
    """Every week of the world, in one compiled call. In place."""
    run_weeks(world, 0, world.series.size)
