"""Words: how text is cut and compared everywhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import clean, fold, words


def _terms(text: str) -> list[str]:
    return [word.term for word in words(text)]


@pytest.mark.parametrize("text", ["Guaidó", "Guaido\u0301", "GUAIDÓ", "guaido", "Ｇｕａｉｄｏ"])
def test_case_accents_and_forms_of_unicode_do_not_matter(text: str) -> None:
    assert fold(text) == "guaido"
    assert _terms(text) == ["guaido"]


def test_case_is_folded_as_unicode_folds_it() -> None:
    assert fold("Straße ΣΊΣΥΦΟΣ İstanbul ﬁsh") == "strasse σισυφοσ istanbul fish"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The U.S. and U.S.A, the E.U.", ["the", "us", "and", "usa", "the", "eu"]),
        ("U.S sanctions, the E.U, (U.N) u.k p.m", ["us", "sanctions", "the", "eu", "un", "uk", "pm"]),
        ("the U.S.'s, U.S’s and US's", ["the", "us", "us", "and", "us"]),
        ("U.S.-led, U.S-led, U.S./E.U.", ["us", "led", "us", "led", "us", "eu"]),
        ("plan B. A new No. 5 J. R. Ewing", ["plan", "b", "a", "new", "no", "5", "j", "r", "ewing"]),
        (
            "J.Smith J.R.Ewing J.O'Neill end.B sub.a.b",
            ["j", "smith", "jr", "ewing", "j", "oneill", "end", "b", "sub", "ab"],
        ),
        ("p.1 5.a 1.a.b 漢.字", ["p", "1", "5", "a", "1", "ab", "漢", "字"]),
        ("É.U, E\u0301.U E.E\u0301 a.e\u0301b", ["eu", "eu", "ee", "a", "eb"]),
        ("Maduro's, Maduro’s and O'Brien's", ["maduro", "maduro", "and", "obrien"]),
        ("250,000 and 3.5% of 2019.", ["250000", "and", "35", "of", "2019"]),
        ("state-run co\u00adopera\u00adtion", ["state", "run", "cooperation"]),
        ("end.Begin 'quoted' rock’n’roll _a_b_", ["end", "begin", "quoted", "rocknroll", "a", "b"]),
        ("漢字とkana", ["漢", "字", "と", "kana"]),
        ("a who IT", ["a", "who", "it"]),
        ("x\u0302y مُحَمَّد", ["xy", "محمد"]),
        ("हिन्दी भाषा", [fold("हिन्दी"), fold("भाषा")]),
        ("می\u200cخواهم", ["میخواهم"]),
        ("ﷺ", ["صلىاللهعليهوسلم"]),
        ("— … ' , \u0301", []),
        ("", []),
    ],
)
def test_text_is_cut_into_words(text: str, terms: list[str]) -> None:
    assert _terms(text) == terms


@given(st.text())
def test_words_lie_in_the_text_in_order_and_their_terms_are_folded(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.term
        assert not any(character.isspace() or character in ".,'’" for character in word.term)
        assert fold(word.term) == word.term
        end = word.end


@given(st.text())
def test_every_letter_and_digit_belongs_to_a_word(text: str) -> None:
    covered = {offset for word in words(text) for offset in range(word.start, word.end)}
    assert all(offset in covered for offset, character in enumerate(text) if character.isalnum() and fold(character))


@given(st.text())
def test_folding_again_changes_nothing_and_leaves_no_accent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert not any(map(unicodedata.combining, fold(text)))


@given(st.text())
def test_clean_text_and_its_decomposed_form_have_the_same_terms(text: str) -> None:
    text = clean(text)
    assert _terms(unicodedata.normalize("NFD", text)) == _terms(text)


@pytest.mark.parametrize(
    "text",
    [
        "a'" * 50_000,
        "1" * 100_000,
        "1." * 50_000,
        "a." * 50_000,
        "a\u0301." * 30_000,
        "\u0301" * 100_000,
        "a\u00ad'" * 30_000,
    ],
)
def test_no_repetition_slows_it_down(text: str) -> None:
    """A pattern that goes back over what it read would need hours for these."""
    assert len(_terms(text)) <= 1
