"""Spellings: the stems by which the words of a query are looked up, and how much a word tells."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import log

from briefing.index.vocabulary import Vocabulary
from briefing.query.analysis import Stems
from briefing.query.query import Near, Text, Words


def spellings(
    part: Text, vocabulary: Vocabulary, stems: Stems, late: Callable[[], bool] = lambda: False
) -> Iterator[frozenset[str]]:
    """For each word of a part, the stems that match it; where it is `late`, of a misspelling the word's own alone."""
    if isinstance(part, Near):
        near = () if late() else vocabulary.near(part.term, part.distance)
        yield stems.of_any((part.term, *near))
        return
    yield from map(stems.of, part.terms[:-1])
    last = part.terms[-1]
    completions = vocabulary.completions(last, part.completions) if part.completions else ()
    yield stems.of_any((last, *completions))


def closed(part: Text) -> Words | None:
    """The one word that answers as well as two which a hyphen parts."""
    if isinstance(part, Words) and part.closed:
        return replace(part, terms=(part.closed,), closed="")
    return None


def rarity(documents: int, frequency: int) -> float:
    """The rarity of a word that so many of all documents have: the idf of BM25, never below 0."""
    return log(1 + (max(documents - frequency, 0) + 0.5) / (frequency + 0.5))
