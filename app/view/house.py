"""What has grown before anybody comes: the pages as they are first seen."""

from app.greenhouse.pool import Greenhouse
from app.view.state import PAGES, View
from app.view.visit import Visit


def first_pages(greenhouse: Greenhouse, view: View) -> list[Visit]:
    """A visit to every page of a view, when everything on it has grown; whoever comes while the visits are held finds it there.

    The pages grow one after the other, the first page first: a visitor who is there already waits for one of them at most.
    """
    visits = []
    for page in PAGES:
        visits.append(Visit(view.altered(page=page), greenhouse, lambda: None))
        visits[-1].wait()
    return visits
