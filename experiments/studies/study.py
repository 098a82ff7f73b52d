"""A study: a question, the strategies that are compared, what is varied, how often, and what is measured."""

from typing import Annotated, Any, Literal

from pydantic import Field

from simulation.declare import Frozen
from simulation.scenario import DEFAULT_WEEKS, Context
from simulation.strategy import Share, Strategy

Name = Annotated[str, Field(min_length=1, max_length=80)]
Week = Annotated[int, Field(ge=0, le=5199)]
Value = float | str

KINDS = ("grid", "one_at_a_time", "latin_hypercube", "sobol", "morris", "table")
Kind = Literal["grid", "one_at_a_time", "latin_hypercube", "sobol", "morris", "table"]


class Arm(Frozen):
    """A strategy as it takes part in a study.

    Attributes
    ----------
    label
        Its name in the tables; no two arms have the same.
    settings
        Changes that this strategy alone has, by name, as ``--set`` takes them.
    """

    label: Name
    strategy: Strategy
    settings: dict[str, Value] = {}


class Factor(Frozen):
    """Something that is varied.

    Attributes
    ----------
    name
        A lever, a parameter with its group, ``status_quo.`` and a lever, ``employees``, or one of ``strategy.launch_week``,
        ``strategy.length``, ``strategy.patience``, ``strategy.tolerance``, ``strategy.strength``, ``strategy.budget``.
    low, high
        The range that designs draw from.
    levels
        The values of a grid or of one at a time, in order; designs that draw from a range ignore them.
    scale
        Whether the range is divided evenly, or evenly in its logarithm.
    whole
        Whether values are whole numbers.
    arms
        Labels of the strategies it changes; none means all that it can change.
    """

    name: Name
    low: float
    high: float
    levels: tuple[float, ...]
    scale: Literal["linear", "log"] = "linear"
    whole: bool = False
    arms: tuple[Name, ...] = ()


class Design(Frozen):
    """Which points are run.

    Attributes
    ----------
    kind
        One of ``KINDS``.
    samples
        Points of a Latin hypercube; base samples N of a Sobol design, a power of 2; trajectories of a Morris design.
    levels
        Levels of a Morris design.
    second_order
        Whether a Sobol design can tell of pairs.
    table
        The points of a table, a list of values a factor, in the order of the factors.
    worlds
        Whether every point meets the same worlds, or worlds of its own. Strategies of a point always meet the same.
    """

    kind: Kind = "grid"
    samples: Annotated[int, Field(ge=2, le=1_000_000)] = 128
    levels: Annotated[int, Field(ge=4, le=20)] = 4
    second_order: bool = False
    table: tuple[tuple[float, ...], ...] = ()
    worlds: Literal["same", "own"] = "same"


class Precision(Frozen):
    """How sure the answer has to be, instead of a number of replications.

    Attributes
    ----------
    measure, week
        What is asked: the paired difference of every strategy from the first, at every point.
    half_width
        Half the 95 % interval that is wanted, in the unit of the measure.
    minimum, maximum
        Replications of a point.
    budget
        Runs of the whole study; None without end.
    """

    measure: Name
    week: Week
    half_width: Annotated[float, Field(gt=0)]
    minimum: Annotated[int, Field(ge=5, le=1_000_000)] = 20
    maximum: Annotated[int, Field(ge=5, le=1_000_000)] = 1000
    budget: Annotated[int, Field(ge=1)] | None = None


class Study(Frozen):
    """Everything that decides the numbers of a study.

    Attributes
    ----------
    arms
        At least two; the first is the reference of every difference.
    context
        The organisation and market, with what the study changes in it once and for all.
    seed
        Of the first world; the others follow on.
    replications
        Worlds of each point, where no precision is asked.
    measures, measured_at
        What the tables hold, and in which weeks (rows of the series, from 0).
    weekly
        Measures that are kept for every week.
    headline
        The measure that decides which strategy wins, in the last week that is measured.
    margins
        By measure, the difference below which strategies are called equal.
    discount
        Of the measure ``present_value``, a year.
    time_limit
        Seconds that one run may take.
    """

    name: Name
    title: Annotated[str, Field(min_length=1, max_length=200)]
    question: Annotated[str, Field(max_length=2000)] = ""
    arms: Annotated[tuple[Arm, ...], Field(min_length=2, max_length=12)]
    context: Context = Context()
    weeks: Annotated[int, Field(ge=1, le=5200)] = DEFAULT_WEEKS
    seed: Annotated[int, Field(ge=0, le=2**62)] = 1
    replications: Annotated[int, Field(ge=1, le=1_000_000)] = 20
    precision: Precision | None = None
    factors: tuple[Factor, ...] = ()
    design: Design = Design()
    measures: Annotated[tuple[Name, ...], Field(min_length=1)]
    measured_at: Annotated[tuple[Week, ...], Field(min_length=1)]
    weekly: tuple[Name, ...] = ()
    headline: Name
    margins: dict[str, Annotated[float, Field(gt=0)]] = {}
    discount: Share = 0.08
    time_limit: Annotated[float, Field(gt=0, le=1e7)] = 600.0

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of the strategies, in order."""
        return tuple(arm.label for arm in self.arms)

    def canonical(self) -> dict[str, Any]:
        """Everything as plain values, for a manifest or a fingerprint."""
        return self.model_dump(mode="json")
