"""`[[id]]`, `[[a title]]`, `[[id|label]]` and `[[ARTICLE#^pN]]`."""

import re
from dataclasses import dataclass
from typing import Self

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline

from briefing.model import Address, is_id, name_of, named
from briefing.text import clean_line

_BEGINNING = re.compile(r"https?://[^\x00-\x20\\\x7f-\x9f]", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\x00-\x1f\\\x7f-\x9f]")
_WHOLE = re.compile(r"https?://[a-z0-9][a-z0-9._-]*(?::\d{1,5})?(?:[/?#][!-~]*)?", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[a-z0-9][a-z0-9.]*(?:/[A-Za-z0-9._/-]*)?")
"""What nothing has to be done to: most addresses are so."""
_LONGEST = 2048


def link_out(url: str) -> str | None:
    """`url` in ASCII, its host in Punycode, or None where it may not be opened.

    It is http or https, names a host, and has neither user information, nor a leading dash, nor control characters.
    """
    if len(url) > _LONGEST or not _BEGINNING.match(url) or _FORBIDDEN.search(url):
        return None
    if _PLAIN.fullmatch(url):
        return url
    plain = normalizeLink(url)
    return plain if _WHOLE.fullmatch(plain) else None


_NAME = re.compile(r"[^#^]*[^\W_][^#^]*")
WIKILINK = re.compile(r"\[\[([^\[\]]{0,300})\]\]")
"""A link in double brackets; its group is what stands between them."""


@dataclass(frozen=True, slots=True)
class Wikilink:
    """A link in double brackets."""

    target: str
    """A card's id, what stands for its name, or a passage's address."""
    label: str
    """What is to be read in its place; empty where the file does not say."""
    is_citation: bool
    """Whether the target is a passage."""

    @classmethod
    def parse(cls, inside: str) -> Self | None:
        """Read what stands between the brackets; None where it can name neither a card nor a passage."""
        name, bar, label = inside.partition("|")
        target = name.removesuffix("\\").strip() if bar else name.strip()
        is_citation = Address.parse(target) is not None
        card, _, heading = target.partition("#")
        if heading and not heading.startswith("^"):
            target = card.strip()  # a heading of a card leads to the card
        if not is_citation and not is_id(target):
            if not _NAME.fullmatch(target):
                return None
            target = named(clean_line(target))
        return cls(target, clean_line(label), is_citation)

    @property
    def text(self) -> str:
        """What is to be read in its place."""
        return self.label or name_of(self.target)


def wikilink_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - called by markdown-it
    """Inline rule of markdown-it: a token `wikilink` whose content stands between the brackets."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = WIKILINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("wikilink", "", 0).content = match[1]
    state.pos = match.end()
    return True
