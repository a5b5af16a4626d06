"""docs/architecture.md is true: its floors are those that import-linter holds, and what it names is there."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_picture_shows_the_floors_in_their_order() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (contract["layers"] for contract in linter["contracts"] if contract["name"].startswith("floors"))
    picture = re.search(r"```\n(.*?)```", PAGE, re.DOTALL)
    assert picture
    assert [line.split()[0] for line in picture[1].splitlines()] == layers


def test_every_file_and_folder_that_is_named_is_there() -> None:
    floors = "cli|tui|render|views|library|index|query|sources|anchors|dialect"
    named = re.findall(rf"`((?:{floors})/[a-z_/]*(?:\.py)?)`", PAGE)
    assert len(named) > 20
    assert not [path for path in named if not (ROOT / "briefing" / path).exists()]
