"""What departments and jobs are called, on pages and in reports."""

from typing import Any

from experiments.language import Language, mark
from simulation.state import DEPARTMENTS

NAMES = {
    "customer_care": mark("Customer care"),
    "sales": mark("Sales"),
    "operations": mark("Operations"),
    "marketing": mark("Marketing"),
    "finance": mark("Finance"),
    "communications": mark("Communications"),
    "human_resources": mark("Human resources"),
}
"""Name of each department, as ``simulation.state.DEPARTMENTS`` has them."""
SHORT = {"communications": mark("Comms"), "human_resources": mark("HR")}
"""Where there is little room."""
LEVELS = (mark("front line"), mark("supervisor"), mark("manager"))
"""Jobs by level; those above the last are called as the last."""
HEAD, CHIEF = mark("head"), mark("chief executive")


def department_name(department: int, lang: Language, short: bool = False) -> str:
    """Name of a department, by its place in ``DEPARTMENTS``."""
    name = DEPARTMENTS[department]
    return lang(SHORT[name] if short and name in SHORT else NAMES[name])


def job_name(job: int, department: Any, level: Any, boss: Any, lang: Language) -> str:
    """What a job is called: front line, supervisor, manager; head where the boss is of another department; the chief executive.

    Parameters
    ----------
    department, level, boss
        Of every job, (N,).
    """
    if boss[job] == job:
        return lang(CHIEF)
    if department[boss[job]] != department[job]:
        return lang(HEAD)
    return lang(LEVELS[min(int(level[job]), len(LEVELS) - 1)])
