"""Understand: how well a person sees the why.

    u ← u + (1 − u)(tell·φ_purpose·τ + show·H + [in dialogue]·talk·(½ + ½q)·min(1, 2τ)) − forget·u

φ_purpose the why as it is told, τ trust, H pull of colleagues who show themselves, q share of the dialogue that speaks from commitment.
Telling is weak and needs trust; dialogue is strong, but theatre where leaders are not believed.
Source: Latham, Erez & Locke (1988) for telling and selling; rates are assumptions.
"""

from typing import Annotated

from simulation.arithmetic import clip
from simulation.compiled import kernel
from simulation.declare import Declared, Group
from simulation.state import Record, Staff


class Understanding(Group):
    """How the why is understood and forgotten."""

    tell: Annotated[
        float, Declared(0, 0.2, (0.005, 0.03), "per week", "tell", "Telling", "What a clearly told why adds in a week where trust is full.")
    ] = 0.012
    show: Annotated[
        float, Declared(0, 0.2, (0.01, 0.04), "per week", "show", "Seeing others", "What colleagues who show themselves add in a week.")
    ] = 0.02
    talk: Annotated[
        float,
        Declared(0, 0.5, (0.04, 0.12), "per dialogue", "talk", "Dialogue", "What a dialogue adds in which all speak from commitment."),
    ] = 0.08
    forget: Annotated[
        float, Declared(0, 0.2, (0.005, 0.02), "per week", "forget", "Forgetting", "Share of the understanding that fades in a week.")
    ] = 0.01


@kernel
def understand(staff: Staff, culture: Record, rates: Understanding) -> None:
    """Move every employee's understanding by one week. In place."""
    purpose = culture.purpose
    for i in range(staff.understanding.size):
        u, trust = staff.understanding[i], staff.trust[i]
        heard = rates.tell * purpose * trust
        seen = rates.show * staff.pull[i]
        spoken = rates.talk * (0.5 + 0.5 * staff.candour[i]) * min(1.0, 2.0 * trust) if staff.in_dialogue[i] else 0.0
        staff.understanding[i] = clip(u + (1.0 - u) * (heard + seen + spoken) - rates.forget * u)
