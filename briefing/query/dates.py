"""The dates that a query asks for."""

from briefing.query.query import Dated
from briefing.query.query_parser import parse_query


def asked_dates(text: str, *, typing: bool = False) -> tuple[Dated, ...]:
    """The intervals that a query asks for by `date:`; not those that stand below `OR` or `-`."""
    return tuple(part for part in parse_query(text, typing=typing).parts if isinstance(part, Dated))
