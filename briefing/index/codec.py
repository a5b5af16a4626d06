"""Model values to compact JSON and back; fields by position, so that a change of the model is a change of FORMAT."""

import json
from collections.abc import Sequence
from typing import Any

from briefing.model import (
    Address,
    Article,
    Block,
    Card,
    Date,
    Entry,
    Field,
    Form,
    Kind,
    Passage,
    Prose,
    Role,
    Roster,
    Span,
    Standing,
)

FORMAT = 4
"""Raised whenever what is written here, or how it is indexed, changes."""


def dump(value: object) -> str:
    """`value`, made of lists, strings and numbers, as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack_card(card: Card) -> list[Any]:
    """A card as nested lists."""
    return [
        card.id,
        card.kind.value,
        card.title,
        card.aliases,
        card.tags,
        _pack_date(card.date),
        [[field.name, [_pack_prose(value) for value in field.values]] for field in card.fields],
        [[_pack_prose(block.prose), block.form.value, block.level, block.marker, block.line] for block in card.blocks],
    ]


def unpack_card(value: Sequence[Any]) -> Card:
    """The card of `pack_card`."""
    id_, kind, title, aliases, tags, date, fields, blocks = value
    return Card(
        id=id_,
        kind=Kind(kind),
        title=title,
        aliases=tuple(aliases),
        tags=tuple(tags),
        date=_unpack_date(date),
        fields=tuple(Field(name, tuple(_unpack_prose(prose) for prose in values)) for name, values in fields),
        blocks=tuple(Block(_unpack_prose(prose), Form(form), *rest) for prose, form, *rest in blocks),
    )


def pack_passage(passage: Passage) -> list[Any]:
    """A passage as a list."""
    address = passage.address
    return [
        address.article,
        address.number,
        passage.digest,
        passage.original,
        passage.fingerprint,
        passage.standing.value,
        passage.line,
    ]


def unpack_passage(value: Sequence[Any]) -> Passage:
    """The passage of `pack_passage`."""
    article, number, digest, original, fingerprint, standing, line = value
    return Passage(Address(article, number), digest, original, fingerprint, Standing(standing), line)


def pack_roster(roster: Roster) -> list[Any]:
    """A roster as nested lists."""
    return [
        [[entry.id, entry.kind.value, entry.title, entry.aliases, entry.date] for entry in roster.cards],
        [_pack_article(article) for article in roster.articles],
    ]


def unpack_roster(value: Sequence[Any]) -> Roster:
    """The roster of `pack_roster`."""
    cards, articles = value
    kinds = {kind.value: kind for kind in Kind}
    return Roster(
        tuple(Entry(id_, kinds[kind], title, tuple(aliases), date) for id_, kind, title, aliases, date in cards),
        tuple(_unpack_article(article) for article in articles),
    )


def _pack_article(article: Article) -> list[Any]:
    return [
        article.id,
        article.title,
        article.outlet,
        article.authors,
        article.contributors,
        _pack_date(article.published),
        _pack_date(article.updated),
        article.url,
        article.language,
        article.passages,
    ]


def _unpack_article(value: Sequence[Any]) -> Article:
    id_, title, outlet, authors, contributors, published, updated, *rest = value
    dates = _unpack_date(published), _unpack_date(updated)
    return Article(id_, title, outlet, tuple(authors), tuple(contributors), *dates, *rest)


def _pack_prose(prose: Prose) -> list[Any]:
    return [prose.text, [[span.start, span.end, span.role.value, span.target, span.line] for span in prose.spans]]


def _unpack_prose(value: Sequence[Any]) -> Prose:
    text, spans = value
    return Prose(text, tuple(Span(start, end, Role(role), target, line) for start, end, role, target, line in spans))


def _pack_date(date: Date | None) -> list[str] | None:
    return None if date is None else [date.text, date.first, date.last]


def _unpack_date(value: Sequence[str] | None) -> Date | None:
    return None if value is None else Date(*value)
