"""An employee: what they see, feel, think and do in a week."""

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulation.parameters import Parameters

from .chance import Chance, clip
from .climate import Climate

if TYPE_CHECKING:
    from .organisation import Job

ENTERS_COMMITMENT, LEAVES_COMMITMENT = 0.6, 0.4


@dataclass(eq=False)
class Employee:
    """A person who holds a job. All numbers are as in section 2 of the model description."""

    rules: Parameters
    job: "Job | None"
    commitment: float
    understanding: float
    conduct: float
    safety: float
    trust: float
    energy: float
    skill: float
    courage: float
    bloom: float
    leniency: float
    advocate: bool = False
    committed: bool = False
    allies: "list[Employee | None]" = field(default_factory=lambda: [None, None])

    boss: float = 0.0
    voice: float = 0.0
    shows: bool = False
    pull: float = 0.0
    norm: float = 0.0
    gratitude: float = 0.0
    in_dialogue: bool = False
    candour: float = 0.0
    thanks: float = 0.0
    room: float = 0.0
    limit: str = ""
    warmth_given: list[float] = field(default_factory=list)

    @property
    def place(self) -> "Job":
        """The job this person holds."""
        assert self.job is not None
        return self.job

    @property
    def number(self) -> int:
        """The number of the job this person holds."""
        return self.place.number

    @property
    def mask(self) -> float:
        """Conduct that is shown without being meant."""
        return max(0.0, self.conduct - self.commitment)

    def dare(self) -> float:
        """Voice: how far they say what they think."""
        return 1 - (1 - self.safety) * (1 - self.courage)

    def wants_to_show(self) -> bool:
        """Whether colleagues see that they mean it."""
        rested = self.energy >= self.rules.visibility.stamina
        return rested and (self.advocate or self.voice * self.commitment >= self.rules.visibility.bar)

    def neighbours(self) -> "list[Employee]":
        """Who holds the jobs theirs is tied to."""
        return [job.holder for job in self.place.neighbours]

    def living_allies(self) -> "list[Employee]":
        """Allies, the newest first."""
        return [ally for ally in self.allies if ally is not None]

    def look_around(self) -> None:
        """See who shows themselves, what is normal here and who is grateful."""
        neighbours = self.neighbours()
        visible = neighbours + self.living_allies()
        total = sum(other.weight() for other in visible)
        seen = sum(other.weight() for other in visible if other.shows) / total if visible else 0.0
        tipping = self.rules.meeting.tipping
        self.pull = seen**3 / (tipping**3 + seen**3)
        self.norm = sum(other.conduct for other in neighbours) / len(neighbours) if neighbours else self.conduct
        self.gratitude = sum(other.advocate for other in neighbours) / len(neighbours) if neighbours else 0.0

    def weight(self) -> float:
        """As how many colleagues they count."""
        return self.rules.meeting.believability if self.advocate and self.shows else 1.0

    def speaks_from_commitment(self) -> bool:
        """Whether they do, inside a dialogue."""
        return max(self.voice, self.rules.meeting.candour) * self.commitment >= self.rules.visibility.bar

    def talk_with(self, partners: "list[Employee]", chance: Chance) -> None:
        """Be in a dialogue with these partners, some of whom may become allies."""
        speaking = [partner.speaks_from_commitment() for partner in partners]
        self.candour = sum(speaking) / len(partners)
        neighbours = self.neighbours()
        for k, partner in enumerate(partners):
            known = partner in neighbours or partner in self.allies
            if speaking[k] and not known and chance.happens(self.rules.meeting.ally, self.number, 3 + 3 * k):
                self.allies = [partner, self.allies[0]]

    def understand(self, climate: Climate) -> float:
        """Understanding after hearing, seeing and speaking."""
        r = self.rules.understanding
        heard = r.tell * climate.felt["purpose"] * self.trust
        seen = r.show * self.pull
        spoken = self.in_dialogue * r.talk * (0.5 + 0.5 * self.candour) * min(1.0, 2 * self.trust)
        return clip(self.understanding + (1 - self.understanding) * (heard + seen + spoken) - r.forget * self.understanding)

    def believe(self, climate: Climate) -> float:
        """Trust after a week of words and deeds."""
        r, deed = self.rules.trust, climate.deed(self.boss)
        walked = r.walk * climate.felt["purpose"] * (deed - 0.5)
        target = clip(0.5 + walked - r.suspicion * climate.pressure(self.boss) * (1 - deed))
        pace = r.pace if target >= self.trust else min(1.0, r.pace * r.fall)
        return self.trust + pace * (target - self.trust)

    def feel_safe(self, climate: Climate) -> float:
        """Safety after a week under this boss."""
        r = self.rules.safety
        threat = r.pressure * climate.pressure(self.boss) * (1 - self.trust)
        given = r.coaching * climate.shared("coaching", self.boss) + r.trust * (self.trust - 0.5) + r.dialogue * self.in_dialogue
        return self.safety + r.pace * (clip(r.base + given - threat) - self.safety)

    def grow(self, climate: Climate) -> float:
        """Commitment after a week in this garden."""
        r, pressure = self.rules.growth, climate.pressure(self.boss)
        nourishment = self.drink(climate)
        self.room = climate.shared("autonomy", self.boss) * (1 - r.tasks * climate.output_focus(self.boss)) * (1 - r.pressure * pressure)
        ceiling = self.ceiling()
        pace = r.rate * self.bloom * nourishment if self.commitment < ceiling else r.decay
        lost = 0.0 if self.advocate else r.reactance * pressure * (1 - self.trust) * self.commitment
        return clip(self.commitment + pace * (ceiling - self.commitment) - lost)

    def drink(self, climate: Climate) -> float:
        """Nourishment: the scarcest of soil, light and water, which limits them."""
        r = self.rules.growth
        self.thanks = 1 - (1 - climate.shared("recognition", self.boss)) * (1 - r.gratitude * self.gratitude)
        water = (r.time * climate.settings["support"] + (1 - r.time) * self.thanks) * (0.5 + 0.5 * self.energy)
        nutrients = {"soil": self.safety, "light": self.understanding, "water": water}
        self.limit = min(nutrients, key=lambda name: nutrients[name])
        return nutrients[self.limit]

    def ceiling(self) -> float:
        """How far they can grow here."""
        r = self.rules.growth
        height = min(1.0, r.door + (1 - r.door) * self.room * (r.alone + r.together * self.pull))
        return max(height, r.advocate) if self.advocate else height

    def act(self, climate: Climate, installed: float) -> float:
        """Conduct after a week: what they want, what others do, what is asked, what is locked in."""
        asked, pressure, voice = climate.settings["asked_conduct"], climate.pressure(self.boss), self.voice
        attention = 1 - (1 - pressure) * (1 - climate.felt["purpose"] * self.trust)
        expected = (1 - attention) * self.norm + attention * asked
        own = voice * self.commitment + (1 - voice) * expected
        target = max(own, pressure * asked, (1 - self.rules.change.meaning) * installed)
        return clip(self.conduct + self.rules.conduct.habit * (target - self.conduct))

    def learn(self, climate: Climate) -> float:
        """Skill after a week of training and forgetting."""
        r = self.rules.skill
        return clip(self.skill + r.learn * climate.settings["training"] * (r.top - self.skill) - r.fade * self.skill)

    def competence(self, rush: float, noise: float) -> float:
        """Functional quality of an encounter."""
        r = self.rules.service
        effort = 0.5 + 0.5 * max(self.conduct, self.commitment)
        return clip(r.base + (1 - r.base) * self.skill * effort * rush + r.noise * noise)

    def warmth(self, noise: float) -> float:
        """Emotional quality of an encounter."""
        r = self.rules.service
        heart = math.sqrt(self.commitment) * (r.warm + (1 - r.warm) * self.room) * (r.awake + (1 - r.awake) * self.energy)
        return clip(heart - r.mask * self.mask + r.noise * noise)

    def tire_and_recover(self, climate: Climate) -> float:
        """Energy after a week of work."""
        r, support = self.rules.energy, climate.settings["support"]
        rest = r.recover * (1 - self.energy) * (r.rest + r.care * (support + self.thanks)) * (0.5 + 0.5 * self.safety)
        joy = sum(self.warmth_given) / len(self.warmth_given) if self.warmth_given else 0.0
        demands = r.work + r.pressure * climate.pressure(self.boss) * (1 - 0.5 * self.safety)
        demands += r.dialogue * self.in_dialogue + r.advocate * self.advocate * (1 - support)
        return clip(self.energy + rest + r.warmth * joy * (1 - self.energy) - self.energy * (r.strain * demands + r.mask * self.mask))

    def hazard(self) -> float:
        """Probability of leaving this week."""
        r = self.rules.turnover
        misery = r.commitment * (0.5 - self.commitment) + r.energy * (0.5 - self.energy) + r.safety * (0.5 - self.safety)
        hazard = r.base * math.exp(misery)
        if self.place.in_front_line_of_care:
            hazard *= r.care
        return hazard * r.advocate if self.advocate else hazard

    def merit(self, on_character: float) -> float:
        """What counts when a boss is sought."""
        return (1 - on_character) * self.skill + on_character * self.commitment

    def stands_up(self, chance: Chance) -> bool:
        """Whether they are an advocate from now on."""
        r = self.rules.advocacy
        if self.energy < r.exhausted:
            return False
        ready = self.commitment >= r.ready
        return self.advocate or (ready and chance.happens(r.declare * self.dare(), self.number, 0))

    def takes_stance(self) -> bool:
        """Whether they are committed from now on."""
        return self.commitment >= (LEAVES_COMMITMENT if self.committed else ENTERS_COMMITMENT)

    def contentment(self) -> float:
        """What their rating of the employer rests on."""
        r = self.rules.rating
        return r.commitment * self.commitment + r.safety * self.safety + r.energy * self.energy
