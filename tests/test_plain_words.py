"""Plain words: what must not stand in any message, help line or page, for readers had to read it twice."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_UNWANTED = (
    *(
        "reads? otherwise",
        "passed over",
        "is read with",
        "next install",
        "take the last refusal",
        "take[sn]? that back",
    ),
    *("tells every key", "shows all kinds", "as it is cited", "copies ends so", "still typing", "in our words"),
    *("no claim on it cites", "names no card and no passage", "show the \\w+ alone", "(?:offers|actors) alone"),
    *("a letter follows its link", "does not mean this card;"),
)
_PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))


def _texts(file: Path) -> Iterator[str]:
    """What a file of the program may say to the reader: its texts, docstrings left out."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)} | docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


@pytest.mark.parametrize("unwanted", _UNWANTED)
def test_no_message_and_no_page_says_it(unwanted: str) -> None:
    said = [(str(file), text) for file in (ROOT / "briefing").rglob("*.py") for text in _texts(file)]
    said += [(page.name, page.read_text(encoding="utf-8")) for page in _PAGES]
    assert len(said) > 1_000
    found = [(where, match[0]) for where, text in said if (match := re.search(unwanted, text, re.IGNORECASE))]
    assert not found
