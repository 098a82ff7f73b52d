"""Undirected graphs as compressed sparse rows."""

import numpy as np
from numpy.typing import NDArray

from simulation.state import Ties


def graph(n: int, one: NDArray[np.integer], other: NDArray[np.integer]) -> Ties:
    """The graph of n rows with a tie between ``one[k]`` and ``other[k]`` for every k.

    Doubles and ties to oneself are dropped; neighbours of a row are in ascending order.
    """
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other)
    pairs = np.sort((low * n + high)[low != high])
    pairs = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))] if pairs.size else pairs
    low, high = pairs // n, pairs % n
    both = np.sort(np.concatenate((pairs, high * n + low)))
    start = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(both // n, minlength=n), out=start[1:])
    return Ties(start, (both % n).astype(np.uint32))
