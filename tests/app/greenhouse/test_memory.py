import threading
import weakref

import pytest

from app.greenhouse import memory


def test_those_who_leave_together_are_swept_up_together(monkeypatch: pytest.MonkeyPatch) -> None:
    swept, done = [], threading.Event()
    monkeypatch.setattr(memory, "AFTER", 0.05)
    monkeypatch.setattr(memory, "give_back", lambda: (swept.append(1), done.set()))
    for _ in range(5):
        memory.sweep_soon()
    assert done.wait(20)
    assert len(swept) == 1
    done.clear()
    memory.sweep_soon()
    assert done.wait(20)
    assert len(swept) == 2


def test_a_ring_that_nobody_holds_is_freed() -> None:
    class Ring:
        pass

    freed = []
    ring = Ring()
    ring.itself = ring  # type: ignore[attr-defined]
    weakref.finalize(ring, freed.append, 1)
    del ring
    memory.give_back()
    assert freed == [1]
