"""Snippets: about 160 characters around the reader's words, cut between words."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Prose, Role
from briefing.query.query_parser import parse_query
from briefing.query.snippets import WIDTH, Marker, snippet, telling_alias


def cut(query: str, *texts: str) -> Prose:
    return snippet(texts, Marker(parse_query(query).parts, lambda _: ()))


def marked(prose: Prose) -> list[str]:
    return [prose.text[span.start : span.end] for span in prose.leads(Role.MATCH)]


def test_a_short_text_is_whole() -> None:
    assert cut("lamp", "The lamp is lit.") == cut("lamp", "Nothing.", "The lamp is lit.")
    assert marked(cut("lamp", "The lamp is lit.")) == ["lamp"]


def test_a_long_text_is_cut_between_words_around_the_match() -> None:
    prose = cut("lamp", "before " * 60 + "the lamp is lit " + "after " * 60)
    assert prose.text.startswith("…before ")
    assert prose.text.endswith(" after…")
    assert marked(prose) == ["lamp"]
    assert len(prose.text) <= WIDTH + 2


def test_the_window_with_most_of_the_words_is_shown() -> None:
    prose = cut("lamp oil", "lamp " + "x " * 200 + "lamp and oil " + "x " * 200 + "oil")
    assert marked(prose) == ["lamp", "oil"]


def test_without_a_match_the_beginning_is_shown() -> None:
    assert cut("lamp", "word " * 60, "other").text == ("word " * 32).strip() + "…"
    assert cut("lamp") == Prose("")


def test_words_written_in_an_odd_way_are_found() -> None:
    assert marked(cut("us maduro's 1000", "U.S. aid of 1,000 for Maduro’s men")) == ["U.S.", "1,000", "Maduro’s"]
    assert marked(cut("u.s", "The U.S and U.S. of US’s, U.S.A")) == ["U.S", "U.S.", "US’s"]
    assert marked(cut("guaido", "Guaidó, Guaido\u0301, GUAIDÓ")) == ["Guaidó", "Guaido\u0301", "GUAIDÓ"]


def alias(query: str, title: str, *aliases: str, typing: bool = False) -> Prose:
    return telling_alias(title, aliases, Marker(parse_query(query, typing=typing).parts, lambda _: ()))


def test_an_alias_is_told_where_it_has_a_word_that_the_title_lacks() -> None:
    pence = ("Mike Pence", "Vice President Pence", "VP")
    assert alias("vice", *pence).text == "Vice President Pence"
    assert marked(alias("vice pence", *pence)) == ["Vice", "Pence"]
    assert marked(alias("v", *pence, typing=True)) == ["Vice"]
    assert alias("vp", *pence).text == "VP"
    assert alias("presidents", *pence).text == "Vice President Pence"
    for query in ("pence", "mike", "oil", "kind:actor"):
        assert not alias(query, *pence).text


def test_of_several_the_alias_with_most_of_the_words_is_told() -> None:
    assert alias("old lamp trust", "Keepers", "Old hands", "Lamp Trust", "Trust").text == "Lamp Trust"


@given(st.text(), st.text(), st.lists(st.text(), max_size=3), st.text(max_size=20))
def test_whatever_is_told_is_an_alias_and_its_marks_stand_in_it(
    query: str, title: str, aliases: list[str], more: str
) -> None:
    told = alias(f"{query} {more}", title, *aliases, more)
    assert told.text in {"", *aliases, more}
    assert all(0 <= span.start < span.end <= len(told.text) for span in told.spans)


_WORDS = (
    "lamp",
    "Lámp",
    "LAMPS",
    "lamp's",
    "Lamp\u2019s",
    "clamp",
    "lam",
    "oil",
    "U.S.",
    "U.S",
    "U.S.'s",
    "U.S.A",
    "us",
    "lamp-oil",
    "1,000",
    "漢",
)


@given(st.lists(st.sampled_from(_WORDS)), st.lists(st.sampled_from(("lamp", "us", "1000", "oi*", "lam")), min_size=1))
def test_words_found_by_how_they_begin_are_those_found_one_by_one(written: list[str], asked: list[str]) -> None:
    marker, text = Marker(parse_query(" ".join(asked)).parts, lambda _: ()), ", ".join(written)
    one_by_one = [text[start:end] for start, end, _ in marker.thorough(text)]
    assert [text[start:end] for start, end, _ in marker.quick(text)] == one_by_one


@given(st.text(st.sampled_from("ab .,é'’\u0301ﬁ漢\n"), max_size=700), st.text(st.sampled_from("ab é*~漢"), max_size=12))
def test_any_text_is_cut_within_bounds(text: str, query: str) -> None:
    prose = cut(query, text)
    spans = prose.spans
    assert all(0 <= span.start < span.end <= len(prose.text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert prose.text.strip("…") in text or not text
    assert len(prose.text) <= WIDTH + 2
