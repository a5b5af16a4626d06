"""What is stored with a document of the engine, read back."""

import json
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from briefing.errors import IndexUnusable
from briefing.index.codec import unpack_card, unpack_passage
from briefing.index.files import DAMAGE
from briefing.model import Card, Passage

_R = TypeVar("_R")


def _decoding(read: Callable[[str], _R]) -> Callable[[str], _R]:
    """What is no stored document is damage."""

    @wraps(read)
    def decoding(stored: str) -> _R:
        try:
            return read(stored)
        except (*DAMAGE, AttributeError) as error:
            raise IndexUnusable.because(error) from error

    return decoding


@_decoding
def stored_card(stored: str) -> Card:
    """The card of a stored document."""
    return unpack_card(json.loads(stored)[0])


@_decoding
def stored_body(stored: str) -> list[str]:
    """The text of a stored card, block by block, without citations."""
    body: list[str] = json.loads(stored)[1]
    return body


@_decoding
def stored_passage(stored: str) -> tuple[Passage, tuple[str, ...]]:
    """The passage of a stored document, and the ids of the cards it names."""
    passage, names = json.loads(stored)
    return unpack_passage(passage), tuple(names)


@_decoding
def stored_texts(stored: str) -> list[str]:
    """The texts of a stored passage, the original before the digest, where it has both."""
    _, _, digest, original, *_ = json.loads(stored)[0]
    return [text for text in (original, digest) if text]
