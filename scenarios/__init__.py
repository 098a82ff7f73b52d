"""Scenarios: strategies and contexts as files, read with care.

>>> import scenarios
>>> str(scenarios.load("co_creation", context="start_up"))
'co_creation in start_up'
"""

from scenarios.library import contexts, strategies
from scenarios.loader import load, loads
from scenarios.settings import parse_setting
from scenarios.sizes import people_beside
from scenarios.writer import write, write_context

__all__ = ["contexts", "load", "loads", "parse_setting", "people_beside", "strategies", "write", "write_context"]
