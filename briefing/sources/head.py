"""The head of an article that tells nothing of itself apart from its text: headline, byline, date line."""

import re
from collections.abc import Sequence
from itertools import islice

from briefing.model import Date
from briefing.sources.dates import date_line
from briefing.text import fold

_LONGEST_TITLE = 200
_LONGEST_BYLINE = 100
_NEAR = 5
_ENDS = re.compile(r"(?:(?<!\.[A-Z])\.|[,;:，、；：؛،۔।])[\"'”’»)」』）]*$|[。．]")
_BYLINE = re.compile(r"by[ :]+(\S.*)", re.IGNORECASE)
_PARTED = re.compile(r",? and |, | & | \| ", re.IGNORECASE)
_LISTED = re.compile(r"\s*[;|\n]\s*|\s+(?:and|&|und|et|y)\s+")
_BY = re.compile(r"^\s*(?:written )?by[ :]+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"[@/\\<>{}=\d_]|^[a-z][\w.-]*$|www\.|\.(?:com|org|net)\b"
    r"|^(?:user ?name|user|admin\w*|author|root|guest|owner|unknown|anonymous|default|editor|webmaster|none"
    r"|null|n/a|test)$"
    r"|\b(?:microsoft|adobe|acrobat|word|office|latex|tex|quark|indesign|scanner|printer|xerox|canon|ricoh|pdf)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*\.?(?:['’-][^\W\d_]+)*")
_PARTICLES = frozenset(("al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "van", "von", "y"))


def headline(paragraphs: Sequence[str]) -> str:
    """The first of `paragraphs` where it is a headline: short, no sentence, and more follows; else nothing."""
    if len(paragraphs) < 2 or len(paragraphs[0]) > _LONGEST_TITLE:
        return ""
    first = paragraphs[0]
    return "" if _ENDS.search(first) or byline(first) or date_line(first) else first


def without(title: str, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """`paragraphs` without the first of them where that is the title."""
    return paragraphs[1:] if paragraphs[:1] == (title,) else paragraphs


def byline(line: str) -> tuple[str, ...]:
    """The names on a line that begins with `By` and holds nothing else; none where it is no such line."""
    match = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
    names = _PARTED.split(match[1]) if match else []
    return tuple(_cased(name) for name in names) if all(map(_is_name, names)) else ()


def names(*told: str) -> tuple[str, ...]:
    """The names of people in what a file's metadata tell of its authors, each once.

    What is no such name is left out: logins, programs, addresses, `admin`.
    """
    found = dict[str, str]()
    for one in told:
        for part in _LISTED.split(one):
            name = _cased(" ".join(_BY.sub("", part).split()))
            if name and not _NO_NAME.search(name):
                found.setdefault(fold(name), name)
    return tuple(found.values())


def authors(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The names on the first byline near the beginning."""
    return next(filter(None, map(byline, islice(paragraphs, _NEAR))), ())


def published(paragraphs: Sequence[str]) -> Date | None:
    """The date on the first date line near the beginning."""
    return next(filter(None, map(date_line, islice(paragraphs, _NEAR))), None)


def _is_name(text: str) -> bool:
    """Whether it is the name of a person: two to six words with capitals."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(word.lower() in _PARTICLES or _NAME.fullmatch(word) for word in words)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name
