"""A file that is dropped on the terminal is found, however its path is pasted; what is typed comes first."""

import os
import shlex
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input

from briefing.library import Library
from briefing.tui.dialogs.typed_path import dropped
from tests.tiny import write_good
from tests.tui.driving import driving, wait_for

NAMES = [
    "two words.txt",
    "it's.txt",
    'the "ferry".txt',
    "Åske#1?.txt",
    "50%20off.txt",
    "back\\slash.txt",
    "$HOME & co.txt",
]


def backslashed(path: Path) -> str:
    return "".join(letter if letter.isalnum() or letter in "/._-" else f"\\{letter}" for letter in str(path))


@pytest.fixture(params=NAMES)
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    file = tmp_path / "a folder" / str(request.param)
    file.parent.mkdir()
    file.touch()
    return file


def test_a_path_as_it_is(file: Path) -> None:
    assert dropped(str(file)) == file


def test_in_the_quotes_of_a_shell(file: Path) -> None:
    assert dropped(f"'{str(file).replace(chr(39), chr(39) + chr(92) + chr(39) * 2)}'") == file
    assert dropped(shlex.quote(str(file))) == file


def test_with_the_backslashes_of_a_shell(file: Path) -> None:
    assert dropped(backslashed(file)) == file


def test_as_a_url(file: Path) -> None:
    assert dropped(file.as_uri()) == file
    assert dropped(f"'{file.as_uri()}'") == file
    assert dropped(file.as_uri().replace("file://", "file://localhost")) == file
    assert dropped(file.as_uri().replace("file://", "FILE:")) == file


def test_what_is_typed_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may have quotes, backslashes or percents of its own."""
    for name in ("a b", "a\\ b", "'a b'"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert dropped("a\\ b") == Path("a\\ b")
    assert dropped("'a b'") == Path("'a b'")
    assert dropped('"a b"') == Path("a b")


def test_a_home_is_read_with_backslashes_or_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a b").touch()
    assert dropped("~/a b") == dropped("~/a\\ b") == tmp_path / "a b"
    assert dropped("~/nosuch") == tmp_path / "nosuch"
    assert dropped("~nobody-of-that-name/a") == Path("~nobody-of-that-name/a")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    file.touch()
    assert dropped(f"file://{tmp_path}/caf%E9.txt") == file


def test_of_another_machine_or_several_nothing_is_made(tmp_path: Path) -> None:
    for text in (f"file://elsewhere{tmp_path}", f"'{tmp_path}' '{tmp_path}'", f"'{tmp_path}", "file:///%00"):
        assert dropped(text) == Path(text)


@given(st.text())
def test_any_text_is_a_path(text: str) -> None:
    assert isinstance(dropped(text), Path)


async def test_a_file_that_is_dropped_on_the_question_is_added(tmp_path: Path) -> None:
    letter = tmp_path / "a letter.txt"
    letter.write_text("A third voice\n\nThe ferryman of Senn saw Bertil Åske at dawn.\n\nHe said nothing else.\n")
    folder, own = write_good(tmp_path / "tiny"), tmp_path / "own"
    with closing(Library.open([folder, own], tmp_path / "cache", optional=[own])) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            await driver.press("a")
            await driver.sees("Which article?")
            driver.app.screen.query_one(Input).post_message(events.Paste(f"{letter.as_uri()}\n"))
            await driver.sees("file:///")
            await driver.press("enter")
            await wait_for(lambda: len(library.roster.articles) == 3, "the article")


async def test_a_wrong_path_is_told_until_another_is_typed_and_tab_completes_it(tiny: Library, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "from-senn.txt").write_text("A third voice\n\nThe ferryman of Senn saw nobody at dawn.\n")
    async with driving(tiny, tmp_path) as driver:
        await driver.press("a")
        await driver.type(f"{tmp_path}/lett")
        await driver.press("enter")
        await driver.sees("Correct the path")
        await driver.type("e")
        await driver.sees("Tab completes the path")
        assert "Correct the path" not in driver.text
        box = driver.app.screen.query_one(Input)
        await wait_for(lambda: box._suggestion, "the folder to be offered")
        await driver.press("tab")
        assert box.value == f"{tmp_path}/letters/"
        await driver.type("f")
        await wait_for(lambda: box._suggestion.endswith(".txt"), "the file to be offered")
        await driver.press("tab")
        assert box.value == f"{tmp_path}/letters/from-senn.txt"


async def test_a_folder_is_taken_in_by_a_second_enter_alone(tiny: Library, tmp_path: Path) -> None:
    """Tab and Enter, pressed out of habit, take in no folder; where several names fit, Tab lists them."""
    for name in ("letters", "letterbox"):
        (tmp_path / name).mkdir()
    (tmp_path / "letters" / "one.txt").write_text("A third voice\n\nThe ferryman of Senn saw nobody at dawn.\n")
    async with driving(tiny, tmp_path) as driver:
        before = len(tiny.roster.articles)
        await driver.press("a")
        await driver.type(f"{tmp_path}/let")
        box = driver.app.screen.query_one(Input)
        await driver.press("tab")
        assert box.value == f"{tmp_path}/letter"
        await driver.press("tab")
        await driver.sees("It may be letterbox/, letters/.")
        await driver.type("s")
        await driver.press("tab", "enter")
        await driver.sees("letters is a folder. Enter again adds all articles in it")
        assert len(tiny.roster.articles) == before
        await driver.type("x")
        await driver.sees("Tab completes the path")
        await driver.press("backspace", "enter", "enter")
        await wait_for(lambda: len(tiny.roster.articles) == before + 1, "the article")
