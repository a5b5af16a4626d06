"""Small files of the reader's own: what they have decided, as JSON, whole at every moment."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def read_kept(file: Path) -> dict[str, Any]:
    """What is kept in a file, by name; nothing where it can't be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def write_kept(file: Path, values: Mapping[str, object]) -> None:
    """Keep `values` in a file instead of what it held. Raises OSError where its folder can't be written."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_text(json.dumps(values, indent=1), encoding="utf-8")
    fresh.replace(file)
