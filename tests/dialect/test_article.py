"""An article: its facts, and one passage for each block that ends in an id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect import read_article, write_article
from briefing.dialect.dates import read_date
from briefing.model import Address, Article, Date, Passage
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
        Passage(Address(read.id, 3), "The fare is open & free.", fingerprint="fedcba9876543210", line=18),
    )


def test_passages_keep_the_order_of_the_file_and_lines_may_follow_without_a_blank_one() -> None:
    _, passages, problems = article("---\ntitle: A\n---\nb ^p20\na\nc ^p1\n- d ^p3\n- e ^p4\n\n> f ^p5\n\n^p6\n")
    assert problems == ()
    assert [(passage.address.number, passage.digest, passage.line) for passage in passages] == [
        (20, "b", 4),
        (1, "a c", 5),
        (3, "d", 7),
        (4, "e", 8),
        (5, "f", 10),
        (6, "", 12),
    ]


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


def test_a_passage_that_has_no_digest_is_written_in_its_own_words() -> None:
    source = Article("a", "A", passages=1)
    _, passages, _ = read_article(
        "a", write_article(source, (Passage(Address("a", 1), original="Its *own* words."),)), ""
    )
    assert [passage.digest for passage in passages] == ["Its *own* words."]


_lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=10).map("".join).map(clean_line)
_titles = _lines.filter(bool)
_names = st.lists(_titles, max_size=3).map(tuple)
_dates = st.sampled_from(["2021", "2021-04", "2021-04-02~", "2021-04/..", "201X"]).map(read_date) | st.none()


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
