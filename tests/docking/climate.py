"""Climate: culture as it is felt, what leaders set this week, and how much of it is one's own boss."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from simulation.parameters import Parameters
from simulation.settings import CULTURE, Levers


@dataclass
class Climate:
    """What leaders do, as it reaches the people.

    Attributes
    ----------
    felt
        Culture: each lever that is culture, as it is felt.
    settings
        Every lever as it is set this week.
    """

    rules: Parameters
    status_quo: Mapping[str, float]
    felt: dict[str, float]
    settings: Mapping[str, float]
    fallen_back: bool = False

    @classmethod
    def of(cls, status_quo: Levers, rules: Parameters) -> "Climate":
        """The climate of the status quo."""
        usual = status_quo.model_dump()
        return cls(rules, usual, {name: usual[name] for name in CULTURE}, usual)

    def lead(self, planned: Mapping[str, float]) -> None:
        """Set the levers of the week; culture follows with the inertia of its size."""
        self.settings = self.of_those_who_gave_up() if self.fallen_back else planned
        leadership, size = self.rules.leadership, self.rules.organisation.employees
        weeks = leadership.inertia + leadership.mass * leadership.entrenchment * math.log10(size / 10)
        for name in CULTURE:
            self.felt[name] += (self.settings[name] - self.felt[name]) / weeks

    def of_those_who_gave_up(self) -> dict[str, float]:
        """The settings of leaders who have fallen back."""
        return {**self.status_quo, "pressure": min(1.0, self.status_quo["pressure"] + self.rules.review.harder)}

    def handling(self) -> float:
        """Work of one contact."""
        return 1 + self.rules.service.care_time * (1 - self.felt["output_focus"])

    def shared(self, name: str, boss: float) -> float:
        """A part of culture, mixed with one's own boss."""
        discretion = self.rules.leadership.discretion
        return (1 - discretion) * self.felt[name] + discretion * boss

    def deed(self, boss: float) -> float:
        """How well deeds match words, as seen by somebody whose boss is so committed."""
        return self.shared("integrity", boss)

    def output_focus(self, boss: float) -> float:
        """How far task figures count for somebody whose boss is so committed."""
        return self.shared("output_focus", 1 - boss)

    def pressure(self, boss: float) -> float:
        """Pressure that such a boss lets through."""
        return self.settings["pressure"] * (1 - self.rules.leadership.discretion * boss)
