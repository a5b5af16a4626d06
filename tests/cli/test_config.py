"""The config file."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.cli.config import Config, read_config
from briefing.errors import ConfigError


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
        ("theme = nord\n", 1),
        ("\n\ntheme = 3\n", 3),
        ('# comment\ncolour = "red"\n', 2),
        ('[keys]\nquit = "q"\nopen = ["o"]\n', 3),
        ("keys = 1\n", 1),
        ('[keys]\nquit = "\\u001b[31m"\n', 2),
        ('[keys]\n[keys.quit]\nwhat = "q"\n', 2),
        ('theme = "open\n', 1),
    ],
)
def test_nonsense_is_told_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as told:
        read_config(file)
    assert str(told.value).startswith(f"{file}:{line}: ")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff'")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_config(tmp_path / "config.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_config(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text() | st.from_regex(r'(theme|keys|x) ?= ?("a"|1|\{b="c"\}|\[\])\n', fullmatch=True))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(text.encode(errors="replace"))
    try:
        assert isinstance(read_config(file), Config)
    except ConfigError as told:
        assert "\x1b" not in str(told)  # noqa: PT017 - either outcome is right
