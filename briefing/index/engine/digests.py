"""Terms that hardly any two documents share, such as addresses and fingerprints: kept as digests."""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import blake2b

from whoosh.filedb.structfile import StructFile

_DIGEST, _NUMBER = struct.Struct("=Q"), struct.Struct("=I")
_RUNS = 16  # sorted one by one, so that no sort keeps other threads waiting for long


class Digests:
    """The digests of such terms and the documents they stand in, on their way into a segment."""

    def __init__(self) -> None:
        self._runs = [(array("Q"), array("I")) for _ in range(_RUNS)]

    def add(self, term: str, number: int) -> None:
        """Takes a term of a document."""
        self.put(digest(term.encode()), number)

    def put(self, digest: int, number: int) -> None:
        """Takes a digest of a document."""
        digests, numbers = self._runs[digest >> 60]
        digests.append(digest)
        numbers.append(number)

    @property
    def size(self) -> int:
        """How many there are."""
        return sum(len(digests) for digests, _ in self._runs)

    def pack(self) -> bytes:
        """Them as bytes: the digests in order, then the document of each."""
        digests, numbers = array("Q"), array("I")
        for run in self._runs:
            rows = sorted(zip(*run, strict=True))
            digests.extend(digest for digest, _ in rows)
            numbers.extend(number for _, number in rows)
        return digests.tobytes() + numbers.tobytes()


class DigestTable:
    """The digests of one field as they were written."""

    def __init__(self, file: StructFile, at: int, size: int) -> None:
        self._file, self._at, self._size = file, at, size

    def find(self, term: bytes) -> list[int]:
        """The documents that have a term, ascending. Two terms have the same digest once in 2 to the 64 times."""
        wanted, found = digest(term), list[int]()
        row = bisect_left(range(self._size), wanted, key=self._digest)
        while row < self._size and self._digest(row) == wanted:
            found.append(self._number(row))
            row += 1
        return found

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((self._digest(row), self._number(row)) for row in range(self._size))

    def _digest(self, row: int) -> int:
        return int(_DIGEST.unpack(self._file.get(self._at + 8 * row, 8))[0])

    def _number(self, row: int) -> int:
        return int(_NUMBER.unpack(self._file.get(self._at + 8 * self._size + 4 * row, 4))[0])


def digest(term: bytes) -> int:
    """What a term is kept as: 64 bits of BLAKE2b."""
    return int.from_bytes(blake2b(term, digest_size=8).digest())
