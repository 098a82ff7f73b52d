"""What stands around a page: what the bar shows, and what a visitor takes home."""

import logging
import secrets
from concurrent.futures import CancelledError
from typing import Any

from app.assets import address
from app.pages import takeaways
from app.pages.words import PAGE_NAMES, bar_words, changed_words
from app.view.visit import Visit
from experiments.language import Language
from simulation.errors import CultureError

log = logging.getLogger("culture")


def shown(visit: Visit) -> dict[str, Any]:
    """What the bar shows."""
    view = visit.view
    lang = Language(view.lang)
    return {
        "words": bar_words(lang),
        "view": {"page": view.page, "lang": view.lang, "theme": view.theme, "present": view.present},
        "title": lang("{page} · Culture Garden", page=lang(PAGE_NAMES[view.page])),
        "changed": changed_words(view, lang),
        "notice": visit.notice,
        "icon": address("icon.svg"),
    }


def trouble_words(lang: Language) -> dict[str, str]:
    """What a page says that cannot be shown."""
    return {
        "title": lang("This world could not be grown. Your settings are kept."),
        "kept": lang("What happened is written where the program was started."),
        "again": lang("Try again"),
        "home": lang("Back to the default"),
    }


def one_at_a_time(lang: Language) -> str:
    """What is said to who asks for more while something to take home is made."""
    return lang("Something else is still being made; please ask again when it is there.")


def taken(visit: Visit, sent: Any) -> dict[str, Any]:
    """What a visitor takes home, as the browser saves it; without content where that was refused, which is said."""
    answer = {"n": secrets.token_hex(4)}
    try:
        found = takeaways.taken(visit, sent)
    except (CultureError, CancelledError) as error:
        visit.notice = str(error) or Language(visit.view.lang)("This was not made; please ask again.")
        return answer
    except Exception:
        log.exception("What was asked for could not be made.")
        visit.notice = Language(visit.view.lang)("This could not be made. Your settings are kept.")
        return answer
    return answer | {"name": found.name, "type": found.media_type, "content": found.content}
