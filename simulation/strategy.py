"""A strategy: named phases, each with a week and the levers it has reached by then."""

from typing import Annotated, Any

import numpy as np
from pydantic import Field, model_validator

from simulation.declare import Frozen
from simulation.errors import NotAllowed
from simulation.settings import LEVER_TYPE, LEVERS, Levers

Text = Annotated[str, Field(min_length=1, max_length=2000)]
Share = Annotated[float, Field(ge=0, le=1)]


class Phase(Frozen):
    """A part of a strategy.

    Attributes
    ----------
    week
        Weeks after launch by which the levers are reached; they move there in a straight line from the phase before.
    levers
        What differs from the phase before.
    status_quo
        Whether levers go back to the status quo first.
    """

    name: Text
    week: Annotated[int, Field(ge=1, le=5200)]
    levers: dict[str, Share] = {}
    status_quo: bool = False


class Strategy(Frozen):
    """What leaders set out to do, from ``launch_week`` on; before it the status quo holds.

    Attributes
    ----------
    afterwards
        Name of the time after the last phase.
    patience
        Weeks after launch at which reviews begin; None for endless patience.
    tolerance
        Loss of profit that leaders accept at a review, as a share of the profit before launch.
    strength
        Part of the way from the status quo to the phases' levers that is gone.
    """

    name: Text
    title: Text
    story: Text
    phases: tuple[Phase, ...] = ()
    afterwards: Text = "Kept"
    launch_week: Annotated[int, Field(ge=0, le=5200)] = 26
    patience: Annotated[int, Field(ge=0, le=5200)] | None = None
    tolerance: Annotated[float, Field(ge=0, le=10)] = 0.05
    strength: Share = 1.0

    @model_validator(mode="after")
    def _weeks_in_order(self) -> "Strategy":
        """Phases follow each other."""
        for one, other in zip(self.phases, self.phases[1:], strict=False):
            if other.week <= one.week:
                raise ValueError(
                    f'phase "{other.name}" is in week {other.week}, not after "{one.name}" in week {one.week}; weeks must go up'
                )
        return self

    def reached(self, status_quo: Levers) -> list[Levers]:
        """The settings each phase has reached, in order.

        Raises
        ------
        NotAllowed
            Where a phase names a lever that is not known.
        """
        settings, plain = [], status_quo.model_dump()
        start = dict(plain)
        for phase in self.phases:
            if phase.status_quo:
                plain = dict(start)
            for name, value in phase.levers.items():
                if name not in LEVERS:
                    raise NotAllowed(f'{self.name}: phase "{phase.name}" names the unknown lever "{name}".')
                plain[name] = start[name] + self.strength * (value - start[name])
            settings.append(Levers(**plain))
        return settings

    def plan(self, status_quo: Levers, weeks: int) -> Any:
        """The levers of every week, structured (weeks,)."""
        settings = [status_quo, *self.reached(status_quo)]
        dates = [self.launch_week, *(self.launch_week + phase.week for phase in self.phases)]
        plan = np.empty(weeks, LEVER_TYPE)
        for name in LEVERS:
            plan[name] = np.interp(np.arange(weeks), dates, [getattr(setting, name) for setting in settings])
        return plan

    def phase_names(self, week: int) -> str | None:
        """Name of the phase that a week lies in; None before launch."""
        if week < self.launch_week or not self.phases:
            return None
        for phase in self.phases:
            if week < self.launch_week + phase.week:
                return phase.name
        return self.afterwards
