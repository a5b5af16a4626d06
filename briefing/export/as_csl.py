"""The articles of a dossier as CSL-JSON, which reference managers read."""

import json
from collections.abc import Iterator
from typing import Any

from briefing.export.dating import parts
from briefing.model import Article, Date, Dossier

Item = dict[str, Any]


def csl(dossier: Dossier) -> Iterator[str]:
    """The CSL-JSON of a dossier, piece by piece."""
    items = (json.dumps(_item(source.article), ensure_ascii=False, indent=1) for source in dossier.sources)
    yield "[\n"
    for number, item in enumerate(items):
        yield (",\n" if number else "") + item
    yield "\n]\n"


def _item(article: Article) -> Item:
    """An article; names are literal, since nobody has told which part is the family's."""
    item: Item = {"id": article.id, "type": "article-newspaper", "title": article.title}
    if article.outlet:
        item["container-title"] = article.outlet
    if article.authors:
        item["author"] = [{"literal": name} for name in article.authors]
    if article.contributors:
        item["contributor"] = [{"literal": name} for name in article.contributors]
    if article.published and (issued := _date(article.published)):
        item["issued"] = issued
    if article.url:
        item["URL"] = article.url
    if article.language:
        item["language"] = article.language
    return item


def _date(date: Date) -> Item:
    """A date, or the two that bound a time; what no numbers can tell is literal."""
    found = parts(date)
    if not found.days:
        return {"literal": date.text}
    told: Item = {"date-parts": [[int(piece) for piece in day.split("-")] for day in found.days]}
    return told | {"circa": True} if found.is_approximate else told
