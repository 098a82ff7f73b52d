"""What must hold in a study as a whole, whether it was read from a file or made in Python."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from experiments.studies.design import refuse_many_points
from experiments.studies.factors import EMPLOYEES, STRATEGY, acts, applied, base, changes, declared, whole
from experiments.studies.measures import STUDIED
from experiments.studies.ranges import IN_STEPS
from experiments.studies.study import Arm, Factor, Study
from scenarios.refusals import check_names
from simulation.errors import NotAllowed
from simulation.state import YEAR

LAUNCH, PATIENCE = "strategy.launch_week", "strategy.patience"
TOGETHER = (("strategy.strength", "strategy.budget"), (EMPLOYEES, "organisation.employees"))
"""Factors that say the same thing, of which a study varies one."""


def check(study: Study, where: str) -> None:
    """Refuse a study that could not be run, or that could not answer.

    Raises
    ------
    NotAllowed
        Naming ``where``, what was found and what is allowed.
    """
    check_arms(study, where)
    check_measures(study, where)
    check_weeks(study, where)
    check_precision(study, where)
    check_design(study, where)
    for factor in study.factors:
        check_factor(study, factor, f"{where}: {factor.name}")
    check_together(study, where)
    refuse_many_points(study, f"{where}: ")
    check_corners(study, where)


def doubled(names: Iterable[str]) -> str:
    """The first name that is there twice, or ""."""
    return next((name for name, count in Counter(names).items() if count > 1), "")


def check_arms(study: Study, where: str) -> None:
    """Every strategy has a label of its own, and begins within the study."""
    if label := doubled(study.labels):
        raise NotAllowed(f'{where}: two strategies are labelled "{label}"; give one another label: {{strategy = "{label}", label = "…"}}.')
    for arm in study.arms:
        launch = arm.settings.get(LAUNCH, arm.strategy.launch_week)
        if acts(arm) and float(launch) >= study.weeks:
            raise NotAllowed(f"{where}: {arm.label} begins in week {launch:g} and the study ends after {study.weeks} weeks.")


def check_measures(study: Study, where: str) -> None:
    """Measures are known, and the headline can be won."""
    for key in ("measures", "weekly"):
        names = getattr(study, key)
        check_names(names, STUDIED, f"{where}: {key}: ", "measure")
        if name := doubled(names):
            raise NotAllowed(f'{where}: {key}: "{name}" is there twice.')
    check_names([study.headline], STUDIED, f"{where}: headline: ", "measure")
    for name, key in [(study.headline, "headline"), *((name, "margins") for name in study.margins)]:
        check_names([name], STUDIED, f"{where}: {key}: ", "measure")
        if name not in study.measures:
            raise NotAllowed(f'{where}: {key}: "{name}" is not measured; measured are {", ".join(study.measures)}.')
    if STUDIED[study.headline].better == 0:
        raise NotAllowed(f'{where}: headline: nobody wins in "{study.headline}", of which neither more nor less is better.')


def check_weeks(study: Study, where: str) -> None:
    """Weeks that are measured go up, lie within the study, and have a value."""
    for before, after in pairwise(study.measured_at):
        if after <= before:
            raise NotAllowed(f"{where}: measured_at: weeks must go up; {after} follows {before}.")
    if study.measured_at[-1] >= study.weeks:
        raise NotAllowed(
            f"{where}: week {study.measured_at[-1]} is measured and the study has {study.weeks} weeks, numbered from 0; "
            f"the last is {study.weeks - 1}."
        )
    if "earned_growth" in study.measures and study.measured_at[0] < YEAR:
        raise NotAllowed(f'{where}: "earned_growth" compares with a year before; it can be measured from week {YEAR} on.')


def check_precision(study: Study, where: str) -> None:
    """The precision that is wanted is that of something measured, and can be reached."""
    wanted = study.precision
    if wanted is None:
        return
    if wanted.measure not in study.measures:
        check_names([wanted.measure], STUDIED, f"{where}: precision: ", "measure")
        raise NotAllowed(f'{where}: precision: "{wanted.measure}" is not measured; measured are {", ".join(study.measures)}.')
    if wanted.week not in study.measured_at:
        weeks = ", ".join(str(week) for week in study.measured_at)
        raise NotAllowed(f"{where}: precision: week {wanted.week} is not measured; measured are {weeks}.")
    if wanted.maximum < wanted.minimum:
        raise NotAllowed(f"{where}: precision: maximum is {wanted.maximum}, less than minimum {wanted.minimum}.")


def check_design(study: Study, where: str) -> None:
    """The design has the numbers that its kind needs."""
    design = study.design
    if design.kind != "grid" and not study.factors:
        raise NotAllowed(f"{where}: a {design.kind} design varies something; write [[factor]] with a name.")
    if design.kind == "sobol" and design.samples & (design.samples - 1):
        raise NotAllowed(f"{where}: design: samples is {design.samples}; a sobol design takes a power of two, such as 256 or 512.")
    if design.kind == "morris" and design.levels % 2:
        raise NotAllowed(f"{where}: design: levels is {design.levels}; a morris design takes an even number.")
    if design.kind == "table" and len(design.table) != len(study.factors):
        raise NotAllowed(f"{where}: design: the table has {len(design.table)} columns for {len(study.factors)} factors.")


def check_factor(study: Study, factor: Factor, where: str) -> None:
    """One factor lies within its bounds and changes something."""
    number, values = declared(factor.name, f"{where}: "), values_of(study, factor)
    check_order(study, factor, where)
    if factor.scale == "log" and factor.low <= 0:
        raise NotAllowed(f"{where}: low is {factor.low:g}; a logarithmic scale begins above 0.")
    for value in values:
        if not number.low <= value <= number.high:
            raise NotAllowed(f"{where}: {value:g} is out of bounds; allowed is {number.allowed}.")
        if whole(factor.name) and value != int(value):
            raise NotAllowed(f"{where}: {value:g} is not allowed; this factor takes whole numbers.")
    if factor.name == LAUNCH and max(values) >= study.weeks:
        raise NotAllowed(f"{where}: {max(values):g} is after the end of the study, which has {study.weeks} weeks.")
    check_changed(study, factor, where)


def values_of(study: Study, factor: Factor) -> tuple[float, ...]:
    """Ends, levels and table of a factor."""
    table = study.design.table[study.factors.index(factor)] if study.design.kind == "table" else ()
    return (factor.low, factor.high, *factor.levels, *table)


def check_order(study: Study, factor: Factor, where: str) -> None:
    """Levels go up, and there is something to vary."""
    if factor.low > factor.high or (factor.low == factor.high and study.design.kind not in (*IN_STEPS, "table")):
        raise NotAllowed(f"{where}: low is {factor.low:g} and high is {factor.high:g}; low must be below high.")
    for before, after in pairwise(factor.levels):
        if after <= before:
            raise NotAllowed(f"{where}: levels must go up; {after:g} follows {before:g}.")
    if study.design.kind in IN_STEPS and not factor.levels:
        raise NotAllowed(f"{where}: there are no levels, which a {study.design.kind} design takes.")
    if study.design.kind == "grid" and len(factor.levels) == 1:
        raise NotAllowed(f"{where}: there is one level, {factor.low:g}, and nothing to vary; a fixed value stands in [settings].")


def check_changed(study: Study, factor: Factor, where: str) -> None:
    """A factor changes a strategy, and is the only one to do so."""
    check_names(factor.arms, study.labels, f"{where}: ", "strategy")
    changed = [arm for arm in study.arms if changes(factor, arm)]
    if not changed:
        raise NotAllowed(f"{where}: this changes no strategy of the study, since in none of them leaders do anything.")
    for arm in changed:
        if factor.name in arm.settings:
            raise NotAllowed(f"{where}: {arm.label} sets this itself; name the other strategies: strategies = […].")
        if not has_effect(study, factor.name, arm):
            raise NotAllowed(f"{where}: this changes nothing in {arm.label}{NO_EFFECT[factor.name]}.")


NO_EFFECT = {
    "strategy.tolerance": ", whose leaders never look at profit; give it patience as well",
    **dict.fromkeys(
        (f"{STRATEGY}{key}" for key in ("launch_week", "length", "strength", "budget")),
        ", in which leaders do nothing; name other strategies",
    ),
}


def has_effect(study: Study, name: str, arm: Arm) -> bool:
    """Whether a factor can make any difference to a strategy."""
    if name == "strategy.tolerance":
        varied = any(factor.name == PATIENCE and changes(factor, arm) for factor in study.factors)
        return varied or PATIENCE in arm.settings or arm.strategy.patience is not None
    return name not in NO_EFFECT or acts(arm)


def check_together(study: Study, where: str) -> None:
    """No factor is there twice, and none says what another says."""
    names = [factor.name for factor in study.factors]
    if name := doubled(names):
        raise NotAllowed(
            f'{where}: the factor "{name}" is there twice; where a pattern holds it too, set it apart with except = ["{name}"].'
        )
    for one, other in TOGETHER:
        if one in names and other in names:
            raise NotAllowed(f'{where}: "{one}" and "{other}" decide the same; vary one of them.')


def check_corners(study: Study, where: str) -> None:
    """Strategies can be made where factors go together worst, which is at their ends.

    A point of a table that cannot be made is told among the failures.
    """
    if study.design.kind == "table":
        return
    low, high = ({factor.name: getattr(factor, end) for factor in study.factors} for end in ("low", "high"))
    corners = [low, high, {**high, LAUNCH: low.get(LAUNCH, 0.0)}]
    if study.design.kind == "one_at_a_time":
        usual = {factor.name: base(study, factor) for factor in study.factors}
        corners = [usual, *({**usual, name: end[name]} for name in usual for end in (low, high))]
    for arm in study.arms:
        for corner in corners:
            try:
                applied(study, arm, corner)
            except NotAllowed as error:
                raise NotAllowed(f"{where}: {error}") from None
