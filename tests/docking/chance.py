"""Chance: what luck holds for each agent in one process of one week."""

import math

from simulation import luck


class Chance:
    """The draws of one process in one week."""

    def __init__(self, seed: int, week: int, process: int) -> None:
        self.key = luck.key_of(seed, week, process)

    def number(self, agent: int, index: int) -> float:
        """A number between 0 and 1."""
        return luck.uniform(self.key, agent, index)

    def happens(self, probability: float, agent: int, index: int) -> bool:
        """Whether an event of this probability happens."""
        return self.number(agent, index) < probability

    def one_of(self, n: int, agent: int, index: int) -> int:
        """A whole number from 0 to n - 1, each equally likely."""
        return math.floor(self.number(agent, index) * n)

    def normal(self, mean: float, spread: float, agent: int, index: int) -> float:
        """A normal number."""
        return mean + spread * luck.normal(self.key, agent, index)

    def beta(self, more: int, less: int, agent: int, index: int) -> float:
        """A Beta number."""
        return luck.beta(self.key, agent, index, more, less)


def clip(x: float) -> float:
    """The nearest number in [0, 1]."""
    return min(max(x, 0.0), 1.0)
