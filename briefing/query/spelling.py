"""The nearest spelling of a query that finds nothing."""

from collections.abc import Callable, Iterator, Sequence

from briefing.query.query import Either, Query, Words
from briefing.text import words

_LEAST = 3  # letters; every short word is near to many others
_SHORT = 4  # letters; a word this short may have one edit, a longer one two


def respell(query: Query, near: Callable[[str, int], Sequence[str]], is_known: Callable[[str], bool]) -> str:
    """The query's text with each unknown word in its nearest spelling; empty where no word changes.

    `near` answers the known words within a number of edits of a word, nearest first.
    """
    text, shift = query.text, 0
    for start, end, term in _terms(query):
        if len(term) < _LEAST or is_known(term):
            continue
        if nearest := near(term, 1 if len(term) <= _SHORT else 2):
            text = text[: start + shift] + nearest[0] + text[end + shift :]
            shift += len(nearest[0]) - (end - start)
    return text if text != query.text else ""


def _terms(query: Query) -> Iterator[tuple[int, int, str]]:
    """The words that are searched, each with its start and end in the query's text; refused words are left out."""
    for part in query.parts:
        for one in part.parts if isinstance(part, Either) else (part,):
            if isinstance(one, Words):
                for word in words(query.text[one.start : one.end]):
                    yield one.start + word.start, one.start + word.end, word.term
