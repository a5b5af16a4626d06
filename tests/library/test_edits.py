"""Cards and articles are changed in the reader's own library, and every change is undone to the byte."""

from pathlib import Path

import pytest

from briefing.errors import CannotEdit, NotFound
from briefing.library import Library
from briefing.model import Kind
from tests.files import contents
from tests.library.conftest import Open
from tests.library.opened import walked_below
from tests.library.pier import PIER, THIRD, write_known, write_text

OWN = """---
kind: actor
title: Ines Holm   # as she signs
aliases: ["Holm"]
---
She keeps [[bertil-aske|the miller's]] books. [[lake-herald-2022-10-11#^p1]] She left. [[lake-herald-2022-10-11#^p2]]

## Later

She came back. [[lake-herald-2022-10-11#^p3]]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own" / "cards" / "ines-holm.md"
    file.parent.mkdir(parents=True)
    file.write_text(OWN, encoding="utf-8")
    return tmp_path / "own"


@pytest.fixture
def library(open_library: Open, folder: Path, own: Path) -> Library:
    library = open_library(folder, own)
    library.refresh()
    return library


def undone(library: Library, own: Path, before: dict[str, bytes]) -> None:
    library.undo()
    now = {path: data for path, data in contents(own).items() if path != "decisions.jsonl"}
    assert now == before


def test_facts_of_a_card_are_set_together_and_all_else_stays(library: Library, own: Path) -> None:
    before = contents(own)
    is_own, fields = library.edits.facts("ines-holm")
    assert is_own
    assert fields["aliases"] == ("Holm",)
    change = library.edits.set_facts(
        "ines-holm", {"aliases": ("Holm", "I. Holm"), "of": ("[[bertil-aske]]",), "role": ()}
    )
    assert change.files == ("cards/ines-holm.md",)
    card = library.card("ines-holm")
    assert card.aliases == ("Holm", "I. Holm")
    assert "bertil-aske" in card.links
    assert "# as she signs" in (own / "cards" / "ines-holm.md").read_text(encoding="utf-8")
    undone(library, own, before)


def test_facts_of_a_card_of_another_library_stand_in_an_addition_that_goes_when_it_is_empty(
    library: Library, folder: Path, own: Path
) -> None:
    before, shipped = contents(own), contents(folder)
    assert library.edits.facts("bertil-aske") == (False, {})
    library.edits.set_facts("bertil-aske", {"aliases": ("The miller",), "role": ("miller",)})
    assert "The miller" in library.card("bertil-aske").aliases
    assert library.edits.facts("bertil-aske")[1].keys() == {"adds_to", "aliases", "role"}
    with_addition = contents(own)
    library.edits.set_facts("bertil-aske", {"aliases": (), "role": ()})
    assert contents(own) == before
    library.undo()
    assert contents(own) == with_addition
    undone(library, own, before)
    assert contents(folder) == shipped


def test_an_edit_by_hand_is_undone_too(library: Library, own: Path) -> None:
    before = contents(own)
    edit, file = library.edits.begin_edit("ines-holm")
    file.write_text(OWN + "\nShe sings.\n", encoding="utf-8")
    assert library.edits.end_edit(edit)
    assert library.card("ines-holm").claims[-1].text == "She sings."
    undone(library, own, before)


def test_an_addition_that_is_left_empty_is_removed_again(library: Library, own: Path) -> None:
    before, changes = contents(own), len(library.log())
    edit, file = library.edits.begin_edit("bertil-aske")
    assert file == own / "cards" / "bertil-aske.md"
    assert file.read_text() == "---\nadds_to: bertil-aske\n---\n"
    assert not library.edits.end_edit(edit)
    assert contents(own) == before
    assert len(library.log()) == changes
    edit, file = library.edits.begin_edit("bertil-aske")
    file.write_text(file.read_text() + "He hums.\n")
    assert library.edits.end_edit(edit)
    assert library.card("bertil-aske").claims[-1].is_added
    undone(library, own, before)


def test_claims_that_are_marked_go_to_a_new_card_with_their_links_and_headings(library: Library, own: Path) -> None:
    before = contents(own)
    claims = library.edits.own_claims("ines-holm")
    assert [one.claim.text for one in claims] == [
        "She keeps [[bertil-aske|the miller's]] books.",
        "She left.",
        "She came back.",
    ]
    new = library.edits.split("ines-holm", [claims[0], claims[2]], Kind.ACTOR, "The bookkeeper")
    assert new == "the-bookkeeper"
    assert [claim.text for claim in library.card("ines-holm").claims] == ["She left."]
    moved = library.card(new)
    assert [(claim.text, claim.heading, claim.citations) for claim in moved.claims] == [
        ("She keeps the miller's books.", "", ("lake-herald-2022-10-11#^p1",)),
        ("She came back.", "Later", ("lake-herald-2022-10-11#^p3",)),
    ]
    assert moved.links == ("bertil-aske",)
    with pytest.raises(CannotEdit, match="no longer where it was"):
        library.edits.split("ines-holm", claims[:1], Kind.ACTOR, "Nobody")
    undone(library, own, before)


def test_claims_of_a_library_that_is_not_the_readers_are_not_moved(library: Library) -> None:
    assert library.card("bertil-aske").claims
    assert library.edits.own_claims("bertil-aske") == ()
    with pytest.raises(CannotEdit, match="No claim is marked"):
        library.edits.split("bertil-aske", [], Kind.ACTOR, "Nobody")


def test_cards_that_are_decided_to_be_different_are_not_proposed_as_one(library: Library, own: Path) -> None:
    before = contents(own)
    twin = library.edits.new_card(Kind.ACTOR, "Ines Holms")
    assert twin in library.edits.alike("ines-holm")
    library.edits.part(twin, "ines-holm")
    assert twin not in library.edits.alike("ines-holm")
    assert "ines-holm" not in library.edits.alike(twin)
    library.undo()
    assert twin in library.edits.alike("ines-holm")
    with pytest.raises(NotFound):
        library.edits.part(twin, twin)
    undone(library, own, before)


def test_an_id_can_be_chosen_where_it_is_free(library: Library) -> None:
    assert library.edits.new_card(Kind.TALKS, "Talks", id="talks-of-may") == "talks-of-may"
    for id in ("talks-of-may", "bertil-aske", "lake-herald-2022-10-11", "No Id", "../x"):
        with pytest.raises(CannotEdit):
            library.edits.new_card(Kind.TALKS, "Talks", id=id)


def test_what_was_added_is_listed_and_its_facts_are_set(
    open_library: Open, folder: Path, own: Path, tmp_path: Path
) -> None:
    write_known(folder)
    library = open_library(folder, own)
    library.add([write_text(tmp_path / "a.txt"), write_text(tmp_path / "b.txt", THIRD, title="A ferry")], own)
    assert [(one.id, one.is_copy) for one in library.edits.added()] == [("a-ferry", False), (PIER, True)]
    before = contents(own)
    library.edits.set_article("a-ferry", {"title": ("The ferry",), "outlet": ("Bell",), "published": ("2021-05",)})
    article = library.article("a-ferry")
    assert (article.title, article.outlet, str(article.published)) == ("The ferry", "Bell", "2021-05")
    undone(library, own, before)
    with pytest.raises(CannotEdit, match="not yours"):
        library.edits.set_article(PIER, {"title": ("Mine",)})


def test_a_change_looks_at_its_own_files_alone(library: Library, folder: Path, own: Path) -> None:
    with walked_below(folder) as shipped, walked_below(own) as mine:
        library.edits.add_claim("ines-holm", "She sold the mill.", [])
        card = library.edits.new_card(Kind.ACTOR, "Nora Lind")
        library.undo()
    assert (shipped, mine) == ([], [])
    assert library.card("ines-holm").claims[-1].text == "She sold the mill."
    assert library.roster.card(card) is None


def test_what_another_program_has_written_meanwhile_is_taken_in_with_a_change(
    library: Library, open_library: Open, folder: Path, own: Path
) -> None:
    other = open_library(folder, own)
    other.edits.new_card(Kind.ACTOR, "Nora Lind")
    library.edits.add_claim("ines-holm", "She sold the mill.", [])
    assert library.roster.card("nora-lind") is not None
    assert other.refresh()
    assert other.card("ines-holm").claims[-1].text == "She sold the mill."
