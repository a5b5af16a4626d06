"""The fields of a form: what each is called, what it begins with, what can be chosen, and what would be wrong."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from briefing.text import clean_line, fold, terms
from briefing.tui.dialogs.name_match import fits

SEVERAL = ";"
"""What parts the values of a field that takes several."""
_MOST = 30
"""So many choices are listed at the most; another letter narrows them."""


class Choice(NamedTuple):
    """What can be chosen for a field."""

    text: str
    """What is written in the field."""
    shown: str
    """How it is listed; clean, on one line."""
    folded: str
    """The folded words by which it is found, parted by spaces."""


def choice(text: str, more: str = "", also: Iterable[str] = ()) -> Choice:
    """A choice that is listed with more words behind it, and found by other names too."""
    line = clean_line(text)
    return Choice(line, f"{line} · {clean_line(more)}" if more else line, " ".join(terms(" ".join((line, *also)))))


def _nothing(_: str) -> str:
    return ""


def _no_choices() -> Sequence[Choice]:
    return ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form."""

    name: str
    """What its answer is called."""
    label: str
    """What stands before it."""
    value: str = ""
    """What stands in it at first."""
    choices: Callable[[], Sequence[Choice]] = _no_choices
    """What can be chosen, the best first; called in another thread, once."""
    is_choice: bool = False
    """Whether one of the choices has to be taken."""
    is_several: bool = False
    """Whether it takes several values, parted by `;`."""
    is_text: bool = False
    """Whether it is a box for a longer text."""
    has_lines: bool = False
    """Whether that text has lines, so that Enter begins one."""
    check: Callable[[str], str] = _nothing
    """What is wrong with an answer, in words; told while typing, and in the way of saving."""
    remark: Callable[[str], str] = _nothing
    """What is good to know of an answer; told while typing."""
    follows: Callable[[Mapping[str, str]], str] | None = None
    """What stands in it as long as the reader has not written there, made of the other answers."""

    def piece(self, text: str) -> str:
        """The part of an answer that is being typed: the last of several values."""
        return (text.rpartition(SEVERAL)[2] if self.is_several else text).strip()

    def completed(self, text: str, chosen: str) -> str:
        """An answer with a choice in the place of what is being typed."""
        before = text.rpartition(SEVERAL)[0] if self.is_several else ""
        return f"{before.rstrip()}{SEVERAL} {chosen}" if before.strip() else chosen


def values(text: str) -> tuple[str, ...]:
    """The values in the answer of a field that takes several."""
    return tuple(filter(None, map(clean_line, text.split(SEVERAL))))


def fitting(piece: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices that have all the words typed, the best first; none where one is spelled out."""
    pieces = terms(piece)
    if not pieces:
        return list(choices[:_MOST])
    if any(fold(each.text) == fold(piece) for each in choices):
        return []
    found = ((score, each) for each in choices if (score := fits(pieces, each.folded)))
    return [each for _, each in nlargest(_MOST, found, key=itemgetter(0))]
