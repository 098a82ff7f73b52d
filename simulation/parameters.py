"""Every parameter, one group a process."""

from collections.abc import Iterator, Mapping
from typing import Any, Self

from simulation.declare import Declared, Frozen, nearest
from simulation.errors import NotAllowed
from simulation.founding import Beginning, Founders
from simulation.market import People
from simulation.organisation import Organisation
from simulation.rating import Rating
from simulation.rules.advocacy import Advocacy
from simulation.rules.conduct import Change, Conduct
from simulation.rules.custom import Custom
from simulation.rules.energy import Energy
from simulation.rules.growth import Growth
from simulation.rules.leadership import Leadership
from simulation.rules.meeting import Meeting
from simulation.rules.money import Money
from simulation.rules.review import Review
from simulation.rules.safety import Safety
from simulation.rules.service import Service
from simulation.rules.skill import Skill
from simulation.rules.trust import Trust
from simulation.rules.turnover import Character, Newcomer, Turnover
from simulation.rules.understanding import Understanding
from simulation.rules.visibility import Visibility
from simulation.rules.word_of_mouth import WordOfMouth


class Parameters(Frozen):
    """One value of every parameter. The defaults are a service company before a change of meaning."""

    change: Change = Change()
    organisation: Organisation = Organisation()
    beginning: Beginning = Beginning()
    founders: Founders = Founders()
    market: People = People()
    leadership: Leadership = Leadership()
    visibility: Visibility = Visibility()
    meeting: Meeting = Meeting()
    understanding: Understanding = Understanding()
    trust: Trust = Trust()
    safety: Safety = Safety()
    growth: Growth = Growth()
    conduct: Conduct = Conduct()
    skill: Skill = Skill()
    service: Service = Service()
    energy: Energy = Energy()
    rating: Rating = Rating()
    word_of_mouth: WordOfMouth = WordOfMouth()
    custom: Custom = Custom()
    turnover: Turnover = Turnover()
    newcomer: Newcomer = Newcomer()
    character: Character = Character()
    advocacy: Advocacy = Advocacy()
    review: Review = Review()
    money: Money = Money()

    @classmethod
    def declarations(cls) -> Iterator[tuple[str, Declared, float]]:
        """Name (``group.parameter``), declaration and default of every parameter."""
        for group, field in cls.model_fields.items():
            for name, declared in field.default.declarations().items():
                yield f"{group}.{name}", declared, getattr(field.default, name)

    def changed(self, values: Mapping[str, Any], where: str) -> Self:
        """The same with other values, by dotted name.

        Raises
        ------
        NotAllowed
            Where a name is unknown or a value is not allowed.
        """
        known = {group: type(getattr(self, group)).model_fields for group in type(self).model_fields}
        changes: dict[str, dict[str, Any]] = {}
        for dotted, value in values.items():
            group, _, name = dotted.partition(".")
            if name not in known.get(group, {}):
                every = [f"{group}.{name}" for group, names in known.items() for name in names]
                raise NotAllowed(
                    f'{where}: unknown parameter "{dotted}".{nearest(dotted, every)} The command "culture parameters" shows all.'
                )
            changes.setdefault(group, {})[name] = value
        return self.model_copy(update={group: self._with(group, own, where) for group, own in changes.items()})

    def _with(self, group: str, changes: Mapping[str, Any], where: str) -> Any:
        """One group with other values; the others need not be read again."""
        return getattr(self.read({group: getattr(self, group).model_dump() | dict(changes)}, where), group)
