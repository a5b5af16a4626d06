"""What the reader has decided, kept in the data directory."""

import json
import os
from pathlib import Path


def read_state(file: Path) -> dict[str, str]:
    """What was decided before: names and values; nothing where the file can't be read."""
    try:
        state = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(state, dict):
        return {}
    return {name: value for name, value in state.items() if isinstance(name, str) and isinstance(value, str)}


def keep_state(file: Path, **decided: str) -> None:
    """Keep these decisions beside those that stand; the file is whole at every moment.

    Raises OSError where the directory can't be written.
    """
    state = read_state(file) | decided
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_text(json.dumps(state, indent=1), encoding="utf-8")
    fresh.replace(file)
