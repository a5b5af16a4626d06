"""The fields of a document, written without an analyser: words come cut, folded and ready to be counted."""

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from briefing.index.engine.rows import Keys

TERM_FIELDS = ("article", "cites", "kind", "links", "names", "print", "sources", "span")

DIGESTED = ("key", "print")
"""The fields of which hardly any two documents have the same term; only digests of their terms are kept."""


def schema() -> Schema:
    """The fields of every document; their terms are handed to the pool by the writer."""
    fields = {name: FieldType(Existence(), None) for name in TERM_FIELDS}
    return Schema(
        key=FieldType(Existence(), None, sortable=Keys()),
        stored=STORED,
        text=FieldType(Positions(), None),
        **fields,
    )
