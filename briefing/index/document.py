"""Cards, passages and notes as documents: what an engine stores of them, and the words and terms that find them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from briefing.dialect.edtf_dates import read_date
from briefing.dialect.told_dates import first_date
from briefing.index.codec import encode
from briefing.index.mention_finder import MentionFinder
from briefing.model import (
    Address,
    Article,
    Card,
    CardDates,
    Date,
    DatedClaim,
    Note,
    NoteFile,
    Passage,
    Prose,
    Role,
    TextKind,
)
from briefing.query.analysis import ENGLISH, stemmer_of
from briefing.text import compound_terms, terms

NAME_WEIGHT = 8.0
"""The weight of a word in a title or an alias; a word of a text weighs 1."""

FACT_WEIGHT = 2.0
"""The weight of a word in the facts of an article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is searched; no phrase spans two pieces."""

    terms: tuple[str, ...]
    """Its folded words."""
    weight: float = 1.0
    """The weight of each word."""
    stemmer: str = ENGLISH
    """The stemmer of its language."""


@dataclass(frozen=True, slots=True)
class Document:
    """One card, passage or note, ready for an engine."""

    key: str
    """The card's id, the passage's address, or the note's key."""
    stored: bytes
    """The value of the model, with what the codec stores beside it."""
    pieces: tuple[Piece, ...]
    """The texts that are searched."""
    terms: dict[str, tuple[str, ...]]
    """The terms that filters and links look up, by field: kind, article, links, relations, cites, sources, tags, names,
    doubted, print, span; of notes also file and on."""

    @property
    def spelled(self) -> set[str]:
        """The folded words of all pieces."""
        return set[str]().union(*(piece.terms for piece in self.pieces))


def card_document(card: Card) -> Document:
    """The document of a card."""
    body = tuple(body_of(card))
    texts = (*card.tags, *(value.text for field in card.fields for value in field.values), *body)
    closed = tuple(chain.from_iterable(map(compound_terms, (*card.names, *texts))))
    stemmer = stemmer_of(card.language)
    addresses = [address for text in card.citations if (address := Address.parse(text))]
    return Document(
        key=card.id,
        stored=encode((card, body, dates_of(card))),
        pieces=(
            *(Piece(terms(name), NAME_WEIGHT, stemmer) for name in card.names),
            *(Piece(terms(text), stemmer=stemmer) for text in texts),
            *((Piece(closed, stemmer=stemmer),) if closed else ()),
        ),
        terms={
            "kind": (card.kind.value,),
            "links": card.links,
            "relations": relations_of(card),
            "cites": card.citations,
            "tags": tuple(dict.fromkeys(" ".join(words) for tag in _tags(card) if (words := terms(tag)))),
            "sources": tuple(dict.fromkeys(address.article for address in addresses)),
            "span": _span(card.date),
        },
    )


def passage_document(passage: Passage, article: Article, finder: MentionFinder) -> Document:
    """The document of a passage of that article; the first passage is found by the facts of the article too."""
    texts = passage.texts
    stemmer = stemmer_of(article.language)
    pieces = tuple(Piece(terms(text), stemmer=stemmer) for text in texts)
    found = [finder.look(text, piece.terms) for text, piece in zip(texts, pieces, strict=True)]
    named = tuple(sorted(set[str]().union(*found)))
    doubted = tuple(id for id in named if all(one.get(id, True) for one in found))
    closed = tuple(chain.from_iterable(map(compound_terms, texts)))
    facts = article.facts if passage.address.number == article.first else ()
    return Document(
        key=str(passage.address),
        stored=encode((passage, named, doubted)),
        pieces=(
            *pieces,
            *(Piece(terms(fact), FACT_WEIGHT, stemmer) for fact in facts),
            *((Piece(closed, stemmer=stemmer),) if closed else ()),
        ),
        terms={
            "kind": (TextKind.PASSAGE.value,),
            "article": (article.id,),
            "names": named,
            "doubted": doubted,
            "print": (passage.fingerprint,) if passage.fingerprint else (),
            "span": _span(article.published),
        },
    )


def note_document(note: Note) -> Document:
    """The document of a note; it is about the card that it is on, and from the article."""
    address = Address.parse(note.on)
    texts = tuple(block.prose.text for block in note.blocks)
    closed = tuple(chain.from_iterable(map(compound_terms, texts)))
    return Document(
        key=note.key,
        stored=encode(note),
        pieces=(*(Piece(terms(text)) for text in texts), *((Piece(closed),) if closed else ())),
        terms={
            "kind": (TextKind.NOTE.value,),
            "file": (NoteFile.id_of(note.file),),
            "on": (note.on, address.article) if address else (note.on,),
            "links": tuple(dict.fromkeys((*(() if address else (note.on,)), *note.links))),
            "sources": (address.article if address else note.on,),
        },
    )


def relations_of(card: Card) -> tuple[str, ...]:
    """The ids of the cards that a card is tied to by its front matter."""
    leads = (span.target for field in card.fields for value in field.values for span in value.leads(Role.LINK))
    return tuple(dict.fromkeys(leads))


def dates_of(card: Card) -> CardDates:
    """The dated claims of a card, and what it cites."""
    dated = ((claim, read_date(first_date(claim.text))) for claim in card.claims)
    claims = (DatedClaim(claim.text, date, claim.citations, claim.links) for claim, date in dated if date)
    return CardDates(card.id, card.date, tuple(claims), card.citations)


def body_of(card: Card) -> Iterator[str]:
    """The text of a card, block by block, without its citations."""
    for block in card.blocks:
        if text := _without_citations(block.prose):
            yield text


def _tags(card: Card) -> Iterator[str]:
    """The tags of a card, and those that they stand below: `talks` and `talks/oslo`."""
    for tag in card.tags:
        yield from accumulate(tag.split("/"), "{}/{}".format)


def _without_citations(prose: Prose) -> str:
    kept, at = [], 0
    for span in prose.leads(Role.CITATION):
        kept.append(prose.text[at : max(at, span.start)])
        at = max(at, span.end)
    return " ".join("".join((*kept, prose.text[at:])).split())


def _span(date: Date | None) -> tuple[str, ...]:
    return () if date is None else (f"{date.first}/{date.last}",)
