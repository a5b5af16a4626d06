"""A dossier as W3C Web Annotations in JSON-LD, which `add` reads again; `sources.annotation_file` tells the form."""

import json
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from briefing.dialect import write_card
from briefing.export.telling import MADE_BY, contents, rights, whose
from briefing.model import Card, Dossier, Passage, Source, with_titles
from briefing.sources import annotation_file

_NEAR = 32
"""So many characters before and after a quotation tell it from another of the same words."""
_BETWEEN = "\n"
"""What stands between two passages in the text that positions are counted in."""
Node = dict[str, Any]


def jsonld(dossier: Dossier) -> Iterator[str]:
    """The JSON-LD of a dossier, piece by piece: a collection, its annotations, and the articles and cards they are of.

    Positions are counted in characters in the text of the article: all its passages, a line feed between two, each in
    the words in which the dossier has it.
    """
    head = {
        "@context": annotation_file.CONTEXT,
        "id": annotation_file.COLLECTION,
        "type": "briefing:Dossier",
        "schema:name": dossier.title,
        "schema:description": " ".join(filter(None, (f"{contents(dossier)}.", rights(dossier)))),
        "generator": {"id": annotation_file.GENERATOR, "type": "Software", "name": MADE_BY},
    }
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    for name, nodes in (
        ("briefing:articles", (_article(source, dossier) for source in dossier.sources)),
        ("briefing:cards", map(_card, dossier.cards)),
        ("briefing:annotations", _annotations(dossier)),
    ):
        yield f',\n "{name}": ['
        for number, node in enumerate(nodes):
            yield (",\n" if number else "\n") + json.dumps(node, ensure_ascii=False)
        yield "\n ]"
    yield "\n}\n"


def _article(source: Source, dossier: Dossier) -> Node:
    article = source.article
    facts = {
        "schema:headline": article.title,
        "schema:publisher": article.outlet,
        "schema:author": list(article.authors),
        "schema:contributor": list(article.contributors),
        "schema:datePublished": str(article.published or ""),
        "schema:dateModified": str(article.updated or ""),
        "schema:url": article.url,
        "schema:inLanguage": article.language,
    }
    return {
        "id": annotation_file.article_uri(article.id),
        "type": "schema:NewsArticle",
        **{name: value for name, value in facts.items() if value},
        "briefing:passages": [_passage(passage, dossier) for passage in source.held],
    }


def _passage(passage: Passage, dossier: Dossier) -> Node:
    words = dossier.words(passage)
    node: Node = {
        "id": annotation_file.passage_uri(passage.address),
        "briefing:number": passage.address.number,
        "briefing:words": whose(words),
        "schema:text": words.text,
    }
    more = {"briefing:fingerprint": passage.fingerprint, "schema:pagination": passage.layout.page}
    return node | {name: value for name, value in more.items() if value}


def _card(card: Card) -> Node:
    names = {"schema:alternateName": list(card.aliases)} if card.aliases else {}
    return {
        "id": annotation_file.card_uri(card.id),
        "type": "briefing:Card",
        "briefing:kind": card.kind.value,
        "schema:name": card.title,
        **names,
        "briefing:markdown": write_card(card),
    }


def _annotations(dossier: Dossier) -> Iterator[Node]:
    """The claims of every card, each with the passages that it cites as targets."""
    targets = {address: target for source in dossier.sources for address, target in _targets(source, dossier)}
    for card in dossier.cards:
        blocks = tuple(block._replace(prose=with_titles(block.prose, dossier.titles)) for block in card.blocks)
        for number, claim in enumerate(Card(card.id, card.kind, card.title, blocks=blocks).claims, 1):
            found = [targets[address] for address in claim.citations if address in targets]
            if found:
                yield {
                    "id": f"{annotation_file.card_uri(card.id)}:claim:{number}",
                    "type": "Annotation",
                    "motivation": "describing",
                    "body": {"type": "TextualBody", "value": claim.text, "format": "text/plain"},
                    "target": found if len(found) > 1 else found[0],
                    "briefing:card": annotation_file.card_uri(card.id),
                }


def _targets(source: Source, dossier: Dossier) -> Iterator[tuple[str, Node]]:
    """The targets for the passages that a dossier holds of an article, by address."""
    article = source.article
    texts = [dossier.words(passage).text for passage in source.passages]
    starts = list(accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0))
    whole = _BETWEEN.join(texts)
    for passage, text, start in zip(source.passages, texts, starts, strict=False):
        if passage.address.number in source.numbers and text:
            words = dossier.words(passage)
            yield (
                str(passage.address),
                {
                    "type": "SpecificResource",
                    "source": (article.url if words.is_own else "") or annotation_file.article_uri(article.id),
                    "briefing:passage": annotation_file.passage_uri(passage.address),
                    "briefing:words": whose(words),
                    "selector": _selectors(whole, start, start + len(text)),
                },
            )


def _selectors(whole: str, start: int, end: int) -> list[Node]:
    """A quotation with what stands around it, and its place in the text."""
    quote = {
        "type": "TextQuoteSelector",
        "exact": whole[start:end],
        "prefix": whole[max(start - _NEAR, 0) : start],
        "suffix": whole[end : end + _NEAR],
    }
    return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
