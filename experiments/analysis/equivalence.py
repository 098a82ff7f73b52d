"""Whether a difference is too small to matter, and what can be said of a contrast in one word."""

from experiments.language import mark

BETTER, WORSE = mark("better"), mark("worse")
MORE, LESS = mark("more"), mark("less")
EQUAL, SAME, UNDECIDED = mark("equal within the margin"), mark("the same in every world"), mark("not decided")
VERDICTS = (BETTER, WORSE, MORE, LESS, EQUAL, SAME, UNDECIDED)
"""``MORE`` and ``LESS`` are said of measures of which neither is better."""
