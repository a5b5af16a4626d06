"""The program on a terminal, on a copy of the tiny library or of the hostile one."""

from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.terminal.terminal import Terminal, environment
from tests.tiny import write_good, write_hostile


class Start(Protocol):
    """Starts the program."""

    def __call__(self, library: Path, *arguments: str, more: dict[str, str] | None = None, **options: Any) -> Terminal:
        """The terminal it runs on; `more` is added to the environment, `options` are the terminal's."""


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """The program, its directories in `tmp_path`; what is started twice shares them."""

    def started(library: Path, *arguments: str, more: dict[str, str] | None = None, **options: Any) -> Terminal:
        return Terminal(environment(tmp_path, library, **(more or {})), *arguments, **options)

    return started


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the tiny library."""
    return write_good(tmp_path / "tiny")


@pytest.fixture
def hostile_folder(tmp_path: Path) -> Path:
    """A copy of the hostile library."""
    return write_hostile(tmp_path / "hostile")
