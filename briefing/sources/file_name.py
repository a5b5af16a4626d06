"""The name of a file, where it tells what is in it."""

import re
from typing import NamedTuple

from briefing.text import clean_line

_DAY = r"(\d{4})[-_.]?([01]\d)[-_.]?([0-3]\d)"
_DATE = re.compile(rf"^{_DAY}(?![0-9])[-_.\s]*|[-_.\s]+{_DAY}$")
_PARTED = re.compile(r"[-_\s]+")
_NUMBERED = re.compile(r"\s*\(\d{1,3}\)$|(?:[-_\s]+(?:copy|kopie|copie|copia))$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"untitled|unbenannt|sans|titre|new|neu|my|the|a|document|dokument|doc|file|scan|scanned|img|image|download|article"
    r"|page|index|notes?|text|copy|draft|final|mail|message|print|pdf|html|email|version|part|te?mp|test|web|saved"
    r"|resource|\W*|\w{1,2}|\d+|(?=[a-f]*\d)[0-9a-f]{4,}",
    re.IGNORECASE,
)


class FileName(NamedTuple):
    """What the name of a file tells."""

    title: str
    """Its words; empty where they say nothing, as `scan-3` does."""
    date: str
    """The day in it, as `YYYY-MM-DD`; else empty."""


def read_name(name: str) -> FileName:
    """What a name tells, without its ending: `2016-12-15-talks-on-the-island` is the title of a day."""
    name = clean_line(name)
    match = _DATE.search(name)
    date = "-".join(filter(None, match.groups())) if match else ""
    rest = _NUMBERED.sub("", name[: match.start()] + name[match.end() :] if match else name)
    words = rest if " " in rest else _PARTED.sub(" ", rest).strip()
    is_one = " " not in words and words.isascii()
    if is_one or all(map(_SAYS_NOTHING.fullmatch, words.split())):
        return FileName("", date)
    return FileName(words[:1].upper() + words[1:] if words.islower() else words, date)
