"""Quotations, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.anchors import words
from briefing.check.quotes import quotations, stands_in
from briefing.model import Address, Passage, Standing

_WORDS = st.lists(st.sampled_from(("weir", "plank", "gate", "of", "the", "sand")), min_size=1, max_size=12)
_MARKS = st.sampled_from(("“”", "«»", '""'))


def _passage(number: int, text: str) -> Passage:
    return Passage(Address("weir", number), original=text, standing=Standing.VERBATIM)


@given(st.text())
def test_any_text_has_quotations_or_none(text: str) -> None:
    """Each stands in the text, and each piece of it has words."""
    for quoted, pieces in quotations(text):
        assert quoted in text
        assert pieces and all(pieces)


@given(st.text(alphabet=st.sampled_from("“”«»\"[]….' ab"), max_size=60))
def test_marks_in_any_disorder_are_read(text: str) -> None:
    assert all(pieces for _, pieces in quotations(text))


@given(_WORDS, _WORDS, _WORDS, _MARKS)
def test_words_taken_out_of_a_passage_stand_in_it(a: list[str], said: list[str], b: list[str], marks: str) -> None:
    passage = _passage(1, " ".join((*a, *said, *b)))
    ((_, pieces),) = quotations(f"He said {marks[0]}{' '.join(said).upper()},{marks[1]} twice.")
    assert stands_in(pieces, [passage])


@given(_WORDS, st.data())
def test_pieces_taken_out_in_order_stand_in_it(said: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(said)), min_size=4, max_size=4)))
    pieces = [tuple(said[cuts[0] : cuts[1]]), tuple(said[cuts[2] : cuts[3]])]
    assert stands_in(list(filter(None, pieces)), [_passage(1, " ".join(said))])


@given(_WORDS, _WORDS)
def test_only_an_unbroken_run_of_words_stands_in_it(text: list[str], said: list[str]) -> None:
    whole = f" {' '.join(text)} "
    assert stands_in([words(" ".join(said))], [_passage(1, whole)]) == (f" {' '.join(said)} " in whole)
