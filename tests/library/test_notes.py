"""The reader's notes: written, searched, found again by the words of their passage, and undone to the byte."""

from pathlib import Path

import pytest

from briefing.errors import CannotEdit, NotFound
from briefing.library import Library
from tests.files import contents
from tests.library.conftest import Open, age

CARDS = {
    "senn": "kind: actor\ntitle: Senn\n---\nShe keeps it. [[herald#^p1]]\n",
    "sister": "kind: actor\ntitle: Sister Senn\n---\nShe sings. [[herald#^p2]]\n",
}
PARAGRAPHS = ("The lock broke.", "Sister Senn came.", "Advertisement", "Nobody mended it.", "Advertisement")


def article(*paragraphs: str) -> str:
    """An article in its own words."""
    body = "".join(f"\n{text} ^p{number}\n" for number, text in enumerate(paragraphs, 1))
    return f"---\ntitle: Herald\nwords: original\n---\n{body}"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    folder = tmp_path / "theirs"
    (folder / "cards").mkdir(parents=True)
    for id, text in CARDS.items():
        (folder / "cards" / f"{id}.md").write_text(f"---\n{text}")
    age(folder)
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "herald.md").write_text(article(*PARAGRAPHS))
    age(folder)
    return folder


@pytest.fixture
def library(open_library: Open, theirs: Path, own: Path) -> Library:
    library = open_library(theirs, own)
    library.refresh()
    return library


def told(library: Library, *on: str) -> list[tuple[str, str]]:
    return [(note.on, note.text) for note in library.notes.on(on)]


def rules(library: Library) -> list[tuple[str, int, str]]:
    return [(Path(one.file).name, one.line, one.rule) for one in library.problems]


@pytest.mark.parametrize("target", ["senn", "herald", "herald#^p4"])
def test_a_note_is_shown_and_searched_at_once_changed_and_undone(
    library: Library, theirs: Path, own: Path, target: str
) -> None:
    shipped, states = contents(theirs), [contents(own)]
    assert library.notes.text(target) == ""
    for text in ("Ask *Órla* about it.\n\nAnd her [[sister]].", "Ask nobody.", ""):
        change = library.notes.write(target, text)
        assert change
        assert change.what == (f"note on {target}: {' '.join(text.split())}" if text else f"no note on {target}")
        assert library.notes.text(target) == text
        found = [hit.id for hit in library.search("kind:note ask").hits]
        assert found == ([target] if text else [])
        assert [note.on for note in library.notes.on([target])] == found
        states.append(contents(own))
    assert not library.problems
    assert states[-1] == states[0]
    for state in reversed(states[:-1]):
        library.undo()
        assert contents(own) == state
    library.redo()
    assert [hit.id for hit in library.search("kind:note orla").hits] == [target]
    assert contents(theirs) == shipped


def test_a_note_that_stays_as_it_is_is_no_change(library: Library) -> None:
    library.notes.write("herald#^p4", "Ask.")
    count = len(library.log())
    assert library.notes.write("herald#^p4", " Ask.\n") is None
    assert library.notes.write("senn", "") is None
    assert len(library.log()) == count


def test_notes_are_no_claims(library: Library) -> None:
    before = library.card("senn"), library.card("sister"), library.backlinks("sister")
    library.notes.write("senn", "She is [[sister]].")
    assert (library.card("senn"), library.card("sister"), library.backlinks("sister")) == before


def test_what_is_no_target_and_what_is_no_note_is_refused(library: Library, own: Path) -> None:
    before = contents(own)
    for target in ("nobody", "herald#^p9", "nobody#^p1", "", "../../etc/passwd"):
        with pytest.raises(NotFound):
            library.notes.write(target, "Ask.")
    for text in ("x" * 20_001, "…", "Ask. [[herald#^p1]]"):
        with pytest.raises(CannotEdit):
            library.notes.write("senn", text)
    assert contents(own) == before


def test_hostile_text_is_data(library: Library, own: Path) -> None:
    library.notes.write("senn", "\x1b]0;owned\x07 \u202edesrever [x](javascript:alert) \x00")
    (note,) = library.notes.on(["senn"])
    assert not any(sign in note.text for sign in "\x1b\x07\u202e\x00")
    assert b"\x1b" not in (own / "notes" / "senn.md").read_bytes()
    assert [span.target for block in note.blocks for span in block.prose.spans] == []


def test_a_note_goes_with_the_words_of_its_passage(library: Library, own: Path) -> None:
    """Whatever number it has; of several that have the words, to the one nearest to where it was."""
    for target, text in (("herald#^p2", "Who?"), ("herald#^p4", "Why?"), ("herald#^p5", "How much?")):
        library.notes.write(target, text)
    file = own / "articles" / "herald.md"
    file.write_text(article("A new beginning.", *PARAGRAPHS))
    library.refresh()
    assert told(library, "herald") == [
        ("herald#^p3", "Who?"),
        ("herald#^p5", "Why?"),
        ("herald#^p4", "How much?"),
    ]
    assert not library.problems
    file.write_text(article(PARAGRAPHS[3], *PARAGRAPHS[:3]))
    library.refresh()
    assert told(library, "herald") == [("herald#^p3", "Who?"), ("herald#^p1", "Why?"), ("herald#^p4", "How much?")]
    assert [hit.id for hit in library.search("kind:note why").hits] == ["herald#^p1"]


def test_notes_on_passages_that_have_moved_are_changed_and_joined_by_others(library: Library, own: Path) -> None:
    library.notes.write("herald#^p1", "One.")
    library.notes.write("herald#^p2", "Two.")
    (own / "articles" / "herald.md").write_text(article("A new beginning.", *PARAGRAPHS))
    library.refresh()
    before = contents(own)
    assert library.notes.text("herald#^p2") == "One."
    library.notes.write("herald#^p2", "One, but longer.")
    library.notes.write("herald#^p1", "New.")
    assert told(library, "herald") == [
        ("herald#^p2", "One, but longer."),
        ("herald#^p3", "Two."),
        ("herald#^p1", "New."),
    ]
    assert not library.problems
    library.undo()
    library.undo()
    assert contents(own) == before


def test_a_note_whose_words_are_gone_has_lost_its_place_until_they_are_back(library: Library, own: Path) -> None:
    library.notes.write("herald", "On all of it.")
    library.notes.write("herald#^p4", "Why?")
    file = own / "articles" / "herald.md"
    file.write_text(article(*PARAGRAPHS[:3], "Nobody mended it, ever.", PARAGRAPHS[4]))
    library.refresh()
    assert told(library, "herald") == [("herald", "On all of it."), ("herald", "Why?")]
    assert [note.is_lost for note in library.notes.on(["herald"])] == [False, True]
    assert rules(library) == [("herald.md", 6, "lost-note")]
    assert "`herald#^p4`" in library.problems[0].message
    assert "prints" in library.problems[0].message
    with pytest.raises(CannotEdit, match="lost its place"):
        library.notes.text("herald#^p4")
    assert library.notes.text("herald") == "On all of it."
    file.write_text(article(*PARAGRAPHS))
    library.refresh()
    assert told(library, "herald#^p4") == [("herald#^p4", "Why?")]
    assert not library.problems


def test_a_lost_note_is_mended_as_the_problem_tells(library: Library, own: Path) -> None:
    library.notes.write("herald#^p4", "Why?")
    (own / "articles" / "herald.md").write_text(article(*PARAGRAPHS[:3], "Nobody mended it, ever.", PARAGRAPHS[4]))
    file, text = own / "notes" / "herald.md", (own / "notes" / "herald.md").read_text()
    print_ = next(line for line in text.split("\n") if line.startswith("prints:"))
    still, other = text.replace(f"{print_}\n", ""), text.replace("^p4]]", "^p1]]")
    for mended, place in ((still, "herald#^p4"), (other, "herald#^p1")):
        file.write_text(mended)
        library.refresh()
        assert told(library, "herald") == [(place, "Why?")]
        assert not library.problems


def test_notes_on_an_article_that_is_removed_wait_for_it(library: Library) -> None:
    library.notes.write("herald", "All of it.")
    library.notes.write("herald#^p4", "Why?")
    library.edits.remove("herald")
    assert library.notes.on(["herald"]) == ()
    assert not library.search("kind:note").hits
    assert [one for one in rules(library) if one[0] == "herald.md"] == [("herald.md", 1, "orphan-note")]
    library.undo()
    assert told(library, "herald") == [("herald", "All of it."), ("herald#^p4", "Why?")]
    assert not library.problems


def test_a_note_on_a_passage_may_stand_in_the_file_of_a_card(library: Library, own: Path) -> None:
    (own / "notes").mkdir()
    (own / "notes" / "senn.md").write_text("Hers?\n\nWhy? [[herald#^p4]]\n\nNo. [[herald#^p9]]\n\nOr. [[other#^p1]]\n")
    library.refresh()
    assert told(library, "herald#^p4") == [("herald#^p4", "Why?")]
    assert told(library, "senn") == [("senn", "Hers?"), ("senn", "No."), ("senn", "Or.")]
    assert rules(library) == [("senn.md", 5, "lost-note"), ("senn.md", 7, "lost-note")]
    library.notes.write("senn", "Not hers.")
    assert told(library, "herald#^p4") == [("herald#^p4", "Why?")]
    library.edits.remove("herald")
    assert len(library.notes.on(["senn"])) == 4


def test_notes_follow_the_files(library: Library, own: Path) -> None:
    """Written, changed and removed by another program, in folders below `notes` too."""
    file = own / "notes" / "people" / "senn.md"
    file.parent.mkdir(parents=True)
    file.write_text("Ask [[nobody]].\n\n- one\n- two\n")
    assert library.refresh()
    assert told(library, "senn") == [("senn", "Ask nobody.\n\none\n\ntwo")]
    assert rules(library) == [("senn.md", 1, "broken-link")]
    library.notes.write("senn", "Ask.")
    assert file.read_text() == "Ask.\n"
    assert not library.problems
    file.unlink()
    assert library.refresh()
    assert told(library, "senn") == []
    assert not library.search("kind:note").hits


def test_a_file_of_notes_that_is_called_after_nothing_is_told(library: Library, own: Path) -> None:
    (own / "notes").mkdir()
    (own / "notes" / "nobody.md").write_text("Who?\n")
    (own / "notes" / "No Body.md").write_text("Who?\n")
    library.refresh()
    assert rules(library) == [("No Body.md", 0, "bad-id"), ("nobody.md", 1, "orphan-note")]
    assert not library.search("kind:note").hits
    (own / "cards").mkdir()
    (own / "cards" / "nobody.md").write_text("---\nkind: actor\ntitle: Nobody\n---\n")
    library.refresh()
    assert told(library, "nobody") == [("nobody", "Who?")]


def test_notes_on_two_cards_that_are_one_are_on_that(library: Library) -> None:
    library.notes.write("senn", "One.")
    library.notes.write("sister", "Two, of [[senn]].")
    library.edits.merge("senn", "sister")
    assert told(library, "sister") == [("sister", "One."), ("sister", "Two, of sister.")]
    assert library.notes.on(["sister"])[1].links == ("sister",)
    assert [hit.id for hit in library.search("kind:note").hits] == ["sister", "sister"]
    library.undo()
    assert told(library, "senn", "sister") == [("senn", "One."), ("sister", "Two, of senn.")]


def test_an_index_that_was_updated_tells_what_one_that_was_built_tells(
    library: Library, open_library: Open, theirs: Path, own: Path, tmp_path: Path
) -> None:
    library.notes.write("senn", "One [[nobody]].")
    library.notes.write("herald#^p4", "Why?")
    library.notes.write("herald#^p1", "What?")
    (own / "articles" / "herald.md").write_text(article("First.", *PARAGRAPHS[1:]))
    (theirs / "cards" / "senn.md").unlink()
    library.refresh()
    other = open_library(theirs, own, cache=tmp_path / "other")
    other.refresh()
    assert other.notes.on(["herald", "senn"]) == library.notes.on(["herald", "senn"])
    assert other.problems == library.problems
    assert [one.rule for one in library.problems] == ["lost-note", "orphan-note"]
    again = open_library(theirs, own)
    assert not again.refresh()
    assert again.search("kind:note").counts == library.search("kind:note").counts == (("note", 2),)


def test_the_notes_are_edited_by_hand_too(library: Library, own: Path) -> None:
    before, changes = contents(own), len(library.log())
    edit, file = library.notes.begin("herald#^p4")
    assert file == own / "notes" / "herald.md"
    assert not library.notes.end(edit)
    assert contents(own) == before
    assert len(library.log()) == changes
    edit, file = library.notes.begin("herald#^p4")
    file.write_text("Why? [[herald#^p4]]\n\nAll of it.\n")
    assert library.notes.end(edit)
    assert told(library, "herald") == [("herald#^p4", "Why?"), ("herald", "All of it.")]
    assert "herald#^p4:" in file.read_text()
    library.undo()
    assert contents(own) == before
