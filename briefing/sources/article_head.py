"""The head of an article that tells nothing of itself apart from its text: headline, byline, date line."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

from briefing.model import Date
from briefing.sources.dates import date_line, dateline
from briefing.text import fold

T = TypeVar("T")

_LONGEST_TITLE = 200
_LONGEST_BYLINE = 100
_NEAR, _NEAR_TITLE = 5, 3
_ENDS = re.compile(r"(?:(?<!\.[A-Z])\.|[,;:，、；：؛،۔।])[\"'”’»)」』）]*$|[。．]")
_BYLINE = re.compile(r"by[ :]+(\S.*)", re.IGNORECASE)
_PARTED = re.compile(r",? and |, | & | \| ", re.IGNORECASE)
_BEHIND = re.compile(r"\s*[·|•]\s*|\s+[–—]\s+")
_DATED = re.compile(r"[\s,]+(?:\d{1,2}(?:st|nd|rd|th)? \w+\.?|\w+\.? \d{1,2}(?:st|nd|rd|th)?),? \d{4}$")
_MONTH_BEHIND = re.compile(
    r"[\s,]+(?:\d{1,2} )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?: \d{1,2})?(?:,? \d{4})?$",
    re.IGNORECASE,
)
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


def without(title: str, paragraphs: tuple[T, ...]) -> tuple[T, ...]:
    """`paragraphs`, which are their words as `str`, without the title where it is among the first of them."""
    same = [at for at, one in enumerate(paragraphs[:_NEAR_TITLE]) if fold(str(one)) == fold(title)]
    return (*paragraphs[: same[0]], *paragraphs[same[0] + 1 :]) if same else paragraphs


def byline(line: str) -> tuple[str, ...]:
    """The names on a line that begins with `By` and holds nothing else; none where it is no such line."""
    match = _BYLINE.fullmatch(line) if len(line) <= _LONGEST_BYLINE else None
    names = _PARTED.split(_without_date(_BEHIND.split(match[1])[0])) if match else []
    return tuple(_cased(name) for name in names) if all(map(_is_name, names)) else ()


def names(told: str) -> tuple[str, ...]:
    """The names of people in what a file's metadata tell of its authors, each once.

    What is no such name is left out: logins, programs, addresses, `admin`; and the date behind a name.
    """
    found = dict[str, str]()
    for part in _LISTED.split(told):
        for one in _in_line(_BY.sub("", part)):
            name = _cased(_once(_without_month(" ".join(one.split()))))
            if name and not _NO_NAME.search(name):
                found.setdefault(fold(name), name)
    return tuple(found.values())


def _in_line(text: str) -> list[str]:
    """The names between commas, where each has several words: `Roe, Jane` is one name."""
    parts = [part.strip() for part in text.split(",")]
    return parts if all(len(part.split()) > 1 for part in parts) else [text]


def _without_month(name: str) -> str:
    """A name without the date, or the beginning of one, that a page puts behind it; `Ida May` is a name."""
    rest = _MONTH_BEHIND.sub("", name)
    return rest if len(rest.split()) > 1 else name


def _once(name: str) -> str:
    """A name that stands there twice, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and fold(" ".join(words[:half])) == fold(" ".join(words[half:])) else name


def authors(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The names on the first byline near the beginning."""
    return next(filter(None, map(byline, islice(paragraphs, _NEAR))), ())


def published(paragraphs: Sequence[str]) -> Date | None:
    """The date on the first date line near the beginning, or else in the first dateline."""
    near = paragraphs[:_NEAR]
    return next(filter(None, (*map(date_line, near), *map(dateline, near))), None)


def _without_date(text: str) -> str:
    """A list of names without the date that ends it."""
    return _DATED.sub("", text) if dateline(text) else text


def _is_name(text: str) -> bool:
    """Whether it is the name of a person: two to six words with capitals."""
    words = text.split()
    return 2 <= len(words) <= 6 and all(word.lower() in _PARTICLES or _NAME.fullmatch(word) for word in words)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else name
