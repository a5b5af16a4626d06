"""Digests in place of terms that hardly any two documents share, such as addresses and fingerprints."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from math import isqrt

from briefing.index.whoosh.index_files import File

_RUNS = 16  # each is sorted alone, so that no sort keeps other threads waiting for long


class Digests:
    """The digests of a field and the documents that have them, on their way into a segment."""

    def __init__(self) -> None:
        self._runs = [(array("Q"), array("I")) for _ in range(_RUNS)]

    def add(self, term: str, number: int) -> None:
        """Adds a term of a document."""
        self.put(digest(term.encode()), number)

    def put(self, digest: int, number: int) -> None:
        """Adds a digest of a document."""
        digests, numbers = self._runs[digest >> 60]
        digests.append(digest)
        numbers.append(number)

    @property
    def size(self) -> int:
        """The number of digests."""
        return sum(len(digests) for digests, _ in self._runs)

    def pack(self) -> bytes:
        """The digests as bytes: all in order, then the document of each."""
        digests, numbers = array("Q"), array("I")
        for run in self._runs:
            rows = sorted(zip(*run, strict=True))
            digests.extend(digest for digest, _ in rows)
            numbers.extend(number for _, number in rows)
        return digests.tobytes() + numbers.tobytes()


class DigestTable:
    """The digests of a field, read from a segment."""

    def __init__(self, file: File, at: int, size: int) -> None:
        self._file, self._at, self._size = file, at, size

    def find(self, term: bytes) -> "array[int]":
        """The documents that have a term, ascending. Two terms share a digest once in 2 to the 64 times."""
        wanted = digest(term)
        start, digests = self._around(wanted)
        first, last = bisect_left(digests, wanted), bisect_right(digests, wanted)
        return array("I", self._file.get(self._at + 8 * self._size + 4 * (start + first), 4 * (last - first)))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        numbers = array("I", self._file.get(self._at + 8 * self._size, 4 * self._size))
        return zip(self._read(0, self._size), numbers, strict=True)

    def _around(self, wanted: int) -> tuple[int, "array[int]"]:
        """The offset and the digests of a stretch that holds every occurrence of a digest (interpolation search).

        Digests are spread evenly, so that a digest tells about where it is; chance moves it by the square root of their
        number.
        """
        size, reach = self._size, 2 * isqrt(self._size) + 8
        while True:
            guess = wanted * size >> 64
            start, end = max(guess - reach, 0), min(guess + reach, size)
            digests = self._read(start, end)
            if (not start or digests[0] < wanted) and (end == size or digests[-1] > wanted):
                return start, digests
            reach *= 2

    def _read(self, start: int, end: int) -> "array[int]":
        return array("Q", self._file.get(self._at + 8 * start, 8 * (end - start)))


def digest(term: bytes) -> int:
    """The digest of a term: 64 bits of BLAKE2b."""
    return int.from_bytes(blake2b(term, digest_size=8).digest())
