"""What the scan of a folder finds, and what it refuses."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.file_problems import LARGEST
from briefing.library.safe_files import Content, read
from briefing.library.scan import rescan, scan
from briefing.model import Problem
from tests.library.opened import opened_below


def rules(folder: Path) -> list[tuple[str, str]]:
    return [(Path(problem.file).name, problem.rule) for problem in scan([str(folder)]).problems]


def ids(folder: Path) -> list[str]:
    return [found.id for found in scan([str(folder)]).files]


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    made = tmp_path / "cards"
    made.mkdir()
    return made


def test_finds_markdown_at_any_depth_of_the_parts_of_a_library_alone(tmp_path: Path) -> None:
    for name in ("articles/a.md", "cards/b.md", "cards/x/y/z/c.md", "other/d.md", "e.md", "cards/f.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    assert ids(tmp_path) == ["a", "b", "c"]
    assert [found.is_card for found in scan([str(tmp_path)]).files] == [False, True, True]


def test_opens_no_file(folder: Path) -> None:
    with opened_below(folder) as opened:
        assert len(scan([str(folder)]).files) == 10
    assert opened == []


def test_passes_over_what_begins_with_a_dot(cards: Path, tmp_path: Path) -> None:
    (cards / ".hidden.md").write_text("text")
    (cards / ".obsidian").mkdir()
    (cards / ".obsidian" / "note.md").write_text("text")
    assert ids(tmp_path) == []
    assert rules(tmp_path) == []


def test_a_missing_folder_is_told_and_raises_nothing(tmp_path: Path) -> None:
    found = scan([str(tmp_path / "nowhere"), str(tmp_path)])
    assert found.missing == (0,)
    assert found.files == ()


def test_a_folder_that_cannot_be_read_is_a_problem_and_not_missing(tmp_path: Path) -> None:
    """What the system refuses, here for a loop of links, is told; nobody is left to think that the library is empty."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    found = scan([str(loop)])
    assert found.missing == ()
    assert [(problem.file, problem.rule) for problem in found.problems] == [(str(loop), "unreadable")]


@pytest.mark.parametrize("name", ["Upper.md", "-dash.md", "two words.md", "café.md", f"{'a' * 81}.md", "[b].md"])
def test_a_name_that_is_no_id_is_a_problem(name: str, cards: Path, tmp_path: Path) -> None:
    (cards / name).write_text("text")
    assert ids(tmp_path) == []
    assert rules(tmp_path) == [(name, "bad-id")]


def test_file_names_are_shown_clean(cards: Path, tmp_path: Path) -> None:
    (cards / "a\x1b[31m\u202eb\n.md").write_text("text")
    Path(os.fsdecode(os.fsencode(cards) + b"/\xff\xfe.md")).write_bytes(b"text")
    problems = scan([str(tmp_path)]).problems
    assert len(problems) == 2
    for problem in problems:
        assert not set(problem.file) & {"\x1b", "\u202e", "\n"}
        problem.file.encode()


def test_a_link_that_leaves_the_library_is_a_problem_and_not_followed(cards: Path, tmp_path: Path) -> None:
    outside = tmp_path.with_name(tmp_path.name + "-outside")
    outside.mkdir()
    (outside / "secret.md").write_text("secret")
    (cards / "file.md").symlink_to(outside / "secret.md")
    (cards / "folder").symlink_to(outside)
    (tmp_path / "articles").symlink_to(outside)
    assert ids(tmp_path) == []
    assert sorted(rules(tmp_path)) == [("articles", "outside"), ("file.md", "outside"), ("folder", "outside")]


def test_a_link_within_the_library_is_followed(cards: Path, tmp_path: Path) -> None:
    (cards / "real.md").write_text("text")
    (cards / "other.md").symlink_to("real.md")
    assert ids(tmp_path) == ["other", "real"]
    assert isinstance(read(str(tmp_path), "cards/other.md"), Content)


def test_links_in_a_circle_end(cards: Path, tmp_path: Path) -> None:
    (cards / "deep").mkdir()
    (cards / "deep" / "up").symlink_to(cards)
    (cards / "deep" / "a.md").write_text("text")
    (cards / "self.md").symlink_to("self.md")
    (cards / "nothing.md").symlink_to("nowhere.md")
    assert ids(tmp_path) == ["a"]
    assert sorted(rules(tmp_path)) == [("nothing.md", "unreadable"), ("self.md", "unreadable")]


def test_what_is_linked_keeps_its_own_place(cards: Path, tmp_path: Path) -> None:
    """A link to the library, or to its articles, among the cards makes no cards of the articles."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "b.md").write_text("text")
    (cards / "a.md").write_text("text")
    (cards / "loop").symlink_to(tmp_path)
    (cards / "linked").symlink_to(tmp_path / "articles")
    assert [found.path for found in scan([str(tmp_path)]).files] == ["articles/b.md", "cards/a.md"]


def test_a_pipe_is_never_opened(cards: Path, tmp_path: Path) -> None:
    os.mkfifo(cards / "pipe.md")
    with opened_below(tmp_path) as opened:
        assert rules(tmp_path) == [("pipe.md", "not-regular")]
    assert "pipe.md" not in opened


def test_a_file_over_the_limit_is_refused_by_name(cards: Path, tmp_path: Path) -> None:
    with (cards / "large.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    with (cards / "largest.md").open("wb") as file:
        file.truncate(LARGEST)
    assert ids(tmp_path) == ["largest"]
    assert rules(tmp_path) == [("large.md", "too-large")]


class TestReadingAfterTheScan:
    """Whatever has taken the place of a file meanwhile, nothing outside is read and nothing hangs."""

    def test_a_link_that_leaves(self, cards: Path, tmp_path: Path) -> None:
        (cards / "a.md").symlink_to("/etc/hostname")
        assert refusal(tmp_path) == "outside"

    def test_a_folder_that_became_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "library").mkdir()
        (tmp_path / "a.md").write_text("outside")
        (tmp_path / "library" / "cards").symlink_to(tmp_path)
        assert refusal(tmp_path / "library") == "outside"

    def test_a_pipe(self, cards: Path, tmp_path: Path) -> None:
        os.mkfifo(cards / "a.md")
        assert refusal(tmp_path) == "not-regular"

    def test_a_directory(self, cards: Path, tmp_path: Path) -> None:
        (cards / "a.md").mkdir()
        assert refusal(tmp_path) in ("not-regular", "unreadable")

    def test_a_file_that_grew(self, cards: Path, tmp_path: Path) -> None:
        with (cards / "a.md").open("wb") as file:
            file.truncate(LARGEST + 1)
        assert refusal(tmp_path) == "too-large"

    def test_nothing(self, cards: Path, tmp_path: Path) -> None:
        assert cards.is_dir()
        assert refusal(tmp_path) == "unreadable"


def refusal(root: Path) -> str:
    found = read(str(root), "cards/a.md")
    return found.rule if isinstance(found, Problem) else ""


_NAMES = ("cards/a.md", "cards/b.md", "cards/x/c.md", "articles/d.md", "originals/e.md", "cards/Bad id.md")


@given(
    before=st.dictionaries(st.sampled_from(_NAMES), st.text(max_size=3)),
    after=st.dictionaries(st.sampled_from(_NAMES), st.text(max_size=3) | st.none(), min_size=1),
)
def test_a_look_at_the_files_that_changed_finds_what_a_scan_of_everything_would(
    before: dict[str, str], after: dict[str, str | None]
) -> None:
    with TemporaryDirectory() as made:
        for name in _NAMES:
            Path(made, name).parent.mkdir(parents=True, exist_ok=True)
        for name, text in before.items():
            Path(made, name).write_text(text, encoding="utf-8")
        first = scan([made])
        for name, changed in after.items():
            if changed is None:
                Path(made, name).unlink(missing_ok=True)
            else:
                Path(made, name).write_text(changed, encoding="utf-8")
        found, whole = rescan([made], first, 0, after), scan([made])
    assert (found.files, found.copies, set(found.problems)) == (whole.files, whole.copies, set(whole.problems))
    assert found.at == first.at
