"""One week. Within a process everybody reads the same state; what it writes is seen by the next."""

from collections.abc import Callable

from simulation import luck

from .chance import Chance
from .customer import Customer, Origin
from .employee import Employee
from .measures import account, measure
from .organisation import Job, fill
from .world import World

Row = dict[str, float]


def run(world: World, weeks: int) -> list[Row]:
    """Run so many weeks and give the weekly series."""
    for _ in range(weeks):
        live_through(world)
    return world.history


def live_through(world: World) -> None:
    """The order of the week."""
    lead(world)
    together(world, "voice", Employee.dare)
    together(world, "shows", Employee.wants_to_show)
    meet(world)
    climate = world.climate
    together(world, "understanding", lambda person: person.understand(climate))
    together(world, "trust", lambda person: person.believe(climate))
    together(world, "safety", lambda person: person.feel_safe(climate))
    together(world, "commitment", lambda person: person.grow(climate))
    row = limits(world)
    act(world)
    together(world, "skill", lambda person: person.learn(climate))
    row |= encounter(world)
    together(world, "energy", lambda person: person.tire_and_recover(climate))
    row |= talk(world)
    row |= customers_come_and_go(world)
    row |= employees_come_and_go(world)
    declaring = world.chance(luck.ADVOCACY)
    together(world, "advocate", lambda person: person.stands_up(declaring))
    together(world, "committed", Employee.takes_stance)
    row |= measure(world)
    row |= account(world, row)
    review(world, row["profit"])
    world.history.append(row)


def together(world: World, state: str, decide: Callable[[Employee], float | bool]) -> None:
    """Let everybody decide by what they see now; then all change at once."""
    staff = world.staff()
    for person, value in zip(staff, [decide(person) for person in staff], strict=True):
        setattr(person, state, value)


def lead(world: World) -> None:
    """Leaders lead; everybody notes how committed their boss is."""
    planned = world.plan[world.week]
    world.climate.lead({name: float(planned[name]) for name in planned.dtype.names})
    for job in world.jobs:
        job.holder.boss = job.boss.holder.commitment


def meet(world: World) -> None:
    """Everybody looks around; some are in a dialogue."""
    for person in world.staff():
        person.look_around()
    chance, participation = world.chance(luck.DIALOGUE), world.climate.settings["participation"]
    for person in world.staff():
        person.in_dialogue, person.candour = chance.happens(participation, person.number, 0), 0.0
        if person.in_dialogue:
            person.talk_with([partner(world, person, k, chance) for k in range(world.rules.meeting.partners)], chance)


def partner(world: World, person: Employee, k: int, chance: Chance) -> Employee:
    """The k-th partner in somebody's dialogue."""
    anywhere = chance.happens(world.climate.settings["boundary_crossing"], person.number, 1 + 3 * k)
    circle = world.departments[person.place.department]
    if anywhere or len(circle) == 1:
        circle = world.jobs
    others = len(circle) - 1
    step = 1 + chance.one_of(others, person.number, 2 + 3 * k)
    return circle[(circle.index(person.place) + step) % len(circle)].holder


def limits(world: World) -> Row:
    """What limited growth this week."""
    staff = world.staff()
    return {f"limited_by_{name}": sum(person.limit == name for person in staff) / len(staff) for name in ("soil", "light", "water")}


def act(world: World) -> None:
    """Everybody acts; conduct that has become usual is locked in."""
    together(world, "conduct", lambda person: person.act(world.climate, world.installed))
    mean = sum(person.conduct for person in world.staff()) / len(world.jobs)
    world.installed = max(world.installed, min(mean, world.climate.settings["asked_conduct"]))


def encounter(world: World) -> Row:
    """Customers make contact and are served."""
    chance, settings, handling = world.chance(luck.ENCOUNTER), world.climate.settings, world.climate.handling()
    for person in world.staff():
        person.warmth_given = []
    calling = [one for one in world.customers() if chance.happens(one.reason_to_call(), one.number, 0)]
    work = len(calling) * handling
    load = work / world.capacity
    rush = 1 / load if load > 1 else 1.0
    qualities = []
    for customer in calling:
        employee = served_by(world, customer, chance)
        functional = employee.competence(rush, chance.normal(0, 1, customer.number, 3))
        warm = employee.warmth(chance.normal(0, 1, customer.number, 4))
        employee.warmth_given.append(warm)
        customer.experience(functional, warm, settings["incentive"], settings["follow_up"], chance)
        qualities.append((functional, warm, not customer.unresolved))
    service = world.rules.service
    world.capacity = max(1.0, world.capacity + service.staffing * (work / service.utilisation - world.capacity))
    names = ("functional_quality", "emotional_quality", "first_contact_resolution")
    means = [sum(values) / len(calling) for values in zip(*qualities, strict=True)] if calling else [0.0, 0.0, 1.0]
    return dict(zip(names, means, strict=True)) | {"contacts": len(calling), "handling_time": handling, "load": load, "work": work}


def served_by(world: World, customer: Customer, chance: Chance) -> Employee:
    """The employee who answers a customer's contact."""
    service, where = world.rules.service, chance.number(customer.number, 1)
    touchpoint = "sales" if where < service.sell else "customer_care" if where < service.sell + service.solve else "operations"
    serving = world.front_lines[touchpoint]
    return serving[chance.one_of(len(serving), customer.number, 2)].holder


def talk(world: World) -> Row:
    """Customers rate and talk; prospects listen."""
    for person in world.people:
        person.rate()
    chance, prospects = world.chance(luck.TALK), world.prospects()
    for person in prospects:
        person.listen(world.climate.settings["incentive"], chance)
    unasked = sum(person.heard_unasked for person in prospects)
    paid = sum(person.heard for person in prospects) - unasked
    return {"recommendations": unasked, "paid_recommendations": paid, "warned": sum(person.warned for person in prospects)}


def customers_come_and_go(world: World) -> Row:
    """Some customers leave, some prospects join."""
    chance, customers, custom = world.chance(luck.CUSTOM), world.customers(), world.rules.custom
    detractors = sum(one.category.value == "detractor" for one in customers) / len(customers) if customers else 0.0
    advertising = custom.advertising * (1 - custom.spoilt * detractors)
    joining = [(person, person.joins(advertising, chance)) for person in world.prospects()]
    leaving = [person for person in customers if person.leaves(chance)]
    for person in leaving:
        person.leave()
    for person, origin in joining:
        if origin is not Origin.NONE:
            person.join(origin, world.week)
    origins = [origin for _, origin in joining]
    return {
        "customers_lost": len(leaving),
        "joined_by_referral": origins.count(Origin.REFERRED),
        "joined_by_paid_referral": origins.count(Origin.PAID_REFERRAL),
        "joined_bought": origins.count(Origin.BOUGHT),
    }


def employees_come_and_go(world: World) -> Row:
    """Some employees leave; bosses are found among the reports, then newcomers come."""
    chance = world.chance(luck.TURNOVER)
    empty = {job for job in world.jobs if chance.happens(job.holder.hazard(), job.number, 0)}
    left: Row = {"staff_left": len(empty), "staff_left_care": sum(job.in_front_line_of_care for job in empty)}
    for job in empty:
        job.holder.job = None
    chief = next(job for job in world.jobs if job.boss is job)
    fill(world.rules, chief, set[Job](empty), world.climate.settings["promote_on_character"], world.seed, world.chance(luck.SUCCESSION))
    for person in world.staff():
        person.allies = [ally if ally is not None and ally.job is not None else None for ally in person.allies]
    return left


def review(world: World, profit: float) -> None:
    """Impatient leaders fall back where profit stays below that before launch."""
    every, patience, launch = world.rules.review.every, world.strategy.patience, world.strategy.launch_week
    if patience is None or world.week < launch + patience or (world.week - launch - patience) % every:
        return
    profits = [*(row["profit"] for row in world.history), profit]
    before, now = sum(profits[launch - every : launch]) / every, sum(profits[-every:]) / every
    if now < before - world.strategy.tolerance * abs(before):
        world.climate.fallen_back = True
