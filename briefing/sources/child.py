"""What runs in the child process: one reader, on the bytes of one file."""

from functools import cache

from briefing.errors import FileRefused
from briefing.sources import refusals
from briefing.sources.confined import serve, serve_kept
from briefing.sources.packing import pack
from briefing.sources.parsed import Extract

_PAGE = "<p>{}</p>" * 3
_SAMPLES = {
    "mail": b"Subject: A mail\n\nThe harbour is open again.\n",
    "markdown": b"# A note\n\nThe harbour is open again.\n",
    "pdf": b"%PDF-1.4\n",
    "web": f"<html><title>A page</title><body><article>{_PAGE.format(*['The harbour is open again.'] * 3)}".encode(),
}
"""A file of each kind, for the parsers to load what they need."""


def main() -> None:
    """Answer with what the reader of that name takes out of the file."""
    serve(lambda reader, data: pack(_answer(reader, data)))


def kept() -> None:
    """Answer for file after file."""
    serve_kept(lambda reader, data: pack(_answer(reader, data)), warm_up)


@cache
def warm_up(reader: str) -> None:
    """Load what a reader loads when it reads its first file, by giving it a file of ours."""
    _answer(reader, _SAMPLES.get(reader, b""))


def _answer(reader: str, data: bytes) -> Extract | FileRefused:
    try:
        return _read(reader, data)
    except FileRefused as refusal:
        return refusal
    except MemoryError:
        return refusals.too_hungry()
    except Exception as error:  # noqa: BLE001 - a parser may raise anything; it is told, and costs this file alone
        return refusals.unparsable(f"{type(error).__name__}: {error}")


def _read(reader: str, data: bytes) -> Extract:
    match reader:
        case "mail":
            from briefing.sources.mail import read_mail  # noqa: PLC0415 - each child needs one of these alone

            return read_mail(data)
        case "markdown":
            from briefing.sources.markdown_file import read_markdown  # noqa: PLC0415

            return read_markdown(data)
        case "pdf":
            from briefing.sources.pdf import read_pdf  # noqa: PLC0415

            return read_pdf(data)
        case "web":
            from briefing.sources.web_page import read_page  # noqa: PLC0415

            return read_page(data)
    raise ValueError(f"there is no reader {reader}")
