"""`python -m tests.renew_prints LIBRARY ORIGINAL…` makes the fingerprints of a library's articles again.

The articles that ship carry fingerprints of originals that do not. When the definition of a word changes, their
fingerprints are made again from the originals, which are given as files that the program can read. A fingerprint whose
passage stands in none of them stays as it is and is told.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing.anchors import align, renewed
from briefing.dialect import read_article
from briefing.model import Standing
from briefing.sources import read_source


def main(arguments: Sequence[str] | None = None) -> int:
    """Renew the fingerprints; 0 where the passages of every article stand in an original, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.renew_prints", description=__doc__)
    parser.add_argument("library", type=Path, metavar="LIBRARY")
    parser.add_argument("originals", type=Path, nargs="+", metavar="ORIGINAL")
    options = parser.parse_args(arguments)
    texts = [read_source(path).paragraphs for path in options.originals]
    left = 0
    for file in sorted((options.library / "articles").glob("*.md")):
        text, missing = renew(file.stem, file.read_text(encoding="utf-8"), texts)
        file.write_text(text, encoding="utf-8")
        left += len(missing)
        sys.stdout.write(
            f"{file.name}: {', '.join(missing) or 'every passage'} {'not found' if missing else 'found'}\n"
        )
    return 1 if left else 0


def renew(id: str, text: str, originals: Iterable[Sequence[str]]) -> tuple[str, list[str]]:
    """An article's file with its fingerprints made again, and the addresses of the passages found in no original."""
    _, passages, _ = read_article(id, text, "")
    prints = [(passage.address.number, passage.fingerprint) for passage in passages if passage.fingerprint]
    known, found = tuple(prints), set[int]()
    for paragraphs in originals:
        prints = list(renewed(prints, paragraphs))
        found |= set(_verbatim(prints, paragraphs))
    for (number, old), (_, new) in zip(known, prints, strict=True):
        text = text.replace(f'"p{number}:{old}"', f'"p{number}:{new}"')
    return text, [f"{id}#^p{number}" for number, _ in known if number not in found]


def _verbatim(prints: Sequence[tuple[int, str]], paragraphs: Sequence[str]) -> Iterator[int]:
    return (match.number for match in align(prints, paragraphs) if match.standing is Standing.VERBATIM)


if __name__ == "__main__":
    sys.exit(main())
