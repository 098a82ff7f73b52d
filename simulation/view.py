"""Live views: a Mesa agent that reads and sets its row of the columns."""

from typing import Any

import mesa

from simulation.errors import NotAllowed


class Column(property):
    """An attribute of an agent that lives in a column: reading reads the row, setting sets it.

    Parameters
    ----------
    table
        Name of the columns in the world: "staff" or "market".
    name
        Name of the column.
    low, high
        What may be set; a column without them can only be read.
    """

    def __init__(self, table: str, name: str, low: float | None = None, high: float | None = None) -> None:
        def read(agent: "View") -> Any:
            return getattr(getattr(agent.model.world, table), name)[agent.row].item()

        def write(agent: "View", value: float) -> None:
            if low is None or high is None or not low <= value <= high:
                raise NotAllowed(f"{agent}: {name} cannot be {value!r}; allowed is {low:g} to {high:g}.")
            getattr(getattr(agent.model.world, table), name)[agent.row] = value
            agent.follow()

        super().__init__(read, write if low is not None else None, doc=f"The column ``{table}.{name}``.")


class Numbering:
    """Where Mesa looks for the next number of an agent: on the model itself.

    Mesa 3.3 keeps a counter for each model in the class, and with it every model for ever.
    """

    def __getitem__(self, model: Any) -> Any:
        return model.agent_numbers


class View(mesa.Agent):  # type: ignore[misc]  # Mesa 3.3 tells no types
    """An agent that is a row of the columns. It lives as long as its model."""

    _ids = Numbering()

    def __init__(self, model: Any, row: int) -> None:
        super().__init__(model)
        self.row = row

    def follow(self) -> None:
        """Bring columns in line that depend on one that was set."""

    def __repr__(self) -> str:
        return f"{type(self).__name__} {self.row}"
