"""A briefing card."""

from dataclasses import dataclass
from typing import NamedTuple

from briefing.model.claim import Claim, claims_of
from briefing.model.date import Date
from briefing.model.kind import Kind
from briefing.model.prose import Block, Prose, Role, Span


class Field(NamedTuple):
    """One field of a card's front matter; a value that links is a typed relation."""

    name: str
    """Its name: `by`, `role`, `place`…"""
    values: tuple[Prose, ...]
    """Its values; a link's text is its label, or its target's id."""


@dataclass(frozen=True, slots=True)
class Card:
    """One Markdown file: an actor, an offer, talks or a sanction."""

    id: str
    """The stem of its file."""
    kind: Kind
    """What it is about."""
    title: str
    """Its name."""
    aliases: tuple[str, ...] = ()
    """Its other names."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    date: Date | None = None
    """When it took place."""
    fields: tuple[Field, ...] = ()
    """The other fields of its front matter, those of its kind first."""
    blocks: tuple[Block, ...] = ()
    """Its text."""
    adds_to: str = ""
    """Of an addition, the id of the card it adds to; empty for a card."""
    refused_names: tuple[str, ...] = ()
    """Those of its names that don't mean it in texts, as the reader has decided; no mention is found by them."""

    @property
    def language(self) -> str:
        """Its language as a BCP 47 tag, from its field `language`; empty for English."""
        return next((field.values[0].text for field in self.fields if field.name == "language" and field.values), "")

    @property
    def names(self) -> tuple[str, ...]:
        """Its title and aliases."""
        return (self.title, *self.aliases)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What it claims, in order."""
        return claims_of(self.blocks)

    @property
    def link_spans(self) -> tuple[Span, ...]:
        """Every link to a card, in the front matter and in the text, in order."""
        prose = [value for field in self.fields for value in field.values] + [block.prose for block in self.blocks]
        return tuple(span for piece in prose for span in piece.leads(Role.LINK))

    @property
    def citation_spans(self) -> tuple[Span, ...]:
        """Every citation of a passage, those of the text first, as they are numbered."""
        prose = [block.prose for block in self.blocks] + [value for field in self.fields for value in field.values]
        return tuple(span for piece in prose for span in piece.leads(Role.CITATION))

    @property
    def links(self) -> tuple[str, ...]:
        """The ids it links to, each once, in order of first appearance."""
        return tuple(dict.fromkeys(span.target for span in self.link_spans))

    @property
    def citations(self) -> tuple[str, ...]:
        """The addresses it cites, each once, in order of first appearance."""
        return tuple(dict.fromkeys(span.target for span in self.citation_spans))
