"""Other programs: the browser that can be started, the file that a shown path stands for."""

import os
from pathlib import Path

import pytest

from briefing.text import clean_path
from briefing.tui.programs import browse
from briefing.tui.shown_file import file_shown_as

_URL = "https://example.com/a"


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A browser that notes what it was given."""
    file = tmp_path / "browser"
    file.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{tmp_path}/visited"\n', encoding="utf-8")
    file.chmod(0o700)
    return file


@pytest.mark.parametrize("browsers", ["{}", "nosuch:{}", "'open quote:{} %s", ":{}:nosuch", "nosuch %s:{}"])
def test_the_first_browser_that_can_be_started_is(browsers: str, browser: Path, tmp_path: Path) -> None:
    """`$BROWSER` is a list, parted as in `$PATH`."""
    assert not browse(_URL, browsers.format(browser))
    assert (tmp_path / "visited").read_text(encoding="utf-8") == f"{_URL}\n"


@pytest.mark.parametrize("browsers", ["nosuch", "nosuch:nosuch %s", "'", ":", " ", "/"])
def test_a_browser_that_there_is_not_is_told(browsers: str) -> None:
    assert "No browser could be started" in browse(_URL, browsers)


@pytest.mark.parametrize(
    "name",
    [b"plain.md", b"two  spaces.md", "Poli\u0301ticos.md".encode(), b"\x1b[31mred.md", b"a\nb\tc.md", b"latin-\xe9.md"],
)
def test_a_path_as_it_is_shown_leads_to_its_file(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / os.fsdecode(name.removesuffix(b".md"))
    folder.mkdir()
    file = folder / os.fsdecode(name)
    file.touch()
    shown = clean_path(str(file))
    assert file_shown_as(shown) == file
    assert "\x1b" not in shown and "\n" not in shown
    file.unlink()
    assert file_shown_as(shown) is None


def test_of_two_files_that_look_alike_none_is_meant(tmp_path: Path) -> None:
    for name in (b"a\xe9", b"a\xe8"):
        (tmp_path / os.fsdecode(name)).touch()
    assert file_shown_as(clean_path(str(tmp_path / os.fsdecode(b"a\xe9")))) is None
