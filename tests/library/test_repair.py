"""An index that is damaged under the open library, where no read may take the time to mend it: the next look does."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.errors import IndexBusy, IndexUnusable
from briefing.library import Library
from tests.files import alter
from tests.tiny import write_good


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The tiny library, in use."""
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        library.refresh()
        library.card("orla-council")
        yield library


def test_a_read_asks_to_have_it_mended_and_the_next_look_mends_it(library: Library, tmp_path: Path) -> None:
    asked = list[bool]()
    library.mend_aside(lambda: asked.append(True))
    alter(tmp_path / "cache")
    with pytest.raises(IndexBusy):
        library.card("orla-council")
    with pytest.raises(IndexBusy):
        library.passage("orla-gazette-2021-03-04#^p3")
    assert asked == [True, True]
    assert library.refresh()
    assert library.card("orla-council").title == "Órla Council"
    assert library.passage("orla-gazette-2021-03-04#^p3").text
    assert any("is damaged: it has been rebuilt" in notice for notice in library.notices)
    assert not library.refresh()


@pytest.mark.parametrize("part", ["*.pst", "*.trm", "*_stored.col", "*.key.col"])
def test_where_an_edit_meets_it_first_the_edit_mends_it(library: Library, tmp_path: Path, part: str) -> None:
    """What is altered is read to be written elsewhere; whatever that raises, the library is there, with the edit."""
    library.mend_aside(lambda: None)
    for number in range(3):  # segments enough to be merged by the last of them
        _write(tmp_path, f"She keeps {number} bees.")
        library.refresh()
    alter(tmp_path / "cache", part, of=2)
    _write(tmp_path, "She keeps goats.")
    assert library.refresh()
    assert library.search("goats").total == 1
    assert library.search("mill").total
    with closing(Library.open([tmp_path / "tiny"], tmp_path / "cache")) as again:
        assert not again.refresh()
        assert [hit.id for hit in again.search("goats").hits] == ["elodie-tarnow"]
        assert again.search('"quiet talks"').counts == library.search('"quiet talks"').counts


def _write(tmp_path: Path, text: str) -> None:
    file = tmp_path / "tiny" / "cards" / "actors" / "elodie-tarnow.md"
    file.write_text(f"---\nkind: actor\ntitle: Élodie Tarnów\n---\n{text}\n", encoding="utf-8")


def test_what_is_broken_again_at_once_is_not_mended_for_ever(library: Library, tmp_path: Path) -> None:
    asked = list[bool]()
    library.mend_aside(lambda: asked.append(True))
    for _ in range(2):
        alter(tmp_path / "cache")
        with pytest.raises((IndexBusy, IndexUnusable)):
            library.card("orla-council")
        library.refresh()
    assert asked == [True]


def test_one_that_is_gone_comes_back_with_the_next_look(library: Library, tmp_path: Path) -> None:
    """A read that needs the files anew does not put an empty library in its place."""
    library.mend_aside(lambda: None)
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file():
            file.unlink()
    library._index._snapshots.renew()
    with pytest.raises(IndexBusy):
        library.search("mill")
    assert len(library.roster.cards) == 8
    assert library.refresh()
    assert library.search("mill").total


def test_a_bug_is_no_damage(library: Library, tmp_path: Path) -> None:
    """Whatever a question raises that decoding did not find surfaces, and nothing is rebuilt."""
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")}
    with pytest.raises(ZeroDivisionError):
        library._index.ask(lambda _: 1 / 0)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")} == before
