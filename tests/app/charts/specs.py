"""What a page gives to a chart over time, made of a comparison."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.comparison import Comparison
from experiments.figures.lines import apart_week
from experiments.figures.tokens import styles
from experiments.findings import paid_back
from experiments.language import Language

LANG = Language("en")
SHARES = [{"value": value, "label": LANG.percent(value)} for value in (0, 0.25, 0.5, 0.75)] + [{"value": 1, "label": "100% of employees"}]


def commitment(comparison: Comparison) -> dict[str, Any]:
    """The main chart: each world as a line, and as a dot at the end."""
    values = comparison.measure("committed_share")
    spec = spec_of(comparison, values, "share", (0.0, 1.0), SHARES, each_world=True)
    spec["half"] = {"value": 0.5, "label": "half: the world has tipped"}
    week = apart_week(comparison)
    if week is not None:
        spec["apart"] = {"week": week, "label": f"apart from week {week}"}
    spec["end_note"] = f"each dot one world, week {comparison.weeks}"
    return spec


def points(comparison: Comparison, name: str) -> dict[str, Any]:
    """A small chart of points, with the status quo beside the strategies."""
    ticks = [{"value": value, "label": LANG.signed(value)} for value in (0, 30, 60)]
    spec = spec_of(comparison, comparison.measure(name), "points", (-8.0, 66.0), ticks)
    quiet = np.median(comparison.status_quo(name)[0], axis=0).tolist()
    spec["strategies"].append(
        {"name": "", "token": "sq", "dash": [3, 4], "shape": "dash", "width": 1.4, "line_only": True, **dict.fromkeys(QUANTILES, quiet)}
    )
    spec["table"] = table_of(comparison.weeks, [strategy["median"] for strategy in spec["strategies"]])
    return spec | {"zero": True}


def money(comparison: Comparison) -> dict[str, Any]:
    """A small chart of money, and when it is paid back."""
    values = comparison.measure("money")
    low, high = float(values.min()), float(values.max())
    low -= 0.12 * (high - low)
    ticks = [{"value": value, "label": LANG.signed(value)} for value in (0, 50, 100) if value < high]
    spec = spec_of(comparison, values, "money", (low, high), ticks)
    week, first, last = paid_back(comparison, 1)
    label = [f"paid back: week {week:.0f}", f"({first:.0f} to {last:.0f})"]
    spec["paid_back"] = {"week": week, "low": first, "high": last, "label": label, "token": "co"}
    return spec | {"zero": True}


QUANTILES = {"low": 0.05, "q25": 0.25, "median": 0.5, "q75": 0.75, "high": 0.95}


def spec_of(
    comparison: Comparison, values: NDArray[np.float64], unit: str, span: tuple[float, float], ticks: list[Any], each_world: bool = False
) -> dict[str, Any]:
    """A measure of every strategy, (S, W, T), with axes, years and the table."""
    launch = comparison.launch_week
    titles = comparison.titles(LANG)
    chosen = zip(titles, styles(comparison.names), values, strict=True)
    strategies = [strategy_of(title, style, worlds, each_world) for title, style, worlds in chosen]
    years = [{"week": launch, "label": "launch"}]
    years += [{"week": launch + 52 * k, "label": LANG.plural("{n} year", "{n} years", k)} for k in range(1, 6)]
    return {
        "weeks": comparison.weeks,
        "launch": launch,
        "unit": unit,
        "range": list(span),
        "ticks": ticks,
        "years": years,
        "strategies": strategies,
        "table": table_of(comparison.weeks, [strategy["median"] for strategy in strategies]),
    }


def strategy_of(title: str, style: Any, worlds: NDArray[np.float64], each_world: bool) -> dict[str, Any]:
    """One strategy: how it is drawn, and its series over the worlds, (W, T)."""
    series = {name: np.quantile(worlds, share, axis=0).round(4).tolist() for name, share in QUANTILES.items()}
    each = {"worlds": worlds.round(4).tolist(), "ends": worlds[:, -1].round(4).tolist()} if each_world else {}
    return {"name": title, "token": style.token, "dash": list(style.dash), "shape": style.shape, "width": style.width, **series, **each}


def table_of(weeks: int, medians: list[list[float]]) -> dict[str, Any]:
    """The words of every week: its name, and one text a strategy."""
    rows = [[f"{series[week]:.2f}" for series in medians] for week in range(weeks)]
    return {"weeks": [f"Week {week}" for week in range(weeks)], "rows": rows}
