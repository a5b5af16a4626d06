"""Files that are dossiers, as `briefing export` writes them: told from articles, and read."""

from pathlib import Path

from briefing.errors import FileRefused
from briefing.model import Dossier
from briefing.sources.file_bytes import read_bytes
from briefing.text import decode

_MARKDOWN, _JSON = (".md", ".markdown"), (".jsonld", ".json")
_BEGINNING = 4_096
_MARKS = {**dict.fromkeys(_MARKDOWN, b"\nbriefing: dossier "), **dict.fromkeys(_JSON, b'"urn:briefing:dossier"')}


def may_be_dossier(path: Path) -> bool:
    """Whether a file begins as a dossier does; False where it cannot be read."""
    mark = _MARKS.get(path.suffix.lower())
    if mark is None or not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            beginning = stream.read(_BEGINNING)
    except OSError:
        return False
    return mark in (beginning.partition(b"\n---")[0] if mark.startswith(b"\n") else beginning)


def read_dossier_file(path: Path) -> Dossier:
    """The dossier in a file; FileRefused where there is none that can be read."""
    from briefing.dialect import is_dossier, read_dossier  # noqa: PLC0415 - most of what is added is no dossier
    from briefing.sources.annotation_file import read_annotations  # noqa: PLC0415

    text = decode(read_bytes(path))[0]
    if path.suffix.lower() in _JSON:
        dossier = read_annotations(text)
    else:
        dossier = read_dossier(text) if is_dossier(text) else None
    if dossier is None or not (dossier.cards or dossier.sources):
        raise FileRefused("There is no card and no article in it that can be read: export it again.")
    return dossier
