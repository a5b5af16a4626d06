"""Prose and blocks as plain text: a link without a label shows the title of its card."""

from collections.abc import Iterator

from briefing.cli.columns import wrap
from briefing.model import Block, Form, Prose, Role, Roster

_RULE = 20


def line_of(prose: Prose, roster: Roster) -> str:
    """The text of prose, links that show an id showing a title, links out followed by where they lead."""
    told, at = list[str](), 0
    for span in prose.leads(Role.LINK, Role.URL):
        if span.start < at:
            continue
        label = prose.text[span.start : span.end]
        told += prose.text[at : span.start], _label(label, span.role, span.target, roster)
        at = span.end
    return "".join((*told, prose.text[at:]))


def blocks_lines(blocks: tuple[Block, ...], roster: Roster, width: int) -> Iterator[str]:
    """The lines of the blocks, wrapped but for code; an empty line before each but for an item behind an item."""
    for before, block in zip((None, *blocks), blocks, strict=False):
        if before is None or not before.form is block.form is Form.ITEM:
            yield ""
        yield from _lines(block, roster, width)


def _lines(block: Block, roster: Roster, width: int) -> Iterator[str]:
    text = line_of(block.prose, roster)
    if block.form is Form.RULE:
        yield "─" * min(_RULE, width)
    elif block.form is Form.CODE:
        yield from (f"    {line}" for line in text.split("\n"))
    elif block.form is Form.HEADING:
        yield from wrap(text, width, "#" * block.level + " ")
    elif block.form is Form.QUOTE:
        bar = "│ " * max(block.level, 1)
        yield from wrap(text, width, bar, bar)
    elif block.form is Form.ITEM:
        margin = "  " * (block.level - 1)
        yield from wrap(text, width, margin + (f"{block.marker} " if block.marker else "  "))
    else:
        yield from wrap(text, width)


def _label(label: str, role: Role, target: str, roster: Roster) -> str:
    if role is Role.URL:
        return label if label == target else f"{label} <{target}>"
    entry = roster.card(target) if label == target else None
    return entry.title if entry else label
