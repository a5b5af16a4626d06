"""The texts of a pile, as an engine is given them."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.index import Source
from briefing.index.document import body_of
from briefing.library import Library
from briefing.model import Date


@dataclass(frozen=True, slots=True)
class Document:
    """A card or a passage."""

    key: str
    """The card's id, or the passage's address."""
    kind: str
    """The card's kind, or `passage`."""
    date: Date
    """The card's date, or its article's."""
    text: str
    """What is searched: names and text of a card, digest and original of a passage, facts with an article's first."""


def documents(library: Library) -> Iterator[Document]:
    """Every card and every passage."""
    nowhen = Date("", "", "")
    for entry in library.roster.cards:
        card = library.card(entry.id)
        yield Document(card.id, card.kind.value, card.date or nowhen, "\n".join((*card.names, *body_of(card))))
    for article in library.roster.articles:
        for passage in library.passages(article.id):
            facts = article.facts if passage.address.number == article.first else ()
            text = "\n".join(filter(None, (passage.original, passage.digest, *facts)))
            yield Document(str(passage.address), "passage", article.published or nowhen, text)


def sources(library: Library) -> Iterator[Source]:
    """Every article whole."""
    return (Source(article, library.passages(article.id)) for article in library.roster.articles)
