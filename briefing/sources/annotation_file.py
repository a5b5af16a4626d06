"""A dossier as Web Annotations in JSON-LD, as it is exported: its names, and its cards and articles read again."""

import json
import re
from collections.abc import Iterator
from typing import Any

from briefing.dialect import read_card, read_date
from briefing.dialect.links import link_out
from briefing.model import Address, Article, Card, Dossier, Layout, Passage, Source, Standing, is_id, pages_of
from briefing.text import clean_line

_URN = "urn:briefing:"
COLLECTION = f"{_URN}dossier"
"""The URI of a dossier."""
GENERATOR = f"{_URN}program"
"""The URI of the program."""
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "schema": "http://schema.org/",
        "briefing": f"{_URN}vocabulary:",
        "briefing:card": {"@type": "@id"},
        "briefing:passage": {"@type": "@id"},
    },
)
"""What the terms of a dossier mean: those of Web Annotations, of schema.org, and our own."""
_ARTICLE, _CARD = f"{_URN}article:", f"{_URN}card:"
_PRINT = re.compile(r"[0-9a-f]{16}")
_MOST = 10_000_000
_LONGEST_PAGE = 12
_OWN = "own words"
Node = dict[str, Any]


def article_uri(id: str) -> str:
    """The URI of an article."""
    return f"{_ARTICLE}{id}"


def card_uri(id: str) -> str:
    """The URI of a card."""
    return f"{_CARD}{id}"


def passage_uri(address: Address) -> str:
    """The URI of a passage."""
    return f"{article_uri(address.article)}:passage:{address.number}"


def read_annotations(text: str) -> Dossier | None:
    """Read a dossier from its JSON-LD, whatever that is; None where it is no dossier."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("id") != COLLECTION:
        return None
    cards = [card for node in _nodes(values, "briefing:cards") if (card := _card(node))]
    sources = [source for node in _nodes(values, "briefing:articles") if (source := _source(node))]
    return Dossier(_line(values, "schema:name"), tuple(cards), tuple(sources))


def _card(node: Node) -> Card | None:
    id = _id(node, _CARD)
    return read_card(id, _text(node, "briefing:markdown"), "")[0] if id else None


def _source(node: Node) -> Source | None:
    id = _id(node, _ARTICLE)
    if not id:
        return None
    found = {
        passage.address.number: passage for each in _nodes(node, "briefing:passages") for passage in _passage(id, each)
    }
    passages = tuple(found[number] for number in sorted(found))
    published, updated = _line(node, "schema:datePublished"), _line(node, "schema:dateModified")
    article = Article(
        id,
        _line(node, "schema:headline") or id,
        outlet=_line(node, "schema:publisher"),
        authors=_lines(node, "schema:author"),
        contributors=_lines(node, "schema:contributor"),
        published=read_date(published) if published else None,
        updated=read_date(updated) if updated else None,
        url=link_out(_line(node, "schema:url")) or "",
        language=_line(node, "schema:inLanguage"),
        passages=len(passages),
        pages=pages_of(passages),
    )
    return Source(article, passages, frozenset(found))


def _passage(article: str, node: Node) -> Iterator[Passage]:
    number, text, fingerprint = (
        node.get("briefing:number"),
        _line(node, "schema:text"),
        _line(node, "briefing:fingerprint"),
    )
    if type(number) is not int or not 0 < number < _MOST:
        return
    address, known = Address(article, number), fingerprint if _PRINT.fullmatch(fingerprint) else ""
    layout = Layout(page=_line(node, "schema:pagination")[:_LONGEST_PAGE])
    if text and node.get("briefing:words") == _OWN:
        yield Passage(address, original=text, fingerprint=known, standing=Standing.VERBATIM, layout=layout)
    else:
        yield Passage(address, text, fingerprint=known, layout=layout)


def _nodes(node: Node, name: str) -> list[Node]:
    found = node.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _id(node: Node, before: str) -> str:
    """The id in the URI of a node; empty where it is none."""
    id = _text(node, "id").removeprefix(before)
    return id if is_id(id) else ""


def _text(node: Node, name: str) -> str:
    found = node.get(name)
    return found if isinstance(found, str) else ""


def _line(node: Node, name: str) -> str:
    return clean_line(_text(node, name))


def _lines(node: Node, name: str) -> tuple[str, ...]:
    found = node.get(name)
    lines = (clean_line(each) for each in found if isinstance(each, str)) if isinstance(found, list) else ()
    return tuple(filter(None, lines))
