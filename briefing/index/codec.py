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
    Edit,
    Field,
    Form,
    Kind,
    Passage,
    Prose,
    Role,
    Span,
    Standing,
    Touch,
    Variant,
)

FORMAT = 8
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
        [
            [variant.copy, [[edit.before, edit.removed, edit.added, edit.touches] for edit in variant.edits]]
            for variant in passage.variants
        ],
    ]


def unpack_passage(value: Sequence[Any]) -> Passage:
    """The passage of `pack_passage`."""
    article, number, digest, original, fingerprint, standing, line, variants = value
    differing = tuple(Variant(copy, tuple(map(_unpack_edit, edits))) for copy, edits in variants)
    return Passage(Address(article, number), digest, original, fingerprint, Standing(standing), line, differing)


def pack_article(article: Article) -> list[Any]:
    """The facts of an article as a list."""
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
        article.gaps,
    ]


def unpack_article(value: Sequence[Any]) -> Article:
    """The facts of `pack_article`."""
    id_, title, outlet, authors, contributors, published, updated, url, language, passages, gaps = value
    return Article(
        id_,
        title,
        outlet,
        tuple(authors),
        tuple(contributors),
        _unpack_date(published),
        _unpack_date(updated),
        url,
        language,
        passages,
        tuple((first, last) for first, last in gaps),
    )


def _unpack_edit(value: Sequence[Any]) -> Edit:
    before, removed, added, touches = value
    return Edit(before, removed, added, tuple(map(Touch, touches)))


def _pack_prose(prose: Prose) -> list[Any]:
    return [prose.text, [[span.start, span.end, span.role.value, span.target, span.line] for span in prose.spans]]


def _unpack_prose(value: Sequence[Any]) -> Prose:
    text, spans = value
    return Prose(text, tuple(Span(start, end, Role(role), target, line) for start, end, role, target, line in spans))


def _pack_date(date: Date | None) -> list[str] | None:
    return None if date is None else [date.text, date.first, date.last]


def _unpack_date(value: Sequence[str] | None) -> Date | None:
    return None if value is None else Date(*value)
