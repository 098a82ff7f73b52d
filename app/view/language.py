"""The language a visitor is met in."""

from experiments.language import LANGUAGES, SOURCE


def met_in(asked: str, server: str, accepted: str) -> str:
    """Code of the language: that of the link, that of the server, the first of the browser's that there is, English.

    Parameters
    ----------
    asked, server
        Codes, "" where none is asked for.
    accepted
        What the browser says it accepts, as in the header of that name.
    """
    wishes = [asked, server, *(part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))]
    return next((code for code in wishes if code in LANGUAGES), SOURCE)
