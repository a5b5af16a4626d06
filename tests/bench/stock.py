"""The reference for indexing: the same documents in Whoosh as it comes."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.fields import ID, TEXT, Schema
from whoosh.index import create_in

from tests.bench.documents import Document


def build(folder: Path, documents: Iterable[Document]) -> None:
    """Write an index of the documents, key and text stored, with the stock TEXT field and the stock writer."""
    schema: Any = Schema(key=ID(stored=True, unique=True), text=TEXT(stored=True))
    writer: Any = create_in(str(folder), schema).writer()
    for one in documents:
        writer.add_document(key=one.key, text=one.text)
    writer.commit()
