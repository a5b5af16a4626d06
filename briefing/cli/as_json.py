"""Cards, articles and passages as JSON."""

from typing import Any

from briefing.library import Library
from briefing.model import Article, Card, Passage


def card_json(library: Library, card: Card) -> dict[str, Any]:
    """A card, and what leads to it."""
    mentions = library.mentions(card.id)
    return {
        "id": card.id,
        "kind": card.kind.value,
        "title": card.title,
        "aliases": list(card.aliases),
        "date": str(card.date or ""),
        "fields": {field.name: [value.text for value in field.values] for field in card.fields},
        "claims": [
            {
                "text": claim.text,
                "heading": claim.heading,
                "citations": list(claim.citations),
                "added": claim.is_added,
            }
            for claim in card.claims
        ],
        "links": list(card.links),
        "backlinks": list(library.backlinks(card.id)),
        "mentions": list(mentions.addresses),
        "mentions_total": mentions.total,
    }


def passage_json(library: Library, passage: Passage) -> dict[str, Any]:
    """A passage, the cards that cite it, and the others that it names."""
    citing = library.cited_by(passage.address)
    return {
        "id": str(passage.address),
        "article": passage.address.article,
        "number": passage.address.number,
        "text": passage.text,
        "is_original": passage.is_original,
        "cited_by": list(citing),
        "mentions": [id for id in library.named_in(passage.address) if id not in citing],
    }


def article_json(library: Library, article: Article) -> dict[str, Any]:
    """An article and its passages."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "contributors": list(article.contributors),
        "published": str(article.published or ""),
        "updated": str(article.updated or ""),
        "url": article.url,
        "language": article.language,
        "passages": [
            {
                "id": str(passage.address),
                "number": passage.address.number,
                "text": passage.text,
                "is_original": passage.is_original,
            }
            for passage in library.passages(article.id)
        ],
    }
