"""The ids of new articles and cards: what they can be called, the best first, then numbered."""

import re
from collections.abc import Iterator
from itertools import count

from briefing.model import EARLIEST, Article
from briefing.text import fold

_LONGEST = 80
_LONGEST_NAME = 60
_OTHER = re.compile(r"[^a-z0-9]+")
_INSIDE_WORDS = re.compile(r"['’.]")


def article_ids(article: Article) -> Iterator[str]:
    """What an article can be called, the best first: its outlet, or else its title, and the date; then numbered."""
    date = article.published.first if article.published and article.published.first != EARLIEST else ""
    outlet = _slug(article.outlet)
    names = (outlet,) if outlet and date else filter(None, (outlet, _slug(article.title)))
    stem = _cut("-".join(names)) or "article"
    base = "-".join(filter(None, (stem, date)))
    yield from _numbered(base)


def card_ids(title: str) -> Iterator[str]:
    """What a card of a title can be called."""
    return _numbered(_cut(_slug(title)) or "card")


def _numbered(base: str) -> Iterator[str]:
    yield base
    for number in count(2):
        yield f"{base}-{number}"[:_LONGEST]


def _slug(text: str) -> str:
    """`text` in small letters a to z and digits, its words parted by dashes; empty where it has none of them."""
    return _OTHER.sub("-", _INSIDE_WORDS.sub("", fold(text))).strip("-")


def _cut(slug: str) -> str:
    """At most 60 characters of `slug`, whole words of it where the first one fits."""
    if len(slug) <= _LONGEST_NAME:
        return slug
    return slug[: _LONGEST_NAME + 1].rpartition("-")[0] or slug[:_LONGEST_NAME]
