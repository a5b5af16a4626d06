"""Garbage, while an index is written."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_NEVER = 1 << 30
_lock = Lock()
_usual: list[int] = []


@contextmanager
def young_alone() -> Iterator[None]:
    """Only what is young is collected.

    A collection of everything looks at all that is gathered and at all that the program holds besides, which keeps
    every other thread waiting for as long; whoever writes an index would bring one about every few seconds.
    """
    with _lock:
        youngest, young, old = gc.get_threshold()
        _usual.append(old)  # where several are under way, the first is what it was
        gc.set_threshold(youngest, young, _NEVER)
    try:
        yield
    finally:
        with _lock:
            gc.set_threshold(youngest, young, _NEVER if len(_usual) > 1 else _usual[0])
            _usual.pop()
