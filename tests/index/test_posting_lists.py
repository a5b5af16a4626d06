"""Lists of postings: gathered, packed, read, moved, and found again by their terms."""

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.index.document import Piece
from briefing.index.vocabulary import in_order
from briefing.index.weights import K1, PIVOT, WEIGHTS, B, code_of
from briefing.index.whoosh.digests import Digests, DigestTable
from briefing.index.whoosh.index_files import MemoryFile
from briefing.index.whoosh.pool import WordLists
from briefing.index.whoosh.posting_list import FARTHEST, GAP, PostingList, Postings, counts_of, ids_of

terms = st.sampled_from(["lamp", "lamps", "oil", "the", "漢"])
pieces = st.builds(Piece, st.lists(terms, max_size=6).map(tuple), st.sampled_from([1.0, 8.0]))
documents = st.lists(st.lists(pieces, max_size=3), max_size=8)
counts = st.integers(1, 3) | st.sampled_from([255, 256])
rows = st.dictionaries(st.integers(0, 9) | st.integers(65_530, 65_540), counts, min_size=1, max_size=6)


@st.composite
def columns(draw: st.DrawFn) -> PostingList:
    """The postings of a term in documents that are numbered in 16 bits or more, with counts in 8 bits or more."""
    kept = dict(sorted(draw(rows).items()))
    places = array("H", (place for count in kept.values() for place in range(count)))
    codes = bytes(draw(st.lists(st.integers(0, 255), min_size=len(kept), max_size=len(kept))))
    return PostingList(ids_of(list(kept)), codes, counts_of(kept.values()), places.tobytes())


def told(postings: Postings) -> list[tuple[int, int, list[int]]]:
    """Each document, the code of the weight in it, the places in it."""
    each = zip(postings.ids, postings.codes, strict=True)
    return [(number, code, list(postings.positions_in(row))) for row, (number, code) in enumerate(each)]


def gathered(documents: Sequence[Sequence[Piece]]) -> dict[str, Postings]:
    words = WordLists()
    for number, pieces in enumerate(documents):
        words.add(number, pieces)
    return {root: Postings.of(one) for root, one in words.lists()}


def weight(pieces: Sequence[Piece], root: str) -> float:
    """BM25F by its formula; the stem of a word is the word without its `s`."""
    count = sum(piece.weight for piece in pieces for term in piece.terms if term.rstrip("s") == root)
    length = sum(len(piece.terms) for piece in pieces)
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length / PIVOT))


@given(documents)
def test_each_word_stands_where_it_is_written(documents: list[list[Piece]]) -> None:
    """The words of a document are numbered, and GAP is left between two pieces; those of one stem have one list."""
    wanted: dict[str, dict[int, list[int]]] = {}
    for number, pieces in enumerate(documents):
        place = 0
        for piece in pieces:
            for at, term in enumerate(piece.terms, place):
                wanted.setdefault(term.rstrip("s"), {}).setdefault(number, []).append(at)
            place += len(piece.terms) + GAP
    found = gathered(documents)
    assert {root: {number: places for number, _, places in told(one)} for root, one in found.items()} == wanted
    assert list(found) == sorted(found)
    for root, postings in found.items():
        assert list(postings.counts) == [len(places) for places in wanted[root].values()]
        assert [WEIGHTS[code] for code in postings.codes] == [
            pytest.approx(weight(documents[number], root), rel=0.01) for number in postings.ids
        ]


def test_words_far_from_the_beginning_are_found_and_make_no_phrase() -> None:
    text = Piece(tuple("ab" * (FARTHEST // 2 + 2)))
    found = gathered([[text], [Piece(("a",)), Piece(("a", "b"))]])
    near, far = range(0, FARTHEST - 1, 2), [FARTHEST] * 3
    assert list(found["a"].positions_in(0)) == [*near, *far[1:]]
    assert set(found["b"].positions_in(0)) == {place + 1 for place in near[:-1]} | {FARTHEST}
    assert list(found["a"].positions_in(1)) == [0, 1 + GAP]


def test_what_was_told_is_let_go_and_what_comes_later_is_told_alone() -> None:
    words = WordLists()
    words.add(0, [Piece(("lamp", "oil"))])
    assert words.size > 0
    assert [root for root, _ in words.lists()] == ["lamp", "oil"]
    assert words.size == 0
    words.add(1, [Piece(("lamps",))])
    assert [(root, list(one.ids)) for root, one in words.lists()] == [("lamp", [1])]


@given(columns())
def test_a_list_is_read_as_it_was_written(one: PostingList) -> None:
    postings = Postings.of(one)
    assert (postings.ids, postings.codes, postings.positions.tobytes()) == (one.ids, one.codes, one.positions)
    assert list(postings.counts) == list(one.counts or [1] * len(one.ids))
    assert [postings.find(number) for number in postings.ids] == list(range(len(postings.ids)))
    assert postings.find(70_000) == -1


@given(columns(), columns())
def test_lists_are_put_together(first: PostingList, second: PostingList) -> None:
    later = PostingList(
        ids_of([number + 70_000 for number in second.ids]), second.codes, second.counts, second.positions
    )
    assert told(Postings.of(first.extended(later))) == told(Postings.of(first)) + told(Postings.of(later))


@given(columns(), st.sets(st.integers(0, 9) | st.integers(65_530, 65_540)), st.integers(0, 70_000))
def test_documents_that_stay_move_with_their_postings(one: PostingList, gone: set[int], first: int) -> None:
    places = {number: first + number for number in one.ids if number not in gone}
    moved = Postings.of(one).moved(places)
    wanted = [(places[number], *rest) for number, *rest in told(Postings.of(one)) if number in places]
    assert (told(Postings.of(moved)) if moved else []) == wanted
    bare = Postings.of(PostingList(one.ids)).moved(places)
    assert list(bare.ids if bare else ()) == list(places.values())


def test_a_list_of_documents_alone_has_no_weights_and_no_positions() -> None:
    postings = Postings.of(PostingList(ids_of([3, 70_000])))
    assert (postings.codes, list(postings.counts), list(postings.positions)) == (b"", [0, 0], [])
    assert list(postings.positions_in(1)) == []


@given(st.floats(1, 10_000), st.integers(1, 5_000), st.integers(1, 5_000))
def test_a_weight_is_kept_to_a_hundredth(count: float, length: int, other: int) -> None:
    exact = count * (K1 + 1) / (count + K1 * (1 - B + B * length / PIVOT))
    assert WEIGHTS[code_of(count, length)] == pytest.approx(exact, rel=0.01)
    assert (code_of(count, length) - code_of(count, other)) * (other - length) >= 0


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 9)), max_size=30, unique=True))
def test_digests_find_every_document_of_a_term(kept: list[tuple[str, int]]) -> None:
    digests = Digests()
    for term, number in kept:
        digests.add(term, number)
    assert digests.size == len(kept)
    table = DigestTable(MemoryFile(b"before" + digests.pack()), len(b"before"), digests.size)
    for term in {term for term, _ in kept} | {"none"}:
        assert list(table.find(term.encode())) == sorted(number for other, number in kept if other == term)
    again = Digests()
    for digest, number in table:
        again.put(digest, number)
    assert again.pack() == digests.pack()


@given(st.lists(st.text(max_size=2), max_size=20))
def test_sorting_in_steps_is_sorting(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.index.vocabulary._RUN", 3)
        assert in_order(texts) == sorted(texts)
