"""Reflow: lines to paragraphs. Some line ends are the writer's, others only the width of a page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf
from statistics import median
from typing import NamedTuple

from briefing.text import listed

_NARROWEST = 30
_RAGGED = 45
_LONGEST_WORD = 30
_OFTEN_MIDWAY, _MOSTLY_MIDWAY, _MOSTLY_FULL = 0.3, 0.5, 0.6
_SHORT, _VERY_SHORT, _NEARLY_FULL = 0.75, 0.5, 0.9
_FEW, _MANY, _LONG_PARAGRAPH = 3, 4, 20
_USUAL = 0.95
_PLAIN_SLACK, _TYPESET_SLACK = 1.5, 1.4
_ENDS_SENTENCE = re.compile(r"[.!?…:。！？：؟۔।][\"'”’»)\]」』]*$")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s")
_PARTED = re.compile(r"[^\W\d_]+-\n\s*[^\W\d_]+")
_PART = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = re.compile(r"[^\W_][-\u00ad]$")
_RANGE, _FIGURE = re.compile(r"\d[-–]$"), re.compile(r"[$€£¥]?\d")
_COMPOUNDING = listed(
    """
    all anti arms cease counter court cross drug east eight eighth far father fifth first five four fourth free full
    gas half hard high human ill large last law left life long low mid middle mother multi near new nine non north
    off oil old one open peace policy post power quasi right second self semi seven short single six small soft south
    state then third three top two ultra vice well west wide world year
    """
)
"""Words that form compounds with a hyphen, as far as it is hardly ever the beginning of another word."""
_SUFFIX = re.compile(
    r"(?:ers?|est|ing|ings|ed|ly|ness|less|ful|ment|ments|ship|hood|wards?|ous|able|ible|ive|ance|ence|[ts]ions?"
    r"|ish|ism|ists?|ity|al|ally|cipat\w+|dote|gen\w*|que\w*|pon\w+|pect\w*|port\w*|ple\w*|ply\w*|plic\w+"
    r"|sens\w+|ry|tion\w*|ond\w*|ard\w*|age\w*|dle\w*|yers?|ern\w*|e?een\w*|teen\w*|dom"
    r"|ar(?:y|ies|ily)|ther\w*|eous\w*)"
)
_LEAST_SECOND = 3
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_UNSPACED = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")

Break = tuple[str, str]
"""A line and the line after it."""


def plain_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a plain text, whichever way it parts them.

    They are parted by blank lines, each on one line or broken into lines of whatever width, or they are one a line.
    Lines are taken to be broken where many end in the middle of a sentence, and most of those either are as full as
    one width lets them be, or are long and nearly all the line ends there are.
    """
    chunks = tuple(_chunks(text.split("\n")))
    breaks = tuple(pair for chunk in chunks for pair in pairwise(chunk))
    width = _broken_at(breaks)
    if not width:
        return tuple(line for chunk in chunks for line in chunk)
    is_parted = len(chunks) >= _FEW and sum(map(len, chunks)) <= _LONG_PARAGRAPH * len(chunks)
    nearly_full = _SHORT if is_parted else 1.0
    page = _Page(width, _PLAIN_SLACK, _vocabulary(text), drops_hyphens=False, nearly_full=nearly_full)
    return tuple(part for chunk in chunks for part in page.paragraphs(chunk))


def line_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text whose lines were ended by hand: one a line, but for sentences that go on.

    Where enough lines were broken at one width, they are joined as in a plain text.
    """
    chunks = tuple(_chunks(text.split("\n")))
    breaks = [pair for chunk in chunks for pair in pairwise(chunk)]
    if sum(_is_midway(*pair) for pair in breaks) >= _MANY:
        return plain_paragraphs(text)
    return tuple(part for chunk in chunks for part in _sentences(chunk))


def _sentences(chunk: Sequence[str]) -> Iterator[str]:
    parts = list[str]()
    for line, after in pairwise(chunk):
        parts.append(line)
        if not _is_midway(line, after) or _columns(line) < _NARROWEST:
            yield " ".join(parts)
            parts = []
    yield " ".join((*parts, chunk[-1]))


class Typeset(NamedTuple):
    """A paragraph of typeset lines."""

    text: str
    """Its words."""
    block: int
    """The place of the block that its first line stands in."""


def typeset_paragraphs(blocks: Sequence[Sequence[str]], goes_on: Sequence[bool]) -> tuple[Typeset, ...]:
    """The paragraphs of blocks of typeset lines, each block as wide as it is; hyphens at line ends are joined.

    `goes_on` tells of each block whether what parts it from the next is the end of a page or column: a sentence that
    does not end there goes on.
    """
    words = _vocabulary("\n".join(line for block in blocks for line in block))
    usual = _width(line for block in blocks for line in block)
    joined, homes, open_end = list[list[str]](), list[list[int]](), False
    for number, (block, ends_column) in enumerate(zip(blocks, goes_on, strict=True)):
        if joined and open_end and _goes_on(joined[-1][-1], block[0]):
            joined[-1] += [line.lstrip() if at == 0 else line for at, line in enumerate(block)]
            homes[-1] += [number] * len(block)
        else:
            joined.append(list(block))
            homes.append([number] * len(block))
        open_end = ends_column
    return tuple(
        Typeset(text, home[first])
        for block, home in zip(joined, homes, strict=True)
        for text, first in _typeset(block, usual, words)
    )


def _typeset(block: Sequence[str], usual: int, words: frozenset[str]) -> Iterator[tuple[str, int]]:
    own = _width(block)
    even = sum(_columns(line) >= _SHORT * own for line in block[:-1])
    width = own if len(block) >= _FEW and even >= _MOSTLY_FULL * (len(block) - 1) else max(usual, own)
    page = _Page(width, _TYPESET_SLACK, words, drops_hyphens=True, nearly_full=_NEARLY_FULL)
    return page.runs(block)


def _goes_on(line: str, after: str) -> bool:
    """Whether the last line of one page can be the middle of a sentence that the first of another ends."""
    if _ENDS_SENTENCE.search(line) or _BULLET.match(after):
        return False
    return _is_midway(line, after) or _columns(line) >= _RAGGED


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
    nearly_full: float
    """Which share of the width a line has that ends with a sentence and does not end its paragraph."""

    def paragraphs(self, chunk: Sequence[str]) -> Iterator[str]:
        """The paragraphs of a run of lines."""
        return (text for text, _ in self.runs(chunk))

    def runs(self, chunk: Sequence[str]) -> Iterator[tuple[str, int]]:
        """The paragraphs of a run of lines, each with the place of its first line."""
        parts, margin, first = list[str](), _margin(chunk), 0
        for at, (line, after) in enumerate(pairwise(chunk), 1):
            parts.append(line)
            if _indent(after) > margin or self._ends_paragraph(line, after):
                yield "".join(parts), first
                parts, first = [], at
            else:
                parts[-1:] = self._before(line, after)
        yield "".join((*parts, chunk[-1])), first

    def _ends_paragraph(self, line: str, after: str) -> bool:
        if _BULLET.match(after):
            return True
        if _HYPHENATED.search(line):
            return False
        if _is_midway(line, after):
            return _columns(line) < _VERY_SHORT * self.width and not self._is_full(line, after)
        if self._is_beyond(line) or self._is_beyond(after):
            return True
        if _columns(line) < _SHORT * self.width:
            return not self._is_full(line, after)
        ends = _ENDS_SENTENCE.search(line) is not None and _first(after).isupper()
        return ends and not self._is_full(line, after, self.nearly_full)

    def _is_full(self, line: str, after: str, share: float = 1.0) -> bool:
        """Whether the first word of the next line had no room on this one, or on that share of it."""
        if self._is_beyond(line) or self._is_beyond(after):
            return False
        return _columns(line) + _room(after) >= share * self.width

    def _is_beyond(self, line: str) -> bool:
        """Whether a line is too long to have been broken; a single word cannot be."""
        return _columns(line) > self.slack * self.width and " " in line.strip()

    def _before(self, line: str, after: str) -> tuple[str, str]:
        """`line` and what goes between it and the next; a word in two parts has the form it has elsewhere."""
        after = after.lstrip()
        if _UNSPACED.match(line[-1:]) and _UNSPACED.match(after[:1]):
            return line, ""
        if line.endswith("\u00ad"):
            return line[:-1], ""
        match, rest = _PART.search(line), _WORD.match(after)
        if match is None or rest is None:
            return line, "" if _RANGE.search(line) and _FIGURE.match(after) else " "
        return line[:-1] if self._is_one_word(match[1], rest[0]) else line, ""

    def _is_one_word(self, head: str, rest: str) -> bool:
        """Whether a hyphen between two parts of a word only ends a line.

        The form that the word has elsewhere in the text decides; then what the parts are: a first part that forms
        compounds, or is a word of the text as the second is, keeps its hyphen.
        """
        whole, parted = (f"{head}{sign}{rest}".lower() in self.words for sign in ("", "-"))
        if whole != parted:
            return whole
        if not self.drops_hyphens or head.isupper() or not rest[0].islower():
            return False
        first = rest.partition("-")[0].lower()
        if head.lower() in _COMPOUNDING and len(first) >= _LEAST_SECOND and not _SUFFIX.fullmatch(first):
            return False
        return not {head.lower(), first} <= self.words or len(head) < _LEAST_SECOND


def _broken_at(breaks: Sequence[Break]) -> int:
    """How many columns the lines were broken at; 0 where each line is a paragraph.

    A line end in the middle of a sentence tells between which widths the line can have been broken: the line had
    room, the next word had none. The width that most of them allow is it, whatever a few lines have.
    """
    midway = [pair for pair in breaks if _is_midway(*pair) and _columns(pair[0]) >= _NARROWEST]
    if not midway or len(midway) < _OFTEN_MIDWAY * len(breaks):
        return 0
    width, agreed = _most_common_width((_columns(line), _columns(line) + _room(after)) for line, after in midway)
    if agreed >= _MOSTLY_FULL * len(midway):
        return width
    lengths = [_columns(line) for line, _ in midway]
    usual = median(lengths)
    is_ragged = len(midway) >= _MOSTLY_MIDWAY * len(breaks) and usual >= _RAGGED
    return min(max(lengths), int(_PLAIN_SLACK * usual)) if is_ragged else 0


def _most_common_width(spans: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The least width that the most of these spans, ends included, hold, and how many of them do."""
    edges = Counter[tuple[int, bool]]()
    for least, most in spans:
        edges[least, False] += 1
        edges[most, True] += 1
    best, width, holding = 0, 0, 0
    for (at, is_end), count in sorted(edges.items()):
        holding += -count if is_end else count
        if holding > best:
            best, width = holding, at
    return width, best


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
    lengths = sorted(map(_columns, lines))
    return lengths[ceil(_USUAL * (len(lengths) - 1))] if lengths else 0


def _columns(line: str) -> int:
    """How wide a line is, in columns of a terminal."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _room(after: str) -> int:
    """How many columns the first word of a line would have taken on the line before, at most 30."""
    first = after.split(None, 1)[0]
    return min(2 if _UNSPACED.match(first) else len(first), _LONGEST_WORD)


def _is_midway(line: str, after: str) -> bool:
    """Whether a line ends in the middle of a sentence, as far as capitals and full stops tell."""
    first = _first(after)
    return first.isalpha() and not first.isupper() and not _ENDS_SENTENCE.search(line)


def _first(line: str) -> str:
    return line.lstrip(" \t\"'“‘«([")[:1]


def _vocabulary(text: str) -> frozenset[str]:
    """The words of a text in small letters, those aside that a line end parts."""
    return frozenset(word.lower() for word in _WORD.findall(_PARTED.sub(" ", text)))
