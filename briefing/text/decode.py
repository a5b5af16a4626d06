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
    r"""The clean text of `data` and the number of the first line that could not be decoded, 0 where all could.

    A byte order mark decides; else it is read as UTF-8. Lines that are no UTF-8 are read as Windows-1252,
    bytes that have no meaning there either become `\ufffd`.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = data[len(mark) :]
            return clean(marked.decode(encoding, "replace")), _first_bad_line(marked, encoding)
    line = _first_bad_line(data, "utf-8")
    if not line:
        return clean(data.decode()), 0
    return clean("\n".join(_legacy(part) for part in data.split(b"\n"))), line


def _first_bad_line(data: bytes, encoding: str) -> int:
    """The first line, as lines are once the text is clean, that holds bytes without a meaning; 0 where none does."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return clean(data[: error.start].decode(encoding, "replace")).count("\n") + 1
    return 0


def _legacy(line: bytes) -> str:
    """A line as UTF-8, which it may be where others are not, else as Windows-1252."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")
