"""Words: how text is cut and compared everywhere, in search, in names and in highlights."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_IDEOGRAPHS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W_{_IDEOGRAPHS}]"
_INITIAL = rf"[^\W\d_{_IDEOGRAPHS}]"
_JOINERS = r"\u00ad\u200c\u200d\u2060"
_MARKED = (range(0x300, 0x1D00), range(0x1DC0, 0x1E00), range(0x20D0, 0x2100), range(0xA66F, 0xAC00))
_INSIDE = re.compile(r"[.,'\u2019\s\u034f\u00ad\u200c\u200d\u2060]")
_OWNED = ("word", "initials")
_POSSESSIVE = re.compile(r"['\u2019][sS]$")


class Word(NamedTuple):
    """One word of a text."""

    term: str
    """The word as it is compared: folded, without its possessive, initials and figures without their points."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


def fold(text: str) -> str:
    """`text` without case and accents: `Guaidó` in any Unicode form becomes `guaido`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> Iterator[Word]:
    """The words of `text`, in order.

    `U.S.` and `U.S` are one word `us`, `Maduro's` is `maduro`, `250,000` is `250000`; a hyphen parts words,
    a soft one does not; each ideograph or kana is a word.
    """
    for match in _pattern().finditer(text):
        term = fold(match[0])
        if match.lastgroup in _OWNED:
            term = _POSSESSIVE.sub("", term)
        if match.lastgroup != "ideograph":
            term = _INSIDE.sub("", term)
        if term:
            yield Word(term, match.start(), match.end())


@cache
def _pattern() -> re.Pattern[str]:
    """What a word is; made when the first text is cut, because that costs milliseconds at start-up."""
    marks = "".join(
        chr(code) for block in _MARKED for code in block if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
    )
    initial = rf"{_INITIAL}[{marks}]*"
    possessive = rf"(?:['\u2019][sS](?![\w{marks}{_JOINERS}'\u2019]))"
    ended = rf"(?![\w{marks}{_JOINERS}]|(?!{possessive})['\u2019]{_LETTER})"
    return re.compile(
        rf"(?P<initials>{initial}(?:\.{initial})+{ended}\.?{possessive}?)"  # U.S., E.U, U.S.'s; J.Smith is two words
        r"|(?P<number>\d+(?:[.,]\d+)+)"  # 250,000 and 3.5
        rf"|(?P<ideograph>[{_IDEOGRAPHS}])"
        rf"|(?P<word>{_LETTER}+(?:(?:[{marks}{_JOINERS}]+|['\u2019](?={_LETTER})){_LETTER}*)*)"
    )
