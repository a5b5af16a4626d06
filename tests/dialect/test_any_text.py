"""Whatever stands in a file, it is read, and nothing that comes out can harm."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Address, Card, Form, Prose, Role, claims_of, is_id, name_of
from briefing.text import clean, clean_line
from tests.dialect.reading import HEAD, article, card
from tests.dialect.texts import files

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\U000e0000-\U000e007f]"
)
_LARGE = (
    *("[" * 20_000, "![" * 10_000, "[a](" * 5_000, ">" * 20_000, "*" * 100_000, "**a *b " * 3_000, "`a" * 10_000),
    *(
        "- " * 10_000,
        "1. " * 10_000,
        "> - " * 5_000,
        "<" * 20_000,
        "&" * 20_000,
        "\\" * 20_000,
        "|" * 20_000,
        "a\n" * 9_000,
    ),
    *("![" * 500 + "](a)" * 500, "[" * 5_000 + "]" * 5_000, "> " * 300 + "a\n" + "b\n" * 500, "[a](" + "(" * 20_000),
    *("\n".join(" " * 2 * depth + "- a" for depth in range(150)), "e" + "\u0301\u0327" * 50_000, "e*\u0301*" * 3_000),
)


def _strings(value: object) -> Iterator[str]:
    """Every string in a value, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def _prose(of: Card) -> Iterator[Prose]:
    yield from (value for field in of.fields for value in field.values)
    yield from (block.prose for block in of.blocks)


@given(files)
def test_every_file_is_read_as_a_card_and_as_an_article_without_control_characters(text: str) -> None:
    for string in _strings((card(text), article(text))):
        assert not _CONTROL.search(string)
        assert clean(string) == string


@given(files)
def test_titles_names_values_messages_and_digests_are_single_lines(text: str) -> None:
    read, problems = card(text)
    source, passages, others = article(text)
    lines = [read.title, *read.aliases, *read.tags, *(field.name for field in read.fields), source.title, source.outlet]
    lines += [value.text for field in read.fields for value in field.values] + [passage.digest for passage in passages]
    lines += [problem.message for problem in (*problems, *others)]
    assert not any("\n" in line or "\t" in line for line in lines)
    assert read.title
    assert source.title


@given(files)
def test_spans_are_in_order_hold_text_and_lie_within_it(text: str) -> None:
    for prose in _prose(card(text)[0]):
        assert all(0 <= span.start < span.end <= len(prose.text) for span in prose.spans)
        assert all(one.start <= other.start for one, other in pairwise(prose.spans))


@given(files)
def test_targets_are_ids_addresses_or_addresses_of_the_web(text: str) -> None:
    for prose in _prose(card(text)[0]):
        for span in prose.spans:
            match span.role:
                case Role.LINK:
                    assert is_id(span.target) or name_of(span.target) == clean_line(name_of(span.target)) != span.target
                case Role.CITATION:
                    assert Address.parse(span.target)
                case Role.URL:
                    assert re.fullmatch(r"https?://[a-z0-9][!-~]*", span.target, re.IGNORECASE)
                case _:
                    assert span.target == ""


@given(files)
def test_lines_lie_within_the_file(text: str) -> None:
    last = clean(text).count("\n") + 1
    read, problems = card(text)
    _, passages, others = article(text)
    spans = [span.line for prose in _prose(read) for span in prose.spans]
    lines = [*spans, *(block.line for block in read.blocks), *(passage.line for passage in passages)]
    lines += [problem.line for problem in (*problems, *others)]
    assert all(1 <= line <= last for line in lines)


@given(files)
def test_citations_are_numbered_by_the_first_appearance_of_their_passage(text: str) -> None:
    read, _ = card(text)
    numbers = {address: f"[{number}]" for number, address in enumerate(read.citations, 1)}
    for block in read.blocks:
        for span in block.prose.leads(Role.CITATION):
            assert block.prose.text[span.start : span.end] == numbers[span.target]


@given(files)
def test_claims_say_every_word_of_the_text_once_and_cite_every_citation(text: str) -> None:
    read, _ = card(text)
    speaking = [block for block in read.blocks if block.form in (Form.PARAGRAPH, Form.ITEM, Form.QUOTE)]
    for block in speaking:
        claims = claims_of((block,))
        cited = block.prose.leads(Role.CITATION)
        assert {span.target for span in cited} == {address for claim in claims for address in claim.citations}
        assert all(claim.citations for claim in claims[:-1])
        rest = block.prose.text
        for span in reversed(cited):
            rest = rest[: span.start] + rest[span.end :]
        assert _letters(rest) == _letters("".join(claim.text for claim in claims))
    assert len(read.claims) == sum(len(claims_of((block,))) for block in speaking)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(st.lists(st.from_regex(r"[A-Za-z][a-z]{0,7}", fullmatch=True), min_size=1, max_size=30))
def test_plain_words_come_out_as_they_went_in(words: list[str]) -> None:
    read, problems = card(f"{HEAD}{' '.join(words)}\n")
    assert problems == ()
    assert [block.prose.text for block in read.blocks] == [" ".join(words)]


@pytest.mark.parametrize("text", _LARGE, ids=lambda text: f"{text[:6]!r}")
def test_no_depth_and_no_repetition_overflows(text: str) -> None:
    """Each of these overflows a recursion, or takes hours, where it is met with a naive parser."""
    read, _ = card(HEAD + text)
    assert read.title == "A ferry for the island"
    assert article(HEAD + text)[0].title == "A ferry for the island"
