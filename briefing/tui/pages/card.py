"""The page of a card."""

from collections.abc import Iterator

from briefing.model import Block, Card, Field, Form
from briefing.tui.page.stanza import Page, Run, Stanza
from briefing.tui.pages.dates import spoken
from briefing.tui.pages.prose import Weaver, join, linked

_LABEL = 13
"""Cells of the column of field names."""


def card_page(card: Card, backlinks: tuple[str, ...], weaver: Weaver) -> Page:
    """A card as it is read: its title, its facts, its text, and the cards that link to it."""
    return Page((*_head(card), *_fields(card, weaver), *_body(card, weaver), *_backlinks(backlinks, weaver)))


def _head(card: Card) -> Iterator[Stanza]:
    yield Stanza(card.title, look="title")
    facts = [card.kind.value, *([spoken(card.date.text)] if card.date else []), *(f"#{tag}" for tag in card.tags)]
    yield Stanza(" · ".join(facts), look="quiet")
    if card.aliases:
        yield Stanza("also " + ", ".join(card.aliases), look="quiet")


def _fields(card: Card, weaver: Weaver) -> Iterator[Stanza]:
    for index, field in enumerate(field for field in card.fields if field.values):
        text, runs = _values(field, weaver)
        yield Stanza(text, runs, indent=_LABEL, marker=field.name[: _LABEL - 2].ljust(_LABEL), gap=index == 0)


def _values(field: Field, weaver: Weaver) -> tuple[str, tuple[Run, ...]]:
    return join([weaver.weave(value) for value in field.values], " · ")


def _body(card: Card, weaver: Weaver) -> Iterator[Stanza]:
    above: Block | None = None
    for block in card.blocks:
        text, runs = weaver.weave(block.prose)
        tight = above is not None and above.form is Form.ITEM and block.form is Form.ITEM and bool(block.marker)
        yield _stanza(block, text, runs, gap=0 if tight else 1)
        above = block


def _stanza(block: Block, text: str, runs: tuple[Run, ...], gap: int) -> Stanza:
    match block.form:
        case Form.HEADING:
            return Stanza(text, runs, look="heading", gap=gap)
        case Form.ITEM:
            indent = 2 * max(block.level, 1) + max(len(block.marker) - 1, 0)
            return Stanza(text, runs, indent=indent, marker=f"{block.marker} ", gap=gap)
        case Form.QUOTE:
            return Stanza(text, runs, look="quote", indent=2 * max(block.level, 1), marker="│ ", gap=gap)
        case Form.CODE:
            return Stanza(text, runs, look="code", indent=2, gap=gap)
        case Form.RULE:
            return Stanza("─" * 12, look="quiet", gap=gap)
        case _:
            return Stanza(text, runs, gap=gap)


def _backlinks(backlinks: tuple[str, ...], weaver: Weaver) -> Iterator[Stanza]:
    if backlinks:
        yield Stanza(f"Linked from {len(backlinks)}", look="heading", gap=1)
        text, runs = linked([(weaver.title(id), id) for id in backlinks])
        yield Stanza(text, runs)
