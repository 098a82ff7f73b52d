"""The plain command that does a run of a study, where one says the same."""

from collections.abc import Iterator
from shlex import join

import scenarios
from experiments.engine.plan import Plan, Run
from experiments.studies.study import Value
from scenarios.library import CONTEXTS, STRATEGIES
from scenarios.loader import MOST_PEOPLE
from simulation.parameters import Parameters
from simulation.scenario import DEFAULT_WEEKS, Context, Scenario
from simulation.settings import LEVERS


def command_of(plan: Plan, run: Run) -> str | None:
    """``culture run …`` that does this run.

    Returns
    -------
    None where no command says the same: a strategy or context of one's own, or changes that ``--set`` does not make.
    """
    scenario, arm = plan.scenario(run.point, run.arm), plan.study.arms[run.arm]
    name, context = arm.strategy.name, scenario.context.name
    if name not in STRATEGIES or context not in CONTEXTS:
        return None
    held = {key: value for key, value in {**arm.settings, **set_here(plan, run)}.items() if key in LEVERS}
    settings = held | dict(changed(scenario.context, scenarios.contexts()[context]))
    if scenarios.load(name, context, weeks=scenario.weeks, settings=settings, allow_large=True) != scenario:
        return None
    sets = [part for key, value in settings.items() for part in ("--set", f"{key}={value!r}")]
    return join(["culture", "run", name, *options(scenario, run), *sets])


def set_here(plan: Plan, run: Run) -> dict[str, Value]:
    """Values of the factors that change the strategy at the point."""
    values = plan.changed(run.point, run.arm)
    return {name: value for name, value in zip(plan.factors, values.tolist(), strict=True) if value == value}


def changed(context: Context, usual: Context) -> Iterator[tuple[str, Value]]:
    """Parameters that differ from those of the context that comes with the project."""
    for name, _, _ in Parameters.declarations():
        group, _, key = name.partition(".")
        value = getattr(getattr(context.parameters, group), key)
        if value != getattr(getattr(usual.parameters, group), key):
            yield name, value


def options(scenario: Scenario, run: Run) -> Iterator[str]:
    """What the command is told besides strategy and changes."""
    yield from ("--context", scenario.context.name)
    if scenario.weeks != DEFAULT_WEEKS:
        yield from ("--weeks", str(scenario.weeks))
    if scenario.people > MOST_PEOPLE:
        yield "--allow-large"
    yield from ("--replications", "1", "--seed", str(run.seed))
