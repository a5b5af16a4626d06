"""The nearest spelling of a query that finds nothing."""

from collections.abc import Callable, Iterator

from briefing.index.query import Either, Query, Words
from briefing.index.table import TermTable
from briefing.text import words

_LEAST = 3  # letters; a shorter word has no nearest spelling but any other
_SHORT = 4  # letters; a word this short has one edit, a longer one two


def respell(query: Query, table: TermTable, is_known: Callable[[str], bool]) -> str:
    """The query's text with each unknown word in its nearest spelling; empty where that changes nothing."""
    text, shift = query.text, 0
    for start, end, term in _terms(query):
        nearest = (
            [] if len(term) < _LEAST or is_known(term) else table.near(term, 1 if len(term) <= _SHORT else 2, limit=1)
        )
        if nearest:
            text = text[: start + shift] + nearest[0] + text[end + shift :]
            shift += len(nearest[0]) - (end - start)
    return text if text != query.text else ""


def _terms(query: Query) -> Iterator[tuple[int, int, str]]:
    """The words that have to stand in what is found, with their place in the text."""
    for part in query.parts:
        for one in part.parts if isinstance(part, Either) else (part,):
            if isinstance(one, Words):
                for word in words(query.text[one.start : one.end]):
                    yield one.start + word.start, one.start + word.end, word.term
