"""Libraries written by the tests themselves."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library

Written = Callable[[Mapping[str, str]], Library]
"""A library that holds the files of these paths and texts, read up to date; it may be written to again."""


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Written]:
    """Writes files into one library below `tmp_path / "made"` and brings it up to date."""
    folder = tmp_path / "made"
    with closing(Library.open([folder], tmp_path / "made-cache")) as library:

        def write(files: Mapping[str, str]) -> Library:
            for path, text in files.items():
                file = folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            library.refresh()
            return library

        yield write
