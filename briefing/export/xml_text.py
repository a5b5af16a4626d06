"""Text as XML and HTML can hold it."""

import re
from html import escape

_FORBIDDEN = re.compile(
    "[^\t\n\r -\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[\U0001fffe\U0001ffff]|[\x7f-\x9f]"
)


def xml(text: str) -> str:
    """Text as it stands in an element or a quoted attribute; characters that XML forbids become U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", text), quote=True)
