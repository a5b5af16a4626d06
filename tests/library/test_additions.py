"""What the reader adds to a card that is not theirs is shown as part of it, and told apart."""

from pathlib import Path

import pytest

from briefing.library import Library
from tests.library.conftest import Open, age
from tests.library.opened import opened_below

CARD = """---
kind: actor
title: Senn
aliases: [the lock]
role: keeper
---
She keeps the lock. [[lake-herald#^p1]]

## Since

She left. [[lake-herald#^p2]]

## After

Nothing more.
"""
ADDED = """---
adds_to: senn
aliases: [Sister Senn]
role: singer
date: 2020
---
She sings. [[lake-herald#^p3]]

## Since

She came back. [[lake-herald#^p2]] [[lake-herald#^p4]]

## Debts

She owes nothing to [[nobody]]. [[lake-herald#^p9]]
"""
ARTICLE = "---\ntitle: Lake Herald\n---\n" + "".join(f"\nWords {number}. ^p{number}\n" for number in range(1, 6))


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    for path, text in (("cards/senn.md", CARD), ("articles/lake-herald.md", ARTICLE)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    age(folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "cards").mkdir(parents=True)
    (folder / "cards" / "senn.md").write_text(ADDED)
    age(folder)
    return folder


@pytest.fixture
def library(open_library: Open, theirs: Path, own: Path) -> Library:
    library = open_library(theirs, own)
    library.refresh()
    return library


def test_claims_stand_in_their_sections_and_are_told_apart(library: Library) -> None:
    claims = [(claim.text, claim.heading, claim.is_added) for claim in library.card("senn").claims]
    assert claims == [
        ("She keeps the lock.", "", False),
        ("She sings.", "", True),
        ("She left.", "Since", False),
        ("She came back.", "Since", True),
        ("Nothing more.", "After", False),
        ("She owes nothing to nobody.", "Debts", True),
    ]


def test_names_and_fields_are_joined(library: Library) -> None:
    card = library.card("senn")
    assert (card.kind.value, card.title, card.aliases) == ("actor", "Senn", ("the lock", "Sister Senn"))
    assert [(field.name, [value.text for value in field.values]) for field in card.fields] == [
        ("role", ["keeper", "singer"])
    ]
    assert str(card.date) == "2020"
    assert library.find("sister senn") == "senn"


def test_citations_are_numbered_as_they_appear(library: Library) -> None:
    card = library.card("senn")
    for span in card.citation_spans:
        block = next(block for block in card.blocks if span in block.prose.spans)
        number = card.citations.index(span.target) + 1
        assert block.prose.text[span.start : span.end] == f"[{number}]"
    assert card.citations == tuple(f"lake-herald#^p{number}" for number in (1, 3, 2, 4, 9))
    assert library.cited_by("lake-herald#^p4") == ("senn",)


def test_what_is_wrong_in_an_addition_is_told_with_its_own_file_and_line(library: Library, own: Path) -> None:
    told = {(one.file, one.line, one.rule) for one in library.problems}
    file = str(own / "cards" / "senn.md")
    assert told == {(file, 15, "broken-link"), (file, 15, "broken-citation")}


def test_an_addition_that_changes_goes_or_comes_changes_the_card_alone(
    library: Library, theirs: Path, own: Path
) -> None:
    file = own / "cards" / "senn.md"
    assert not library.refresh()
    with opened_below(theirs) as opened, opened_below(own) as ours:
        assert not library.refresh()
    assert (opened, ours) == ([], [])
    file.write_text("---\nadds_to: senn\n---\nShe waits. [[lake-herald#^p5]]\n")
    assert library.refresh()
    assert [claim.text for claim in library.card("senn").claims if claim.is_added] == ["She waits."]
    assert not library.problems
    file.unlink()
    assert library.refresh()
    assert not any(claim.is_added for claim in library.card("senn").claims)
    file.write_text(ADDED)
    assert library.refresh()
    assert library.card("senn").aliases == ("the lock", "Sister Senn")


def test_the_card_it_adds_to_changes_under_it(library: Library, theirs: Path) -> None:
    (theirs / "cards" / "senn.md").write_text(CARD.replace("title: Senn", "title: Senna"))
    assert library.refresh()
    card = library.card("senn")
    assert (card.title, card.aliases) == ("Senna", ("the lock", "Sister Senn"))


def test_an_addition_without_its_card_is_a_card_and_told(library: Library, theirs: Path, own: Path) -> None:
    (theirs / "cards" / "senn.md").unlink()
    assert library.refresh()
    assert library.card("senn").title == "Senn"
    assert (str(own / "cards" / "senn.md"), "orphan-addition") in {(one.file, one.rule) for one in library.problems}
    (theirs / "cards" / "senn.md").write_text(CARD)
    assert library.refresh()
    assert [claim.is_added for claim in library.card("senn").claims].count(True) == 3


def test_a_card_of_a_later_folder_that_adds_to_nothing_stands_in_its_place(library: Library, own: Path) -> None:
    (own / "cards" / "senn.md").write_text(CARD.replace("title: Senn", "title: Another"))
    assert library.refresh()
    assert library.card("senn").title == "Another"
    assert not any(claim.is_added for claim in library.card("senn").claims)


def test_what_was_compiled_at_once_is_what_came_bit_by_bit(
    library: Library, open_library: Open, own: Path, theirs: Path, tmp_path: Path
) -> None:
    again = open_library(theirs, own, cache=tmp_path / "other")
    again.refresh()
    assert again.card("senn") == library.card("senn")
    assert again.problems == library.problems
