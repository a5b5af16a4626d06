"""Quotations, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.check.marks import quoted, unread
from briefing.check.quotes import quotations, stands_in, swallowed
from briefing.model import Address, Passage, Standing

_WORDS = st.lists(st.sampled_from(("weir", "plank", "gate", "of", "the", "sand")), min_size=1, max_size=12)
_MARKS = st.sampled_from(("“”", "«»", "»«", "„“", "‹›", "「」", '""'))


def _passage(number: int, text: str) -> Passage:
    return Passage(Address("weir", number), original=text, standing=Standing.VERBATIM)


@given(st.text())
def test_any_text_has_quotations_or_none(text: str) -> None:
    """Each stands in the text, and each piece of it has words."""
    for quotation in quotations(text):
        assert quotation.text in text
        assert quotation.pieces and all(quotation.pieces)
        assert len(quotation.gaps) == len(quotation.pieces) - 1


@given(st.text(alphabet=st.sampled_from("“”„«»‚‘’‹›「」\"[]….' ab\u00a0"), max_size=60))
def test_marks_in_any_disorder_are_read(text: str) -> None:
    found = list(quoted(text))
    assert all(one.text in text and len(one.text) == len(one.inner) + 2 for one in found)
    assert all(why for why in unread(text))
    assert all(quotation.pieces for quotation in quotations(text))


@given(_WORDS, _WORDS, _WORDS, _MARKS)
def test_words_taken_out_of_a_passage_stand_in_it(a: list[str], said: list[str], b: list[str], marks: str) -> None:
    passage = _passage(1, " ".join((*a, *said, *b)))
    (quotation,) = quotations(f"He said {marks[0]}{' '.join(said).upper()},{marks[1]} twice.")
    assert stands_in(quotation, [passage])


@given(_WORDS, st.data())
def test_pieces_taken_out_in_order_stand_in_it(said: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(said)), min_size=4, max_size=4)))
    pieces = [" ".join(said[cuts[0] : cuts[1]]), " ".join(said[cuts[2] : cuts[3]])]
    for quotation in quotations(f"“{' … '.join(filter(None, pieces))}”"):
        assert stands_in(quotation, [_passage(1, " ".join(said))])


@given(_WORDS, _WORDS)
def test_only_an_unbroken_run_of_words_stands_in_it(text: list[str], said: list[str]) -> None:
    whole = f" {' '.join(text)} "
    (quotation,) = quotations(f"“{' '.join(said)}”")
    assert stands_in(quotation, [_passage(1, whole)]) == (f" {' '.join(said)} " in whole)


@given(_WORDS, _WORDS, _WORDS, st.sampled_from(("not", "never", "isn't")))
def test_a_gap_that_swallows_a_negation_is_told(a: list[str], b: list[str], c: list[str], word: str) -> None:
    before, after = ["bailiff", *a], [*c, "harvest"]
    passage = _passage(1, " ".join((*before, *b, word, *after)))
    (quotation,) = quotations(f"“{' '.join(before)} … {' '.join(after)}”")
    assert stands_in(quotation, [passage])
    turned = swallowed(quotation, [passage])
    assert turned is not None and turned.word == word
    without = _passage(1, " ".join((*before, *b, *after)))
    assert swallowed(quotation, [without]) is None


def test_what_is_not_read_as_a_quotation_is_told_and_why() -> None:
    whys = list(unread("The ‘dry’ land, 'a straight one' and “an open one"))
    assert sorted(whys) == ["in single marks, which may be apostrophes"] * 2 + ["without a closing mark"]
    assert list(unread("“The ‘dry’ land”, the millers' weir and O'Hara's")) == []
