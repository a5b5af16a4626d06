"""A mail to what it tells."""

import re
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default

from briefing import __version__
from briefing.sources import refusals
from briefing.sources.head import without
from briefing.sources.letters import read_text
from briefing.sources.lines import plain_paragraphs
from briefing.sources.parsed import Extract
from briefing.sources.web import read_page
from briefing.text import clean, clean_line

_EXTRACTOR = f"briefing {__version__} mail"
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|vs|tr)\s*:\s*)+", re.IGNORECASE)


def read_mail(data: bytes) -> Extract:
    """What the bytes of a mail tell; FileRefused where they are none, or nothing is to be read in it.

    Its plain text is preferred to its page in HTML, which is read as others are; what is attached is left alone.
    """
    message = message_from_bytes(data, policy=default)
    if "From" not in message and "Subject" not in message:
        raise refusals.unparsable("it has no header of a mail")
    content = _content(message)
    title = _FORWARDED.sub("", clean_line(str(message.get("Subject", ""))), count=1)
    return Extract(
        without(title, content.paragraphs),
        content.extractor,
        title,
        authors=_senders(message),
        published=_date(message),
        language=str(message.get("Content-Language", "")) or content.language,
        url=content.url,
    )


def _content(message: EmailMessage) -> Extract:
    body = message.get_body(("plain",))
    text = plain_paragraphs(_text(body)) if body else ()
    if any(map(str.strip, text)):
        return Extract(tuple(map(clean_line, text)), _EXTRACTOR)
    page = message.get_body(("html",))
    if page is None:
        raise refusals.without_text("There is no text in the mail")
    return read_page(_text(page).encode())


def _text(part: MIMEPart) -> str:
    """The text of a part, clean; the character set that it names is tried first."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    try:
        return clean(data.decode(part.get_content_charset("utf-8")))
    except (LookupError, ValueError):
        return read_text(data)


def _senders(message: EmailMessage) -> tuple[str, ...]:
    addresses = getattr(message.get("From"), "addresses", ())
    return tuple(one.display_name or one.addr_spec for one in addresses)


def _date(message: EmailMessage) -> str:
    """The day it was sent, by the sender's clock."""
    sent = getattr(message.get("Date"), "datetime", None)
    return sent.date().isoformat() if sent else ""
