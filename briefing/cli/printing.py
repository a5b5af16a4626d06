"""The one door to standard output and standard error: what passes is clean, whatever the terminal's encoding."""

import errno
import io
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from briefing.text import clean, clean_line, visible

SCHEMA_VERSION = 1


class Printer:
    """Data goes to standard output, talk to standard error; a closed standard error is no reason to stop."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self._out = _lenient(out or sys.stdout)
        self._err = _lenient(err or sys.stderr)

    def write(self, lines: Iterable[str]) -> None:
        """Data, line by line. Raises OSError where it cannot be written."""
        if self._out is None:
            raise OSError(errno.EBADF, "is closed")
        for line in lines:
            self._out.write(visible(line) + "\n")
        self._out.flush()

    def write_json(self, values: dict[str, Any]) -> None:
        """One JSON document, with the version of its schema; ASCII alone where the output holds nothing more."""
        is_wide = self._out is not None and (self._out.encoding or "").lower().replace("-", "") == "utf8"
        whole = {"schema_version": SCHEMA_VERSION, **_cleaned(values)}
        self.write([json.dumps(whole, ensure_ascii=not is_wide, indent=2)])

    def say(self, message: str) -> None:
        """A line of talk."""
        self._talk(clean_line(message) + "\n")

    def ask(self, question: str) -> None:
        """A question, which is answered on its line."""
        self._talk(clean_line(question) + " ")

    def say_text(self, text: str) -> None:
        """Talk of several lines."""
        self._talk(clean(text))

    def say_over(self, message: str, width: int) -> None:
        """A line of talk that the next one covers; an empty one takes it away."""
        self._talk("\r" + clean_line(message)[:width].ljust(width) + "\r")

    @property
    def is_on_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return self._out is not None and self._out.isatty()

    @property
    def talks_on_terminal(self) -> bool:
        """Whether standard error is a terminal."""
        return self._err is not None and self._err.isatty()

    def hang_up(self) -> None:
        """Let what is still in the buffer go nowhere: nobody reads it any more."""
        if self._out is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)

    def _talk(self, text: str) -> None:
        if self._err is not None:
            try:
                self._err.write(text)
                self._err.flush()
            except OSError:
                self._err = None


def _cleaned(value: Any) -> Any:
    """A JSON value whose texts are clean: what cleans them afterwards would break into their quotes."""
    if isinstance(value, dict):
        return {visible(key): _cleaned(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    return visible(value) if isinstance(value, str) else value


def _lenient(stream: TextIO | None) -> TextIO | None:
    """The stream, what its encoding lacks written as `?`."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream
