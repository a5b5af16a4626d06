"""What a fingerprint survives, and where its words stand."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.anchors import fingerprint, words
from briefing.anchors.spans import extent, spans
from tests.anchors.copies import WORDS, retypeset, sentences, untimed

_text = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("aé\u0301\u0327½\ufb01 \n.ﾞｶ각\u1161\u11a8ß—”'"))
)


def test_a_fingerprint_is_eight_bytes_of_blake2b_over_the_folded_words() -> None:
    """The shipped fingerprints depend on every detail of it: where it changes, they are made again."""
    assert words("The “ﬁrst” Ferry—of Peñón, isn't STRASSE_1!") == (
        *("the", "first", "ferry", "of", "peñón", "isn't", "strasse", "1"),
    )
    assert fingerprint("Low tide, at noon.") == "7e11c23007c95396"
    assert fingerprint("") == fingerprint("* * *") == "2e2b580e01a0e4e0"


@untimed
@given(st.lists(st.sampled_from(WORDS), min_size=1), st.data())
def test_a_fingerprint_survives_typography(these: list[str], data: st.DataObject) -> None:
    text = data.draw(sentences(these))
    assert fingerprint(data.draw(retypeset(text))) == fingerprint(text)


@untimed
@given(st.lists(st.sampled_from(WORDS), min_size=1, unique=True), st.data())
def test_a_fingerprint_changes_with_any_word(these: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(these) - 1))
    assert fingerprint(" ".join(these)) != fingerprint(" ".join([*these[:place], "other", *these[place + 1 :]]))
    assert fingerprint(" ".join(these)) != fingerprint(" ".join([*these[:place], *these[place + 1 :]]))


FIGURES = (
    "$1,200",
    "€1,200",
    "1.2",
    "-5%",
    "5%",
    "2–5",
    "2.5",
    "20 °C",
    "10:30",
    "24/7",
    "10.5.2019",
    "½",
    "1 000 000",
)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("other", FIGURES)
def test_a_figure_with_another_sign_currency_or_separator_is_another(figure: str, other: str) -> None:
    same = fingerprint(f"They paid {figure} then.") == fingerprint(f"They paid {other} then.")
    assert same == (figure == other)


@untimed
@given(st.from_regex(r"[-−]?[$€£]?[1-9][0-9]{0,2}((,[0-9]{3})+|\.[0-9]{1,3})?[%°]?", fullmatch=True), st.data())
def test_a_figure_changed_in_any_digit_sign_currency_or_separator_is_another(figure: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(figure) - 1))
    was = figure[at]
    kind = next(kind for kind in ("0123456789", "-−", "$€£", ",.", "%°") if was in kind)
    now = data.draw(st.sampled_from([one for one in kind if one != was]))
    changed = figure[:at] + now + figure[at + 1 :]
    if kind == "-−":
        changed = figure[:at] + figure[at + 1 :]
    assert fingerprint(f"They paid {changed} then.") != fingerprint(f"They paid {figure} then.")
    assert words(f"They paid {changed} then.") != words(f"They paid {figure} then.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$1,200 or 2,000,000", "$1 200 or 2'000'000"),
        ("“O’Hara” didn’t", '"OʼHara" didn´t'),
        ("co\u00adope\u200bration", "cooperation"),
        ("The ﬁrst œuvre", "The first oeuvre"),
        ("J.D. Vance of the U.S.", "J. D. Vance of the US"),
        ("Maduro² said in 2019³", "Maduro said in 2019"),
        ("5 % or 5 €", "5% or 5€"),
        ("−5 or 2‑5", "-5 or 2–5"),
        ("ﾏﾄﾞｩﾛ Ｆ１６", "マドゥロ F16"),
        ("مـحـمـد", "محمد"),
    ],
)
def test_how_the_same_words_are_set_does_not_count(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("si", "sí"), ("ano", "año"), ("he'd", "he"), ("boats", "boat"), ("10⁶", "10"), ("can", "can't"), ("2½", "2")],
)
def test_accents_endings_and_powers_count(one: str, other: str) -> None:
    assert fingerprint(one) != fingerprint(other)


@untimed
@given(_text)
def test_every_word_has_a_span_that_holds_it(text: str) -> None:
    found = spans(text)
    assert len(found) == len(words(text))
    assert list(found) == sorted(found)
    assert all(word in words(text[start:end]) for word, (start, end) in zip(words(text), found, strict=True))


@untimed
@given(_text, st.data())
def test_a_run_cut_out_of_a_text_has_the_words_of_the_run(text: str, data: st.DataObject) -> None:
    found = spans(text)
    assume(found and all(one.end <= other.start for one, other in pairwise(found)))
    first = data.draw(st.integers(0, len(found) - 1))
    end = data.draw(st.integers(first + 1, len(found)))
    start, stop = extent(text, found, first, end)
    assert words(text[start:stop]) == words(text)[first:end]


def test_runs_side_by_side_share_no_character_and_keep_their_own_quotes_and_stops() -> None:
    text = "(One two.) “Three” four — $5 million; six"
    found = spans(text)
    cuts = [text[slice(*extent(text, found, first, first + 2))] for first in (0, 2, 4)]
    assert cuts == ["(One two.)", "“Three” four", "$5 million;"]


@pytest.mark.parametrize("file", sorted((Path(__file__).parents[2] / "content" / "articles").glob("*.md")), ids=str)
def test_the_shipped_articles_have_one_fingerprint_a_passage(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    numbers = re.findall(r'"p(\d+):[0-9a-f]{16}"', text)
    assert numbers == re.findall(r"\^p(\d+)$", text, re.MULTILINE)
