"""A card: what is read for it, and its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefing import model
from briefing.library import Library
from briefing.model import MENTIONS, Card, Field, Form, Kind, Note, Roster, Target
from briefing.views.block import Block, Span
from briefing.views.evidence import Evidence, read_evidence
from briefing.views.notes import notes_section
from briefing.views.page import Page
from briefing.views.prose import ProseRenderer, counted, join, linked
from briefing.views.spoken_dates import spoken

_LABEL = 13
"""Cells of the column of field names."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A card with what leads to it and what it rests on."""

    card: Card
    """The card."""
    backlinks: tuple[str, ...]
    """The ids of the cards that link to it, by title."""
    evidence: Evidence
    """The passages it cites, and those that mention it."""
    notes: tuple[Note, ...] = ()
    """The reader's notes on it."""


def read_card(library: Library, id: str) -> CardView:
    """Read a card from the index. Raises NotFound where there is none of that id."""
    card = library.card(id)
    return CardView(card, library.backlinks(id), read_evidence(library, card), library.notes.on([card.id]))


def card_page(view: CardView, roster: Roster, renderer: ProseRenderer) -> Page:
    """A card as it is read: its title, its facts, its text, and the cards that link to it."""
    card = view.card
    return Page(
        (
            *_head(card, view.evidence.mentions.total),
            *_fields(card, renderer),
            *notes_section(view.notes, renderer),
            *_body(card, renderer),
            *_backlinks(view.backlinks, roster, renderer),
        )
    )


def _head(card: Card, mentions: int) -> Iterator[Block]:
    yield Block(card.title, look="title", target=Target.card(card.id))
    facts = [card.kind.value, *([spoken(card.date.text)] if card.date else [])]
    parts: list[tuple[str, tuple[Span, ...]]] = [(fact, (Span(0, len(fact), "quiet"),)) for fact in facts]
    parts += [(f"#{tag}", (Span(0, len(tag) + 1, "link", _tagged(tag)),)) for tag in card.tags]
    yield Block(*join(parts, " · "))
    if mentions:
        told = counted(mentions, "possible mention")
        text = f"{told} not cited here"
        yield Block(text, (Span(0, len(told), "link", MENTIONS), Span(len(told), len(text), "quiet")))
    if card.aliases:
        yield Block("also " + ", ".join(card.aliases), look="quiet")


def _tagged(tag: str) -> Target:
    """The search for the cards with a tag."""
    return Target.query(f'tag:"{tag}"' if " " in tag else f"tag:{tag}")


def _fields(card: Card, renderer: ProseRenderer) -> Iterator[Block]:
    for index, field in enumerate(field for field in card.fields if field.values):
        text, spans = _values(field, renderer)
        yield Block(text, spans, indent=_LABEL, marker=field.name[: _LABEL - 2].ljust(_LABEL), gap=index == 0)


def _values(field: Field, renderer: ProseRenderer) -> tuple[str, tuple[Span, ...]]:
    return join([renderer.render(value) for value in field.values], " · ")


def _body(card: Card, renderer: ProseRenderer) -> Iterator[Block]:
    above: model.Block | None = None
    for block in card.blocks:
        if block.is_added and not (above and above.is_added):
            yield Block("Added by you", look="label", gap=1)
        text, spans = renderer.render(block.prose)
        is_tight = above is not None and above.form is Form.ITEM and block.form is Form.ITEM and bool(block.marker)
        yield _block(block, text, spans, gap=0 if is_tight else 1)
        above = block


def _block(block: model.Block, text: str, spans: tuple[Span, ...], gap: int) -> Block:
    match block.form:
        case Form.HEADING:
            return Block(text, spans, look="heading", gap=gap)
        case Form.ITEM:
            indent = 2 * max(block.level, 1) + max(len(block.marker) - 1, 0)
            return Block(text, spans, indent=indent, marker=f"{block.marker} ", gap=gap)
        case Form.QUOTE:
            return Block(text, spans, look="quote", indent=2 * max(block.level, 1), marker="│ ", gap=gap)
        case Form.CODE:
            return Block(text, spans, look="code", indent=2, gap=gap)
        case Form.RULE:
            return Block("─" * 12, look="quiet", gap=gap)
        case _:
            return Block(text, spans, gap=gap)


def _backlinks(backlinks: tuple[str, ...], roster: Roster, renderer: ProseRenderer) -> Iterator[Block]:
    """The cards that link here, a line for each kind."""
    if backlinks:
        yield Block(f"Linked from {len(backlinks)}", look="heading", gap=1)
    order = list(Kind)
    kinds = {id: entry.kind if (entry := roster.card(id)) else Kind.OTHER for id in backlinks}
    for kind, ids in groupby(sorted(backlinks, key=lambda id: order.index(kinds[id])), key=kinds.__getitem__):
        text, spans = linked([(renderer.title(id), Target.card(id)) for id in ids])
        yield Block(text, spans, indent=_LABEL, marker=kind.plural[: _LABEL - 2].ljust(_LABEL))
