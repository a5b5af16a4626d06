"""Columns are counted as a terminal counts them."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.render.columns import cells, fit, wrap

text = st.text(st.characters(blacklist_categories=["Cc", "Cs"]) | st.sampled_from("界é\u0301 \u200b"))


def test_cells() -> None:
    assert (cells("abc"), cells("é"), cells("e\u0301"), cells("世界"), cells("")) == (3, 1, 1, 4, 0)


@given(text, st.integers(-40, 40))
def test_fit_is_exactly_as_wide_as_asked(line: str, width: int) -> None:
    assert cells(fit(line, width)) == max(width, 0)


@given(text, st.integers(4, 40))
def test_wrap_loses_no_word_and_keeps_to_the_width_but_for_longer_words(line: str, width: int) -> None:
    lines = list(wrap(line, width, "> ", "  "))
    assert " ".join(part[2:] for part in lines).split() == line.split()
    for part in lines:
        assert cells(part) <= width or " " not in part[2:].strip()


def test_wrap_indents_what_follows_like_the_first_line() -> None:
    assert list(wrap("one two three", 9, "1. ")) == ["1. one", "   two", "   three"]


def test_wrap_keeps_a_newline() -> None:
    assert list(wrap("one\ntwo", 80, "- ")) == ["- one", "  two"]
