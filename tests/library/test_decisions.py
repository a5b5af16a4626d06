"""What the reader decides is kept in a journal of the library, appended and never rewritten."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library
from briefing.library.decisions import Decisions
from briefing.model import Address, Passage
from tests.library.conftest import age
from tests.tiny import write_good

JOURNAL = "decisions.jsonl"
ONE, OTHER = (Passage(Address("lake-herald", number), f"Words {number}.") for number in (3, 4))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The tiny library, of which the decisions are its own."""
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def mentioned(library: Library) -> tuple[str, Address]:
    """A card, and the first passage that names it."""
    card = next(entry.id for entry in library.roster.cards if library.mentions(entry.id).total)
    address = Address.parse(library.mentions(card).addresses[0])
    assert address
    return card, address


def refused(folder: Path, card: str = "senn") -> set[int]:
    found = Decisions(folder).refused_mentions()
    return {address.number for address in found[card].words} if card in found else set()


def test_a_decision_is_kept_across_runs_and_can_be_undone(tmp_path: Path) -> None:
    Decisions(tmp_path).refuse("senn", ONE)
    decision = Decisions(tmp_path).refuse("senn", OTHER)
    assert refused(tmp_path) == {3, 4}
    Decisions(tmp_path).undo(decision)
    assert refused(tmp_path) == {3}
    assert refused(tmp_path, "mill") == set()


def test_every_decision_is_a_line_of_its_own_and_none_is_rewritten(tmp_path: Path) -> None:
    decisions = Decisions(tmp_path)
    decision, before = decisions.refuse("senn", ONE), (tmp_path / JOURNAL).read_bytes()
    decisions.undo(decision)
    after = (tmp_path / JOURNAL).read_bytes()
    assert after.startswith(before)
    said = [json.loads(line) for line in after.splitlines()]
    assert [line["what"] for line in said] == ["not-meant", "undo"]
    assert said[1]["of"] == said[0]["id"] == decision
    assert (said[0]["card"], said[0]["passage"]) == ("senn", str(ONE.address))


@given(st.lists(st.text() | st.sampled_from(['{"what": 3}', '{"what": "not-meant", "card": "senn"}', "[]", "{"])))
def test_whatever_stands_in_the_journal_nothing_is_lost_by_another_decision(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """What is no decision is told, with its line, and stays."""
    file = tmp_path_factory.mktemp("own") / JOURNAL
    before = "\n".join(lines).encode(errors="surrogatepass")
    file.write_bytes(before)
    Decisions(file.parent).refuse("senn", ONE)
    assert file.read_bytes().startswith(before)
    assert refused(file.parent) == {3}
    told = {problem.line for problem in Decisions(file.parent).problems}
    assert told == {number for number, line in enumerate(before.split(b"\n"), 1) if line.strip()}


def test_a_line_cut_short_is_passed_over_and_told(tmp_path: Path) -> None:
    """A program that is killed while it appends leaves the decisions that stood, whole."""
    Decisions(tmp_path).refuse("senn", ONE)
    Decisions(tmp_path).refuse("senn", OTHER)
    data = (tmp_path / JOURNAL).read_bytes()
    first = data.index(b"\n") + 1
    for end in range(first + 1, len(data) - 1):
        (tmp_path / JOURNAL).write_bytes(data[:end])
        assert refused(tmp_path) == {3}
        assert [problem.line for problem in Decisions(tmp_path).problems] == [2]
    Decisions(tmp_path).refuse("senn", OTHER)
    assert refused(tmp_path) == {3, 4}


def _refuse_many(folder: Path, first: int) -> None:
    for number in range(first, first + 100):
        Decisions(folder).refuse("senn", Passage(Address("lake-herald", number), "Words."))


def test_two_programs_that_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    context = get_context("fork")
    programs = [context.Process(target=_refuse_many, args=(tmp_path, first)) for first in (1, 101, 201)]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert refused(tmp_path) == set(range(1, 301))
    assert not Decisions(tmp_path).problems


def test_a_full_disk_leaves_the_journal_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Decisions(tmp_path).refuse("senn", ONE)
    before, write = (tmp_path / JOURNAL).read_bytes(), os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:10]))
    with pytest.raises(OSError, match="No space"):
        Decisions(tmp_path).refuse("senn", OTHER)
    assert (tmp_path / JOURNAL).read_bytes() == before


def test_the_journal_is_written_through_a_link(tmp_path: Path) -> None:
    own, kept = tmp_path / "own", tmp_path / "dotfiles" / "kept.jsonl"
    own.mkdir()
    kept.parent.mkdir()
    kept.write_text("")
    (own / JOURNAL).symlink_to(kept)
    Decisions(own).refuse("senn", ONE)
    assert (own / JOURNAL).is_symlink()
    assert b"not-meant" in kept.read_bytes()


def test_a_link_to_a_file_that_is_no_journal_is_not_written_through(tmp_path: Path) -> None:
    """A library that came from elsewhere has no other file of the reader's changed."""
    profile = tmp_path / "profile"
    profile.write_text("export PATH\n")
    (tmp_path / JOURNAL).symlink_to(profile)
    with pytest.raises(OSError, match="no regular file"):
        Decisions(tmp_path).refuse("senn", ONE)
    assert profile.read_text() == "export PATH\n"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_a_problem_and_never_a_wait(library: Library, tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "tiny" / JOURNAL)
    card, address = mentioned(library)
    with pytest.raises(OSError, match="no regular file"):
        library.refuse(card, address)
    assert any(JOURNAL in problem.file and problem.rule == "not-regular" for problem in library.problems)


def test_a_refused_mention_is_neither_listed_nor_counted(library: Library) -> None:
    card, address = mentioned(library)
    before = library.mentions(card)
    decision = library.refuse(card, address)
    after = library.mentions(card)
    assert (after.total, after.addresses) == (before.total - 1, before.addresses[1:])
    library.undo_decision(decision)
    assert library.mentions(card) == before


def test_a_refusal_holds_for_the_words_it_was_made_about(library: Library, tmp_path: Path) -> None:
    card, address = mentioned(library)
    before, passage = library.mentions(card), library.passage(address)
    library.refuse(card, address)
    file, _ = library.file_of(str(address))
    text = file.read_text(encoding="utf-8")
    escaped = next(line for line in text.splitlines() if line.endswith(f" ^p{address.number}"))
    file.write_text(text.replace(escaped, f"Indeed, {escaped}"), encoding="utf-8")
    age(tmp_path / "tiny")
    library.refresh()
    assert library.passage(address).text != passage.text
    assert library.mentions(card) == before
    file.write_text(text, encoding="utf-8")
    library.refresh()
    assert library.mentions(card).total == before.total - 1


def test_a_refusal_holds_in_that_library_alone(library: Library, tmp_path: Path) -> None:
    card, address = mentioned(library)
    before = library.mentions(card)
    library.refuse(card, address)
    with closing(Library.open([write_good(tmp_path / "other")], tmp_path / "cache")) as other:
        other.refresh()
        assert other.mentions(card) == before


def test_refusals_of_older_versions_are_taken_over_once_and_kept(tmp_path: Path) -> None:
    folder, old = write_good(tmp_path / "tiny"), tmp_path / "refused.json"
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        card, address = mentioned(library)
        total = library.mentions(card).total
    text = json.dumps({card: [str(address), "nowhere#^p1"], "none": [str(address)], "bad": 3, "worse": [4]})
    old.write_text(text)
    for _ in range(2):
        with closing(Library.open([folder], tmp_path / "cache", refused=old)) as library:
            library.refresh()
            assert library.mentions(card).total == total - 1
    said = [json.loads(line)["what"] for line in (folder / JOURNAL).read_text().splitlines()]
    assert said == ["not-meant", "migrated"]
    assert old.read_text() == text


@pytest.mark.parametrize("text", ['{"senn": ["a#^p1"],', "[]", '{"senn": ["a#^p1"],}', "\xff"])
def test_a_damaged_file_of_older_versions_is_told_and_left(tmp_path: Path, text: str) -> None:
    folder, old = write_good(tmp_path / "tiny"), tmp_path / "refused.json"
    old.write_text(text, encoding="latin-1")
    with closing(Library.open([folder], tmp_path / "cache", refused=old)) as library:
        library.refresh()
        card, address = mentioned(library)
        library.refuse(card, address)
        assert [problem.file for problem in library.problems] == [str(old)]
    assert old.read_text(encoding="latin-1") == text
