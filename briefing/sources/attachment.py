"""A file that is attached to a mail to what it tells, where it is of a kind that is read."""

from pathlib import PurePath

from briefing.sources.parsed import Extract

_BY_TYPE = {"application/pdf": ".pdf", "text/html": ".html", "text/markdown": ".md", "text/plain": ".txt"}
_BY_NAME = {".pdf": ".pdf", ".htm": ".html", ".html": ".html", ".md": ".md", ".markdown": ".md", ".txt": ".txt"}


def read_attachment(name: str, content_type: str, data: bytes) -> Extract | None:
    """What an attached file tells; None where its kind is not read, FileRefused where the file cannot be.

    The name decides, for mailers call many files `application/octet-stream`; then the type of its content.
    """
    suffix = _BY_NAME.get(PurePath(name).suffix.lower()) or _BY_TYPE.get(content_type)
    match suffix:
        case ".pdf":
            from briefing.sources.pdf import read_pdf  # noqa: PLC0415 - few mails have attachments

            return read_pdf(data)
        case ".html":
            from briefing.sources.web_page import read_page  # noqa: PLC0415

            return read_page(data)
        case ".md":
            from briefing.sources.markdown_file import read_markdown  # noqa: PLC0415

            return read_markdown(data)
        case ".txt":
            from briefing.sources.plain_text import read_plain  # noqa: PLC0415

            return read_plain(data)
    return None
