"""Views as visitors come to them: by doing things, some of which are refused."""

from typing import Any

from hypothesis import strategies as st

from app.view.actions import act
from app.view.state import FOLDS, PAGES, THEMES, View
from experiments.language import LANGUAGES
from scenarios import contexts, strategies
from simulation.errors import CultureError
from simulation.parameters import Parameters
from simulation.settings import LEVERS

NUMBERS = [name for name, declared, default in Parameters.declarations()]
TITLES = st.text("aé<>&\"' Ω%+=/\\", min_size=1, max_size=30)


def sent() -> st.SearchStrategy[dict[str, Any]]:
    """Something a visitor does, allowed or nearly."""
    lever, share = st.sampled_from(list(LEVERS)), st.floats(0, 1, width=32).map(lambda x: round(x, 3))
    phase, strategy = st.integers(0, 5), st.sampled_from([*strategies(), "mine"])

    def doing(what: str, **values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries({"do": st.just(what), **values})

    return st.one_of(
        doing("go", page=st.sampled_from(PAGES)),
        doing("speak", lang=st.sampled_from(list(LANGUAGES))),
        doing("paint", theme=st.sampled_from(THEMES)),
        doing("present", on=st.booleans()),
        doing("twin", on=st.booleans()),
        doing("tabulate", on=st.booleans()),
        doing("travel", week=st.integers(0, 285), revealed=st.integers(-1, 290)),
        doing("show", strategy=strategy),
        doing("travel", week=st.integers(-1, 290)),
        doing("pace", speed=st.integers(0, 9)),
        doing("organise", on=st.booleans()),
        doing("look", untested=st.booleans(), only_changed=st.booleans(), sought=st.text(max_size=70)),
        doing("look", unfolded=st.lists(st.sampled_from([*FOLDS, "nothing"]), max_size=4)),
        doing("visit", world=st.integers(0, 60)),
        doing("meet", employee=st.integers(0, 400)),
        doing("meet", customer=st.integers(0, 4000)),
        doing("meet", bed=st.integers(0, 8)),
        doing("place", context=st.sampled_from(list(contexts()))),
        doing("change", name=st.sampled_from([*NUMBERS, *(f"status_quo.{name}" for name in LEVERS)]), value=share),
        doing("change", name=st.sampled_from([*NUMBERS, *["review.every"] * 20]), value=st.integers(0, 60)),
        doing("restore"),
        doing("compare", strategy=strategy),
        doing("multiply", worlds=st.integers(0, 210)),
        doing("turn", phase=phase),
        doing("spend", budget=share),
        doing("predict", on=st.booleans()),
        doing("expect", points=st.lists(share, min_size=21, max_size=21)),
        doing("begin", strategy=strategy),
        doing("discard"),
        doing("pull", name=lever, value=share, phase=phase),
        doing("release", name=lever, phase=phase),
        doing("add_phase"),
        doing("drop_phase", phase=phase),
        doing("date_phase", phase=phase, week=st.integers(0, 270)),
        doing("name_phase", phase=phase, name=TITLES),
        doing("entitle", title=TITLES),
    )


def after(deeds: list[dict[str, Any]]) -> View:
    """The view that these come to; what is refused changes nothing."""
    view = View()
    for deed in deeds:
        try:
            view = act(view, deed)
        except CultureError:
            continue
    return view


def views() -> st.SearchStrategy[View]:
    """Views that visitors may come to."""
    return st.lists(sent(), max_size=12).map(after)
