"""How a study was done, and what its numbers cannot tell, in sentences."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from experiments.analysis.answers import Answers
from experiments.figures.study.words import AS_PERCENTAGE, HUNDREDTHS, Words, exact_digits
from experiments.language import mark
from experiments.report.study_headline import DRAWN
from experiments.studies import factors
from experiments.studies.factors import declared
from experiments.studies.study import Precision, Study
from scenarios import contexts
from simulation.declare import ASSUMPTION
from simulation.scenario import Context

DESIGNS = {
    "grid": mark("A grid: every value of every factor with every other"),
    "one_at_a_time": mark("One factor at a time is moved from its base"),
    "latin_hypercube": mark("A Latin hypercube: points spread evenly over all ranges"),
    "sobol": mark("A Sobol design: points for first-order and total indices, from a sequence that fills the space evenly"),
    "morris": mark("A Morris design: trajectories along which one factor after the other is moved"),
    "table": mark("Points from a table"),
}

FEW_WORLDS = 12
"""Worlds of a point below which an interval may miss what happens in one world of five."""


def method(answers: Answers, manifest: Mapping[str, Any], words: Words) -> list[str]:
    """What was run."""
    return [*_design(answers, words), *_worlds(answers, words), *_tests(answers, words), _versions(manifest, words)]


def place_changed(study: Study, words: Words) -> str:
    """What a study has otherwise than the context it names, in a sentence; "" where that is nothing."""
    usual = contexts().get(study.context.name, Context())
    changed = [name for name in factors.known() if _held(study.context, name) != _held(usual, name)]
    told = [f"{words.factor(name)} {_exact(float(_held(study.context, name) or 0), name, words)}" for name in changed]
    return words.lang("In this study: {settings}.", settings=words.lang.items(told)) if told else ""


def _held(context: Context, name: str) -> float | None:
    """A parameter, or a lever of the leadership that people are used to, by the name of its factor; None for what a context does not hold."""
    group, _, key = name.partition(".")
    if factors.is_parameter(name):
        return float(getattr(getattr(context.parameters, group), key))
    return float(getattr(context.status_quo, key)) if name.startswith(factors.STATUS_QUO) else None


def _exact(x: float, name: str, words: Words) -> str:
    """A number with as many decimals as it has."""
    if declared(name).unit in AS_PERCENTAGE:
        return words.lang.percent(x, exact_digits(np.array([HUNDREDTHS * x])))
    return words.lang.number(x, exact_digits(np.array([x])))


def _design(answers: Answers, words: Words) -> Iterator[str]:
    """Points, strategies, runs."""
    lang, study = words.lang, answers.study
    counted = {
        "points": lang.plural("{n} point", "{n} points", answers.points),
        "strategies": lang.plural("{n} strategy", "{n} strategies", len(study.arms)),
        "runs": lang.plural("{n} run", "{n} runs", answers.runs),
        "weeks": lang.plural("{n} week", "{n} weeks", study.weeks),
    }
    if study.factors:
        yield lang("{design}.", design=lang(DESIGNS[study.design.kind]))
    yield lang("{points}, {strategies}, {runs} of {weeks} each.", **counted)
    for arm in study.arms:
        if arm.settings:
            told = ", ".join(f"{name} = {value}" for name, value in arm.settings.items())
            yield lang("{title} is run with {settings}.", title=words.title(arm.label), settings=told)


def _worlds(answers: Answers, words: Words) -> Iterator[str]:
    """Luck: seeds, pairing, how many worlds."""
    lang, study = words.lang, answers.study
    yield lang("At a point, every strategy meets the same people with the same luck, so each world is compared with itself.")
    same = study.design.worlds == "same"
    yield lang("All points meet the same worlds.") if same else lang("Every point has worlds of its own.")
    yield _replications(answers, words)
    most = study.precision.maximum if study.precision else study.replications
    last = study.seed + (most if same else most * answers.points) - 1
    yield lang("Seeds from {first} to at most {last}.", first=study.seed, last=last)


def _replications(answers: Answers, words: Words) -> str:
    """Worlds of a point."""
    lang, study, counts = words.lang, answers.study, answers.precision.replications
    if study.precision is None:
        return lang.plural("{n} world a point.", "{n} worlds a point.", study.replications)
    low, high = lang.number(counts.min()), lang.number(counts.max())
    worlds = low if low == high else lang.span(counts.min(), counts.max())
    return lang("{worlds} worlds a point, {asked}.", worlds=worlds, asked=asked(study.precision, words))


def asked(precision: Precision, words: Words) -> str:
    """What precision was asked for."""
    width = words.exactly(precision.measure, precision.half_width)
    told = words.lang(
        "until half the interval of {measure}, {when}, was {width} {unit}, but at least {low} and at most {high}",
        measure=words.measure(precision.measure),
        when=words.after(precision.week),
        width=width,
        unit=words.unit(precision.measure),
        low=words.lang.number(precision.minimum),
        high=words.lang.number(precision.maximum),
    )
    if precision.budget is None:
        return told
    return words.lang("{asked}, within a budget of {budget} runs", asked=told, budget=words.lang.number(precision.budget))


def _tests(answers: Answers, words: Words) -> Iterator[str]:
    """Which statistics are behind the numbers."""
    lang, measures = words.lang, {contrast.measure for contrast in answers.contrasts}
    yield lang(
        "Intervals are bootstrap intervals of the mean, bias-corrected and accelerated, and longer where values are few; tests are paired t-tests."
    )
    yield lang(
        "p-values are corrected for the number of measures of a week (Holm); equality is shown by two one-sided tests, which are not corrected."
    )
    if "present_value" in measures:
        yield lang("Money is discounted by {rate} a year.", rate=lang.percent(answers.study.discount))


def _versions(manifest: Mapping[str, Any], words: Words) -> str:
    """Version of everything that was used."""
    libraries = ", ".join(f"{name} {version}" for name, version in manifest["libraries"].items())
    return words.lang(
        "Version {version}, model {source}. Python {python}, {libraries}.",
        version=manifest["version"],
        source=str(manifest["source_hash"])[:12],
        python=manifest["machine"]["python"],
        libraries=libraries,
    )


def reading(answers: Answers, words: Words) -> list[str]:
    """What has to be kept in mind when the numbers of this study are read."""
    lang, study = words.lang, answers.study
    found = []
    if study.factors:
        assumed = sum(declared(factor.name).source == ASSUMPTION for factor in study.factors)
        found.append(
            lang(
                "A share of points is not a probability: it depends on the ranges that were chosen. Factors that rest on assumptions: {assumed} of {n}.",
                n=lang.number(len(study.factors)),
                assumed=lang.number(assumed),
            )
        )
    if answers.sobol or answers.morris:
        found.append(
            lang("Each factor is held against the noise by itself: of many that change nothing, about one in twenty would seem to matter.")
        )
    if answers.points > 1 and study.design.kind not in DRAWN:
        found.append(
            lang(
                "Each point is decided by its own 95% interval: of many points at which nothing differs, about one in twenty would seem decided."
            )
        )
        if answers.precision.replications.min() < FEW_WORLDS:
            found.append(
                lang(
                    "Points have few worlds. What happens in few of them, as tipping may, can be missing at a point, whose interval is too short then."
                )
            )
    if answers.boxes or answers.trees:
        found.append(lang("Boxes and trees describe where wins lie among the points that were run. They do not say why."))
    if any(morris.notes for morris in answers.morris) or any(sobol.notes for sobol in answers.sobol):
        found.append(lang("What a factor accounts for depends on its range: a wider one counts for more."))
    if not_sure(answers, study):
        found.append(lang("Some points are less sure than was asked, because the most worlds or runs that were allowed had been used."))
    return found


def not_sure(answers: Answers, study: Study) -> bool:
    """Whether a precision was asked that some points did not reach."""
    return (
        study.precision is not None
        and math.isfinite(answers.precision.asked)
        and answers.precision.reached < np.size(answers.precision.half_width)
    )
