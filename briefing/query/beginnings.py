"""Queries that find nothing, read otherwise: whole words as the beginnings of words, or without an `and`."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from briefing.query.query import TYPED, Either, Part, Query, Words

_LEAST = 2
"""How many letters a beginning has at least."""
_Part = TypeVar("_Part")


def begun(query: Query, is_known: Callable[[str], bool], begins: Callable[[str], bool]) -> Query | None:
    """The query with each word that is not known, and that words begin with, read so; None where there is none."""
    parts = tuple(_begun(part, is_known, begins) for part in query.parts)
    return replace(query, parts=parts) if parts != query.parts else None


def without_and(query: Query) -> Query | None:
    """The query without the word `and` between others, told in a note; None where it has none."""
    parts = tuple(part for part in query.parts if not _is_and(part))
    if not parts or parts == query.parts:
        return None
    return replace(query, parts=parts, notes=(*query.notes, "AND is not needed: all words must match"))


def _is_and(part: Part) -> bool:
    return isinstance(part, Words) and part.terms == ("and",) and not part.is_quoted and not part.completions


def _begun(part: _Part, is_known: Callable[[str], bool], begins: Callable[[str], bool]) -> _Part | Part:
    if isinstance(part, Either):
        return Either(tuple(_begun(one, is_known, begins) for one in part.parts))  # type: ignore[misc]
    if not isinstance(part, Words) or part.is_quoted or part.completions:
        return part
    last = part.terms[-1]
    if len(last) < _LEAST or is_known(last) or not begins(last):
        return part
    return replace(part, completions=TYPED)
