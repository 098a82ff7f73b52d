"""Sizes that go together: the market beside an organisation."""

from simulation.errors import NotAllowed
from simulation.market import People
from simulation.parameters import Parameters


def people_beside(employees: int, usual: Parameters, otherwise: str = "market.people", where: str = "") -> int:
    """People in a market that is as large beside these employees as the usual market is beside the usual organisation.

    Parameters
    ----------
    otherwise, where
        For the sentence that refuses: where the size of the market can be given, and what it begins with.

    Raises
    ------
    NotAllowed
        Where that is more than a market can hold.
    """
    people = round(usual.market.people * employees / usual.organisation.employees)
    declared = People.declarations()["people"]
    if people > declared.high:
        raise NotAllowed(
            f"{where}Beside {employees:,} employees the market would hold {people:,} people; "
            f"allowed are at most {declared.high:,}, which {otherwise} can give."
        )
    return max(int(declared.low), people)
