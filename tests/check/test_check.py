"""The check as a whole."""

import os
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from briefing.check import RULES, Severity, check
from briefing.cli.directories import Directories
from briefing.library import Library
from tests.check.conftest import Written
from tests.check.making import article, card


def test_findings_stand_gravest_first_each_once_and_as_grave_as_their_rule(hostile: Library) -> None:
    """Those that are as grave as each other by file and line: the one broken link stands before a thousand notes."""
    findings = check(hostile).findings
    alike = [[one for one in findings if one.severity is severity] for severity in Severity]
    assert list(findings) == [one for some in alike for one in sorted(set(some))]
    severities = {rule.id: rule.severity for rule in RULES}
    assert all(one.severity is severities[one.rule] for one in findings)


def test_every_problem_of_the_files_is_a_finding(hostile: Library) -> None:
    told = {(one.file, one.line, one.rule, one.message) for one in check(hostile).findings}
    assert hostile.problems
    assert told >= {(one.file, one.line, one.rule, one.message) for one in hostile.problems}


def test_nothing_in_a_file_reaches_a_finding_as_a_control_sequence(hostile: Library) -> None:
    text = "".join(one.file + one.message for one in check(hostile).findings)
    assert not {unicodedata.category(character) for character in text} & {"Cc", "Cf", "Cs"}


def test_a_rule_that_is_off_is_silent_and_the_others_speak(hostile: Library) -> None:
    everything = check(hostile).findings
    rules = {one.rule for one in everything}
    assert {"single-source", "uncited-claim", "broken-link", "bad-url", "unlinked-card"} <= rules
    for off in rules:
        assert check(hostile, [off]).findings == tuple(one for one in everything if one.rule != off)


def test_an_empty_library_has_no_findings(tmp_path: Path) -> None:
    with closing(Library.open([tmp_path / "nowhere"], tmp_path / "cache")) as library:
        library.refresh()
        assert check(library).findings == ()


def test_what_is_mended_is_found_no_more(written: Written) -> None:
    files = {"articles/weir.md": article("It was shut.", "It was opened."), "cards/talks.md": card("It was shut.")}
    library = written(files)
    assert "uncited-claim" in {one.rule for one in check(library).findings}
    library = written({"cards/talks.md": card("It was shut. [[weir#^p1]]")})
    assert {one.rule for one in check(library).findings} == {"unlinked-card", "single-source", "unused-passage"}


def test_what_another_copy_of_the_program_took_out_meanwhile_is_passed_over(written: Written, tmp_path: Path) -> None:
    library = written({"articles/weir.md": article("It was shut."), "cards/talks.md": card("Shut. [[weir#^p1]]")})
    with closing(Library.open([tmp_path / "made"], tmp_path / "made-cache")) as other:
        (tmp_path / "made" / "cards" / "talks.md").unlink()
        other.refresh()
    assert "uncited-claim" not in {one.rule for one in check(library).findings}


def test_the_shipped_content_passes(tmp_path: Path) -> None:
    with closing(Library.open([Directories.of({}).shipped], tmp_path)) as library:
        library.refresh()
        assert library.roster.cards
        assert [one for one in check(library).findings if one.severity is not Severity.NOTE] == []


def _originals() -> Path:
    """Where the articles themselves stand, which do not ship: they belong to their publishers."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "articles"
    return Path(os.environ.get("BRIEFING_ORIGINALS") or beside)


@pytest.mark.skipif(
    not _originals().is_dir(), reason="the originals are not here: name their folder in BRIEFING_ORIGINALS"
)
def test_the_shipped_content_passes_with_the_originals_added(tmp_path: Path) -> None:
    """Every passage is at hand word for word, and every quotation stands in the passages that its claim cites."""
    own = tmp_path / "own"
    with closing(Library.open([Directories.of({}).shipped, own], tmp_path / "cache")) as library:
        library.add([_originals()], own)
        articles = library.roster.articles
        assert all(passage.is_original for article in articles for passage in library.passages(article.id))
        assert [one for one in check(library).findings if one.severity is not Severity.NOTE] == []
