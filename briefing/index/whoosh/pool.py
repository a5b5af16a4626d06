"""Postings on their way into a segment, gathered term by term, so that only the terms have to be sorted."""

import struct
import sys
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from heapq import merge
from itertools import chain, groupby, repeat, starmap
from operator import itemgetter
from typing import BinaryIO

from briefing.index.document import Piece
from briefing.index.vocabulary import in_order
from briefing.index.weights import code_of
from briefing.index.whoosh.index_files import Room
from briefing.index.whoosh.posting_list import FARTHEST, GAP, PostingList, counts_of, ids_of
from briefing.index.whoosh.terms import Term
from briefing.query.analysis import stem, stem_uncached

TEXT = "text"
"""The field of the words of documents."""

Run = Iterator[tuple[Term, PostingList]]
"""Terms in order, each with its postings."""

_NUMBER = struct.Struct("=I")
_HEAD = struct.Struct("=BHccIIII")  # bytes of the field, the term; types of documents, counts; bytes of the four arrays
_TERM = 350  # bytes of a term and its empty list in memory
_POSITIONS = [_NUMBER.pack(position) for position in range(2_048)]
_LOW_HALF = 0 if sys.byteorder == "little" else 1  # the index of the lower 16 bits in a number of 32


class Pool:
    """Takes the place of Whoosh's sorting pool. Postings beyond the limit go to runs, which are merged at the end."""

    def __init__(self, room: Room, limit: int) -> None:
        self._room = room
        self._limit = limit
        self._size = 0
        self._words = WordLists()
        self._fields: dict[str, dict[str, bytearray]] = {}
        self._runs: list[BinaryIO] = []
        self._later: list[Run] = []

    def put_words(self, number: int, pieces: Sequence[Piece]) -> None:
        """Takes the words of the next document."""
        self._words.add(number, pieces)
        if self._size + self._words.size > self._limit:
            self._spill()

    def put(self, field: str, number: int, terms: Iterable[str]) -> None:
        """Takes the terms of a document in another field, without weights and positions."""
        lists, packed = self._fields.setdefault(field, {}), _NUMBER.pack(number)
        for term in dict.fromkeys(terms):
            if term not in lists:
                lists[term] = bytearray()
                self._size += _TERM
            lists[term] += packed
            self._size += len(packed)

    def take(self, run: Run) -> None:
        """Takes the terms and postings of documents whose numbers follow all others."""
        self._later.append(run)

    def iter_postings(self) -> Run:
        """Every term in order, with all its postings."""
        runs = [*map(_read, self._runs), self._sorted(), *self._later]
        if len(runs) == 1:
            yield from runs[0]
            return
        for term, parts in groupby(merge(*starmap(_numbered, enumerate(runs))), key=itemgetter(0)):
            yield term, reduce(PostingList.extended, (postings for _, _, postings in parts))

    def cleanup(self) -> None:
        """Forgets everything."""
        self._words, self._fields = WordLists(), {}
        for file in self._runs:
            file.close()
        self._runs.clear()
        self._later.clear()

    def _sorted(self) -> Run:
        """The postings in memory, which are freed term by term."""
        for field in sorted((*self._fields, TEXT)):
            if field == TEXT:
                for root, postings in self._words.lists():
                    yield (TEXT, root.encode()), postings
            else:
                lists = self._fields[field]
                for term in in_order(lists):
                    yield (field, term.encode()), PostingList(ids_of(array("I", lists.pop(term))))

    def _spill(self) -> None:
        """Writes the postings in memory to a run."""
        file = self._room.scratch()
        self._runs.append(file)
        for (field, term), one in self._sorted():
            name, types = field.encode(), (one.ids.typecode.encode(), one.counts.typecode.encode())
            arrays = (one.ids.tobytes(), one.codes, one.counts.tobytes(), one.positions)
            file.write(_HEAD.pack(len(name), len(term), *types, *map(len, arrays)))
            file.write(b"".join((name, term, *arrays)))
        self._fields.clear()
        self._size = 0


def _read(file: BinaryIO) -> Run:
    """The terms and postings of a run."""
    file.seek(0)
    while head := file.read(_HEAD.size):
        field, term, ids, counts, *sizes = _HEAD.unpack(head)
        name = file.read(field).decode(), file.read(term)
        numbers, codes, each, positions = map(file.read, sizes)
        yield name, PostingList(array(ids.decode(), numbers), codes, array(counts.decode(), each), positions)


def _numbered(order: int, run: Run) -> Iterator[tuple[Term, int, PostingList]]:
    return ((term, order, postings) for term, postings in run)


class WordLists:
    """The words of documents, gathered stem by stem: for each occurrence the document and the position, 32 bits each.

    Documents come in ascending order, from 0, and none is left out. The lists are byte arrays, since the garbage
    collector skips these; it would visit a hundred thousand other lists again and again.
    """

    def __init__(self) -> None:
        self._lengths = array("I")
        self._light = bytearray()
        self._lists: dict[str, bytearray] = {}
        self._lists_by_word = _ListsByStemmer(self._lists)
        self._extra = defaultdict[str, dict[int, float]](dict)
        self._count = 0

    @property
    def size(self) -> int:
        """The bytes that are held, roughly."""
        return self._count * 8 + len(self._lists) * _TERM

    def add(self, number: int, pieces: Sequence[Piece]) -> None:
        """Takes the words of a document, weighted by piece before the weight saturates (BM25F)."""
        packed, length, position = _NUMBER.pack(number), 0, 0
        for piece in pieces:
            size = len(piece.terms)
            lists = map(self._lists_by_word[piece.stemmer].__getitem__, piece.terms)
            # a loop in C over the words
            deque(map(bytearray.extend, lists, map(packed.__add__, _positions(position, size))), maxlen=0)
            if piece.weight != 1.0:
                self._weigh(number, piece)
            position += size + GAP
            length += size
        self._count += length
        self._lengths.append(length)
        self._light.append(code_of(1, length))

    def lists(self) -> Iterator[tuple[str, PostingList]]:
        """Every stem in order with its postings, which are freed."""
        self._lists_by_word.clear()
        for root in in_order(self._lists):
            yield root, self._postings(root)
        self._extra.clear()
        self._count = 0

    def _weigh(self, number: int, piece: Piece) -> None:
        for root in map(stem, piece.terms, repeat(piece.stemmer)):
            extra = self._extra[root]
            extra[number] = extra.get(number, 0.0) + piece.weight - 1.0

    def _postings(self, root: str) -> PostingList:
        pairs = memoryview(self._lists.pop(root))
        documents = pairs.cast("I")[::2].tolist()
        packed = pairs.cast("H")[2 + _LOW_HALF :: 4].tobytes()
        extra = self._extra.get(root, {})
        if len(set(documents)) == len(documents) and not extra:
            return PostingList(ids_of(documents), bytes(map(self._light.__getitem__, documents)), positions=packed)
        each = Counter(documents)
        codes = bytearray(map(self._light.__getitem__, each))
        for at, (number, count) in enumerate(each.items()):
            if count > 1 or number in extra:
                codes[at] = code_of(count + extra.get(number, 0.0), self._lengths[number])
        return PostingList(ids_of(list(each)), bytes(codes), counts_of(each.values()), packed)


class _ListsByStemmer(dict[str, "_Lists"]):
    """The lists of the words of each language, by the name of its stemmer."""

    def __init__(self, lists: dict[str, bytearray]) -> None:
        self._lists = lists

    def __missing__(self, stemmer: str) -> "_Lists":
        found = self[stemmer] = _Lists(self._lists, stemmer)
        return found


class _Lists(dict[str, bytearray]):
    """The list of each word: the list of its stem."""

    def __init__(self, lists: dict[str, bytearray], stemmer: str) -> None:
        self._lists = lists
        self._stemmer = stemmer

    def __missing__(self, term: str) -> bytearray:
        found = self[term] = self._lists.setdefault(stem_uncached(term, self._stemmer), bytearray())
        return found


def _positions(first: int, size: int) -> Iterable[bytes]:
    """The positions of so many words in a row, packed."""
    if first + size <= len(_POSITIONS):
        return _POSITIONS[first : first + size]
    near = max(min(size, FARTHEST - 1 - first), 0)
    return map(_NUMBER.pack, chain(range(first, first + near), repeat(FARTHEST, size - near)))
