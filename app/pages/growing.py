"""How far worlds are, in words; every page says it alike."""

from app.view.growth import Grown
from experiments.language import Language


def told(grown: Grown, ready: int, queue: int, lang: Language) -> str:
    """How far worlds are, whom one waits for, or that they will not come; "" where all are there.

    Parameters
    ----------
    ready
        Worlds that are there.
    queue
        Visitors who are served before.
    """
    if grown.refused:
        return lang("These worlds could not be grown. Your settings are kept.")
    if grown.whole:
        return ""
    if ready == 0 and queue > 0:
        return lang.plural("Waiting for another visitor's run", "Waiting for the runs of {n} other visitors", queue)
    return lang("Growing {total} worlds, {n} ready", total=lang.number(grown.total), n=lang.number(min(ready, grown.total)))
