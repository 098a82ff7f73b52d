"""The baseline: weekly series as they were when somebody last looked at them and said that they are right."""

from pathlib import Path

import pandas as pd

import scenarios
from simulation import week
from simulation.measures import as_frame
from simulation.world import build

FOLDER = Path(__file__).parent
EVERY = 13
TOLERANCE = 1e-9
MEASURES = (
    "commitment_mean", "committed_share", "understanding_mean", "conduct_mean", "adopted_share", "safety_mean", "trust_mean", "energy_mean", "skill_mean",
    "advocates_share", "enps", "nps", "bond_mean", "functional_mean", "contacts", "load", "first_contact_resolution", "customers", "joined_by_referral",
    "joined_bought", "customers_lost", "recommendations", "paid_recommendations", "warned", "staff_left", "limited_by_light", "income", "profit", "earned_growth",
)  # fmt: skip
CASES = {
    f"{strategy}_in_{context}_{seed}": (strategy, context, seed)
    for strategy, context in (
        ("status_quo", "service_company"),
        ("implementation", "service_company"),
        ("co_creation", "service_company"),
        ("co_creation", "start_up"),
        ("pay_for_advocacy", "burnt_out_contact_centre"),
        ("impatient_board", "after_a_failed_programme"),
        ("implementation", "it_system"),
    )
    for seed in (1, 2)
}


def computed(case: str) -> pd.DataFrame:
    """The measures of a case as the engine gives them now, every 13 weeks."""
    strategy, context, seed = CASES[case]
    scenario = scenarios.load(strategy, context=context)
    world = build(scenario, seed)
    week.run(world)
    frame = as_frame(world.series, scenario.context.parameters.change.meaning)
    return frame.loc[EVERY - 1 :: EVERY, list(MEASURES)]


def kept(case: str) -> pd.DataFrame:
    """The measures of a case as they are kept."""
    text = pd.read_csv(FOLDER / f"{case}.csv", dtype=str)
    return text.astype(dict.fromkeys(MEASURES, float) | {"week": int}).set_index("week")


def differences(case: str) -> dict[str, tuple[float, int]]:
    """The measures of a case that differ from what is kept: the largest difference, and its week."""
    before, now = kept(case), computed(case)
    gap = (now - before).abs().mask(now.isna() != before.isna(), float("inf")).fillna(0.0)
    changed = gap > TOLERANCE * (1 + before.abs().fillna(0.0))
    return {str(name): (float(gap[name].max()), int(gap.index.to_numpy()[gap[name].argmax()])) for name in gap if changed[name].any()}
