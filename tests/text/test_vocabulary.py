"""The words of long texts, fast: whatever was met before, they are the words."""

import pytest
from hypothesis import example, given

from briefing.text import WORD_LENGTH, compound_terms, compounds, terms, words
from tests.text.texts import texts


@pytest.mark.parametrize("most", [0, 3, 10**6])
@example("J. D.²")
@example("J. D.漢")
@given(texts)
def test_its_terms_are_the_words_of_a_text(most: int, text: str) -> None:
    """However many words are remembered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.text.vocabulary._MOST", most)
        assert terms(text) == tuple(word.term[:WORD_LENGTH] for word in words(text))


@example("e\u0301\u0301-5")
@example("1 000l’Arabie")
@given(texts)
def test_its_compound_terms_are_the_compounds_of_a_text(text: str) -> None:
    assert set(compound_terms(text)) == {word.term[:WORD_LENGTH] for word in compounds(text)}


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("An e-mail, the F-16 and co‑operation.", ["email", "f16", "cooperation"]),
        ("al-Qaeda-linked", ["alqaeda", "qaedalinked"]),
        ("a state-of-the-art 2019-07-23 plan - so", []),
        ("D’Amico's coup d'État", ["damico", "detat"]),
        ("(COVID-19)\nE-Mail", ["covid19", "email"]),
    ],
)
def test_what_a_hyphen_or_an_elision_parts_is_one_word_too(text: str, closed: list[str]) -> None:
    assert list(compound_terms(text)) == closed
    assert [word.term for word in compounds(text)] == closed
