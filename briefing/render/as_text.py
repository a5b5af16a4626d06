"""A page as plain text."""

from collections.abc import Iterator

from briefing.model import TargetKind
from briefing.render.columns import cells, wrap
from briefing.views import Block, Page, PartBlocks

_NAMED = (TargetKind.CARD, TargetKind.ARTICLE, TargetKind.PASSAGE)
_CODE = "code"


def page_text(page: Page, columns: int) -> Iterator[str]:
    """The lines of a page, at most so many columns wide; a card, article or passage is followed by its id.

    The whole page is read: no window shows a part of it.
    """
    if isinstance(page.blocks, PartBlocks):
        page.blocks.prepare()
    for block in (*page.head, *page.blocks):
        yield from [""] * block.gap
        yield from _lines(block, page.margin, columns)


def _lines(block: Block, margin: int, columns: int) -> Iterator[str]:
    number = f"{block.margin:>{margin - 2}}  " if margin > 2 else ""
    first = number + block.marker.rjust(block.indent)
    rest = " " * (cells(first) + block.hang)
    if block.look == _CODE:
        yield from (f"{rest}{line}" for line in block.text.split("\n"))
    else:
        yield from (line.replace("\u00a0", " ") for line in wrap(_text(block), columns, first, rest))


def _text(block: Block) -> str:
    """The text of a block with the addresses of its links out, and its own id behind its first line."""
    text = block.text
    for span in reversed(block.spans):
        if span.target and span.target.kind is TargetKind.URL and text[span.start : span.end] != span.target.id:
            text = f"{text[: span.end]} <{span.target.id}>{text[span.end :]}"
    if not block.target or block.target.kind not in _NAMED or block.margin:
        return text
    line, newline, more = text.partition("\n")
    return f"{line} ({block.target.id}){newline}{more}"
