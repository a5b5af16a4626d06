"""What every test can ask for: the tiny library and the hostile one, each a fresh copy, opened and refreshed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.library import Library
from tests.opensearch.server import UNTESTED, opensearch
from tests.tiny import write_good, write_hostile

__all__ = ["hostile", "opensearch", "tiny"]

settings.register_profile("briefing", deadline=None)  # speed is measured in the bench: here the machine may be busy
settings.load_profile("briefing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was not tested for want of a server."""
    skipped = (str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
    for reason in {text[text.index(UNTESTED) :].rstrip("')") for text in skipped if UNTESTED in text}:
        terminalreporter.write_line(reason, yellow=True, bold=True)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Library]:
    """A Library on a copy of the tiny library in `tmp_path / "tiny"`, its index in `tmp_path / "cache"`."""
    yield from _opened(write_good(tmp_path / "tiny"), tmp_path / "cache")


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Library]:
    """A Library on a copy of the hostile library in `tmp_path / "hostile"`, its index in `tmp_path / "cache"`."""
    yield from _opened(write_hostile(tmp_path / "hostile"), tmp_path / "cache")


def _opened(folder: Path, cache: Path) -> Iterator[Library]:
    with closing(Library.open([folder], cache)) as library:
        library.refresh()
        yield library
