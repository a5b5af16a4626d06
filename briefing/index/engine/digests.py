"""Terms that hardly any two documents share, such as addresses and fingerprints: kept as digests."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import blake2b

from briefing.index.engine.storage import MappedFile

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

    def __init__(self, file: MappedFile, at: int, size: int) -> None:
        self._file, self._at, self._size = file, at, size

    def find(self, term: bytes) -> "array[int]":
        """The documents that have a term, ascending. Two terms have the same digest once in 2 to the 64 times."""
        wanted, size = digest(term), self._size
        with self._digests() as digests:
            first = bisect_left(digests, wanted)
            last = first
            while last < size and digests[last] == wanted:
                last += 1
        return array("I", self._file.get(self._at + 8 * size + 4 * first, 4 * (last - first)))

    def __iter__(self) -> Iterator[tuple[int, int]]:
        numbers = array("I", self._file.get(self._at + 8 * self._size, 4 * self._size))
        with self._digests() as digests:
            yield from zip(digests, numbers, strict=True)

    def _digests(self) -> memoryview:
        return self._file.view(self._at, 8 * self._size).cast("Q")


def digest(term: bytes) -> int:
    """What a term is kept as: 64 bits of BLAKE2b."""
    return int.from_bytes(blake2b(term, digest_size=8).digest())
