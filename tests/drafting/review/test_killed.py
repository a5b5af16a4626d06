"""Killed at any step of a decision about drafts, the next start shows the old state or the new, never a mix."""

from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.library.editing import Changes
from tests.drafting.review.killed import opened, queue, work
from tests.files import contents
from tests.programs import run_python
from tests.tiny import write_good

KILLED = """
import runpy, sys
sys.argv[0] = "killed"
runpy.run_module("tests.drafting.review.killed", run_name="__main__")
"""
EVERY = 12
"""At each so many steps the library is opened and asked, which takes a while."""
State = tuple[dict[str, bytes], list[str], list[str], list[str]]


def state(folder: Path) -> State:
    """The files but for the journal, what waits, what is decided, and what can be undone, as the next start has it."""
    with closing(opened(folder)) as library:
        waits = [one.id for one in queue(library).proposals]
        decided = [one.title for one in library.drafts.decided()]
        left = [change.what for change in library.log() if not change.is_undone]
        return files(folder), waits, decided, left


def files(folder: Path) -> dict[str, bytes]:
    """The files but for the journal of decisions, what was broken off being finished."""
    Changes(folder).recover()
    return {path: data for path, data in contents(folder).items() if path != "decisions.jsonl"}


def decided(folder: Path) -> list[str]:
    """What is decided about drafts, by the journals alone."""
    library = Library.open([folder], folder.with_name("nowhere"))
    return [one.title for one in library.drafts.decided()]


@pytest.mark.parametrize("what", ["accept", "accept all", "refuse"])
def test_killed_at_any_step_a_decision_is_there_whole_or_not_at_all(tmp_path: Path, what: str) -> None:
    start, targets = write_good(tmp_path / "start"), tmp_path / "targets"
    work("offer", start)
    before = state(start)
    steps = int(run_python(KILLED, str(start), str(targets), what))
    after = state(targets / str(steps))
    assert after != before and len(after[1]) < len(before[1])
    assert steps > (3 if what == "refuse" else 15)
    seen = list[bool]()
    for step in range(1, steps):
        target = targets / str(step)
        now = files(target), decided(target)
        assert now in ((before[0], before[2]), (after[0], after[2])), step
        is_new = now == (after[0], after[2])
        if step % EVERY == 0 or (seen and is_new != seen[-1]):
            assert state(target) == (after if is_new else before), step
        seen.append(is_new)
    assert seen == sorted(seen)
    assert False in seen


def test_an_offer_that_was_accepted_links_to_its_party_once_that_is_accepted_and_undo_takes_all_back(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path / "start")
    work("offer", folder)
    before = state(folder)
    work("accept all", folder)
    with closing(opened(folder)) as library:
        offer = library.card("pardon-by-senn")
        told = {field.name: [value.text for value in field.values] for field in offer.fields}
        assert offer.links == ("senn",)
        assert told["to"] == ["The owners"]
        assert library.backlinks("senn") == ("pardon-by-senn",)
        assert [change.what for change in library.log()][-1] == "new actor senn: Senn and 3 more"
        library.undo()
    assert state(folder) == before
