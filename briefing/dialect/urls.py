"""Which addresses lead out."""

import re

from markdown_it.common.normalize_url import normalizeLink

_BEGINNING = re.compile(r"https?://[^\x00-\x20\\\x7f-\x9f]", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x1f\\\x7f-\x9f]")
_WHOLE = re.compile(r"https?://[a-z0-9][a-z0-9._-]*(?::\d{1,5})?(?:[/?#][!-~]*)?", re.IGNORECASE)
_LONGEST = 2048


def link_out(url: str) -> str | None:
    """`url` in ASCII, its host in Punycode, or None where it may not be opened.

    It is http or https, names a host, and has neither user information, nor a leading dash, nor control characters.
    """
    if len(url) > _LONGEST or not _BEGINNING.match(url) or _FORBIDDEN.search(url):
        return None
    plain = normalizeLink(url)
    return plain if _WHOLE.fullmatch(plain) else None
