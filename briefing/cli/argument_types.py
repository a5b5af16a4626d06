"""The types of arguments: what is typed, read as a value or refused in words."""

# ruff: noqa: PLC0415 - most commands need few of them, and what they load

import argparse
from pathlib import Path

from briefing.errors import ConfigError
from briefing.index import ServerAddress
from briefing.model import Date, Kind, TextKind

CARD_KINDS = {name: kind.value for kind in Kind for name in (kind.value, kind.plural)}
"""The kinds of cards, by each name they are called by."""
ARTICLES = "articles"
"""What `list` lists in place of cards."""
LISTED = {**CARD_KINDS, "article": ARTICLES, ARTICLES: ARTICLES}
"""What `list` lists."""
HIT_KINDS = {**CARD_KINDS, **{name: kind.value for kind in TextKind for name in (kind.value, kind.plural)}}
"""What a search finds."""
_MOST_DRAFTS = 10_000
"""So many drafts may be named as a run of numbers."""


def place(text: str) -> Path | ServerAddress:
    """A folder, or the address of a shared library."""
    try:
        return ServerAddress.parse(text) if ServerAddress.is_one(text) else Path(text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def address(text: str) -> ServerAddress:
    """The address of a shared library."""
    try:
        return ServerAddress.parse(text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def rule_or_severity(text: str) -> str:
    """The name of a rule or a severity."""
    from briefing.check import rules_of

    try:
        rules_of([text])
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def hit_kind(text: str) -> str:
    """The kind of a hit, by any name of it."""
    return _kind(text, HIT_KINDS)


def card_kind(text: str) -> str:
    """The kind of a card, by any name of it."""
    return _kind(text, CARD_KINDS)


def listed(text: str) -> str:
    """What is to be listed, by any name of it."""
    return _kind(text, LISTED)


def _kind(text: str, known: dict[str, str]) -> str:
    try:
        return known[text.casefold()]
    except KeyError:
        raise argparse.ArgumentTypeError(f"there is no kind “{text}”; it is {one_of(known)}") from None


def drafts(text: str) -> tuple[int, ...]:
    """The numbers of drafts, 0 for all of them: `all`, `3`, `1,4-6`."""
    if text.casefold() == "all":
        return (0,)
    numbers = list[int]()
    for piece in text.split(","):
        first, dash, last = piece.partition("-")
        start, end = count(first), count(last if dash else first)
        if end - start > _MOST_DRAFTS:
            raise argparse.ArgumentTypeError(f"“{text}” is more drafts than an article has")
        numbers += range(start, end + 1)
    return tuple(numbers)


def date(text: str) -> Date | None:
    """A date, in EDTF or written out; none where the text is empty."""
    from briefing.sources.dates import told_date

    if not text:
        return None
    if (told := told_date(text)) is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write 2019-07-23, 2019-07 or 2019")
    return told


def path(text: str) -> Path:
    """A path; the empty text, as of a variable that is not set, is not the folder one is in."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path names no file; the folder you are in is .")
    return Path(text)


def encoding(text: str) -> str:
    """The name of an encoding; empty for none."""
    if not text:
        return text
    from briefing.sources.encoding import codec

    try:
        codec(text)
    except LookupError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no encoding that is known: write for example windows-1251, koi8-r, shift_jis or utf-8"
        ) from None
    return text


def count(text: str) -> int:
    """A number from 1 to a million."""
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text[:9]) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to 1000000")
    return int(text)


def numbers(text: str) -> tuple[int, ...]:
    """Numbers from 1, each once, parted by commas."""
    pieces = [piece.strip() for piece in text.split(",")]
    if not all(piece.isdecimal() and piece.isascii() and int(piece[:9]) > 0 for piece in pieces):
        raise argparse.ArgumentTypeError(f"“{text}” is no list of numbers; write for example 1,3")
    return tuple(dict.fromkeys(int(piece[:9]) for piece in pieces))


def one_of(known: dict[str, str]) -> str:
    """The values as they are told: `actor, offer or talks`."""
    *names, last = dict.fromkeys(known.values())
    return f"{', '.join(names)} or {last}"
