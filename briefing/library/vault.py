"""Obsidian vaults: which folders are one, which of their files are notes, and by which ids."""

# ruff: noqa: PTH112, PTH118 - paths are strings here, as in the scan

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import PurePath

from briefing.library.safe_files import CARDS, PARTS, Content, read
from briefing.model import is_id
from briefing.text import slug

SETTINGS = ".obsidian"
_TEMPLATES = frozenset(("templates", "template", "_templates", "_template"))
_TEMPLATE_SETTINGS = (("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder"))
_LONGEST = 80
_DRAWING = ".excalidraw.md"


def is_vault(root: str) -> bool:
    """Whether a folder is a vault and no library of ours, which may be open in Obsidian, too.

    It has Obsidian's settings and no `cards/`; without settings it has notes, and none of the parts of a library.
    """
    names = _names(root)
    if SETTINGS in names and os.path.isdir(os.path.join(root, SETTINGS)):
        return CARDS not in names
    if not names.isdisjoint(PARTS):
        return False
    folders = (os.path.join(root, name) for name in names if not name.startswith("."))
    return _has_notes(names) or any(_has_notes(_names(folder)) for folder in folders if os.path.isdir(folder))


def template_folders(root: str) -> frozenset[str]:
    """The paths of the folders that hold templates, as the settings of the vault tell them, in small letters."""
    import json  # noqa: PLC0415 - a library that is no vault has no settings

    found = set[str]()
    for name, key in _TEMPLATE_SETTINGS:
        content = read(root, f"{SETTINGS}/{name}")
        if not isinstance(content, Content):
            continue
        try:
            told = json.loads(content.data).get(key)
        except (ValueError, AttributeError, RecursionError):
            continue
        if isinstance(told, str) and told.strip("/ "):
            found.add(told.strip("/ ").lower())
    return frozenset(found)


def is_template(path: str, folders: frozenset[str]) -> bool:
    """Whether a file stands in a folder of templates: one that the settings name, or that is called so."""
    above = PurePath(path.lower()).parts[:-1]
    return not _TEMPLATES.isdisjoint(above) or any("/".join(above[: at + 1]) in folders for at in range(len(above)))


def is_note(name: str) -> bool:
    """Whether a file is a note by its name; drawings are none."""
    return name.endswith(".md") and not name.endswith(_DRAWING)


def note_ids(paths: Iterable[str]) -> Mapping[str, str]:
    """The id of each note: its name in the letters of an id, with its folders where others are called so, too."""
    by_name = defaultdict[str, list[str]](list)
    for path in paths:
        by_name[_id(_stem(path))].append(path)
    ids, taken = dict[str, str](), {name for name, same in by_name.items() if name and len(same) == 1}
    for name, same in by_name.items():
        if name and len(same) == 1:
            ids[same[0]] = name
            continue
        for path in sorted(same):
            id = _id(path.removesuffix(".md").replace(os.sep, "-"))
            if not id or id in taken:
                mark = blake2b(path.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
                id = f"{(id or 'note')[: _LONGEST - len(mark) - 1]}-{mark}"
            taken.add(id)
            ids[path] = id
    return ids


def name_of_note(path: str) -> str:
    """What a note is called: the name of its file."""
    return _stem(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def path_name(path: str) -> str:
    """What a link may give for a note: its path in the vault."""
    return path.removesuffix(".md").replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _stem(path: str) -> str:
    return path.rpartition(os.sep)[2].removesuffix(".md")


def _id(name: str) -> str:
    if is_id(name):
        return name
    id = slug(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    return id if len(id) <= _LONGEST else id[:_LONGEST].rstrip("-")


def _names(folder: str) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return frozenset()


def _has_notes(names: Iterable[str]) -> bool:
    return any(name.endswith(".md") and not name.startswith(".") for name in names)
