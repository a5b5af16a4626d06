"""Dossiers to export: of what ships, and of the tiny library."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.export import collect
from briefing.library import Library
from briefing.model import Dossier, Standing

WORDS = "The town hall offers the mills half of the spring if they leave the sluice alone until August."
"""The article's own words for a passage."""
CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """The whole library that ships."""
    with closing(Library.open([CONTENT], tmp_path_factory.mktemp("cache"))) as library:
        library.refresh()
        yield collect(library).dossier


@pytest.fixture
def small(tiny: Library) -> Dossier:
    """The whole tiny library, all whose articles stand there as digests."""
    return collect(tiny).dossier


@pytest.fixture
def own_words(small: Dossier) -> Dossier:
    """The tiny library, the reader's copy having the very words of one passage, which a card cites."""
    gazette = next(source for source in small.sources if source.article.outlet == "Órla Gazette")
    passages = tuple(
        replace(each, original=WORDS, standing=Standing.VERBATIM) if each.address.number == 3 else each
        for each in gazette.passages
    )
    sources = tuple(replace(each, passages=passages) if each is gazette else each for each in small.sources)
    return replace(small, sources=sources)
