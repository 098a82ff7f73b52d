"""The view: everything that a link holds, and nothing else. A change makes a new one."""

from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from app.greenhouse.limits import MOST_EMPLOYEES, MOST_PEOPLE, MOST_WORLDS
from experiments.language import LANGUAGES, SOURCE, Language
from scenarios import contexts, strategies
from simulation.declare import Declared, Frozen
from simulation.errors import NotAllowed
from simulation.parameters import Parameters
from simulation.scenario import DEFAULT_WEEKS, Context, Scenario
from simulation.settings import LEVERS, Levers
from simulation.strategy import Strategy

PAGES = ("garden", "compare", "levers", "evidence")
THEMES = ("auto", "light", "dark")
MINE = "mine"
"""Name of the visitor's own strategy."""
STATUS_QUO = "status_quo"
FEWEST_WORLDS, FEWEST_COMPARED, MOST_COMPARED = 12, 2, 4
QUARTERS = 21
"""Points of a prediction: one a quarter, from launch to five years later."""
DIGITS = 6
"""Decimals that a number of a link has."""
SPEEDS = (1, 2, 4, 8)
"""Weeks a second at which the garden may play."""
FOLDS = (*Parameters.model_fields, STATUS_QUO)
"""Groups of the numbers that are assumed."""
WEEK_SHOWN = 130
"""Week at which the garden opens: two years after launch."""

Name = Annotated[str, Field(min_length=1, max_length=60)]
Change = tuple[str, float]


class View(Frozen):
    """What is on screen.

    Attributes
    ----------
    context, changes
        Organisation and market by name, and what the visitor has otherwise: ``group.parameter`` or ``status_quo.lever``, by name.
    mine, started_from
        The visitor's own strategy, and the one it is held against.
    strategy, world, week
        What the garden shows; worlds count from 1.
    strategies, worlds
        What is compared, and in how many worlds.
    employee, customer, bed
        Who is looked at in the garden: a job, a person in the market, or a department.
    speed
        Weeks a second at which the garden plays.
    twin, present, table
        Two gardens side by side; large type without controls; numbers in place of pictures.
    phase, organising
        Place of the phase whose levers are shown, 0 for the status quo; whether the organisation is shown in place of the levers.
    budget
        Share of wages above the status quo that may be spent.
    predict, prediction, revealed
        Whether results stay covered until the visitor has said what to expect, the committed shares they expect, a quarter each, and the weeks of
        the garden that were uncovered since.
    untested, sought, only_changed, unfolded
        Of the evidence: whether published numbers that are not tested yet are shown; of the numbers that are assumed, what is sought among them,
        whether only those that were changed are shown, and the groups that are open.
    """

    page: str = PAGES[0]
    lang: str = "en"
    theme: str = THEMES[0]
    context: str = next(iter(contexts()))
    changes: tuple[Change, ...] = ()
    mine: Strategy | None = None
    started_from: str = "co_creation"
    strategy: Name = "co_creation"
    world: Annotated[int, Field(ge=1, le=MOST_WORLDS)] = 3
    week: Annotated[int, Field(ge=0, lt=DEFAULT_WEEKS)] = WEEK_SHOWN
    strategies: tuple[Name, ...] = ("implementation", "co_creation")
    worlds: Annotated[int, Field(ge=FEWEST_WORLDS, le=MOST_WORLDS)] = 40
    employee: Annotated[int, Field(ge=0, lt=MOST_EMPLOYEES)] | None = None
    customer: Annotated[int, Field(ge=0, lt=MOST_PEOPLE)] | None = None
    bed: Annotated[int, Field(ge=0, lt=7)] | None = None
    speed: int = 2
    twin: bool = False
    present: bool = False
    table: bool = False
    phase: Annotated[int, Field(ge=0, le=40)] = 1
    organising: bool = False
    budget: Annotated[float, Field(ge=0, le=1)] = 0.05
    predict: bool = False
    prediction: tuple[Annotated[float, Field(ge=0, le=1)], ...] = ()
    revealed: Annotated[int, Field(ge=0, le=DEFAULT_WEEKS)] = 0
    untested: bool = False
    sought: Annotated[str, Field(max_length=60)] = ""
    only_changed: bool = False
    unfolded: tuple[Name, ...] = FOLDS[:1]

    @model_validator(mode="after")
    def _known(self) -> Self:
        """Names are known, and everything fits together."""
        one_of("lang", self.lang, tuple(LANGUAGES), Language(SOURCE))
        lang = Language(self.lang)
        one_of("page", self.page, PAGES, lang)
        one_of("theme", self.theme, THEMES, lang)
        one_of("context", self.context, tuple(contexts()), lang)
        for key in self.unfolded:
            one_of("group", key, FOLDS, lang)
        if self.speed not in SPEEDS:
            allowed = ", ".join(map(str, SPEEDS))
            raise ValueError(lang("{n} weeks a second is no speed; allowed are {allowed}", n=self.speed, allowed=allowed))
        for name in (self.strategy, self.started_from, *self.strategies):
            one_of("strategy", name, self.known, lang)
        if self.started_from == MINE:
            raise ValueError(lang("a strategy of one's own does not start from itself"))
        if not FEWEST_COMPARED <= len(self.strategies) <= MOST_COMPARED or len(set(self.strategies)) != len(self.strategies):
            raise ValueError(lang("{low} to {high} different strategies can be compared", low=FEWEST_COMPARED, high=MOST_COMPARED))
        if self.world > self.worlds:
            raise ValueError(lang("there is no world {n} among {total}", n=self.world, total=self.worlds))
        if self.prediction and len(self.prediction) != QUARTERS:
            raise ValueError(lang("a prediction has {n} points", n=QUARTERS))
        self._fits(lang)
        return self

    def _fits(self, lang: Language) -> None:
        """The organisation is one that a page can show, every strategy named can be played in it, and who is looked at is in it."""
        parameters = self.place.parameters
        for name, found, most in (
            ("organisation.employees", parameters.organisation.employees, MOST_EMPLOYEES),
            ("market.people", parameters.market.people, MOST_PEOPLE),
        ):
            if found > most:
                raise ValueError(
                    lang('"{name}" is {found}; a page shows at most {most}', name=name, found=lang.number(found), most=lang.number(most))
                )
        if self.employee is not None and self.employee >= parameters.organisation.employees:
            raise ValueError(lang("there is no employee {n} among {total}", n=self.employee, total=parameters.organisation.employees))
        if self.customer is not None and self.customer >= parameters.market.people:
            raise ValueError(lang("there is no customer {n} among {total}", n=self.customer, total=parameters.market.people))
        for name in {*self.strategies, self.strategy, self.started_from, *((MINE,) if self.mine is not None else ())}:
            self.scenario(name)

    @property
    def known(self) -> tuple[str, ...]:
        """Names of the strategies there are."""
        return (*strategies(), *((MINE,) if self.mine is not None else ()))

    @cached_property
    def place(self) -> Context:
        """The organisation and its market, with the visitor's changes."""
        return changed(contexts()[self.context], self.changes)

    @property
    def edited(self) -> Strategy:
        """The strategy that the levers show: the visitor's own, or the one it would start from."""
        return self.mine or strategies()[self.started_from]

    @property
    def phase_shown(self) -> int:
        """Place of the phase whose levers are shown; the last one where a strategy has fewer."""
        return min(self.phase, len(self.edited.phases))

    def plan(self, name: str) -> Strategy:
        """A strategy by name, the visitor's own among them."""
        return self.mine if name == MINE and self.mine is not None else strategies()[name]

    def scenario(self, name: str) -> Scenario:
        """A strategy by name, in the organisation on screen."""
        return Scenario.read({"strategy": self.plan(name), "context": self.place}, name)

    def altered(self, **values: Any) -> Self:
        """The view with other values.

        Raises
        ------
        NotAllowed
            Where a value is not allowed, or does not fit the others.
        """
        held = {name: getattr(self, name) for name in type(self).model_fields}
        return self.read(held | values, Language(self.lang)("This page"))


def one_of(key: str, found: str, known: tuple[str, ...], lang: Language) -> None:
    """Refuse a name that is not known."""
    if found not in known:
        raise ValueError(lang('{key} "{found}" is not known; known are {known}', key=key, found=found[:40], known=", ".join(known)))


def changed(context: Context, changes: tuple[Change, ...]) -> Context:
    """A context with other numbers.

    Raises
    ------
    NotAllowed
        Where a name is unknown or a value is not allowed.
    """
    if not changes:
        return context
    where = "changes"
    levers = {name.removeprefix("status_quo."): value for name, value in changes if name.startswith("status_quo.")}
    numbers = {name: whole(name, value) for name, value in changes if not name.startswith("status_quo.")}
    status_quo = Levers.read(context.status_quo.model_dump() | levers, f"{where}: status_quo")
    return context.model_copy(update={"status_quo": status_quo, "parameters": context.parameters.changed(numbers, where)})


def whole(name: str, value: float) -> float | int:
    """A number as its declaration wants it: whole where it counts something."""
    group, _, key = name.partition(".")
    fields = Parameters.model_fields
    if (
        group in fields
        and key in (held := type(fields[group].default).model_fields)
        and held[key].annotation is int
        and value == int(value)
    ):
        return int(value)
    return value


def declared(name: str) -> Declared:
    """What is known of a number that a visitor may change, by the name of its change.

    Raises
    ------
    NotAllowed
        Where there is no such number.
    """
    group, _, key = name.partition(".")
    if group == "status_quo" and key in LEVERS:
        return LEVERS[key]
    held = Parameters.model_fields.get(group)
    if held is None or key not in held.default.declarations():
        raise NotAllowed(f'There is no number "{name[:60]}".')
    found: Declared = held.default.declarations()[key]
    return found
