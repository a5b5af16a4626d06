"""A library asked for all it knows, and the batches it comes in made small."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from briefing.library import Library, batching

QUERIES = ("amnesty", '"the old mill"', "Åske", "mill -talks", "source:herald", "Zz", "kind:actor", "wor")


def make_small(patch: pytest.MonkeyPatch) -> None:
    """Let the cards be one batch, and each article one."""
    for name in ("_FIRST", "_SHORT", "_LONG", "_SHARE"):
        patch.setattr(batching, name, 0)


def everything(library: Library) -> list[object]:
    """All that can be asked of a library."""
    return list(_asked(library))


def _asked(library: Library) -> Iterator[object]:
    roster = library.roster
    yield roster
    yield library.problems
    for entry in roster.cards:
        yield library.card(entry.id), library.backlinks(entry.id), library.mentions(entry.id), library.file_of(entry.id)
    for article in roster.articles:
        passages = library.passages(article.id)
        yield passages, library.file_of(article.id)
        yield [(library.cited_by(one.address), library.named_in(one.address)) for one in passages]
    for query in QUERIES:
        found = library.search(query)
        yield query, found.read_as, found.counts, found.suggestion
        yield sorted((hit.id, hit.snippet.text, hit.cited_by) for hit in found.hits)


def in_one_piece(folder: Path) -> list[object]:
    """What a library answers that was indexed at once."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as cache:
        patch.setattr(batching, "_FIRST", 60)
        batches = list[int]()
        with closing(Library.open([folder], Path(cache))) as library:
            library.refresh(renewed=lambda: batches.append(1))
            assert not batches
            return everything(library)
