"""Bytes of a file to clean text."""

import codecs

from briefing.text.clean import clean

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, int]:
    """The clean text of `data` and the number of the first line that could not be decoded, 0 where all could.

    A byte order mark decides; else it is read as UTF-8. Bytes that are no UTF-8 are read as Windows-1252,
    those that have no meaning there either become `\\ufffd`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return clean(text), _first_bad_line(text)
    try:
        return clean(data.decode()), 0
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    return clean(b"\n".join(_legacy(part) for part in data.split(b"\n")).decode()), line


def _first_bad_line(text: str) -> int:
    at = text.find("\ufffd")
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


def _legacy(line: bytes) -> bytes:
    """A line in UTF-8: as it is where it already was, else read as Windows-1252."""
    try:
        line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode()
    return line
