"""The garden: one world, alive."""

from collections.abc import Callable
from typing import Any

import solara

from app.view.visit import Visit


@solara.component_vue(esm_module="culture-garden", esm_export="Garden", vuetify=False)
def Garden(page: dict[str, Any], run: dict[str, Any] | None, event_act: Callable[[Any], None]) -> None:
    """The garden in the browser."""


def garden_page(visit: Visit, act: Callable[[Any], None]) -> Any:
    """The page."""
    chronicle = visit.chronicle(visit.view.strategy)
    return Garden(
        page={"ready": visit.ready("garden")}, run=None if chronicle is None else {"people": chronicle.people.tobytes()}, event_act=act
    )
