"""Claims: what a card says, piece by piece, and the passages each piece rests on."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.model.prose import Block, Form, Role, Span

_SPEAKING = (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)


class Claim(NamedTuple):
    """The text of a block up to the citations that end it."""

    text: str
    """What is claimed, without its citations."""
    citations: tuple[str, ...]
    """The addresses it rests on; none for what follows the last citation of a block."""
    line: int
    """The line of the file its block begins on, from 1; 0 where it stands in an addition."""
    heading: str = ""
    """The heading it stands under; empty before the first."""
    is_added: bool = False
    """Whether it stands in an addition of the reader's, not in the card's own file."""
    links: tuple[str, ...] = ()
    """The ids of the cards that it links to, each once."""


def claims_of(blocks: tuple[Block, ...]) -> tuple[Claim, ...]:
    """The claims of a card, in order."""
    found, heading = list[Claim](), ""
    for block in blocks:
        if block.form is Form.HEADING:
            heading = " ".join(block.prose.text.split())
        elif block.form in _SPEAKING:
            found += (claim._replace(heading=heading, is_added=block.is_added) for claim in _claims(block))
    return tuple(found)


def _claims(block: Block) -> Iterator[Claim]:
    text, start, cited = block.prose.text, 0, list[Span]()
    for span in block.prose.leads(Role.CITATION):
        if cited and any(map(str.isalnum, text[cited[-1].end : span.start])):
            yield _claim(block, start, cited)
            start, cited = cited[-1].end, []
        cited.append(span)
    if cited:
        yield _claim(block, start, cited)
        start = cited[-1].end
    if any(map(str.isalnum, text[start:])):
        yield Claim(_told(text[start:]), (), block.line, links=_links(block, start, len(text)))


def _claim(block: Block, start: int, cited: list[Span]) -> Claim:
    text = block.prose.text[start : cited[0].start]
    citations = tuple(dict.fromkeys(span.target for span in cited))
    return Claim(_told(text), citations, block.line, links=_links(block, start, cited[0].start))


def _links(block: Block, start: int, end: int) -> tuple[str, ...]:
    """The cards that a part of a block links to."""
    inside = (span for span in block.prose.leads(Role.LINK) if start <= span.start < end)
    return tuple(dict.fromkeys(span.target for span in inside))


def _told(text: str) -> str:
    """The text on one line, without the signs that close the claim before it."""
    return " ".join(text.split()).lstrip(".,;:!? ")
