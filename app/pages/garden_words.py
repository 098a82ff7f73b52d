"""The words of the garden page that do not change with the world."""

from typing import Any

from app.pages.garden_data import MARKET, PHASE_NAMES
from app.view.state import SPEEDS
from experiments.language import Language


def words(lang: Language, technical: bool) -> dict[str, Any]:
    """Labels, keys of the picture, controls."""
    shown = lang("done as asked: here that is enough") if technical else lang("shown, not meant")
    return {
        "strategy": lang("Strategy"),
        "other": lang("Other strategies"),
        "others": lang("Other"),
        "same": lang("The same people, the same luck, two strategies."),
        "world": lang("World"),
        "context": lang("Organisation"),
        "growing": lang("Growing this world"),
        "play": lang("Play"),
        "pause": lang("Pause"),
        "again": lang("Play again"),
        "space": lang("Space"),
        "back": lang("One week back"),
        "on": lang("One week on"),
        "speed": lang("Speed"),
        "speeds": [
            {"value": n, "label": lang.number(n), "name": lang.plural("{n} week a second", "{n} weeks a second", n)} for n in SPEEDS
        ],
        "timeline": lang("Week of the time line"),
        "area": lang("area: the people by phase"),
        "at_launch": lang("at launch"),
        "status_quo": lang("status quo"),
        "limits": lang("What holds growth back this week"),
        "limit_names": [lang("soil: safety"), lang("light: the why"), lang("water: time, thanks")],
        "this_world": lang("this world"),
        "half": lang.percent(0.5),
        "ends": [lang.percent(0), lang.percent(1)],
        "percents": [lang.percent(n / 100) for n in range(101)],
        "key": {
            "title": lang("What the picture shows"),
            "phases": [lang(name) for name in PHASE_NAMES],
            "paper": shown,
            "advocate": lang("advocate"),
            "leader": lang("leader"),
            "market": [lang(name) for name in MARKET],
            "near": lang("nearest the beds: customers at the start"),
            "distance": lang("Distance means nothing else."),
            "soil": lang("Soil of a bed: felt safety, dry"),
            "rich": lang("rich"),
        },
        "close": lang("Close"),
        "whole": lang("The whole organisation"),
        "table": lang("As a table"),
        "picture": lang("As a picture"),
        "table_people": lang("Employees by department and phase"),
        "table_market": lang("People in the market"),
        "department": lang("Department"),
        "twin": lang("Two gardens"),
        "one": lang("One garden"),
    }
