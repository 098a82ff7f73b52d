"""The numbers of an organisation that a visitor has otherwise."""

from app.view.actions import act
from app.view.state import View
from scenarios import contexts


def test_the_levers_of_the_status_quo_change_the_organisation() -> None:
    view = act(View(), {"do": "pull", "name": "pressure", "value": 0.8, "phase": 0})
    assert view.changes == (("status_quo.pressure", 0.8),)
    assert view.place.status_quo.pressure == 0.8
    assert view.mine is None


def test_a_number_that_is_put_to_what_it_was_is_no_change() -> None:
    usual = contexts()["service_company"].parameters.growth.rate
    view = act(act(View(), {"do": "change", "name": "growth.rate", "value": 0.2}), {"do": "change", "name": "growth.rate", "value": usual})
    assert view == View()


def test_a_change_that_another_organisation_has_anyway_is_no_change_there() -> None:
    there = contexts()["start_up"].parameters.organisation.employees
    view = act(View(), {"do": "change", "name": "organisation.employees", "value": there})
    view = act(view, {"do": "change", "name": "market.people", "value": contexts()["start_up"].parameters.market.people})
    assert act(view, {"do": "place", "context": "start_up"}) == View(context="start_up")


def test_a_market_grows_along_with_its_employees_until_it_is_set_itself() -> None:
    view = act(View(), {"do": "change", "name": "organisation.employees", "value": 60})
    assert view.place.parameters.market.people == 600
    own = act(
        act(View(), {"do": "change", "name": "market.people", "value": 1000}),
        {"do": "change", "name": "organisation.employees", "value": 60},
    )
    assert own.place.parameters.market.people == 1000


def test_a_market_grows_along_at_every_step_of_a_slider_and_back() -> None:
    view = View()
    for employees in (400, 600, 1000):
        view = act(view, {"do": "change", "name": "organisation.employees", "value": employees, "stroke": 1})
        assert view.place.parameters.market.people == 10 * employees
    assert act(view, {"do": "restore", "name": "organisation.employees"}) == View()


def test_changed_numbers_go_along_to_another_organisation() -> None:
    view = act(act(View(), {"do": "change", "name": "growth.rate", "value": 0.2}), {"do": "place", "context": "start_up"})
    assert view.place.parameters.growth.rate == 0.2
    assert view.place.parameters.organisation.employees == 60
