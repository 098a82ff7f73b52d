"""A scenario: a strategy in a context."""

from typing import Annotated

from pydantic import Field, model_validator

from simulation.declare import Frozen
from simulation.parameters import Parameters
from simulation.settings import Levers
from simulation.strategy import Strategy, Text

DEFAULT_WEEKS = 286
"""Half a year of the status quo, then five years."""


class Context(Frozen):
    """An organisation, its market, and the leadership it is used to."""

    name: Text = "service_company"
    title: Text = "Service company"
    story: Text = (
        "Three hundred people serve three thousand in a market where the firm is known but not loved. The change is a matter of meaning."
    )
    status_quo: Levers = Levers()
    parameters: Parameters = Parameters()


class Scenario(Frozen):
    """A strategy in a context, over a number of weeks."""

    __iter__ = None  # type: ignore[assignment]  # one value, not its fields, to whom varies parameters (mesa.batch_run)

    strategy: Strategy = Strategy(name="status_quo", title="Status quo", story="Nothing changes.")
    context: Context = Context()
    weeks: Annotated[int, Field(ge=1, le=5200)] = DEFAULT_WEEKS

    @model_validator(mode="after")
    def _reviews_have_a_baseline(self) -> "Scenario":
        """A review compares with the weeks before launch."""
        every = self.context.parameters.review.every
        if self.strategy.patience is not None and self.strategy.launch_week < every:
            raise ValueError(
                f"patience needs at least {every} weeks before launch to compare with, launch_week is {self.strategy.launch_week}"
            )
        return self

    def __str__(self) -> str:
        return f"{self.strategy.name} in {self.context.name}"

    @property
    def people(self) -> int:
        """Employees and people in the market together."""
        return self.context.parameters.organisation.employees + self.context.parameters.market.people
