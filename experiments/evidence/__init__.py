"""Evidence: published numbers, what the model gives for them, and whether that agrees. A miss is shown as a miss."""

from experiments.evidence.entry import Entry
from experiments.evidence.findings import ACCEPTED, AGREES, DISAGREES, NOT_TESTED, Finding, gather, headline
from experiments.evidence.runs import STRATEGIES, Runs, run, strategies
from experiments.evidence.table import ENTRIES, MEASURES_NEEDED

__all__ = [
    "ACCEPTED",
    "AGREES",
    "DISAGREES",
    "ENTRIES",
    "MEASURES_NEEDED",
    "NOT_TESTED",
    "STRATEGIES",
    "Entry",
    "Finding",
    "Runs",
    "gather",
    "headline",
    "run",
    "strategies",
]
