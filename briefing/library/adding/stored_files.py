"""The files that a library folder was given before, known by their checksums."""

# ruff: noqa: PTH118, PTH208 - paths are strings here, as in what reads them

import os
import re
from typing import NamedTuple

from briefing.library.safe_files import ARTICLES, ORIGINALS, Content, read

_CHECKSUM = re.compile(rb'^file_checksum: "([0-9a-f]{64})"$', re.MULTILINE)
_COPY_OF = re.compile(rb'^copy_of: "([a-z0-9][a-z0-9_-]{0,79})"$', re.MULTILINE)
_BODY = b"\n---\n"
_WORTH = 500
"""So many stored files are looked at for each file that is added: parsing that takes longer."""


class StoredFile(NamedTuple):
    """An article, or a copy of one, that was made from a file."""

    article: str
    """The id of the article."""
    is_copy: bool
    """Whether it is a copy of that article."""
    text: bytes
    """What is stored."""


def stored_files(folder: str, added: int) -> dict[str, StoredFile]:
    """What is stored below a library folder by the checksum of the file it was made from.

    Nothing, where so few files are `added` that reading all that is stored would take longer than parsing them.
    """
    root = os.path.realpath(folder)
    names = [(part, name) for part in (ARTICLES, ORIGINALS) for name in _names(os.path.join(root, part))]
    if len(names) > _WORTH * added:
        return {}
    found = dict[str, StoredFile]()
    for part, name in names:
        content = read(root, f"{part}/{name}")
        if isinstance(content, Content):
            head, _, _ = content.data.partition(_BODY)
            checksum, article = _CHECKSUM.search(head), _COPY_OF.search(head)
            if checksum and (article or part == ARTICLES):
                id = article[1].decode() if article else name.removesuffix(".md")
                found[checksum[1].decode()] = StoredFile(id, article is not None, content.data)
    return found


def _names(directory: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(directory) if name.endswith(".md") and not name.startswith("."))
    except OSError:
        return []
