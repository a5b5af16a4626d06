"""What the reader has decided on the screen, kept in the data directory."""

from pathlib import Path

from briefing.library import read_json_file, update_json_file


def read_state(file: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """What was decided before, by name; and what is wrong with the file, one line each."""
    kept = read_json_file(file)
    values = {name: value for name, value in kept.values.items() if isinstance(value, str)}
    return values, (kept.trouble,) if kept.trouble else ()


def keep_state(file: Path, **decided: str) -> None:
    """Keep these decisions beside those that stand. Raises OSError where the directory can't be written."""
    update_json_file(file, **decided)
