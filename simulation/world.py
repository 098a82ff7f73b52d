"""Build the world of a scenario: everything there is before the first week."""

from collections import namedtuple
from typing import Any

import numpy as np

from simulation.founding import staff_of
from simulation.market import acquaint, market_of
from simulation.measures import SERIES_TYPE
from simulation.organisation import chart, roster, tie
from simulation.parameters import Parameters
from simulation.rules.service import LEAST_CAPACITY, Service, expected_work
from simulation.scenario import Scenario
from simulation.settings import CULTURE, CULTURE_TYPE, LEVER_TYPE, LEVERS, Levers
from simulation.state import DRAWS, FIRM_TYPE, TILE, Market, Record, Scratch, World

Rates = namedtuple("Rates", Parameters.model_fields)  # type: ignore[misc]


def rates_of(parameters: Parameters) -> Any:
    """Every parameter as the kernels read it: a named tuple of named tuples of floats."""
    return Rates(*(getattr(parameters, group).values() for group in Parameters.model_fields))


def command_and_control(status_quo: Levers, harder: float) -> Record:
    """What leaders fall back to: the status quo with more pressure, structured (1,)."""
    fallback = np.empty(1, LEVER_TYPE)
    for name in LEVERS:
        fallback[name] = getattr(status_quo, name)
    fallback["pressure"] = np.minimum(1.0, fallback["pressure"] + harder)
    return fallback


def felt_culture(status_quo: Levers) -> Record:
    """Culture before anything changes: the status quo, structured (1,)."""
    culture = np.empty(1, CULTURE_TYPE)
    for name in CULTURE:
        culture[name] = getattr(status_quo, name)
    return culture


def firm_of(market: Market, output_focus: float, service: Service) -> Record:
    """The organisation's own row at the start, structured (1,)."""
    firm = np.zeros(1, FIRM_TYPE)
    capacity = max(LEAST_CAPACITY, expected_work(market, output_focus, service.values()) / service.utilisation)
    firm["capacity"] = firm["first_capacity"] = capacity
    firm["fallen_back"] = -1.0
    return firm


def by_name(table: Record) -> Record:
    """The same table with fields that are read and set by name, compiled and not."""
    return table.view(np.recarray)


def build(scenario: Scenario, seed: int) -> World:
    """The world of a scenario with this luck, before its first week.

    Parameters
    ----------
    seed
        Any whole number from 0 to 2⁶³ − 1; the same seed gives every person the same luck in every scenario.
    """
    strategy, context = scenario.strategy, scenario.context
    parameters, status_quo = context.parameters, context.status_quo
    jobs_chart = chart(parameters.organisation)
    jobs = roster(jobs_chart)
    market = market_of(parameters.market, parameters.change.meaning, parameters.rating, seed)
    return World(
        seed=seed,
        launch=strategy.launch_week,
        review_from=-1 if strategy.patience is None else strategy.launch_week + strategy.patience,
        tolerance=strategy.tolerance,
        rates=rates_of(parameters),
        plan=by_name(strategy.plan(status_quo, scenario.weeks)),
        fallback=by_name(command_and_control(status_quo, parameters.review.harder)),
        culture=by_name(felt_culture(status_quo)),
        firm=by_name(firm_of(market, status_quo.output_focus, parameters.service)),
        staff=staff_of(jobs_chart, parameters.beginning, parameters.character, parameters.founders, seed),
        ties=tie(jobs_chart, jobs, parameters.organisation, seed),
        roster=jobs,
        market=market,
        acquaintances=acquaint(parameters.market, seed),
        scratch=Scratch(np.empty(TILE, np.uint32), np.empty((DRAWS, TILE))),
        series=by_name(np.zeros(scenario.weeks, SERIES_TYPE)),
    )
