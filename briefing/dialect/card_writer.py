"""A card to the text of a file."""

import re
from collections.abc import Iterator, Sequence

from briefing.dialect.article_writer import quoted_scalar
from briefing.dialect.block_writer import BlockWriter
from briefing.dialect.blocks import BlockReader
from briefing.dialect.problem_list import Problems
from briefing.dialect.prose_reader import ProseReader
from briefing.dialect.prose_writer import ProseWriter, value
from briefing.model import Block, Card, Kind

_PLAIN = re.compile(r"[a-z][a-z_-]*")


def write_card(card: Card) -> str:
    """The text of a file that reads as the card, all that was added to it included; the inverse of `read_card`."""
    body = BlockWriter(ProseWriter(), read_blocks).write(card.blocks)
    return "".join(f"{line}\n" for line in ("---", *_front_matter(card), "---", *([body] if body else [])))


def read_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text in the dialect."""
    return BlockReader(ProseReader(Problems("")), 0).read(text)


def _front_matter(card: Card) -> Iterator[str]:
    if card.kind is not Kind.OTHER:
        yield f"kind: {card.kind.value}"
    yield f"title: {quoted_scalar(card.title)}"
    yield from _values("aliases", card.aliases)
    yield from _values("tags", card.tags)
    if card.date:
        yield f"date: {quoted_scalar(card.date.text)}"
    for field in card.fields:
        yield from _values(field.name, [value(each) for each in field.values])


def _values(name: str, values: Sequence[str]) -> Iterator[str]:
    if values:
        key = name if _PLAIN.fullmatch(name) else quoted_scalar(name)
        written = ", ".join(map(quoted_scalar, values))
        yield f"{key}: {written}" if len(values) == 1 else f"{key}: [{written}]"
