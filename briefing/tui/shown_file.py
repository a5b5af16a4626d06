"""From a path as it is shown back to the file."""

from pathlib import Path

from briefing.text import clean_path


def file_shown_as(shown: str) -> Path | None:
    """The regular file that is shown so; None where there is none, or two that look alike.

    A name that a terminal cannot show as it is (control characters, bytes that are no text) is shown in another way.
    """
    if Path(shown).is_file():
        return Path(shown)
    found = [Path(shown).anchor or "."]
    for name in Path(shown).parts[1 if Path(shown).anchor else 0 :]:
        found = [str(each) for folder in found for each in _named(Path(folder), name)]
    files = [Path(path) for path in found if Path(path).is_file()]
    return files[0] if len(files) == 1 else None


def _named(folder: Path, shown: str) -> list[Path]:
    """What stands in a folder under a name that is shown so."""
    if (folder / shown).exists():
        return [folder / shown]
    try:
        return [each for each in folder.iterdir() if clean_path(each.name) == shown]
    except OSError:
        return []
