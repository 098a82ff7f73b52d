"""Leadership levers: what leaders can set, each from 0 to 1, and the status quo."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from simulation.declare import Declared, Group


@dataclass(frozen=True, slots=True)
class Lever(Declared):
    """A declared number that leaders set.

    Attributes
    ----------
    feeds
        The nutrient or process it works on.
    culture
        Whether it is felt with inertia, as culture; the others act at once.
    """

    feeds: str = ""
    culture: bool = False


def lever(usual: tuple[float, float], feeds: str, label: str, meaning: str, culture: bool = False) -> Lever:
    """A lever between 0 and 1."""
    return Lever(0, 1, usual, "share", label.lower(), label, meaning, feeds=feeds, culture=culture)


class Levers(Group):
    """One setting of every lever. The defaults are the status quo."""

    purpose: Annotated[
        float, lever((0.1, 0.8), "light", "Telling the why", "How clearly leaders tell why the organisation exists.", True)
    ] = 0.15
    integrity: Annotated[
        float, lever((0.3, 0.9), "trust", "Walking the talk", "How well the deeds of top leaders match their words.", True)
    ] = 0.40
    coaching: Annotated[float, lever((0.2, 0.8), "soil", "Coaching", "How far supervisors coach people rather than manage them.", True)] = (
        0.35
    )
    recognition: Annotated[float, lever((0.1, 0.7), "water", "Thanks", "How often leaders say thanks and mean it.", True)] = 0.25
    autonomy: Annotated[
        float, lever((0.2, 0.9), "room", "Freedom in a framework", "How freely people decide within a clear framework.", True)
    ] = 0.25
    output_focus: Annotated[
        float,
        lever((0.2, 0.8), "takes room", "Task figures", "Share of task figures, handling time and volume, in what is measured.", True),
    ] = 0.70
    support: Annotated[float, lever((0.3, 0.7), "water", "Time and tools", "Time, tools and resources that people get.")] = 0.40
    participation: Annotated[float, lever((0, 0.3), "light", "Dialogues", "Weekly share of staff in a co-creation dialogue.")] = 0.0
    boundary_crossing: Annotated[
        float, lever((0, 0.6), "light", "Across departments", "Share of dialogue partners from other departments and levels.")
    ] = 0.10
    pressure: Annotated[float, lever((0.1, 0.9), "takes soil and room", "Pressure", "Targets and supervision.")] = 0.40
    asked_conduct: Annotated[
        float, lever((0.3, 0.9), "conduct", "Conduct asked for", "How customer-centred the conduct is that leaders ask for.")
    ] = 0.35
    training: Annotated[float, lever((0.3, 0.9), "skill", "Training", "Functional and procedural training.")] = 0.50
    incentive: Annotated[float, lever((0, 1), "word of mouth", "Paid referrals", "Paying customers to recommend.")] = 0.0
    follow_up: Annotated[
        float, lever((0.1, 0.6), "bond", "Following up", "Share of bad experiences that are listened to and followed up.")
    ] = 0.15
    promote_on_character: Annotated[
        float, lever((0, 0.8), "leaders", "Promotion on character", "Weight of the person against performance when promoting.")
    ] = 0.20


LEVERS: dict[str, Lever] = {name: d for name, d in Levers.declarations().items() if isinstance(d, Lever)}
CULTURE = tuple(name for name, d in LEVERS.items() if d.culture)
LEVER_TYPE = np.dtype([(name, "f8") for name in LEVERS])
CULTURE_TYPE = np.dtype([(name, "f8") for name in CULTURE])
