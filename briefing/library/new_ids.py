"""The ids of new articles and cards: what they can be called, the best first, then numbered."""

from collections.abc import Iterator
from itertools import count

from briefing.model import EARLIEST, Article
from briefing.text import slug

_LONGEST = 80
_LONGEST_NAME = 60


def article_ids(article: Article) -> Iterator[str]:
    """What an article can be called, the best first: its outlet, or else its title, and the date; then numbered."""
    date = article.published.first if article.published and article.published.first != EARLIEST else ""
    outlet = slug(article.outlet)
    names = (outlet,) if outlet and date else filter(None, (outlet, slug(article.title)))
    stem = _cut("-".join(names)) or "article"
    base = "-".join(filter(None, (stem, date)))
    yield from _numbered(base)


def card_ids(title: str) -> Iterator[str]:
    """What a card of a title can be called."""
    return _numbered(_cut(slug(title)) or "card")


def _numbered(base: str) -> Iterator[str]:
    yield base
    for number in count(2):
        yield f"{base}-{number}"[:_LONGEST]


def _cut(name: str) -> str:
    """At most 60 characters of `name`, whole words of it where the first one fits."""
    if len(name) <= _LONGEST_NAME:
        return name
    return name[: _LONGEST_NAME + 1].rpartition("-")[0] or name[:_LONGEST_NAME]
