"""Cards, articles and passages as JSON values."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefing.library import Library
from briefing.model import Article, Note, Passage, name_of
from briefing.views import CardView, PassageView

if TYPE_CHECKING:
    from briefing.compare import Comparison


def card_json(view: CardView) -> dict[str, Any]:
    """A card, and what leads to it."""
    card, mentions = view.card, view.evidence.mentions
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
        "links": list(map(name_of, card.links)),
        "backlinks": list(view.backlinks),
        "mentions": list(mentions.addresses),
        "mentions_total": mentions.total,
        "notes": notes_json(view.notes),
    }


def notes_json(notes: Iterable[Note]) -> list[dict[str, Any]]:
    """Notes, each with what it is on."""
    return [{"on": note.on, "text": note.text, "is_lost": note.is_lost} for note in notes]


def passage_json(view: PassageView) -> dict[str, Any]:
    """A passage, the cards that cite it, and the others that it names."""
    passage = view.passage
    return {
        "id": str(passage.address),
        "article": passage.address.article,
        "number": passage.address.number,
        "text": passage.text,
        "is_original": passage.is_original,
        "cited_by": list(view.citing),
        "mentions": list(view.named),
        "only_in_copies": _only_in_copies(passage),
        "notes": notes_json(view.notes),
    }


def _only_in_copies(passage: Passage) -> list[dict[str, str]]:
    """The paragraphs beside a passage that only copies have."""
    return [{"copy": one.copy, "text": one.text} for one in passage.insertions]


def article_json(library: Library, article: Article) -> dict[str, Any]:
    """An article and its passages, each with the cards that cite it."""
    passages = library.passages(article.id)
    citing = library.citing([passage.address for passage in passages])
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
                "cited_by": list(citing.get(passage.address, ())),
                "only_in_copies": _only_in_copies(passage),
            }
            for passage in passages
        ],
        "notes": notes_json(library.notes.on([article.id])),
    }


def comparison_json(comparison: "Comparison") -> dict[str, Any]:
    """Two articles, or two cards, side by side; `said_by` tells whom each side of a difference quotes."""
    return {
        "articles": list(comparison.ids),
        "matters": [
            {
                "cards": list(matter.cards),
                "sides": [
                    [{"text": one.text, "citations": list(one.citations)} for one in side] for side in matter.sides
                ],
                "differences": [
                    {
                        "of": one.of.value,
                        "values": [list(values) for values in one.values],
                        "verdict": one.verdict.value,
                        "said_by": list(one.speakers),
                    }
                    for one in matter.differences
                ],
            }
            for matter in comparison.matters
        ],
    }
