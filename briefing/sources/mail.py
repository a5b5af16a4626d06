"""A mail to what it tells."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import NamedTuple

from briefing import __version__
from briefing.errors import FileRefused
from briefing.model import Form, Layout
from briefing.sources import refusals
from briefing.sources.article_head import without
from briefing.sources.attachment import read_attachment
from briefing.sources.encoding import decode_as, read_text
from briefing.sources.own_words import own_words, unflowed
from briefing.sources.paragraph import Paragraph
from briefing.sources.parsed import Extract
from briefing.sources.reflow import plain_paragraphs
from briefing.sources.web_page import read_page
from briefing.text import clean_line

_EXTRACTOR = f"briefing {__version__} mail"
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|vs|tr|rv|enc|i)\s*:\s*)+", re.IGNORECASE)
_FORWARD = re.compile(r"(?:re\s*:\s*)*(?:fwd?|wg|tr|rv|enc|i|vs)\s*:", re.IGNORECASE)
_TAG = re.compile(r"(?is)<(style|script|head)\b.*?</\1\s*>|<[^>]*>")
_STUB = 4
"""A plain text with less than this part of the words of its page in HTML is not the mail but a hint at the page."""
_MOST_FORWARDED = 20
_NAMED = 5
_HEADING = Layout(Form.HEADING, 2)


class _Part(NamedTuple):
    """What one part of a mail tells."""

    paragraphs: tuple[Paragraph, ...]
    extractor: str = ""
    left_out: tuple[str, ...] = ()
    language: str = ""
    url: str = ""


def read_mail(data: bytes) -> Extract:
    """What the bytes of a mail tell; FileRefused where they are none, or nothing is to be read in it.

    All of its texts are read, and the mails that are attached to it. Of a text in several forms the plain one is
    preferred to the page in HTML, unless it only hints at that. Of other attachments those are read that are of a
    kind that is read by itself, each under its name; the rest are named.
    """
    message = message_from_bytes(data, policy=default)
    if "From" not in message and "Subject" not in message:
        raise refusals.unparsable("it has no header of a mail")
    parts = list(_parts(message))
    paragraphs = tuple(each for part in parts for each in part.paragraphs)
    if not paragraphs:
        left_out = "; ".join(_remarks(parts))
        raise refusals.without_text(f"There is no text in the mail{left_out and f' ({left_out})'}")
    title = _title(message)
    body = without(title, paragraphs)
    return Extract(
        tuple(each.text for each in body),
        next((part.extractor for part in parts if part.extractor), _EXTRACTOR),
        title,
        authors=_senders(message),
        published=_date(message),
        language=str(message.get("Content-Language", "")) or next((one.language for one in parts if one.language), ""),
        url=next((part.url for part in parts if part.url), ""),
        remarks=tuple(_remarks(parts)),
        layouts=tuple(each.layout for each in body),
        is_mail=True,
    )


def _parts(message: EmailMessage, depth: int = 0) -> Iterator[_Part]:
    """What the parts of a mail tell, in order."""
    sender = next(iter(_senders(message)), "")
    is_forward = _FORWARD.match(_subject(message)) is not None
    for part in _chosen(message):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            yield from _forwarded(part, depth)
        elif part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            yield _attached(part)
        elif kind == "text/html":
            yield _page(part)
        else:
            yield _plain(part, sender, is_forward=is_forward)


def _chosen(part: MIMEPart) -> Iterator[MIMEPart]:
    """The parts that are to be read or named: of alternatives one."""
    if part.get_content_type() == "message/rfc822" or not part.is_multipart():
        yield part
        return
    inner = list(part.iter_parts())
    if part.get_content_type() == "multipart/alternative":
        inner = _best(inner)
    for one in inner:
        yield from _chosen(one)


def _best(alternatives: list[MIMEPart]) -> list[MIMEPart]:
    """The plain text, or else the page, which is the last alternative that holds one; all where there is neither."""
    plain = next((one for one in alternatives if one.get_content_type() == "text/plain"), None)
    page = next((one for one in alternatives[::-1] if one.get_body(("html",)) is not None), None)
    if page is None or plain is None:
        best = plain or page
        return [best] if best else alternatives
    html = page.get_body(("html",))
    words = len(_text(plain).split())
    is_stub = html is not None and words * _STUB < len(_TAG.sub(" ", _text(html)).split())
    return [page if is_stub else plain]


def _plain(part: MIMEPart, sender: str, *, is_forward: bool) -> _Part:
    text = _text(part)
    if part.get_param("format", "") == "flowed":
        text = unflowed(text, deletes_space=str(part.get_param("delsp", "")).lower() == "yes")
    own = own_words(text, sender, is_forward=is_forward)
    paragraphs = filter(None, map(clean_line, plain_paragraphs(own.text)))
    return _Part(tuple(map(Paragraph, paragraphs)), _EXTRACTOR, own.left_out)


def _page(part: MIMEPart) -> _Part:
    try:
        page = read_page(_text(part).encode())
    except FileRefused as refusal:
        return _Part((), left_out=(f"a page in HTML ({str(refusal).partition(':')[0]})",))
    return _Part(page.body, page.extractor, language=page.language, url=page.url)


def _attached(part: MIMEPart) -> _Part:
    """What an attached file tells, under its name; of one that is not read, the name."""
    name, data = _name(part), part.get_payload(decode=True)
    why = ""
    try:
        found = read_attachment(name, part.get_content_type(), data) if isinstance(data, bytes) and data else None
    except FileRefused as refusal:
        found, why = None, f" ({str(refusal).partition(':')[0]})"
    if found is None:
        return _Part((), left_out=(f"the attachment {name}{why}",) if _is_worth_naming(part) else ())
    head = [Paragraph(text, _HEADING) for text in (f"Attachment: {name}", found.title) if text]
    return _Part((*head, *without(found.title, found.body)), found.extractor)


def _forwarded(part: MIMEPart, depth: int) -> Iterator[_Part]:
    """An attached mail: who sent it, when and under which subject, then what it tells."""
    for message in part.iter_parts():
        if not isinstance(message, EmailMessage) or depth >= _MOST_FORWARDED:
            yield _Part((), left_out=("an attached mail",))
            continue
        facts = (("From", ", ".join(_senders(message))), ("Date", _date(message)), ("Subject", _subject(message)))
        head = " · ".join(f"{name}: {value}" for name, value in facts if value)
        yield _Part((Paragraph(head, _HEADING),) if head else (), _EXTRACTOR)
        yield from _parts(message, depth + 1)


def _remarks(parts: list[_Part]) -> Iterator[str]:
    """What is left out, as one clause."""
    left_out = [name for part in parts for name in part.left_out]
    named = [*left_out[:_NAMED], *([f"{len(left_out) - _NAMED} more"] if len(left_out) > _NAMED else [])]
    if named:
        yield f"left out: {', '.join(named)}"


def _is_worth_naming(part: MIMEPart) -> bool:
    """Whether a part is more than a picture or a signature that the mailer put there."""
    is_shown = part.get_content_disposition() != "attachment" and not part.get_filename()
    return not (is_shown and part.get_content_maintype() in ("image", "multipart"))


def _name(part: MIMEPart) -> str:
    return clean_line(_unescaped(part.get_filename() or "")) or f"of type {part.get_content_type()}"


def _text(part: MIMEPart) -> str:
    """The text of a part, clean; the character set that it names is tried first."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = decode_as(data, part.get_content_charset("utf-8"))
    return read_text(data).text if text is None else text


def _subject(message: EmailMessage) -> str:
    raw = next((value for name, value in message.raw_items() if name.lower() == "subject"), "")
    told = _unescaped(str(raw))
    return clean_line(told if told != raw else str(message.get("Subject", "")))


def _title(message: EmailMessage) -> str:
    return _PREFIX.sub("", _subject(message), count=1)


def _senders(message: EmailMessage) -> tuple[str, ...]:
    addresses = getattr(message.get("From"), "addresses", ())
    return tuple(_unescaped(one.display_name or one.addr_spec) for one in addresses)


def _unescaped(header: str) -> str:
    """The text of a header; bytes that are not ASCII, which its parser hands on as lone surrogates, are decoded."""
    data = header.encode("utf-8", "surrogateescape")
    text = decode_as(data, "utf-8")
    return data.decode("cp1252", "replace") if text is None else text


def _date(message: EmailMessage) -> str:
    """The day it was sent, by the sender's clock."""
    sent = getattr(message.get("Date"), "datetime", None)
    return sent.date().isoformat() if sent else ""
