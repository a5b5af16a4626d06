"""The writer: what is shown goes to the terminal in a thread of its own."""

import os
import select
from collections.abc import Callable
from threading import Condition, Thread

_CHUNK = 1 << 15
"""Bytes that are written at a time: a frame should not come in pieces, and a slow terminal still make progress."""
_BEHIND = 1 << 17
"""Bytes waiting from which the terminal is behind: another frame would only make it later."""


class Writer:
    """Writes to a terminal, however slow it is: only `finish` waits for it, and that not for ever."""

    def __init__(
        self, fileno: int, encoding: str, on_gone: Callable[[], None], on_caught_up: Callable[[], None]
    ) -> None:
        """Write to the descriptor `fileno`. Both functions are called in the writer's thread.

        `on_gone` tells that nothing can be written any more, `on_caught_up` that the terminal is no longer behind.
        """
        self._fileno = fileno
        self._encoding = encoding
        self._on_gone, self._on_caught_up = on_gone, on_caught_up
        self._changed = Condition()
        self._waiting: list[tuple[bytes, bool]] = []
        """What is not begun to be written, and whether it is written in any case."""
        self._size = 0
        """Bytes that are not written yet."""
        self._written = 0
        """Bytes that were."""
        self._is_behind = self._is_closed = False
        Thread(target=self._run, name="terminal-writer", daemon=True).start()

    @property
    def is_behind(self) -> bool:
        """Whether the terminal has much to read yet."""
        return self._is_behind

    def write(self, text: str, *, in_any_case: bool = False) -> None:
        """Have `text` written after what was given before; where the terminal is gone, it goes nowhere.

        What sets the terminal, and is set back later, is to be written `in_any_case`: `drop` leaves it.
        """
        data = text.encode(self._encoding, "replace")
        with self._changed:
            if not self._is_closed:
                self._waiting.append((data, in_any_case))
                self._size += len(data)
                self._is_behind = self._is_behind or self._size > _BEHIND
                self._changed.notify_all()

    def drop(self) -> None:
        """Forget what has not been begun to be written, but for what is written in any case."""
        with self._changed:
            self._size -= sum(len(data) for data, in_any_case in self._waiting if not in_any_case)
            self._waiting = [one for one in self._waiting if one[1]]

    def finish(self, seconds: float) -> None:
        """Wait until everything is written, or the terminal has read nothing for so many seconds."""
        with self._changed:
            before = -1
            while self._size and before != self._written:
                before = self._written
                self._changed.wait_for(lambda: not self._size, seconds)

    def close(self) -> None:
        """Write nothing any more."""
        with self._changed:
            self._is_closed, self._size = True, 0
            self._waiting.clear()
            self._changed.notify_all()

    def _run(self) -> None:
        try:
            while data := self._next():
                for at in range(0, len(data), _CHUNK):
                    self._write_all(data[at : at + _CHUNK])
        except OSError:
            self.close()
            self._on_gone()

    def _next(self) -> bytes:
        """What is to be written next; nothing once it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            data = b"".join(data for data, _ in self._waiting)
            self._waiting.clear()
            return data

    def _write_all(self, data: bytes) -> None:
        while data:
            try:
                written = os.write(self._fileno, data)
            except BlockingIOError:  # another program that shares the terminal has set it so
                select.select([], [self._fileno], [])
                continue
            data = data[written:]
            with self._changed:
                self._written += written
                self._size = max(self._size - written, 0)
                has_caught_up = self._is_behind and not self._size
                self._is_behind = self._is_behind and not has_caught_up
                self._changed.notify_all()
            if has_caught_up:
                self._on_caught_up()
