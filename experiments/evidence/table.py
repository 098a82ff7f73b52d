"""All that was published and that the model is held against, in the order to show it: what is tested first."""

from experiments.evidence.customers import CUSTOMERS
from experiments.evidence.durations import DURATIONS
from experiments.evidence.entry import Entry
from experiments.evidence.levels import LEVELS
from experiments.evidence.orders import CONDUCT, CONTROLS
from experiments.evidence.waiting import WAITING
from simulation.measures import WEEKLY

ENTRIES: tuple[Entry, ...] = (*LEVELS, *CONDUCT, *DURATIONS, *CUSTOMERS, *CONTROLS, *WAITING)
MEASURES_NEEDED = tuple(name for name in WEEKLY if any(name in entry.measures for entry in ENTRIES))
"""Weekly measures that a page must keep of the runs, to judge the evidence anew."""
