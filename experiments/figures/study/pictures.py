"""Which figures a study has: one or more of every kind of answer, each with its heading, what draws it, and how high it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from experiments.analysis.answers import Answers
from experiments.analysis.interval import Quantity
from experiments.analysis.limits import Bools
from experiments.analysis.prim import Boxes
from experiments.engine.result import StudyResult
from experiments.figures.sheet import Sheet
from experiments.figures.study import boxes, curves, heat, indices, sureness, tornado, tree, worlds
from experiments.figures.study.frame import Floats
from experiments.figures.study.quantity import less, measured, told
from experiments.figures.study.words import Words
from experiments.files import slug
from experiments.language import mark

Draw = Callable[[Sheet, float], None]
Height = Callable[[float], float]

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of a study.

    Attributes
    ----------
    kind
        "surface", "response", "ends", "weeks", "tornado", "sobol", "morris", "ranges", "scatter", "peeling", "tree", "precision", "pairing".
    of
        The answer that it shows.
    name
        Of its files; no two figures have the same.
    heading, note
        What it shows, and what is counted.
    draw
        Draws on a sheet below a height.
    height
        Of the drawing at a width, without heading and margins.
    main
        Whether it deserves width in a page.
    """

    kind: str
    of: object
    name: str
    heading: str
    note: str
    draw: Draw
    height: Height
    main: bool = True


def pictures(answers: Answers, result: StudyResult, words: Words) -> list[Picture]:
    """Every figure of a study, in the order of the report."""
    return [
        *_surfaces(answers, words),
        *_responses(answers, words),
        *_worlds(answers, result, words),
        *_causes(answers, words),
        *_boxes(answers, result, words),
        *_trees(answers, words),
        *_sureness(answers, words),
    ]


def _surfaces(answers: Answers, words: Words) -> Iterator[Picture]:
    """Maps of the paired difference, where there is one; those of the headline are large."""
    for found in (found for found in answers.surfaces if not heat.same(found).all()):
        when = "" if found.week is None else f", {words.after(found.week)}"
        note = f"{less(found.arm, found.reference, words)}, {words.unit(found.measure)}{when}"
        name = named("surface", found.arm, found.measure, found.x.name, found.y.name)
        draw, height = partial(heat.surface, found=found, words=words), partial(heat.height, found, words)
        yield Picture("surface", found, name, words.measure(found.measure), note, draw, height, found.measure == answers.study.headline)


def named(*parts: str) -> str:
    """The name of a figure's files."""
    return "-".join(slug(part) for part in parts)


def _responses(answers: Answers, words: Words) -> Iterator[Picture]:
    """Curves over a factor."""
    for found in answers.responses:
        note = words.lang("{measure}, by {factor}", measure=measured(found.measure, found.week, words), factor=words.factor(found.factor))
        draw, height = partial(curves.response, found=found, words=words), partial(curves.height, found)
        name = named("response", found.factor, found.measure)
        yield Picture("response", found, name, words.factor(found.factor), note, draw, height, len(answers.responses) == 1)


def _worlds(answers: Answers, result: StudyResult, words: Words) -> Iterator[Picture]:
    """Where worlds end, and how they get there where weekly series are kept."""
    study, week = answers.study, max(answers.study.measured_at)
    values = result.values(study.headline, week)
    by_arm = np.moveaxis(values, 1, 0).reshape(values.shape[1], -1)
    if np.isfinite(by_arm).any():
        draw = partial(worlds.ends, values=by_arm, measure=study.headline, words=words)
        height, alone = partial(worlds.ends_height, len(study.arms)), not (answers.surfaces or answers.responses)
        yield Picture("ends", by_arm, "ends", words.lang("Where worlds end"), measured(study.headline, week, words), draw, height, alone)
    for measure in study.weekly:
        bands = bands_of(result, measure)
        note = words.lang("The middle run, half of the runs, and 9 of 10 of them")
        draw = partial(worlds.weeks, bands=bands, measure=measure, words=words)
        yield Picture("weeks", measure, named("weeks", measure), words.measure(measure), note, draw, worlds.weeks_height, False)


def bands_of(result: StudyResult, measure: str) -> Floats:
    """Where the runs of each strategy lie in every week, (quantiles, strategies, weeks)."""
    paths = result.paths(measure)
    runs = [paths[:, arm].reshape(-1, paths.shape[-1]) for arm in range(paths.shape[1])]
    return np.stack([np.quantile(each[np.isfinite(each[:, -1])], QUANTILES, axis=0) for each in runs], axis=1).astype(np.float64)


def _causes(answers: Answers, words: Words) -> Iterator[Picture]:
    """What the outcome depends on; what the difference depends on is large."""
    lang = words.lang
    for bars in (found for found in answers.tornados if found.bars):
        over = mark("Effect of moving a factor over its whole range, {unit}")
        note = lang(over if tornado.screening(bars) else mark("Change from the base, {unit}"), unit=words.unit(bars.quantity.measure))
        draw, height = partial(tornado.tornado, found=bars, words=words), partial(tornado.height, bars, words)
        yield _cause("tornado", bars, note, draw, height, bars.quantity, words)
    for sobol in (found for found in answers.sobol if found.indices):
        note = lang("Share of the variance that a factor accounts for")
        draw, height = partial(indices.sobol, found=sobol, words=words), partial(indices.sobol_height, sobol, words)
        yield _cause("sobol", sobol, note, draw, height, sobol.quantity, words)
    for morris in (found for found in answers.morris if found.indices):
        note = lang("Effect of moving a factor over its whole range, {unit}", unit=words.unit(morris.quantity.measure))
        draw, height = partial(indices.morris, found=morris, words=words), partial(indices.morris_height, morris, words)
        yield _cause("morris", morris, note, draw, height, morris.quantity, words)


def _cause(kind: str, of: object, note: str, draw: Draw, height: Height, quantity: Quantity, words: Words) -> Picture:
    """A figure of what a quantity depends on."""
    name = named(kind, quantity.arm, *([quantity.reference] if quantity.reference else []), quantity.measure)
    return Picture(kind, of, name, told(quantity, words), note, draw, height, quantity.reference is not None)


def _boxes(answers: Answers, result: StudyResult, words: Words) -> Iterator[Picture]:
    """Where a strategy wins, for every strategy of which boxes were found."""
    lang = words.lang
    for found in (found for found in answers.boxes if found.boxes):
        heading, note = lang("Where {title} wins", title=words.title(found.winner)), measured(found.measure, found.week, words)
        end = (found.winner, found.loser)
        draw, height = partial(boxes.ranges, found=found, words=words), partial(boxes.ranges_height, found)
        yield Picture("ranges", found, named("boxes", *end), heading, note, draw, height)
        factors = most_limited(found, answers)
        if len(factors) == 2:
            at, won = result.points[list(factors)].to_numpy(np.float64), wins_of(found, answers, words)
            draw = partial(boxes.scatter, found=found, words=words, at=at, won=won, factors=factors)
            note = lang("One mark a point of the design")
            yield Picture("scatter", found, named("points", *end), heading, note, draw, partial(boxes.scatter_height, found, words), False)
        way = found.boxes[0]
        draw, height = partial(boxes.peeling, found=way, words=words, winner=found.winner), partial(boxes.peeling_height, way)
        note = lang("Each dot a box on the way; the ring is the one that was chosen")
        yield Picture("peeling", found, named("peeling", *end), lang("From all points to few"), note, draw, height, False)


def most_limited(found: Boxes, answers: Answers) -> tuple[str, ...]:
    """The two factors that the first box limits most; where it limits one, another of the study beside it."""
    limited = [limit.factor for limit in found.boxes[0].limits]
    return tuple(dict.fromkeys([*limited, *(factor.name for factor in answers.study.factors)]))[:2]


def wins_of(found: Boxes, answers: Answers, words: Words) -> Bools:
    """Whether the winner wins, at every point, (P,)."""
    reference = answers.study.labels[0]
    arm, sign = (found.loser, -1) if found.winner == reference else (found.winner, 1)
    rows = answers.by_point[answers.by_point["arm"] == arm].sort_values("point")
    gains = sign * (words.better(found.measure) or 1) * rows["difference"].to_numpy(np.float64)
    return np.asarray(gains > answers.study.margins.get(found.measure, 0.0))


def _trees(answers: Answers, words: Words) -> Iterator[Picture]:
    """The trees that tell something."""
    for found in (found for found in answers.trees if found.found):
        heading = words.lang("What decides whether {title} wins", title=words.title(found.winner))
        draw, height = partial(tree.tree, found=found, words=words), partial(tree.height, found, words)
        name = named("tree", found.winner, found.loser)
        yield Picture("tree", found, name, heading, measured(found.measure, found.week, words), draw, height)


def _sureness(answers: Answers, words: Words) -> Iterator[Picture]:
    """How sure the answer is, and what the same worlds save."""
    lang, reached = words.lang, answers.precision
    decided = np.isfinite(reached.asked) or answers.study.design.kind in ("grid", "one_at_a_time", "table")
    if decided and np.isfinite(reached.half_width).sum() > 1:
        note = lang("Half the 95% interval of the paired difference, {unit}", unit=words.unit(reached.measure))
        draw, height = partial(sureness.precision, found=reached, words=words), partial(sureness.precision_height, reached, words)
        yield Picture("precision", reached, "precision", lang("How sure each point is"), note, draw, height, False)
    pairs = tuple(pair for pair in answers.pairings if np.isfinite(pair.apart))
    if pairs:
        note = lang("Where two of three differences lie, around their mean, {unit}", unit=words.unit(pairs[0].measure))
        draw, height = partial(sureness.pairing, found=pairs, words=words), partial(sureness.pairing_height, pairs, words)
        yield Picture("pairing", pairs, "pairing", lang("What the same worlds save"), note, draw, height, False)
