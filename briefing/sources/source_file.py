"""A file that somebody named to the article in it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefing.sources import refusals
from briefing.sources.confine import read_confined
from briefing.sources.file_bytes import read_bytes
from briefing.sources.parsed import Extract, Parsed

_PLAIN, _MARKDOWN, _MAIL, _WEB, _PDF = (".txt", ".text"), (".md", ".markdown"), (".eml",), (".html", ".htm"), (".pdf",)
_READERS = (("markdown", _MARKDOWN), ("mail", _MAIL), ("web", _WEB), ("pdf", _PDF))
_CONFINED = {suffix: reader for reader, suffixes in _READERS for suffix in suffixes}

Confined = Callable[[str, bytes], Extract]
"""Runs the reader of a name on some bytes in a process of its own; raises FileRefused."""

SUFFIXES = (*_PLAIN, *_MARKDOWN, *_MAIL, *_WEB, *_PDF)
"""How the names of the files end that are read, in small letters; case does not matter."""


def read_source(
    path: Path, *, title: str = "", encoding: str = "", seconds: float = 20, memory: int = 1 << 30
) -> Parsed:
    """The article in the file at `path`; FileRefused where it cannot be read, whatever the reason.

    Where the reader gives the `title`, no line of a plain text is taken for the headline: each is a paragraph. Where
    they give the `encoding`, text, Markdown and web pages are read as that; mail and PDF tell their own.

    Links are followed. What needs a parser, which is all but plain text, is read in a process of its own, for at most
    `seconds` and in at most `memory` bytes; web pages and PDF need the extra `import`.
    """
    check_kind(path)
    return parse(
        path, read_bytes(path), partial(read_confined, seconds=seconds, memory=memory), title=title, encoding=encoding
    )


def parse(path: Path, data: bytes, confined: Confined, *, title: str = "", encoding: str = "") -> Parsed:
    """The article in the bytes of a file, as `read_source` reads it; `confined` runs what needs a parser."""
    from briefing.sources.assembly import assemble  # noqa: PLC0415 - most child processes need none of the dialect
    from briefing.sources.encoding import recoded  # noqa: PLC0415
    from briefing.sources.plain_text import read_plain  # noqa: PLC0415

    suffix = check_kind(path)
    text = recoded(data, encoding) if encoding and suffix not in (*_MAIL, *_PDF) else data
    reader = _CONFINED.get(suffix)
    extract = confined(reader, text) if reader else read_plain(text, title)
    return assemble(replace(extract, title=title or extract.title), data, path.stem)


def check_kind(path: Path) -> str:
    """The ending of a file's name, in small letters; FileRefused where files with that are not read."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise refusals.unknown_kind(path.suffix, SUFFIXES)
    return suffix
