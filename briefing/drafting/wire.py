"""Paragraphs to the language model and its parses back, as bytes; nothing that comes back is trusted."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from briefing.drafting.parse import Parse, Span, Token

_OPENS = re.compile(r"[\"'“‘«(\[]*[A-Z0-9À-ÖØ-ÞĀ-Ž]")
_CLOSES = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»]$")


class BadParseError(ValueError):
    """What the language model's process said is no parse; it never leaves this floor."""


def pack_texts(texts: Sequence[str]) -> bytes:
    """The bytes of paragraphs."""
    return json.dumps(texts).encode()


def unpack_texts(data: bytes) -> list[str]:
    """The paragraphs in these bytes."""
    return [str(text) for text in json.loads(data)]


def unpack_parses(data: bytes, texts: Sequence[str], starts: Sequence[int]) -> tuple[Parse, ...]:
    """The parses in `data` of `texts`, each from its offset in `starts` on; BadParseError where they are none."""
    try:
        read = json.loads(data)
        if len(read) != len(texts):
            raise BadParseError("there is not a parse for each passage")
        return tuple(_parse(*one) for one in zip(read, texts, starts, strict=True))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise BadParseError(f"it is of another shape: {error}") from error


def _parse(read: dict[str, Any], text: str, offset: int) -> Parse:
    columns = zip(read["at"], read["tags"], read["lemmas"], read["deps"], read["heads"], strict=True)
    tokens = tuple(_token(text, offset, column) for column in columns)
    if any(not 0 <= token.head < len(tokens) for token in tokens):
        raise BadParseError("a token depends on none of the passage")
    if any(one.end > after.start for one, after in pairwise(tokens)):
        raise BadParseError("tokens overlap")
    starts = [at for at in read["sentences"] if 0 < at < len(tokens)]
    entities = tuple(Span(int(first), int(last), str(label)) for first, last, label in read["entities"])
    if any(not 0 <= one.first < one.last <= len(tokens) for one in entities):
        raise BadParseError("a name is outside the passage")
    return Parse(text, tokens, tuple(_sentences(text, tokens, starts)), entities)


def _token(text: str, offset: int, column: tuple[Any, ...]) -> Token:
    (first, last), tag, lemma, dep, head = column
    start, end = int(first) + offset, int(last) + offset
    if not offset <= start < end <= len(text):
        raise BadParseError("a token is outside the passage")
    return Token(text[start:end], start, end, str(tag), str(lemma).lower(), str(dep), int(head))


def _sentences(text: str, tokens: tuple[Token, ...], starts: list[int]) -> Iterator[Span]:
    """The sentences; where the model parts one that neither ends nor begins like one, it is left whole."""
    first = 0
    for start in starts:
        before, after = text[: tokens[start].start].rstrip(), text[tokens[start].start :]
        if _CLOSES.search(before[-6:]) and _OPENS.match(after):
            yield Span(first, start)
            first = start
    if first < len(tokens):
        yield Span(first, len(tokens))
