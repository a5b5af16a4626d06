"""Lines to paragraphs: which line ends are the writer's, and which only the width of a page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf

_NARROWEST, _WIDEST = 45, 120
_LONGEST_WORD = 30
_OFTEN_MIDWAY, _MOSTLY_FULL = 0.3, 0.8
_SHORT, _NEARLY_FULL = 0.75, 0.9
_USUAL = 0.95
_PLAIN_SLACK, _TYPESET_SLACK = 1.1, 1.4
_ENDS_SENTENCE = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s")
_PART = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

Break = tuple[str, str]
"""A line and the line after it."""


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text, whichever way it parts them.

    They are parted by blank lines, each on one line or broken into lines of one width, or they are one a line. Lines
    are taken to be broken where many end in the middle of a sentence, and most of those are as full as they can be.
    """
    chunks = tuple(_chunks(text.split("\n")))
    breaks = tuple(pair for chunk in chunks for pair in _breaks(chunk))
    page = _Page(_width(line for pair in breaks for line in pair), _PLAIN_SLACK, _vocabulary(text), drops_hyphens=False)
    if not page.breaks_lines(breaks):
        return tuple(line for chunk in chunks for line in chunk)
    return tuple(part for chunk in chunks for part in page.paragraphs(chunk))


def typeset_paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs of typeset lines, blank where there is a gap; hyphens at their ends are joined."""
    chunks = tuple(_chunks(lines))
    page = _Page(
        _width(line for chunk in chunks for line in chunk),
        _TYPESET_SLACK,
        _vocabulary("\n".join(lines)),
        drops_hyphens=True,
    )
    return tuple(part for chunk in chunks for part in page.paragraphs(chunk))


@dataclass(frozen=True, slots=True)
class _Page:
    """What lines were broken on."""

    width: int
    """How many characters a full line has; few have more."""
    slack: float
    """How many times as many a line may have; more, where letters are not of one width."""
    words: frozenset[str]
    """The words of the text in small letters, those with a hyphen within as one."""
    drops_hyphens: bool
    """Whether a hyphen at the end of a line is not the writer's, where `words` do not tell."""

    def breaks_lines(self, breaks: Sequence[Break]) -> bool:
        """Whether lines end because they are full."""
        if not breaks or not _NARROWEST <= self.width <= _WIDEST:
            return False
        midway = [pair for pair in breaks if _is_midway(*pair)]
        full = sum(self._is_full(line, after) for line, after in midway)
        return len(midway) >= _OFTEN_MIDWAY * len(breaks) and full >= _MOSTLY_FULL * len(midway)

    def paragraphs(self, chunk: Sequence[str]) -> Iterator[str]:
        """The paragraphs of a run of lines."""
        parts, margin = list[str](), _margin(chunk)
        for line, after in _breaks(chunk):
            parts.append(line)
            if _indent(after) > margin or self._ends_paragraph(line, after):
                yield "".join(parts)
                parts = []
            else:
                parts[-1:] = self._before(line, after)
        yield "".join((*parts, chunk[-1]))

    def _ends_paragraph(self, line: str, after: str) -> bool:
        if _BULLET.match(after) or self._is_beyond(line) or self._is_beyond(after):
            return True
        if len(line) < _SHORT * self.width:
            return not self._is_full(line, after)
        ends = _ENDS_SENTENCE.search(line) is not None and _first(after).isupper()
        return ends and not self._is_full(line, after, _NEARLY_FULL)

    def _is_full(self, line: str, after: str, share: float = 1.0) -> bool:
        """Whether the first word of the next line had no room on this one, or on that share of it."""
        if self._is_beyond(line) or self._is_beyond(after):
            return False
        first = after.split(None, 1)[0]
        return len(line) + 1 + min(len(first), _LONGEST_WORD) > share * self.width

    def _is_beyond(self, line: str) -> bool:
        """Whether a line is too long to have been broken; a single word cannot be."""
        return len(line) > self.slack * self.width and " " in line.strip()

    def _before(self, line: str, after: str) -> tuple[str, str]:
        """`line` and what goes between it and the next; a word in two parts has the form it has elsewhere."""
        match, rest = _PART.search(line), _WORD.match(after)
        if match is None or rest is None or not after[0].islower():
            return line.removesuffix("\u00ad"), "" if line.endswith("\u00ad") else " "
        whole, parted = (f"{match[1]}{sign}{rest[0]}".lower() in self.words for sign in ("", "-"))
        drops = whole if whole != parted else self.drops_hyphens
        return line[:-1] if drops else line, ""


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """The runs of lines between blank ones."""
    chunk = list[str]()
    for line in lines:
        if line.strip():
            chunk.append(line.rstrip())
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _margin(chunk: Sequence[str]) -> float:
    """How far lines are indented that begin no paragraph; in a list, they may be so without end."""
    return inf if any(map(_BULLET.match, chunk)) else min(map(_indent, chunk))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _width(lines: Iterable[str]) -> int:
    """How long the lines are that are full: nearly the longest, because a headline may be longer."""
    lengths = sorted(map(len, lines))
    return lengths[ceil(_USUAL * (len(lengths) - 1))] if lengths else 0


def _breaks(chunk: Sequence[str]) -> Iterator[Break]:
    return pairwise(chunk)


def _is_midway(line: str, after: str) -> bool:
    """Whether a line ends in the middle of a sentence, as far as capitals and full stops tell."""
    first = _first(after)
    return first.isalpha() and not first.isupper() and not _ENDS_SENTENCE.search(line)


def _first(line: str) -> str:
    return line.lstrip(" \t\"'“‘«([")[:1]


def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))
