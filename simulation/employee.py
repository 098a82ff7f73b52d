"""An employee as a Mesa agent: whoever holds the job now."""

from enum import IntEnum, StrEnum

from simulation.state import COMMITTED, DEPARTMENTS, LAPSED
from simulation.view import Column, View


class Stance(StrEnum):
    """How somebody lives at work."""

    COMPLIANCE = "compliance"
    COMMITMENT = "commitment"


class Journey(IntEnum):
    """Phase of the journey, by bands of commitment of a fifth."""

    BUSINESS_AS_USUAL = 0
    SEEING = 1
    THINKING = 2
    DOING = 3
    BEING = 4


class Nutrient(IntEnum):
    """What may limit growth."""

    SOIL = 0
    LIGHT = 1
    WATER = 2


class Employee(View):
    """The holder of a job. Attributes are live: setting one changes the column that the kernels read."""

    commitment = Column("staff", "commitment", 0, 1)
    understanding = Column("staff", "understanding", 0, 1)
    conduct = Column("staff", "conduct", 0, 1)
    safety = Column("staff", "safety", 0, 1)
    trust = Column("staff", "trust", 0, 1)
    energy = Column("staff", "energy", 0, 1)
    skill = Column("staff", "skill", 0, 1)
    courage = Column("staff", "courage", 0, 1)
    advocate = Column("staff", "advocate", 0, 1)
    voice = Column("staff", "voice")
    pull = Column("staff", "pull")
    room = Column("staff", "room")
    thanks = Column("staff", "thanks")
    in_dialogue = Column("staff", "in_dialogue")
    encounters = Column("staff", "encounters")
    level = Column("staff", "level")
    person = Column("staff", "person")
    hired = Column("staff", "hired")

    def follow(self) -> None:
        """Take the stance that goes with the commitment that was set."""
        staff = self.model.world.staff
        staff.committed[self.row] = self.commitment >= COMMITTED or (staff.committed[self.row] and self.commitment >= LAPSED)

    @property
    def stance(self) -> Stance:
        """Commitment from .6, and until it falls below .4."""
        return Stance.COMMITMENT if self.model.world.staff.committed[self.row] else Stance.COMPLIANCE

    @property
    def journey(self) -> Journey:
        """Phase of the journey."""
        return Journey(min(4, int(5 * self.commitment)))

    @property
    def limited_by(self) -> Nutrient:
        """The nutrient that limited growth in the last week."""
        return Nutrient(self.model.world.staff.limited_by[self.row])

    @property
    def department(self) -> str:
        """Name of the department."""
        return DEPARTMENTS[self.model.world.staff.department[self.row]]

    @property
    def boss(self) -> "Employee":
        """The boss; the chief executive is their own."""
        return self.model.employees[self.model.world.staff.boss[self.row]]  # type: ignore[no-any-return]

    @property
    def reports(self) -> "list[Employee]":
        """Those who report to this employee."""
        roster = self.model.world.roster
        rows = roster.report[roster.report_start[self.row] : roster.report_start[self.row + 1]]
        return [self.model.employees[row] for row in rows]

    @property
    def neighbours(self) -> "list[Employee]":
        """Colleagues this employee is close to."""
        ties = self.model.world.ties
        return [self.model.employees[row] for row in ties.neighbour[ties.start[self.row] : ties.start[self.row + 1]]]

    @property
    def allies(self) -> "list[Employee]":
        """Allies found in dialogues, the newer first."""
        return [self.model.employees[row] for row in self.model.world.staff.allies[self.row] if row >= 0]
