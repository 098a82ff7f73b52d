"""What a study file may hold, and the study that is made of it."""

from dataclasses import replace

import pandas as pd
import pytest

from experiments.studies import ranges
from experiments.studies.design import points
from experiments.studies.factors import declared, known
from experiments.studies.loader import MEASURES, file_of, load
from simulation.settings import LEVERS

GOOD = 'title = "A study"\n'
TWO = 'strategies = ["implementation", "co_creation"]\n'


@pytest.fixture
def read(tmp_path):
    """Load a study of these lines."""

    def made(text, strategies=TWO):
        (tmp_path / "my study.toml").write_text(GOOD + strategies + text)
        return load(tmp_path / "my study.toml")

    return made


def test_a_file_needs_little(read):
    made = read("")
    assert (made.name, made.labels, made.replications, made.seed, made.weeks) == ("my_study", ("implementation", "co_creation"), 20, 1, 286)
    assert (made.measures, made.headline, made.measured_at) == (MEASURES, MEASURES[0], (285,))
    assert (made.context.name, made.design.kind, made.design.worlds, made.factors) == ("service_company", "grid", "same", ())


def test_years_are_counted_from_week_26(read):
    assert read("measured_after = [0.5, 1, 2, 3, 4, 5]").measured_at == (51, 77, 129, 181, 233, 285)


def test_weeks_are_taken_as_they_are(read):
    assert read("measured_at = [0, 77]").measured_at == (0, 77)


def test_the_last_week_is_measured_where_nothing_is_said(read):
    assert read("weeks = 100").measured_at == (99,)


def test_the_first_measure_is_the_headline(read):
    assert read('measures = ["nps", "profit"]').headline == "nps"


def test_a_precision_is_that_of_the_headline_in_its_last_week(read):
    wanted = read('measures = ["nps"]\nmeasured_after = [1, 2]\n[precision]\nhalf_width = 0.5').precision
    assert (wanted.measure, wanted.week, wanted.half_width, wanted.minimum, wanted.maximum) == ("nps", 129, 0.5, 20, 1000)


def test_a_strategy_has_a_label_and_changes_of_its_own(read):
    made = read(
        "", 'strategies = ["implementation", { strategy = "co_creation", label = "a_fifth", settings = { participation = 0.2 } }]\n'
    )
    assert (made.arms[1].label, made.arms[1].strategy.name, made.arms[1].settings) == ("a_fifth", "co_creation", {"participation": 0.2})


def test_a_strategy_may_be_a_file_beside_the_study(read, tmp_path):
    (tmp_path / "plan.toml").write_text('title = "Plan"\nstory = "A plan."\nbased_on = "co_creation"\npatience = 30\n')
    arm = read("", 'strategies = ["implementation", "plan.toml"]\n').arms[1]
    assert (arm.label, arm.strategy.patience, len(arm.strategy.phases)) == ("plan", 30, 3)


def test_settings_change_the_place_for_all(read):
    text = '[settings]\nemployees = 60\ngrowth.rate = 0.1\n"status_quo.pressure" = 0.6\nfounders.placement = "leaders"\n'
    place = read(text).context
    assert (place.parameters.organisation.employees, place.parameters.market.people) == (60, 600)
    assert (place.parameters.growth.rate, place.status_quo.pressure, place.parameters.founders.placement) == (0.1, 0.6, "leaders")


def test_a_context_is_found_by_name_or_beside_the_study(read, tmp_path):
    (tmp_path / "firm.toml").write_text('title = "Firm"\nstory = "A firm."\nbased_on = "start_up"\n')
    assert read('context = "start_up"').context.parameters == read('context = "firm.toml"').context.parameters


@pytest.mark.parametrize(
    ("kind", "replications", "samples", "worlds"),
    [
        ("grid", 20, 128, "same"),
        ("one_at_a_time", 20, 128, "same"),
        ("latin_hypercube", 1, 128, "own"),
        ("sobol", 5, 256, "same"),
        ("morris", 5, 20, "same"),
    ],
)
def test_a_design_has_its_usual_numbers(read, kind, replications, samples, worlds):
    made = read(f'[design]\nkind = "{kind}"\n[[factor]]\nname = "growth.rate"')
    assert (made.replications, made.design.samples, made.design.worlds) == (replications, samples, worlds)


def test_what_a_file_says_of_a_design_is_taken_over(read):
    made = read(
        'replications = 3\n[design]\nkind = "sobol"\nsamples = 64\nsecond_order = true\nworlds = "own"\n[[factor]]\nname = "purpose"'
    )
    assert (made.replications, made.design.samples, made.design.second_order, made.design.worlds) == (3, 64, True, "own")


def test_a_factor_has_five_levels_over_its_usual_range(read):
    factor = read('[[factor]]\nname = "participation"').factors[0]
    assert (factor.low, factor.high, factor.levels) == (0, 0.3, (0, 0.075, 0.15, 0.225, 0.3))


def test_levels_are_spread_evenly_in_the_logarithm_where_that_is_asked(read):
    factor = read('[[factor]]\nname = "growth.rate"\nlow = 0.01\nhigh = 1\nsteps = 3\nscale = "log"').factors[0]
    assert factor.levels == (0.01, 0.1, 1)


def test_levels_of_a_whole_factor_are_whole_and_there_once(read):
    factor = read('[[factor]]\nname = "organisation.team_ties"\nlow = 2\nhigh = 4\nsteps = 9').factors[0]
    assert (factor.whole, factor.levels) == (True, (2, 3, 4))


def test_levels_of_a_file_decide_the_range(read):
    factor = read('[[factor]]\nname = "growth.rate"\nlevels = [0.05, 0.1, 0.4]').factors[0]
    assert (factor.low, factor.high, factor.levels) == (0.05, 0.4, (0.05, 0.1, 0.4))


def test_a_design_that_draws_has_no_levels(read):
    assert read('[design]\nkind = "morris"\n[[factor]]\nname = "growth.rate"').factors[0].levels == ()


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("levers", list(LEVERS)),
        ("understanding.*", ["understanding.tell", "understanding.show", "understanding.talk", "understanding.forget"]),
        ("status_quo.p*", [f"status_quo.{name}" for name in LEVERS if name.startswith("p")]),
        ("parameters", [name for name in known() if "." in name and not name.startswith(("status_quo.", "strategy."))]),
        ("*", [name for name in known() if name != "employees" and not name.startswith(("status_quo.", "strategy."))]),
    ],
)
def test_a_pattern_stands_for_many_factors(read, pattern, names):
    made = read(f'[design]\nkind = "morris"\nsamples = 2\n[[factor]]\nname = "{pattern}"')
    assert [factor.name for factor in made.factors] == names


def test_a_factor_whose_usual_range_is_a_point_is_no_part_of_a_pattern(monkeypatch):
    point = replace(declared("growth.rate"), usual=(0.1, 0.1))
    monkeypatch.setattr(ranges, "known", lambda: known() | {"growth.rate": point})
    assert "growth.rate" not in ranges.matching("growth.*", (), "here")


def test_some_of_a_pattern_can_be_set_apart(read):
    made = read(
        '[design]\nkind = "morris"\n[[factor]]\nname = "trust.*"\nexcept = ["trust.walk", "trust.f*"]\nstrategies = ["co_creation"]'
    )
    assert [(factor.name, factor.arms) for factor in made.factors] == [(f"trust.{key}", ("co_creation",)) for key in ("suspicion", "pace")]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_beside_the_study_is_its_design(read, tmp_path, ending):
    table = pd.DataFrame({"growth.rate": [0.1, 0.05, 0.1], "organisation.span": [5, 8, 6]})
    table.to_csv(tmp_path / "points.csv", index=False) if ending == "csv" else table.to_parquet(tmp_path / "points.parquet")
    made = read(f'[design]\ntable = "points.{ending}"\n[[factor]]\nname = "growth.rate"\nscale = "log"')
    assert [(f.name, f.low, f.high, f.scale, f.whole) for f in made.factors] == [
        ("growth.rate", 0.05, 0.1, "log", False),
        ("organisation.span", 5, 8, "linear", True),
    ]
    assert points(made).to_numpy().tolist() == table.to_numpy(float).tolist()


def test_numbers_of_a_table_are_read_to_the_last_digit(read, tmp_path):
    (tmp_path / "points.csv").write_text('"growth.rate"\n0.123456789012345678\n')
    assert read('[design]\ntable = "points.csv"').design.table == ((0.123456789012345678,),)


def test_a_ready_study_has_its_file():
    assert file_of("tipping").read_text("utf-8").startswith('title = "Tipping"')
