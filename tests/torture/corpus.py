"""The corpus: cases that have failed once, each in a file of its own, tried by every run of the tests."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from tests.torture.case import Case

CORPUS = Path(__file__).parents[1] / "corpus"


def kept() -> Iterator[Path]:
    """The files of the corpus, in order."""
    return iter(sorted(CORPUS.glob("*.json")))


def keep(case: Case, seen: str) -> Path:
    """Put a case into the corpus, with what was seen; the file that it is in, which may have held it before."""
    for path in kept():
        if Case.load(path.read_text(encoding="utf-8")) == case:
            return path
    name = blake2b(case.dump().encode(), digest_size=4).hexdigest()
    path = CORPUS / f"{case.kind}-{name}.json"
    CORPUS.mkdir(exist_ok=True)
    path.write_text(case.dump(seen=seen), encoding="utf-8")
    return path
