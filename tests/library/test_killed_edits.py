"""Notes and splits are there whole or not at all, at whatever step the program is killed."""

from pathlib import Path

import pytest

from briefing.dialect import linked_claims
from briefing.library.editing import Changes
from briefing.library.editing.notes import NoteEdits, NotePlace
from briefing.library.editing.splitting import OwnClaim, split
from briefing.model import Kind
from tests.files import contents
from tests.programs import run_python

CARD = "cards/senn.md"
NOTES = "notes/herald.md"
WORKS = ("note", "rewrite", "take out", "split")
KILLED = """
import sys
from pathlib import Path
from tests.library.killing import killed_at_every_step
from tests.library.test_killed_edits import edit
start, targets, work = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
print(killed_at_every_step(start, targets, lambda target: edit(target, work)))
"""


def edit(folder: Path, work: str) -> None:
    """A change of each kind; that of a note gives all notes of the file their new addresses and fingerprints, too."""
    changes = Changes(folder)
    notes = NoteEdits(changes, lambda addresses: dict.fromkeys(addresses, "0123456789abcdef"))
    moved = {"herald#^p1": "herald#^p2"}
    match work:
        case "note":
            notes.write(NotePlace("senn", "senn", {}), "Ask.\n\nAgain.")
        case "rewrite":
            notes.write(NotePlace("herald#^p3", "herald", moved), "Who?\n\nWhy?")
        case "take out":
            notes.write(NotePlace("herald#^p2", "herald", moved), "")
        case _:
            claims = linked_claims((folder / CARD).read_bytes())
            own = [OwnClaim(CARD, number, claims[number]) for number in (0, 2)]
            split(changes, "senn", own, (Kind.ACTOR, "Other Senn"), lambda _: False)


@pytest.fixture
def start(tmp_path: Path) -> Path:
    start = tmp_path / "start"
    (start / "cards").mkdir(parents=True)
    claims = "\n\n".join(f"Claim {number}. [[herald#^p{number}]]" for number in (1, 2, 3))
    (start / CARD).write_text(f"---\nkind: actor\ntitle: Senn\n---\n{claims}\n", encoding="utf-8")
    notes = NoteEdits(Changes(start), lambda addresses: dict.fromkeys(addresses, "fedcba9876543210"))
    notes.write(NotePlace("herald#^p1", "herald", {}), "Is it so?")
    return start


@pytest.mark.parametrize("work", WORKS)
def test_killed_at_any_step_the_library_is_as_before_or_as_after(start: Path, tmp_path: Path, work: str) -> None:
    before, targets = contents(start), tmp_path / "targets"
    steps = int(run_python(KILLED, str(start), str(targets), work))
    after = contents(targets / str(steps))
    assert after != before
    assert steps > 20
    seen = list[bool]()
    for step in range(1, steps):
        target = targets / str(step)
        changes = Changes(target)
        changes.recover()
        now = contents(target)
        assert now in (before, after), step
        seen.append(now == after)
        assert len(changes.log()) == (2 if now == after else 1)
        if now == after:
            changes.undo(changes.log()[-1].id)
            assert contents(target) == before, step
    assert set(seen) == {False, True}
