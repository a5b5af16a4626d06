"""A tiny library about an invented quarrel over water, and a hostile one; both in our own words.

The files of the hostile library that hold raw control bytes are written here, so that the repository stays clean text.
"""

import os
import shutil
from pathlib import Path

_HERE = Path(__file__).parent

_RAW: dict[bytes, bytes] = {
    b"articles/raw-wire-2020-01-03.md": (
        b"---\ntitle: Raw \x1b[31mwire\x1b[0m\noutlet: Wire \xc2\x9b1m\npublished: 2020-01-03\n---\n"
        b"Raw \x1b]52;c;aGVsbG8=\x07 bytes and \x1b]8;;http://evil.example\x1b\\a link\x1b]8;;\x1b\\ end here. ^p1\n"
    ),
    b"cards/escapes.md": (
        b"---\nkind: actor\ntitle: Raw \x1b[2J\x1b]0;owned\x07 title\n"
        b"aliases: [\xc2\x9b31m, \xe2\x80\xaereversed]\n---\n"
        b"ESC \x1b[31m, CSI \xc2\x9b2J, OSC 52 \x1b]52;c;aGVsbG8=\x07, DCS \x1bP1;1\x1b\\, BEL \x07,"
        b" DEL \x7f, NUL \x00 and \xe2\x80\xaea reversed run\xe2\x80\xac with \xf3\xa0\x81\x81 tags."
        b" [[raw-wire-2020-01-03#^p1]]\n"
        b"\n\x1b]8;;http://evil.example\x1b\\a hidden link\x1b]8;;\x1b\\"
        b" and a lone \r return."
        b" [[raw-wire-2020-01-03#^p1]]\n"
    ),
    b"cards/undecodable.md": (
        b"---\nkind: talks\ntitle: Bytes that are no UTF-8\n---\n"
        b"Caf\xe9 and \xff\xfe\x81 end here. [[raw-wire-2020-01-03#^p1]]\n"
    ),
    b"cards/Bad Name [b]\x1b[31m.md": b"---\nkind: actor\ntitle: A name that is no id\n---\nText.\n",
}


def write_good(folder: Path) -> Path:
    """Write the tiny library into `folder`: two articles of six passages, eight cards, nothing wrong in it."""
    shutil.copytree(_HERE / "good", folder, dirs_exist_ok=True)
    return folder


def write_hostile(folder: Path) -> Path:
    """Write the hostile library into `folder`: two articles and cards that try what a file can try."""
    shutil.copytree(_HERE / "hostile", folder, dirs_exist_ok=True)
    for name, data in _RAW.items():
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(data)
    return folder
