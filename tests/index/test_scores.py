"""What words and phrases score: on one scale, below what a name gives."""

from collections.abc import Iterator
from contextlib import closing
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.index import Changes, Reader, open_index
from briefing.index.searcher import TIER
from briefing.index.weights import WEIGHTS
from briefing.model import Kind, TextKind
from briefing.query.query_parser import TERMS
from tests.index.harbour import card, source

RARE = [f"rare{number}" for number in range(TERMS)]
_words = st.lists(st.sampled_from(["lamp", "lamps", "oil", "the", "quay", "keeper"]), min_size=1, max_size=6)
_texts = st.lists(_words.map(" ".join), min_size=1, max_size=6)


def scores(reader: Reader, query: str) -> dict[str, float]:
    """What each passage scores that answers."""
    return {hit.id: hit.score for hit in reader.search(query, kind=TextKind.PASSAGE).hits}


@given(_texts, _words, st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_phrase_scores_what_its_words_score(texts: list[str], phrase: list[str], is_typed: bool) -> None:  # noqa: FBT001
    """In each passage that has it; however long it is, and however rare its words."""
    with TemporaryDirectory() as folder, closing(open_index(Path(folder) / "index")) as index:
        index.build(Changes(sources=[source("s", "2031-01-01", *texts, "Another text.")]))
        with closing(index.open()) as reader:
            words = [scores(reader, f'"{word}"') for word in phrase]
            quoted = f"{'-'.join(phrase)}" if is_typed else f'"{" ".join(phrase)}"'
            for address, score in scores(reader, quoted).items():
                assert score == pytest.approx(sum(word[address] for word in words))


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Reader]:
    """A library of thousands in which one short passage has many words that no other has."""
    filler = source("filler", "2031-01-01", *["A quay."] * 3_000)
    rare = source("rare", "2031-01-02", " ".join(RARE))
    named = card("named", Kind.ACTOR, "Rare0", "An actor.")
    with closing(open_index(tmp_path / "index")) as index:
        index.build(Changes([named], [filler, rare]))
        with closing(index.open()) as reader:
            yield reader


@pytest.mark.parametrize("count", [1, 2, 12, TERMS])
def test_no_words_reach_what_a_name_gives(many: Reader, count: int) -> None:
    """Neither as many words nor as one phrase; a card that is called by name stands above."""
    for query in (" ".join(RARE[:count]), f'"{" ".join(RARE[:count])}"'):
        (score,) = scores(many, query).values()
        assert 0 < score < TIER
        assert score <= count * WEIGHTS[-1] * log(2 * 3_002 + 2)
    hits = many.search(f'rare0 OR "{" ".join(RARE[1:])}"').hits
    assert [hit.id for hit in hits[:2]] == ["named", "rare#^p1"]


def test_the_tier_holds_for_any_library() -> None:
    """Segments number their documents with 32 bits."""
    assert TERMS * WEIGHTS[-1] * log(2 * 2**32 + 2) < TIER
