"""The page of the problems."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Problem
from briefing.views.problems import problems_page
from tests.tui.driving import driving

PROBLEM = Problem("cards/mill.md", 4, "broken-link", "There is no card `nobody`.")


@pytest.mark.parametrize(
    ("problems", "notices", "heading"),
    [
        (0, 0, "No problems"),
        (1, 0, "1 problem in the files"),
        (0, 1, "1 notice"),
        (0, 2, "2 notices"),
        (2, 1, "2 problems in the files, 1 notice"),
    ],
)
def test_the_heading_tells_what_there_is(problems: int, notices: int, heading: str) -> None:
    page = problems_page((PROBLEM,) * problems, ("“bogus” is not known",) * notices)
    assert page.blocks[0].text == heading


def test_what_is_said_of_the_files_stands_with_them() -> None:
    """Enter opens a file, and no notice."""
    page = problems_page((PROBLEM,), ("“bogus” is not known",))
    assert [block.text for block in page.blocks][1:4] == [
        "“bogus” is not known",
        "Everything else was read. Enter opens the file at the line.",
        "cards/mill.md",
    ]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.write_text("{")])
async def test_a_state_file_that_cannot_be_read_is_a_line_among_them(
    tiny: Library, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    (tmp_path / "state").mkdir()
    make(tmp_path / "state" / "state.json")
    async with driving(tiny, tmp_path) as driver:
        await driver.press("exclamation_mark")
        await driver.sees("state.json")
