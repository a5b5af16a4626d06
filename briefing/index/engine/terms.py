"""The terms of a segment and their lists, in the files of Whoosh's codec."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.engine.block import Listed
from briefing.index.engine.column import Column
from briefing.index.engine.digests import Digests, DigestTable
from briefing.index.engine.lexicon import Lexicon, LexiconWriter
from briefing.index.engine.postings import Postings, listed, pack
from briefing.index.files import DAMAGE, File

Term = tuple[str, bytes]
"""A field and the bytes of a term."""


class TermsWriter:
    """Stands in for Whoosh's field writer: takes whole lists, and writes them one after the other."""

    def __init__(self, terms: StructFile, lists: StructFile) -> None:
        self._lexicon = LexiconWriter(terms)
        self._lists = lists
        self._end = 0
        self.digests: dict[str, Digests] = {}
        """The fields of which digests alone are written."""
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[Term, Column]]) -> None:  # noqa: ARG002
        """Writes the list of every term; terms come in order."""
        for field, columns in groupby(items, key=lambda item: item[0][0]):
            self._lexicon.add(field, self._written(columns))

    def close(self) -> None:
        """Writes the digests and ends both files."""
        self._lexicon.close(digests={name: self._digests(digests) for name, digests in self.digests.items()})
        self._lists.close()
        self.is_closed = True

    def _written(self, columns: Iterable[tuple[Term, Column]]) -> Iterator[tuple[bytes, Listed]]:
        """Each term and where its list is, which is written."""
        for (_, term), column in columns:
            data = pack(column)
            yield term, listed(column, self._end, len(data))
            self._write(data)

    def _digests(self, digests: Digests) -> tuple[int, int]:
        start = self._end
        self._write(digests.pack())
        return start, digests.size

    def _write(self, data: bytes) -> None:
        self._lists.write(data)
        self._end += len(data)


class TermsReader:
    """Stands in for Whoosh's: reads the terms of a segment and their lists."""

    def __init__(self, terms: File, lists: File) -> None:
        self._lexicon = Lexicon(terms)
        self._lists = lists
        try:
            self.digests = {field: DigestTable(lists, *place) for field, place in self._lexicon.more["digests"].items()}
        except (*DAMAGE, AttributeError) as error:
            raise IndexUnusable.because(error) from error
        """The fields of which only digests are kept; their terms are found by `postings` alone."""

    def postings(self, field: str, term: str) -> Postings | None:
        """The list of a term; None where no document has it."""
        if field in self.digests:
            found = self.digests[field].find(term.encode())
            return Postings.of(Column(found)) if found else None
        place = self._lexicon.find(field, term.encode())
        return Postings(self._lists, place) if place else None

    def terms(self, field: str) -> Iterator[str]:
        """Every term of a field, in order."""
        return (term.decode(errors="replace") for term, _ in self._lexicon.terms(field))

    def columns(self, places: Mapping[int, int]) -> Iterator[tuple[Term, Column]]:
        """Every term in order with the postings of those documents that have a new place, at it."""
        for field in self._lexicon.fields:
            for term, place in self._lexicon.terms(field):
                if column := Postings(self._lists, place).moved(places):
                    yield (field, term), column
