"""What the index answers of notes."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.index import Changes, Index, Reader
from briefing.model import Kind, TextKind
from tests.index.conftest import Engine
from tests.index.harbour import CARDS, NOTES, SOURCES, card, notes


@pytest.fixture
def noted(engine: Engine, tmp_path: Path) -> Iterator[Index]:
    """An index of the small library with notes."""
    with closing(engine(tmp_path / "noted")) as index:
        index.build(Changes(CARDS, SOURCES, notes=NOTES))
        yield index


@pytest.fixture
def reader(noted: Index) -> Iterator[Reader]:
    """A reader of it."""
    with closing(noted.open()) as reader:
        yield reader


def told(reader: Reader, *on: str) -> list[str]:
    return [note.text for note in reader.notes(on)]


def test_notes_are_found_by_what_they_are_on(reader: Reader) -> None:
    """On an article are those on its passages, too."""
    assert told(reader, "lamp-trust") == ["Ask who pays for the oil; see oil-ban."]
    assert told(reader, "post-2031") == ["The only paper on the quay.", "Who counted the keepers?"]
    assert told(reader, "post-2031#^p2", "post-2031#^p1") == ["Who counted the keepers?"]
    assert told(reader, "post-2031#^p2", "post-2031", "lamp-trust") == [
        "Ask who pays for the oil; see oil-ban.",
        "The only paper on the quay.",
        "Who counted the keepers?",
    ]
    assert told(reader, "gull-2032", "nothing") == []


def test_a_note_is_a_hit_of_its_own_kind(reader: Reader) -> None:
    (hit,) = reader.search("counted").hits
    assert (hit.id, hit.kind, hit.title) == ("post-2031#^p2", TextKind.NOTE, "Harbour Post, 2031-05-20 ¶2")
    assert not hit.is_card
    assert hit.snippet.text == "Who counted the keepers?"
    (hit,) = reader.search("pays oil").hits
    assert (hit.id, hit.kind, hit.title) == ("lamp-trust", TextKind.NOTE, "Lamp Trust")
    results = reader.search("kind:note")
    assert results.read_as == "all notes"
    assert results.counts == (("note", 3),)
    assert {hit.id for hit in results.hits} == {"lamp-trust", "post-2031", "post-2031#^p2"}
    assert reader.search("the", kind=TextKind.NOTE).counts == (("note", 3),)
    assert TextKind.NOTE not in dict(reader.search("the", kind=TextKind.PASSAGE).counts)
    assert len(reader.search("kind:note", limit=2).hits) == 2


def test_notes_are_found_by_their_source_and_the_cards_they_are_about(reader: Reader) -> None:
    assert dict(reader.search("source:post kind:note").counts) == {"note": 2}
    for name in ("lamp", '"ban on lamp oil"'):
        kind = "actor" if name == "lamp" else "sanction"
        assert [hit.id for hit in reader.search(f"{kind}:{name} kind:note").hits] == ["lamp-trust"]


def test_notes_are_no_passages_no_claims_and_no_links(index: Index, noted: Index) -> None:
    """All else is as it is without them."""
    with closing(index.open()) as plain, closing(noted.open()) as reader:
        assert reader.backlinks("oil-ban") == plain.backlinks("oil-ban")
        assert reader.mentions("lamp-trust") == plain.mentions("lamp-trust")
        assert reader.passages("post-2031") == plain.passages("post-2031")
        counts = dict(reader.search("the").counts)
        assert counts.pop("note") == 3
        assert counts == dict(plain.search("the").counts)


def test_a_file_of_notes_is_replaced_and_goes(noted: Index) -> None:
    noted.update(Changes(notes=[notes("post-2031", ("post-2031#^p1", "Nobody did."))]))
    with closing(noted.open()) as reader:
        assert told(reader, "post-2031") == ["Nobody did."]
        assert not reader.search("counted").hits
    noted.update(Changes(gone=["notes/post-2031"], cards=[card("new", Kind.ACTOR, "New")]))
    with closing(noted.open()) as reader:
        assert told(reader, "post-2031") == []
        assert told(reader, "lamp-trust") == ["Ask who pays for the oil; see oil-ban."]
