"""The problems of one file, collected while it is read."""

from briefing.model import Problem
from briefing.text import clean, clean_line, clean_path

MOST = 100
"""How many problems of one file are told; a file with more of them is damaged in one way, not in a hundred."""


class Problems:
    """The problems of one file, collected while it is read."""

    def __init__(self, file: str) -> None:
        self._file = clean_path(file)
        self._found: list[Problem] = []

    def add(self, line: int, rule: str, message: str) -> None:
        """Note what is wrong on `line`, and how to mend it."""
        if len(self._found) < MOST:
            self._found.append(Problem(self._file, line, rule, clean_line(message)))

    def found(self) -> tuple[Problem, ...]:
        """All that was noted, by line."""
        return tuple(sorted(self._found))


def cut(text: str, most: int, problems: Problems) -> str:
    """Clean `text`, and cut it at a line end where it is longer than `most` characters."""
    text = clean(text)
    if len(text) <= most:
        return text
    end = text.rfind("\n", 0, most) + 1 or most
    problems.add(
        text.count("\n", 0, end) + 1,
        "too-long",
        f"What follows is not read, because a file of this kind is read up to {most:,} characters: divide it.",
    )
    return text[:end]


def quoted(text: str) -> str:
    """`text` as it stands in a message: on one line, in backquotes, cut after 60 characters."""
    line = clean_line(text)
    return f"`{line}`" if len(line) <= 60 else f"`{line[:59]}…`"
