"""The config file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cli.config import Config, read_config


def test_theme_and_keys(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('theme = "nord"\n[keys]\nquit = "ctrl+q"\nnext_link = "n,tab"\n')
    assert read_config(file) == Config("nord", (("quit", "ctrl+q"), ("next_link", "n,tab")))


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_config(tmp_path / "config.toml") == Config()
    (tmp_path / "file").touch()
    assert read_config(tmp_path / "file" / "config.toml") == Config()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\n\ntheme = 3\n", 3),
        ('# comment\ncolour = "red"\n', 2),
        ('[keys]\nquit = "q"\nopen = ["o"]\n', 3),
        ("keys = 1\n", 1),
        ('[keys]\nquit = "\\u001b[31m"\n', 2),
        ('[keys]\n[keys.quit]\nwhat = "q"\n', 2),
        ("theme = 'nord'\n\n[keys]\ntheme = 5\n", 4),
        ("keys.quit-now = 'q'\nkeys.quit = 5\n", 2),
        ("check = 1\n", 1),
        ("[keys]\n[check]\non = []\n", 3),
        ('[check]\noff = "single-source"\n', 2),
        ("[check]\noff = [1]\n", 2),
        ('[check]\noff = [\n  "single-source",\n  "single-sorce",\n]\n', 4),
    ],
)
def test_what_cannot_be_followed_is_told_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    (told,) = read_config(file).complaints
    assert told.startswith(f"{file}:{line}: ")
    assert "\x1b" not in told


def test_each_wrong_entry_is_told_and_costs_no_other(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        'bogus = 1\ntheme = "nord"\n[keys]\nback = 5\nhints = ";"\n'
        '[check]\noff = ["single-sorce", "unused-passage"]\nwarn = true\n'
    )
    config = read_config(file)
    assert config[:3] == ("nord", (("hints", ";"),), ("unused-passage",))
    assert config.complaints == (
        f"{file}:1: “bogus” is not known; what can be set is theme, keys, check, draft, vault",
        f"{file}:4: “back” has to be a text in quotes, on one line",
        f"{file}:7: there is no rule “single-sorce”: did you mean “single-source”?",
        f"{file}:8: “warn” is not known; what can be set in [check] is off",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("theme = nord\n", 1),
        ('[keys]\nquit = "q"\nopen =\n', 3),
        ('theme = "open\n', 1),
        (f"theme = {'[' * 5000}\n", 2),
        (f"theme = {'1' * 5000}\n", 2),
    ],
)
def test_of_what_is_no_toml_nothing_is_followed(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    config = read_config(file)
    (told,) = config.complaints
    assert config == Config(complaints=(told,))
    assert told.startswith(f"{file}:{line}: it is not TOML: ")
    assert told.endswith(". Nothing of this file is followed.")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff'")
    for file, why in ((tmp_path / "config.toml", "is not UTF-8"), (tmp_path, "cannot be read")):
        (told,) = read_config(file).complaints
        assert told.startswith(f"{file} {why}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    text=st.text() | st.from_regex(r'(theme|keys|check|x) ?= ?("a"|1|\{b="c"\}|\{off=\["a"\]\}|\[\])\n', fullmatch=True)
)
def test_any_text_is_followed_or_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text.encode(errors="replace"))
    config = read_config(file)
    assert not any("\x1b" in told or "\n" in told for told in config.complaints)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "config.toml")
    (told,) = read_config(tmp_path / "config.toml").complaints
    assert "no regular file" in told


@pytest.mark.parametrize(
    "text",
    [
        "[keys]\n" + "".join(f'key{at} = "x"\n' for at in range(100_000)),
        "[keys]\n" + "".join(f"key{at} = 1\n" for at in range(100_000)),
        "".join(f"[table{at}]\n" for at in range(100_000)),
        "[check]\noff = [" + ", ".join(f'"rule-{at}"' for at in range(100_000)) + "]\n",
    ],
    ids=["keys", "no texts", "tables", "rules"],
)
def test_of_very_many_entries_the_first_are_told_and_the_others_counted(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    complaints = read_config(file).complaints
    assert len(complaints) in (0, 21)
    assert not complaints or complaints[-1] == f"{file}: 99,980 more entries cannot be followed"


@pytest.mark.parametrize("text", ["a." * 50_000 + "b = 1\n", "[" + "a." * 50_000 + "b]\n"], ids=["key", "table"])
def test_tables_that_nest_without_end_are_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    (told,) = read_config(file).complaints
    assert "nest deeper" in told


def test_what_is_no_regular_file_or_a_huge_one_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "huge").write_bytes(b"#" * 5_000_001)
    for name, why in (("pipe", "no regular file"), ("huge", "over 5,000,000 bytes")):
        (told,) = read_config(tmp_path / name).complaints
        assert why in told
