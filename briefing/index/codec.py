"""The codec: values of the model as JSON and back. The model is the format: whoever changes one changes the other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from briefing.errors import IndexUnusable
from briefing.model import Article, Card, CardDates, Insertion, Note, Passage, Variant

_Value = TypeVar("_Value")


class _Texts(msgspec.Struct):
    """The texts of a passage alone; all else is skipped, which takes a fifth of the time."""

    digest: str
    original: str
    variants: tuple[Variant, ...] = ()
    insertions: tuple[Insertion, ...] = ()


_card = msgspec.json.Decoder(tuple[Card, list[str], msgspec.Raw]).decode
_passage = msgspec.json.Decoder(tuple[Passage, tuple[str, ...], tuple[str, ...]]).decode
_body = msgspec.json.Decoder(tuple[msgspec.Raw, list[str], msgspec.Raw]).decode
_dates = msgspec.json.Decoder(tuple[msgspec.Raw, msgspec.Raw, CardDates]).decode
_texts = msgspec.json.Decoder(tuple[_Texts, msgspec.Raw, msgspec.Raw]).decode
_note = msgspec.json.Decoder(Note).decode
_articles = msgspec.json.Decoder(list[Article]).decode

encode = msgspec.json.Encoder().encode
"""A value of the model, or a list or tuple of some, as JSON."""


def decode_card(data: bytes) -> Card:
    """The card that is stored with a document."""
    return _decoded(_card, data)[0]


def decode_body(data: bytes) -> list[str]:
    """The text that is stored with a card, without the card."""
    return _decoded(_body, data)[1]


def decode_dates(data: bytes) -> CardDates:
    """What is stored with a card for a timeline, without the card."""
    return _decoded(_dates, data)[2]


def decode_texts(data: bytes) -> list[str]:
    """The texts of the passage that is stored with a document: its own words, its digest, what copies have besides."""
    passage, *_ = _decoded(_texts, data)
    own = [text for text in (passage.original, passage.digest) if text]
    differing = [f"{_name(one.copy)}: {one.text}" for one in passage.variants]
    return own + differing + [f"{_name(one.copy)}: {one.text}" for one in passage.insertions]


def decode_passage(data: bytes) -> tuple[Passage, tuple[str, ...], tuple[str, ...]]:
    """The passage that is stored with a document, the ids of the cards that it names, and those it names doubtfully."""
    return _decoded(_passage, data)


def decode_note(data: bytes) -> Note:
    """The note that is stored with a document."""
    return _decoded(_note, data)


def decode_articles(lines: Sequence[bytes]) -> list[Article]:
    """The articles that were encoded one by one."""
    return _decoded(_articles, b"[%b]" % b",".join(lines))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _decoded(decode: Callable[[bytes], _Value], data: bytes) -> _Value:
    """A decoded value; IndexUnusable where the bytes have been altered."""
    try:
        return decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IndexUnusable.because(error) from error
