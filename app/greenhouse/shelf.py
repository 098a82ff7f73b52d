"""What was grown and is still looked at by somebody. The shelf itself keeps nothing alive."""

import dataclasses
from collections.abc import Hashable
from typing import Any
from weakref import WeakValueDictionary

import numpy as np


class Shelf:
    """Results by key, as long as anybody holds them."""

    def __init__(self) -> None:
        self._results: WeakValueDictionary[Hashable, Any] = WeakValueDictionary()

    def __len__(self) -> int:
        """Results that are held."""
        return len(self._results)

    def put(self, key: Hashable, result: Any) -> None:
        """Show a result to whoever asks for the same. One that cannot be held weakly, such as a number, is not shared later."""
        try:
            self._results[key] = result
        except TypeError:
            return

    def get(self, key: Hashable) -> Any:
        """The result, or None where nobody holds it."""
        return self._results.get(key)

    def bytes(self) -> int:
        """Bytes of all arrays that are held."""
        return sum(size(result) for result in list(self._results.values()))


def size(result: Any) -> int:
    """Bytes of the arrays of a result: an array, or a dataclass that holds some."""
    if isinstance(result, np.ndarray):
        return int(result.nbytes)
    if dataclasses.is_dataclass(result):
        return sum(size(getattr(result, field.name)) for field in dataclasses.fields(result))
    return 0
