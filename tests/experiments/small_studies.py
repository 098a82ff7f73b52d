"""Studies of small organisations, about a millisecond a run."""

from typing import Any

from experiments.studies.study import Arm, Design, Factor, Study
from simulation.strategy import Strategy
from tests.experiments.worlds import CO_CREATION, IMPLEMENTATION, SMALL, context, strategy

WEEKS = 60
MEANING = Factor(name="change.meaning", low=0.0, high=1.0, levels=(0.0, 0.5, 1.0))
PARTICIPATION = Factor(name="participation", low=0.0, high=0.3, levels=(0.1, 0.3), arms=("co_creation",))
ARMS = (
    Arm(label="implementation", strategy=strategy("implementation", IMPLEMENTATION)),
    Arm(label="co_creation", strategy=strategy("co_creation", CO_CREATION)),
)


def small_study(**changes: Any) -> Study:
    """Two strategies over the meaning of the change and the dialogues of one of them, three worlds a point."""
    values: dict[str, Any] = {
        "name": "small",
        "title": "A small study",
        "arms": ARMS,
        "context": context(SMALL),
        "weeks": WEEKS,
        "replications": 3,
        "factors": (MEANING, PARTICIPATION),
        "design": Design(kind="grid"),
        "measures": ("committed_share", "nps", "earnings"),
        "measured_at": (39, 59),
        "headline": "earnings",
    }
    return Study(**(values | changes))


def patient(weeks: int | None) -> Strategy:
    """Co-creation under a board that begins to look after so many weeks."""
    return ARMS[1].strategy.model_copy(update={"patience": weeks})


def many_runs(runs: int) -> Study:
    """A study of so many runs, each less than a millisecond; weekly series are kept."""
    changes = {"factors": (), "weeks": 30, "measured_at": (29,), "weekly": ("nps", "profit"), "replications": runs // 2}
    return small_study(**changes)
