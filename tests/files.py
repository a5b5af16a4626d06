"""Files of a library: written, read back, damaged."""

from pathlib import Path

from briefing.library.journal import HOME

CARD = "---\nkind: actor\ntitle: {title}\n---\n{text}\n"


def write_card(folder: Path, id: str, title: str = "A new card", text: str = "Says a word.") -> Path:
    path = folder / "cards" / f"{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CARD.format(title=title, text=text), encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, but for what is kept to undo changes."""
    files = (path for path in folder.rglob("*") if path.is_file() and HOME not in path.relative_to(folder).parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def alter(cache: Path, part: str = "*.pst", of: int = 1) -> None:
    """Put other bytes into the first of so many parts of such files, where they stand: the open library maps them."""
    for file in cache.rglob(part):
        data = file.read_bytes()
        with file.open("r+b") as opened:
            opened.write(bytes(byte ^ 0x55 for byte in data[: len(data) // of]))
