"""A pause for the garbage collector while an index is written."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_NEVER = 1 << 30
_lock = Lock()
_usual: list[int] = []


@contextmanager
def gc_pause() -> Iterator[None]:
    """Collects only young objects for the time of a `with`, in the whole process.

    Writing an index would bring about a full collection every few seconds. Each visits all postings in memory and all
    that the program holds besides, and keeps every thread waiting meanwhile.
    """
    with _lock:
        youngest, young, old = gc.get_threshold()
        _usual.append(old)  # of several pauses at once, the first knows the usual value
        gc.set_threshold(youngest, young, _NEVER)
    try:
        yield
    finally:
        with _lock:
            gc.set_threshold(youngest, young, _NEVER if len(_usual) > 1 else _usual[0])
            _usual.pop()
