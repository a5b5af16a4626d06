"""Words: how text is cut and compared everywhere."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import clean, fold, words

PIECES = st.sampled_from(["1", "000", "250", ",", ".", "'", " ", "$", "€", "-", "–", "%", "°", "½", "²", "ʼ", "’"]) | (
    st.sampled_from(["l", "d", "A", "J.", "b", "é", "\u0301", "\u00ad", "\u200b", "漢", "ﾄ", "ﾞ", "s", " May ", "/"])
    | st.sampled_from([":", "١", "ł", "ـ", "ﬁ", "Ｆ", "，"])
)
texts = st.text() | st.lists(PIECES).map("".join)
"""Any text, and text of what is hard to cut."""


def _terms(text: str) -> list[str]:
    return [word.term for word in words(text)]


@pytest.mark.parametrize("text", ["Guaidó", "Guaido\u0301", "GUAIDÓ", "guaido", "Ｇｕａｉｄｏ", "Gu\u00adai\u200bdó"])
def test_case_accents_forms_of_unicode_and_what_nobody_sees_do_not_matter(text: str) -> None:
    assert fold(text) == "guaido"
    assert _terms(text) == ["guaido"]


def test_case_is_folded_as_unicode_folds_it() -> None:
    assert fold("Straße ΣΊΣΥΦΟΣ İstanbul ﬁsh") == "strasse σισυφοσ istanbul fish"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łódź Ørsted Þórður Đặng", "lodz orsted thordur dang"),
        ("œuvre Ærø ĳs Diyarbakır ħ ŧ", "oeuvre aero ijs diyarbakir h t"),
        ("Гагаузия Ґалаґан ғ", "гагаузия галаган г"),
        ("ʼ ʻ ʾ ‘ ’ ´ ` ＇ ′", "' ' ' ' ' ' ' ' '"),
        ("‐ ‑ ‒ – — −", "- - - - - -"),
        ("مـحـمـد ٢٠١٩ ایران", "محمد 2019 ايران"),
        ("Ｆ１６ ｶﾞｽ", "f16 カス"),
    ],
)
def test_letters_that_unicode_does_not_take_apart_and_signs_that_look_alike_are_folded_too(
    text: str, folded: str
) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The U.S. and U.S.A, the E.U.", ["the", "us", "and", "usa", "the", "eu"]),
        ("U.S sanctions, the E.U, (U.N) u.k p.m", ["us", "sanctions", "the", "eu", "un", "uk", "pm"]),
        ("the U.S.'s, U.S’s and US's", ["the", "us", "us", "and", "us"]),
        ("U.S.-led, U.S-led, U.S./E.U.", ["us", "led", "us", "led", "us", "eu"]),
        ("the U. S. and J. D. Vance, J.D. Vance, JD Vance", ["the", "us", "and", *["jd", "vance"] * 3]),
        ("plan B. A new No. 5 J. R. Ewing", ["plan", "b", "a", "new", "no", "5", "jr", "ewing"]),
        ("Group A. U.S. ships. John F. Doe", ["group", "a", "us", "ships", "john", "f", "doe"]),
        (
            "J.Smith J.R.Ewing J.O'Neill end.B sub.a.b",
            ["j", "smith", "jr", "ewing", "j", "oneill", "end", "b", "sub", "ab"],
        ),
        ("p.1 5.a 1.a.b 漢.字", ["p", "1", "5", "a", "1", "ab", "漢", "字"]),
        ("É.U, E\u0301.U E.E\u0301 a.e\u0301b", ["eu", "eu", "ee", "a", "eb"]),
        ("Maduro's, Maduro’s and O'Brien's", ["maduro", "maduro", "and", "obrien"]),
        ("OʼBrien O‘Brien O´Brien O`Brien Guaidóʼs Hawaiʻi", [*["obrien"] * 4, "guaido", "hawaii"]),
        ("Maduro’d, Maduro'll, they’re, we've, I'm, it’s", ["maduro", "maduro", "they", "we", "i", "it"]),
        ("don't isn’t can\\'t", ["dont", "isnt", "cant"]),
        (
            "l'Arabie, d’État, qu’il, dell'Italia, L’Aquila",
            ["l", "arabie", "d", "etat", "qu", "il", "dell", "italia", "l", "aquila"],
        ),
        ("D'Amico, N'Djamena, o'clock", ["d", "amico", "ndjamena", "oclock"]),
        (
            "two NGOs, the MPs’ vote, an NGO's, in the 1990s, a US",
            ["two", "ngo", "the", "mp", "vote", "an", "ngo", "in", "the", "1990", "a", "us"],
        ),
        ("boats Us is As", ["boats", "us", "is", "as"]),
        ("In 2019³ Maduro² paid million⁴ ①", ["in", "2019", "maduro", "paid", "million", "1"]),
        ("5 m², km³, CO₂, 10⁶, x²", ["5", "m2", "km3", "co2", "10^6", "x2"]),
        ("state-run co\u00adopera\u00adtion wo\u200brd", ["state", "run", "cooperation", "word"]),
        ("col·legi, l·l", ["collegi", "ll"]),
        ("end.Begin 'quoted' rock’n’roll _a_b_", ["end", "begin", "quoted", "rocknroll", "a", "b"]),
        ("漢字とkana", ["漢", "字", "と", "kana"]),
        ("ﾏﾄﾞｩﾛ", ["マ", "ト", "ゥ", "ロ"]),
        ("a who IT", ["a", "who", "it"]),
        ("x\u0302y مُحَمَّد مـحـمـد", ["xy", "محمد", "محمد"]),
        ("हिन्दी भाषा", [fold("हिन्दी"), fold("भाषा")]),
        ("می\u200cخواهم", [fold("میخواهم")]),
        ("ﷺ", ["صلىاللهعليهوسلم".replace("ى", "ي")]),
        ("— … ' , \u0301", []),
        ("", []),
    ],
)
def test_text_is_cut_into_words(text: str, terms: list[str]) -> None:
    assert _terms(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("250,000 and 3.5% of 2019.", ["250000", "and", "3.5", "%", "of", "2019"]),
        ("1 000 000, 1\u202f000\u202f000, 1'000'000, 1’000’000, 1.000.000, 10,00,000", ["1000000"] * 6),
        ("$1,000 is 1000, 1.000 is 1.000", ["$", "1000", "is", "1000", "1.000", "is", "1.000"]),
        ("3,5 and 0,125 and 1.000,50 and 1,000.50", ["3.5", "and", "0.125", "and", "1000.50", "and", "1000.50"]),
        (".5 million, 25 million, 2.5 million", ["0.5", "million", "25", "million", "2.5", "million"]),
        ("10.5.2019, 2019-07-23, 1,2,3", ["10", "5", "2019", "2019", "07", "23", "1", "2", "3"]),
        (
            "€5, 5 €, US$5, −5, -5, 20 °C, ５％",
            ["€", "5", "5", "€", "us", "$", "5", "-", "5", "-", "5", "20", "°", "c", "5", "%"],
        ),
        ("2–5, 24/7, 10:30, F-16, G7-5", ["2", "5", "24", "7", "10", "30", "f", "16", "g7", "5"]),
        ("½, 2½, 1⁄2", ["1/2", "2", "1/2", "1/2"]),
        ("٢٫٥ ٢٠١٩", ["2.5", "2019"]),
        ("on May 15 200 men, 25 000 men", ["on", "may", "15", "200", "men", "25000", "men"]),
        ("1,000th 2.5bn 16bn 5th", ["1000", "th", "2.5", "bn", "16bn", "5th"]),
    ],
)
def test_a_figure_is_a_word_and_so_is_a_sign_at_it(text: str, terms: list[str]) -> None:
    assert _terms(text) == terms


@given(texts)
def test_words_lie_in_the_text_in_order_and_their_terms_are_folded(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.term
        assert not any(character.isspace() or character in ",'’" for character in word.term)
        assert "." not in word.term or word.term.replace(".", "").isdecimal()
        assert fold(word.term) == word.term
        end = word.end


@given(texts)
def test_every_letter_and_digit_belongs_to_a_word(text: str) -> None:
    covered = {offset for word in words(text) for offset in range(word.start, word.end)}
    wanted = (at for at, character in enumerate(text) if character.isalnum() and fold(character).isalnum())
    assert covered.issuperset(wanted)


@given(texts)
def test_folding_again_changes_nothing_and_leaves_no_accent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert not any(map(unicodedata.combining, fold(text)))


@given(texts)
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
        "1 000 " * 30_000,
        "1,000." * 30_000,
        "A. " * 30_000,
        "l'" * 30_000,
        "-$" * 30_000,
        "²" * 100_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_no_repetition_slows_it_down(text: str) -> None:
    """A pattern that goes back over what it read would need hours for these."""
    assert len(_terms(text)) <= len(text)
