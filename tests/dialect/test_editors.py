"""Edits of a card's file change what is asked for, and no other byte."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect import add_to_field, append_claim, read_card, remove_claim, set_field
from briefing.errors import CannotEdit
from briefing.model import Address, Card
from briefing.text import clean_line, decode
from tests.dialect.texts import files

CARD = """---
# who she is
kind: actor   # by the register
title: "Órla Finn"
aliases:
  - Finn      # as her crew says
  - 'the ferrywoman'
role: [keeper, "ferry: night"]
of: [[pier-board]]
status:
---
She keeps the *pier*. [[gazette#^p1]]

## The ferry

- It sails at night. [[gazette#^p2]] It pays. [[gazette#^p3]] [[herald#^p1]]
- It leaks.

## After

Nothing. [[gazette#^p4]]
"""
ONE, TWO = Address("gazette", 7), Address("herald", 9)


def card(data: bytes) -> Card:
    return read_card("card", decode(data)[0], "card.md")[0]


def claims(data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    return [(claim.text, claim.citations) for claim in card(data).claims]


def is_inserted(before: bytes, after: bytes) -> bool:
    """Whether the one is the other with something put in."""
    more = len(after) - len(before)
    return more >= 0 and any(after[:at] + after[at + more :] == before for at in range(len(before) + 1))


@pytest.fixture(params=["\n", "\r\n", "\r"], ids=["newline", "both", "return"])
def data(request: pytest.FixtureRequest) -> bytes:
    """A card's file, with the line ends of every system."""
    return CARD.replace("\n", request.param).encode()


def test_one_line_is_changed_by_a_field(data: bytes) -> None:
    made = set_field(data, "title", "Órla Finn of Mill")
    assert made == data.replace('"Órla Finn"'.encode(), "Órla Finn of Mill".encode())
    assert card(set_field(data, "title", "no")).title == "no"
    assert b'title: "no"' in set_field(data, "title", "no")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("kind", ["talks"]),
        ("status", ["no answer"]),
        ("aliases", ["a", "b: c", '"']),
        ("role", ["[[crew]]"]),
        ("of", ["[[mill]]", "[[crew]]"]),
        ("place", ["Barbados"]),
        ("date", ["2019-07"]),
    ],
)
def test_a_field_reads_as_it_was_set_and_comments_stay(data: bytes, name: str, values: list[str]) -> None:
    made = set_field(data, name, *values)
    shown = {field.name: tuple(value.text for value in field.values) for field in card(made).fields}
    found = {"kind": (card(made).kind.value,), "aliases": card(made).aliases, "date": (str(card(made).date),), **shown}
    assert found[name] == tuple(clean_line(value).strip("[]") for value in values)
    assert b"# who she is" in made
    assert b"# by the register" in made
    assert claims(made) == claims(data)


def test_a_field_is_taken_out_with_its_lines(data: bytes) -> None:
    made = set_field(data, "aliases")
    assert card(made).aliases == ()
    assert is_inserted(made, data)
    assert set_field(data, "nothing") == data


@pytest.mark.parametrize("name", ["aliases", "role", "of", "status", "to", "title"])
def test_a_value_is_added_whatever_form_the_field_has(data: bytes, name: str) -> None:
    made = add_to_field(data, name, "[[new-one]]")
    assert len(made) > len(data)
    assert made.count(b"[[new-one]]") == 1
    assert add_to_field(made, name, "[[new-one]]") == made
    if name in ("aliases", "role", "to"):
        assert is_inserted(data, made)
    if name == "aliases":
        assert card(made).aliases == ("Finn", "the ferrywoman", "[[new-one]]")
    if name in ("of", "role"):
        assert "new-one" in card(made).links
        assert set(card(data).links) <= set(card(made).links)


def test_a_claim_stands_at_the_end_of_the_section_that_is_named(data: bytes) -> None:
    made = append_claim(data, "It was *sold* to [[crew|the crew]].", [ONE, TWO], "The ferry")
    assert is_inserted(data, made)
    texts = [text for text, _ in claims(made)]
    assert texts.index("It was *sold* to the crew.") == texts.index("It leaks.") + 1
    assert ("It was *sold* to the crew.", (str(ONE), str(TWO))) in claims(made)
    assert "crew" in card(made).links


def test_without_a_heading_it_stands_at_the_end_and_a_new_heading_is_made(data: bytes) -> None:
    made = append_claim(data, "Last.", [ONE])
    assert made.startswith(data)
    assert claims(made)[-1] == ("Last.", (str(ONE),))
    made = append_claim(data, "Last.", [ONE], "Debts & dues")
    assert made.startswith(data)
    assert card(made).blocks[-2].prose.text == "Debts & dues"


@pytest.mark.parametrize(
    "text", ["", "---\ntitle: A\n---\n", "---\ntitle: A\n---", "Words", "# Head", "- item", "> quote"]
)
def test_a_claim_is_appended_to_any_file_that_ends_in_text(text: str) -> None:
    made = append_claim(text.encode(), "Claimed.", [ONE])
    assert made.startswith(text.encode())
    assert claims(made)[-1] == ("Claimed.", (str(ONE),))


@pytest.mark.parametrize("text", ["```\ncode", "\xff", "---\ntitle: A\n"])
def test_where_it_would_be_no_claim_the_file_is_left_to_a_person(text: str) -> None:
    with pytest.raises(CannotEdit):
        append_claim(text.encode("latin-1"), "Claimed.", [ONE])
    with pytest.raises(CannotEdit):
        append_claim(b"", " ... ", [ONE])


def test_a_claim_is_taken_out_and_all_others_stay(data: bytes) -> None:
    for number, _ in enumerate(claims(data)):
        made = remove_claim(data, number)
        assert claims(made) == [*claims(data)[:number], *claims(data)[number + 1 :]]
        assert is_inserted(made, data)


def test_what_was_appended_is_taken_out_to_the_byte(data: bytes) -> None:
    made = append_claim(data, "Between.", [ONE], "The ferry")
    number = [text for text, _ in claims(made)].index("Between.")
    assert remove_claim(made, number) == data


@given(
    files, st.sampled_from(["title", "kind", "aliases", "by", "date", "x"]), st.lists(st.text(max_size=9), max_size=3)
)
def test_any_file_is_edited_as_asked_or_left_to_a_person(text: str, name: str, values: list[str]) -> None:
    """Whatever is asked: the other fields and the text stay as they read, and the field reads as it was set."""
    data = text.encode(errors="replace")
    before = card(data)
    edits = [partial(set_field, data, name, *values), *(partial(add_to_field, data, name, value) for value in values)]
    for edit in edits:
        try:
            made = edit()
        except CannotEdit:
            continue
        after = card(made)
        assert [block.prose.text for block in after.blocks] == [block.prose.text for block in before.blocks]
        if name != "title" and before.title != "Card":
            assert after.title == before.title
        others = {field.name: field.values for field in before.fields if field.name != name}
        assert {field.name: [v.text for v in field.values] for field in after.fields if field.name != name} == {
            key: [v.text for v in field] for key, field in others.items()
        }


@given(files, st.text(max_size=30))
def test_any_claim_is_appended_to_any_file_or_left_to_a_person(text: str, claim: str) -> None:
    data = text.encode(errors="replace")
    try:
        made = append_claim(data, claim, [ONE])
    except CannotEdit:
        return
    assert is_inserted(data, made)
    before, after = claims(data), claims(made)
    assert after[: len(before)] == before
    assert after[-1][1] == (str(ONE),)
    assert claims(remove_claim(made, len(after) - 1)) == before


@given(files)
def test_any_claim_of_any_file_is_taken_out_or_left_to_a_person(text: str) -> None:
    data = text.encode(errors="replace")
    for number, _ in enumerate(claims(data)):
        try:
            made = remove_claim(data, number)
        except CannotEdit:
            continue
        assert claims(made) == [*claims(data)[:number], *claims(data)[number + 1 :]]
        assert is_inserted(made, data)


def test_every_claim_of_the_shipped_cards_can_be_taken_out_and_one_be_added() -> None:
    """The dialect as people write it is never left to a person."""
    cards = sorted((Path(__file__).parents[2] / "content" / "cards").rglob("*.md"))
    assert cards
    for file in cards:
        data = file.read_bytes()
        assert is_inserted(data, append_claim(data, "Claimed, 2019.", [ONE]))
        assert card(add_to_field(data, "aliases", "Another")).aliases == (*card(data).aliases, "Another")
        for number in range(len(claims(data))):
            remove_claim(data, number)
