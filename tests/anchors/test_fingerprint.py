"""What a fingerprint survives, and where its words stand."""

import re
import unicodedata
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
    """The shipped fingerprints depend on every detail of it."""
    assert words("The “ﬁrst” Ferry—of Peñón, isn't STRASSE_1!") == (
        *("the", "first", "ferry", "of", "peñón", "isn't", "strasse", "1"),
    )
    assert fingerprint("Low tide, at noon.") == "4613c3c8063c72df"
    assert fingerprint("") == fingerprint("* * *") == "e4a6a0577479b2b4"


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


@untimed
@given(_text)
def test_every_word_has_a_span_that_holds_it(text: str) -> None:
    found = spans(text)
    assert len(found) == len(words(text))
    assert list(found) == sorted(found)
    assert all(word in words(text[start:end]) for word, (start, end) in zip(words(text), found, strict=True))


@untimed
@given(_text, st.data())
def test_a_run_cut_out_of_a_text_has_the_words_of_the_run(
    text: str, data: st.DataObject
) -> None:
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
