"""Notes are read from any file, and written so that all else in it stays as it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.dialect import (
    addresses_in,
    note_text,
    notes_nothing,
    prints_in,
    read_notes,
    set_note,
    set_prints,
    with_addresses,
)
from briefing.errors import CannotEdit
from briefing.text import clean, decode
from tests.dialect.texts import files, markdown

FILE = """---
# by hand
prints: ["gazette#^p3:0123456789abcdef"]
---
Who owns the *pier*?
Ask [[pier-board|the board]].

She was not there. [[gazette#^p3]]

- One
- Two

Nor was he. [[gazette#^p3]].
"""
P3, P4 = "gazette#^p3", "gazette#^p4"
PRINT = "0123456789abcdef"


@pytest.fixture(params=["\n", "\r\n", "\r"], ids=["newline", "both", "return"])
def data(request: pytest.FixtureRequest) -> bytes:
    """A file of notes, with the line ends of every system."""
    return FILE.replace("\n", request.param).encode()


def notes(data: bytes) -> dict[str, list[str]]:
    """The blocks of each note, by the address that is written; the empty one for what the file is called after."""
    read, _, _ = read_notes("gazette", decode(data)[0], "gazette.md")
    return {note.written: [block.prose.text for block in note.blocks] for note in read.notes}


def test_each_block_is_a_note_and_one_that_ends_in_an_address_is_on_that_passage(data: bytes) -> None:
    assert notes(data) == {
        "": ["Who owns the pier?\nAsk the board.", "One", "Two"],
        P3: ["She was not there.", "Nor was he."],
    }
    read, prints, problems = read_notes("gazette", decode(data)[0], "gazette.md")
    assert [(note.on, note.file) for note in read.notes] == [("gazette", "gazette"), (P3, "gazette")]
    assert read.notes[0].links == ("pier-board",)
    assert prints == {P3: PRINT}
    assert not problems


def test_a_file_of_notes_needs_no_front_matter() -> None:
    assert notes(b"Who owns it?\n") == {"": ["Who owns it?"]}
    assert not read_notes("a", "Who owns it?\n", "a.md")[2]


@pytest.mark.parametrize("written", ["gazette#^p3", "p3:0123456789abcdef", "gazette#^p3:0123", "x y:0123456789abcdef"])
def test_what_is_no_fingerprint_is_told(written: str) -> None:
    _, prints, problems = read_notes("gazette", f'---\nprints: ["{written}"]\n---\n', "gazette.md")
    assert not prints
    assert [problem.rule for problem in problems] == ["bad-print"]


def test_an_address_within_a_note_stays_in_it() -> None:
    assert notes(b"As [[gazette#^p3]] says, and more.\n") == {"": ["As [1] says, and more."]}


def test_a_note_is_written_anew_and_no_other_byte_changes(data: bytes) -> None:
    end = "\r\n" if b"\r\n" in data else "\r" if b"\r" in data else "\n"
    assert note_text(data, "") == "Who owns the *pier*?\nAsk [[pier-board|the board]].\n\n- One\n- Two"
    assert note_text(data, P3) == "She was not there.\n\nNor was he."
    made = set_note(data, P3, "Nobody was.\nNot one.\n\nAt all.")
    new = "\n".join(["Nobody was.", f"Not one. [[{P3}]]", "", f"At all. [[{P3}]]", "", ""]).replace("\n", end)
    old = f"She was not there. [[{P3}]]{end}{end}"
    assert made == data.replace(old.encode(), new.encode()).replace(f"{end}Nor was he. [[{P3}]].{end}".encode(), b"")
    assert note_text(made, P3) == "Nobody was.\nNot one.\n\nAt all."


def test_a_note_is_taken_out(data: bytes) -> None:
    made = set_note(data, P3, "")
    assert P3 not in notes(made)
    assert notes(made)[""] == notes(data)[""]
    made = set_prints(set_note(made, "", ""), {})
    assert notes(made) == {}
    assert not notes_nothing(data)


def test_a_first_note_makes_the_file() -> None:
    made = set_note(b"", P3, "Nobody was.")
    assert made == f"Nobody was. [[{P3}]]\n".encode()
    printed = set_prints(made, {P3: PRINT})
    assert prints_in(printed) == {P3: PRINT}
    assert set_prints(printed, {}) == made
    assert notes_nothing(set_note(made, P3, ""))
    assert set_note(made, "", "Who?") == made + b"\nWho?\n"
    assert set_note(printed, "", "Who?") == printed + b"\nWho?\n"


@pytest.mark.parametrize(
    "text",
    [f"As he says. [[{P4}]]", f"- one\n- two [[{P4}]]", "---\ntitle: x\n---\nIt.", "```\nopen", f"> said [[{P4}|so]]"],
)
def test_a_text_that_would_be_a_note_on_something_else_is_refused(text: str) -> None:
    for address in ("", P3):
        with pytest.raises(CannotEdit):
            set_note(FILE.encode(), address, text)


def test_notes_on_two_passages_in_one_list_are_left_to_the_hand() -> None:
    mixed = f"- one [[{P3}]]\n- two [[{P4}]]\n".encode()
    with pytest.raises(CannotEdit, match="by hand"):
        note_text(mixed, P3)
    with pytest.raises(CannotEdit, match="by hand"):
        set_note(mixed, P4, "other")


def test_passages_that_have_other_numbers_are_called_by_them(data: bytes) -> None:
    """All at once: one may get the number that another had."""
    both = set_note(data, P4, "Four.")
    moved = with_addresses(both, {P3: P4, P4: "gazette#^p5"})
    assert notes(moved) == {"": notes(data)[""], P4: notes(data)[P3], "gazette#^p5": ["Four."]}
    assert prints_in(moved) == {P4: PRINT}
    back = with_addresses(with_addresses(both, {P3: P4, P4: P3}), {P3: P4, P4: P3})
    assert (notes(back), prints_in(back)) == (notes(both), prints_in(both))


addresses = st.sampled_from(["", P3, P4, "gazette-2021-04-02#^p3"])


def test_a_note_that_would_run_together_with_a_list_of_others_is_refused() -> None:
    with pytest.raises(CannotEdit, match="in one list"):
        set_note(b"-", P3, "- Who paid?")


@given(files, addresses, markdown | st.text())
@example("-", P3, "- ~~")
def test_any_text_is_the_note_or_is_refused_and_all_others_stay(file: str, address: str, text: str) -> None:
    data = file.encode(errors="surrogatepass")
    try:
        before = notes(data)
        made = set_note(data, address, text)
    except CannotEdit:
        return
    after = notes(made)
    told = after.pop(address, [])
    before.pop(address, [])
    assert after == before
    assert bool(told) == bool(notes(clean(text).strip().encode()))
    assert set(addresses_in(made)) == {one for one in notes(made) if one}
    assert set_note(set_note(made, address, note_text(made, address)), address, note_text(made, address)) == set_note(
        made, address, note_text(made, address)
    )


@given(files)
def test_any_file_is_read(file: str) -> None:
    read, prints, problems = read_notes("gazette", file, "gazette.md")
    for note in read.notes:
        assert note.file == "gazette"
        assert clean(note.text) == note.text
    assert all(problem.file == "gazette.md" for problem in problems)
    assert set(map(len, prints.values())) <= {16}
