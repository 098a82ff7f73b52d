import base64
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.view.drafts import begin
from app.view.link import LONGEST, PARTS, from_link, pack, to_link, unpack
from app.view.state import View
from simulation.errors import NotAllowed
from tests.app.view.views import views


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(view=views())
def test_a_link_brings_back_the_very_view_it_was_made_of(view: View) -> None:
    assert from_link(to_link(view)) == (view, [])


def test_every_part_of_a_view_is_in_its_link() -> None:
    assert {part.field for part in PARTS.values()} == set(View.model_fields)


def test_what_is_looked_at_in_the_evidence_comes_back_also_where_every_group_is_folded() -> None:
    view = View(page="evidence", untested=True, sought="trust & safety", only_changed=True, unfolded=())
    assert from_link(to_link(view)) == (view, [])


def test_the_view_that_opens_first_has_a_link_of_its_language_only() -> None:
    assert to_link(View()) == "lang=en"


@settings(deadline=None)
@given(
    query=st.text(max_size=300)
    | st.lists(st.tuples(st.sampled_from([*PARTS, "nobody"]), st.text(max_size=40))).map(
        lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)
    )
)
def test_any_query_opens_a_page_and_never_raises(query: str) -> None:
    view, refused = from_link(query)
    assert isinstance(view, View)
    assert all(sentence.endswith(".") for sentence in refused)


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("week=999", "week=999"),
        ("week=nan", "week=nan"),
        ("week=1e3", "week=1e3"),
        ("page=admin", "page=admin"),
        ("set=growth.rate:9", "set="),
        ("set=growth.rate:nan", "set="),
        ("set=organisation.employees:1000000000", "set="),
        ("worlds=1000000000", "worlds="),
        ("compare=co_creation", "compare="),
        ("compare=a,b", "compare="),
        ("mine=xxxx", "mine=xxxx"),
        ("expect=1,2,3", "expect="),
        ("budget=inf", "budget=inf"),
        ("employee=300", "employee=300"),
        ("set=review.every:30&strategy=impatient_board", "strategy="),
    ],
)
def test_a_part_that_cannot_be_shown_is_named_and_the_rest_is_shown(query: str, part: str) -> None:
    view, refused = from_link(f"{query}&theme=dark")
    assert view == from_link(query.rpartition("&")[0])[0].altered(theme="dark")
    assert len(refused) == 1
    assert part in refused[0]


def test_a_link_that_is_too_long_is_not_read() -> None:
    view, refused = from_link("a" * (LONGEST + 1))
    assert (view, len(refused)) == (View(), 1)


def test_a_strategy_that_unpacks_to_more_than_a_file_may_hold_is_refused_unread() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b"a" * 50_000_000, 9)).decode()
    with pytest.raises(NotAllowed, match="too large"):
        unpack(bomb)


def test_a_strategy_that_is_cut_off_is_refused() -> None:
    whole = pack(begin(View(), "co_creation").edited)
    with pytest.raises(NotAllowed):
        unpack(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    "query",
    [
        "page=admin",
        "speed=3",
        "from=mine",
        "compare=co_creation",
        "world=41",
        "expect=1,2,3",
        "employee=300",
        "customer=3000",
        "set=organisation.employees:4000",
        "mine=abc",
        "compare=" + "a," * 401,
    ],
)
def test_a_sentence_about_a_link_is_in_the_language_of_the_link(query: str) -> None:
    (english,), (dutch,) = from_link(f"lang=en&{query}")[1], from_link(f"lang=nl&{query}")[1]
    assert english.startswith("This link asks for") and dutch.startswith("Deze link")
    why = english.partition("refused: ")[2].partition(". Shown instead")[0]
    assert why and why not in dutch
    assert not {"the", "there", "is no", "allowed", "known", "different", "has"} & set(dutch.split())
