"""What the reader has decided on the screen, kept in the data directory."""

from pathlib import Path

from briefing.library import read_kept, write_kept


def read_state(file: Path) -> dict[str, str]:
    """What was decided before: names and values; nothing where the file can't be read."""
    return {name: value for name, value in read_kept(file).items() if isinstance(value, str)}


def keep_state(file: Path, **decided: str) -> None:
    """Keep these decisions beside those that stand. Raises OSError where the directory can't be written."""
    write_kept(file, read_state(file) | decided)
