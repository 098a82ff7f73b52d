"""The organisation chart, and who holds its jobs."""

import math
from dataclasses import dataclass, field

from simulation import luck
from simulation.parameters import Parameters

from .chance import Chance, clip
from .employee import ENTERS_COMMITMENT, Employee

DEPARTMENTS = ("customer_care", "sales", "operations", "marketing", "finance", "communications", "human_resources")


@dataclass(eq=False)
class Job:
    """A slot of the chart. Its holder can leave, its place never moves."""

    number: int
    department: str
    level: int
    reports: "list[Job]" = field(default_factory=list)
    neighbours: "list[Job]" = field(default_factory=list)
    boss: "Job" = field(init=False)
    holder: Employee = field(init=False)
    newcomers: int = 0

    def __post_init__(self) -> None:
        self.boss = self

    @property
    def in_front_line_of_care(self) -> bool:
        """Whether it is a front-line job of customer care."""
        return self.level == 0 and self.department == "customer_care"

    def report_to(self, boss: "Job") -> None:
        """Have a boss."""
        self.boss = boss
        boss.reports.append(self)


def chart(rules: Parameters) -> list[Job]:
    """Every job, in the order of their numbers."""
    jobs: list[Job] = []
    departments = []
    for name, size in sizes(rules).items():
        departments.append(department(name, layers(size, rules.organisation.span), len(jobs)))
        jobs += departments[-1]
    largest = max(departments, key=len)
    for one in departments:
        if one is not largest:
            one[0].report_to(largest[0])
    return jobs


def sizes(rules: Parameters) -> dict[str, int]:
    """Jobs of each department, by largest remainder, each at least one."""
    total = rules.organisation.employees
    shares = [getattr(rules.organisation, name) for name in DEPARTMENTS]
    first = 1 if total < 10 * len(DEPARTMENTS) else 0
    divided = total - first * len(DEPARTMENTS)
    quotas = [divided * share / sum(shares) for share in shares]
    whole = [max(1 - first, math.floor(quota)) for quota in quotas]
    while sum(whole) > divided:
        whole[whole.index(max(whole))] -= 1
    by_remainder = sorted(range(len(quotas)), key=lambda i: whole[i] - quotas[i])
    for i in by_remainder[: divided - sum(whole)]:
        whole[i] += 1
    return {name: first + n for name, n in zip(DEPARTMENTS, whole, strict=True)}


def layers(size: int, span: int) -> list[int]:
    """Jobs of each layer of a department, the head first."""
    if size == 1:
        return [1]
    if size <= span + 1:
        return [1, size - 1]
    upper = max((above(n, span) for n in range(1, size) if sum(above(n, span)) + n <= size), key=sum)
    if upper[1] == 1:
        return [1, size - 1]
    return [*upper, size - sum(upper)]


def above(front: int, span: int) -> list[int]:
    """The layers above so many front-line jobs, the head first."""
    upper, below = [math.ceil(front / span)], math.ceil(front / span)
    while below > span:
        below = math.ceil(below / span)
        upper.append(below)
    return [1, *reversed(upper)]


def department(name: str, sizes: list[int], first: int) -> list[Job]:
    """The jobs of a department, numbered from ``first`` on, each layer spread evenly over the one above."""
    jobs: list[Job] = []
    bosses: list[Job] = []
    for depth, n in enumerate(sizes):
        level = max(len(sizes) - 1, 1) - depth
        layer = [Job(first + len(jobs) + k, name, level) for k in range(n)]
        for k, job in enumerate(layer if bosses else []):
            job.report_to(bosses[k * len(bosses) // n])
        jobs, bosses = jobs + layer, layer
    return jobs


def first_holders(rules: Parameters, jobs: list[Job], seed: int) -> None:
    """Give every job its first holder, and some of them to advocates."""
    founding = Chance(seed, 0, luck.FOUNDING)
    for job in jobs:
        job.holder = beginner(rules, job, seed, founding)
    for job in founders(rules, jobs, founding):
        person = job.holder
        person.advocate, person.commitment, person.courage = True, rules.founders.commitment, rules.founders.courage
    for job in jobs:
        job.holder.committed = job.holder.commitment >= ENTERS_COMMITMENT


def beginner(rules: Parameters, job: Job, seed: int, founding: Chance) -> Employee:
    """Who holds a job at the start."""
    begin = rules.beginning
    commitment = clip(founding.normal(begin.commitment, begin.commitment_spread, job.number, 0))
    skill = clip(founding.normal(rules.character.skill, rules.character.skill_spread, job.number, 1))
    states = commitment, begin.understanding, begin.conduct, begin.safety, begin.trust, begin.energy, skill
    return Employee(rules, job, *states, *traits(rules, job.number, Chance(seed, 0, luck.PERSON)))


def traits(rules: Parameters, number: int, person: Chance) -> tuple[float, float, float]:
    """Courage, bloom and leniency."""
    r = rules.character
    courage = person.beta(r.courage_more, r.courage_less, number, 0)
    bloom = math.exp(person.normal(-(r.bloom_spread**2) / 2, r.bloom_spread, number, 40))
    return courage, bloom, person.normal(0.0, r.leniency, number, 41)


def founders(rules: Parameters, jobs: list[Job], founding: Chance) -> list[Job]:
    """The jobs that advocates hold at the start."""
    placement = rules.founders.placement
    eligible = [job for job in jobs if placement in ("anywhere", job.department, "leaders" if job.level else "front_line")]
    eligible.sort(key=lambda job: founding.number(job.number, 2))
    return eligible[: math.floor(rules.founders.share * len(jobs) + 0.5)]


def newcomer(rules: Parameters, job: Job, seed: int) -> Employee:
    """Somebody from outside who takes a job."""
    job.newcomers += 1
    person, new, r = Chance(seed, job.newcomers, luck.PERSON), rules.newcomer, rules.character
    liking = person.beta(r.liking_more, r.liking_less, job.number, 42)
    commitment = clip(new.commitment + new.commitment_range * liking)
    states = commitment, new.understanding, new.conduct, new.safety, new.trust, new.energy, new.skill
    return Employee(rules, job, *states, *traits(rules, job.number, person))


def fill(rules: Parameters, job: Job, empty: set[Job], on_character: float, seed: int, succession: Chance) -> None:
    """Fill an empty job with its best report, or else a newcomer, and then the jobs below it."""
    if job in empty:
        candidates = [report for report in job.reports if report not in empty]
        if candidates:
            best = min(candidates, key=lambda report: (-report.holder.merit(on_character), report.number))
            promote(rules, best.holder, job, succession)
            empty.add(best)
        else:
            job.holder = newcomer(rules, job, seed)
    for report in job.reports:
        fill(rules, report, empty, on_character, seed, succession)


def promote(rules: Parameters, person: Employee, job: Job, succession: Chance) -> None:
    """Move a person to a job, which asks for other skills."""
    person.job, job.holder = job, person
    person.skill = clip(succession.normal(rules.character.skill, rules.character.skill_spread, job.number, 0))
