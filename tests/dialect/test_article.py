"""An article: its facts, and one passage for each block that ends in an id."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect import Copy, copied_article, read_copy, write_article
from briefing.dialect.edtf_dates import read_date
from briefing.model import PLAIN, Address, Article, Date, Form, Layout, Passage, Role, Span, Standing
from briefing.text import clean_line
from tests.dialect.reading import article, rules
from tests.dialect.texts import PIECES

_WHOLE = """---
title: A ferry for the island
outlet: Orla Gazette
authors: [Élodie Tarnow, Bertil Aske]
contributors: Ida Holm
published: 2021-04-02
updated: 2021-04
url: https://example.org/ferry
language: en
prints: ["p1:0123456789abcdef",
  "p3:fedcba9876543210"]
---
The island gets a *ferry*, says the
**board**. ^p1

Nobody asked the crew. ^p2

The fare is [open](https://example.org) & `free`. ^p3
"""


def test_its_facts_and_passages_are_read() -> None:
    read, passages, problems = article(_WHOLE)
    assert problems == ()
    assert read == Article(
        "gazette-2021-04-02",
        "A ferry for the island",
        outlet="Orla Gazette",
        authors=("Élodie Tarnow", "Bertil Aske"),
        contributors=("Ida Holm",),
        published=Date("2021-04-02", "2021-04-02", "2021-04-02"),
        updated=Date("2021-04", "2021-04-01", "2021-04-30"),
        url="https://example.org/ferry",
        language="en",
        passages=3,
    )
    assert passages == (
        Passage(
            Address(read.id, 1), "The island gets a ferry, says the board.", fingerprint="0123456789abcdef", line=13
        ),
        Passage(Address(read.id, 2), "Nobody asked the crew.", line=16),
        Passage(
            Address(read.id, 3),
            "The fare is open & free.",
            fingerprint="fedcba9876543210",
            line=18,
            layout=Layout(links=(Span(12, 16, Role.URL, "https://example.org", 18),)),
        ),
    )


def test_passages_keep_the_order_of_the_file_and_lines_may_follow_without_a_blank_one() -> None:
    read, passages, problems = article("---\ntitle: A\n---\nb ^p20\na\nc ^p1\n- d ^p3\n- e ^p4\n\n> f ^p5\n\n^p6\n")
    assert problems == ()
    assert [(passage.address.number, passage.digest, passage.line) for passage in passages] == [
        (20, "b", 4),
        (1, "a c", 5),
        (3, "d", 7),
        (4, "e", 8),
        (5, "f", 10),
        (6, "", 12),
    ]
    assert (read.passages, read.gaps, read.last) == (6, ((2, 2), (7, 19)), 20)


@pytest.mark.parametrize(
    "text", ["no id", "a^p1", "a ^p0", "a ^p01", "a ^px", "a ^p1 b", "a ^p12345678", "# a heading"]
)
def test_a_block_without_an_id_is_no_passage_and_told(text: str) -> None:
    read, passages, problems = article(f"---\ntitle: A\n---\nb ^p9\n\n{text}\n\n---\n")
    assert [passage.address.number for passage in passages] == [9]
    assert read.passages == 1
    assert rules(problems) == [(6, "missing-id")]


def test_of_two_passages_of_one_number_the_first_stands() -> None:
    _, passages, problems = article("---\ntitle: A\n---\na ^p1\n\nb ^p1\n")
    assert [passage.digest for passage in passages] == ["a"]
    assert rules(problems) == [(6, "duplicate-passage")]


@pytest.mark.parametrize(
    "value", ["p1", "p1:0123", "p1:0123456789ABCDEF", "p0:0123456789abcdef", "p2:0123456789abcdef", "x"]
)
def test_a_fingerprint_that_is_none_or_of_no_passage_is_told(value: str) -> None:
    _, passages, problems = article(f'---\ntitle: A\nprints: ["{value}"]\n---\na ^p1\n')
    assert [passage.fingerprint for passage in passages] == [""]
    assert rules(problems) == [(3, "bad-print")]


def test_two_fingerprints_of_one_passage_are_told() -> None:
    _, passages, problems = article(
        '---\ntitle: A\nprints: ["p1:0123456789abcdef", "p1:fedcba9876543210"]\n---\na ^p1\n'
    )
    assert [passage.fingerprint for passage in passages] == ["0123456789abcdef"]
    assert rules(problems) == [(3, "bad-print")]


def test_bad_dates_and_addresses_are_told() -> None:
    read, _, problems = article("---\ntitle: A\npublished: today\nupdated: 2021\nurl: javascript:alert(1)\n---\n")
    assert (read.published, str(read.updated), read.url) == (None, "2021", "")
    assert rules(problems) == [(3, "bad-date"), (5, "bad-url")]


def test_an_article_without_digests_is_written_in_its_own_words_and_read_as_such() -> None:
    given = (Passage(Address("a", 1), original="Its *own* words.", standing=Standing.VERBATIM),)
    text = write_article(Article("a", "A", passages=1), given)
    assert 'words: "original"\n' in text
    _, (passage,), problems = article(text)
    assert (passage.original, passage.digest, passage.standing) == ("Its *own* words.", "", Standing.VERBATIM)
    assert problems == ()


def test_what_else_a_writer_notes_stands_in_the_front_matter_and_changes_nothing() -> None:
    passages = (Passage(Address("a", 1), "A digest."),)
    text = write_article(Article("a", "A", passages=1), passages, [("extractor", 'one "1.0": a'), ("none", "")])
    assert 'extractor: "one \\"1.0\\": a"\n' in text
    assert "none" not in text
    assert article(text)[1][0].digest == "A digest."


@given(st.lists(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=10).map("".join), max_size=8))
def test_a_copy_reads_as_the_paragraphs_that_were_written(texts: list[str]) -> None:
    """Whatever Markdown or sign stands in them, and although each ends in its number."""
    paragraphs = tuple(filter(None, map(clean_line, texts)))
    passages = tuple(Passage(Address("a", at), original=text) for at, text in enumerate(paragraphs, 1))
    text = write_article(Article("a", "A", outlet="Gazette"), passages, copy_of="gazette-2021-04-02")
    assert read_copy(text, "a.md") == (Copy("gazette-2021-04-02", paragraphs, (PLAIN,) * len(paragraphs)), ())
    assert copied_article(text) == "gazette-2021-04-02"


@given(st.text())
def test_any_text_is_a_copy_of_something_or_of_nothing(text: str) -> None:
    copy, _ = read_copy(text, "a.md")
    assert copy.article == copied_article(text)
    assert all(paragraph == clean_line(paragraph) != "" for paragraph in copy.paragraphs)


def test_a_copy_may_have_paragraphs_without_a_number() -> None:
    copy, problems = read_copy("---\ncopy_of: a\n---\nOne ^p1\n\nTwo\n\n3. Three ^p2\n", "a.md")
    assert copy == Copy("a", ("One", "Two", "Three"), (PLAIN, PLAIN, Layout(Form.ITEM, 1, "3.")))
    assert problems == ()


_lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=10).map("".join).map(clean_line)
_titles = _lines.filter(bool)
_names = st.lists(_titles, max_size=3).map(tuple)
_dates = st.sampled_from(["2021", "2021-04", "2021-04-02~", "2021-04/..", "201X"]).map(read_date) | st.none()


def _gaps(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """From one number to the next, what neither is."""
    for before, number in zip((0, *sorted(numbers)), sorted(numbers), strict=False):
        if before + 1 < number:
            yield before + 1, number - 1


@st.composite
def _articles(draw: st.DrawFn) -> tuple[Article, tuple[Passage, ...]]:
    numbers = draw(st.lists(st.integers(1, 9_999_999), max_size=8, unique=True))
    prints = st.just("") | st.text("0123456789abcdef", min_size=16, max_size=16)
    passages = tuple(
        Passage(Address("gazette-2021-04-02", number), draw(_lines), fingerprint=draw(prints)) for number in numbers
    )
    source = Article(
        "gazette-2021-04-02",
        draw(_titles),
        outlet=draw(_lines),
        authors=draw(_names),
        contributors=draw(_names),
        published=draw(_dates),
        updated=draw(_dates),
        url=draw(st.sampled_from(["", "https://example.org/a?b=%20", "http://example.org:80"])),
        language=draw(_lines),
        passages=len(passages),
        gaps=tuple(_gaps(numbers)),
    )
    return source, passages


@given(_articles())
def test_what_is_written_reads_as_it_was(whole: tuple[Article, tuple[Passage, ...]]) -> None:
    """Whatever Markdown, YAML or sign stands in it: it was text, and is text again."""
    source, passages = whole
    text = write_article(source, passages)
    read, again, problems = article(text)
    assert problems == ()
    assert read == source
    assert [(one.address, one.digest, one.fingerprint) for one in again] == [
        (one.address, one.digest, one.fingerprint) for one in passages
    ]
    assert write_article(read, again) == text


def test_headings_lists_quotations_and_links_are_written_as_such_and_read_again() -> None:
    link = Span(4, 9, Role.URL, "https://example.org/ship_(old)")
    layouts = (
        Layout(Form.HEADING, 3),
        Layout(Form.ITEM, 1, "1."),
        Layout(Form.ITEM, 2, "•"),
        Layout(Form.ITEM, 2),
        Layout(Form.ITEM, 1, "2.", links=(link,)),
        Layout(Form.QUOTE, 1),
        PLAIN,
    )
    passages = tuple(
        Passage(Address("a", number), original=f"The *crane* of {number}", standing=Standing.VERBATIM, layout=layout)
        for number, layout in enumerate(layouts, 1)
    )
    text = write_article(Article("a", "A", passages=7), passages)
    assert text.partition("---\n\n")[2].split("\n\n") == [
        r"### The \*crane\* of 1 ^p1",
        r"1. The \*crane\* of 2 ^p2",
        r"   - The \*crane\* of 3 ^p3",
        r"     The \*crane\* of 4 ^p4",
        r"2. The [\*cran](https://example.org/ship_%28old%29)e\* of 5 ^p5",
        r"> The \*crane\* of 6 ^p6",
        "The \\*crane\\* of 7 ^p7\n",
    ]
    _, again, problems = article(text)
    assert problems == ()
    assert [one.original for one in again] == [one.original for one in passages]
    assert [one.layout._replace(links=()) for one in again] == [layout._replace(links=()) for layout in layouts]
    assert [span.target for span in again[4].layout.links] == ["https://example.org/ship_%28old%29"]


_layouts = st.builds(Layout, st.sampled_from(Form), st.integers(0, 4), st.sampled_from(["", "•", "1.", "12)", "x"]))


@given(st.lists(st.tuples(_titles, _layouts), max_size=8), st.booleans())
def test_no_word_is_lost_whatever_paragraphs_were(told: list[tuple[str, Layout]], is_copy: bool) -> None:  # noqa: FBT001
    passages = tuple(
        Passage(Address("gazette-2021-04-02", number), original=text, layout=layout)
        for number, (text, layout) in enumerate(told, 1)
    )
    text = write_article(Article("a", "A", passages=len(told)), passages, copy_of="a" if is_copy else "")
    if is_copy:
        copy, problems = read_copy(text, "a.md")
        assert copy.paragraphs == tuple(text for text, _ in told)
    else:
        _, again, problems = article(text)
        assert [one.original for one in again] == [text for text, _ in told]
    assert problems == ()


def test_the_page_that_a_passage_begins_on_is_kept() -> None:
    pages = ("iv", "iv", "iv", "1", "1")
    passages = tuple(
        Passage(Address("a", number), original="Text.", standing=Standing.VERBATIM, layout=Layout(page=page))
        for number, page in enumerate(pages, 1)
    )
    text = write_article(Article("a", "A", passages=5), passages)
    assert 'pages: ["p1:iv", "p4:1"]\n' in text
    read, again, problems = article(text)
    assert (read.pages, problems) == (((1, "iv"), (4, "1")), ())
    assert [one.layout.page for one in again] == list(pages)
    assert [read.page_of(number) for number in (1, 3, 4, 9)] == ["iv", "iv", "1", "1"]
    assert Article("a", "A").page_of(1) == ""
