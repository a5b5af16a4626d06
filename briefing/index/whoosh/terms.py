"""The terms of a segment and their posting lists, in the files of Whoosh's codec."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.whoosh.digests import Digests, DigestTable
from briefing.index.whoosh.index_files import DAMAGE, File
from briefing.index.whoosh.lexicon import Lexicon, LexiconWriter, Listed
from briefing.index.whoosh.posting_list import PostingList, Postings

Term = tuple[str, bytes]
"""A field and the bytes of a term."""


class TermsWriter:
    """Takes the place of Whoosh's field writer: takes whole posting lists and writes them one after the other."""

    def __init__(self, terms: StructFile, lists: StructFile) -> None:
        self._lexicon = LexiconWriter(terms)
        self._lists = lists
        self._end = 0
        self.digests: dict[str, Digests] = {}
        """The fields of which only digests are written."""
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[Term, PostingList]]) -> None:  # noqa: ARG002
        """Writes the list of every term; terms come in order."""
        for field, lists in groupby(items, key=lambda item: item[0][0]):
            self._lexicon.add(field, self._written(lists))

    def close(self) -> None:
        """Writes the digests and ends both files."""
        self._lexicon.close(digests={name: self._digests(digests) for name, digests in self.digests.items()})
        self._lists.close()
        self.is_closed = True

    def _written(self, lists: Iterable[tuple[Term, PostingList]]) -> Iterator[tuple[bytes, Listed]]:
        """Writes each list, and answers its term and entry."""
        for (_, term), postings in lists:
            data = postings.pack()
            yield term, postings.listed(self._end, len(data))
            self._write(data)

    def _digests(self, digests: Digests) -> tuple[int, int]:
        start = self._end
        self._write(digests.pack())
        return start, digests.size

    def _write(self, data: bytes) -> None:
        self._lists.write(data)
        self._end += len(data)


class TermsReader:
    """Takes the place of Whoosh's terms reader: reads the terms of a segment and their lists."""

    def __init__(self, terms: File, lists: File) -> None:
        self._lexicon = Lexicon(terms)
        self._lists = lists
        try:
            self.digests = {field: DigestTable(lists, *where) for field, where in self._lexicon.more["digests"].items()}
        except DAMAGE as error:
            raise IndexUnusable.because(error) from error
        """The fields of which only digests are kept; `postings` finds their terms, `terms` does not list them."""

    def postings(self, field: str, term: str) -> Postings | None:
        """The list of a term; None where no document has it."""
        if field in self.digests:
            found = self.digests[field].find(term.encode())
            return Postings.of(PostingList(found)) if found else None
        listed = self._lexicon.find(field, term.encode())
        return Postings(self._lists, listed) if listed else None

    def terms(self, field: str) -> Iterator[str]:
        """Every term of a field, in order."""
        return (term.decode(errors="replace") for term, _ in self._lexicon.terms(field))

    def moved(self, numbers: Mapping[int, int]) -> Iterator[tuple[Term, PostingList]]:
        """Every term in order, with the postings of the documents that get a new number, under that number."""
        for field in self._lexicon.fields:
            for term, listed in self._lexicon.terms(field):
                if postings := Postings(self._lists, listed).moved(numbers):
                    yield (field, term), postings
