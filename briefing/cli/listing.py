"""`briefing list`: the cards by kind, or the articles."""

from collections.abc import Iterator, Sequence
from typing import Any

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Article, Entry
from briefing.render.columns import cells, fit

_GAP = "  "
_NARROWEST = 20


def list_cards(library: Library, kind: str | None, printer: Printer, *, json: bool) -> int:
    """Write the cards of a kind, or of all kinds; the exit status."""
    entries = [entry for entry in library.roster.cards if kind in (None, entry.kind.value)]
    if json:
        printer.write_json({"cards": [_card(entry) for entry in entries]})
    else:
        rows = [(entry.kind.value, entry.date, entry.title, entry.id) for entry in entries]
        printer.write(_table(rows, 2, printer))
    if not entries:
        printer.say("there are no such cards" if library.roster.cards else "there are no cards")
    return exits.DONE if entries else exits.NOTHING


def list_articles(library: Library, printer: Printer, *, json: bool) -> int:
    """Write the articles, the oldest first; the exit status."""
    articles = library.roster.articles
    if json:
        printer.write_json({"articles": [_article(library, article) for article in articles]})
    else:
        rows = [(str(each.published or ""), each.outlet, each.title, each.id) for each in articles]
        printer.write(_table(rows, 2, printer))
    if not articles:
        printer.say("there are no articles")
    return exits.DONE if articles else exits.NOTHING


def _card(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "kind": entry.kind.value, "title": entry.title, "date": entry.date}


def _article(library: Library, article: Article) -> dict[str, Any]:
    """An article; it is original where the reader's copy has at least one of its passages word for word."""
    passages = library.passages(article.id)
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": str(article.published or ""),
        "passages": article.passages,
        "is_original": any(passage.is_original for passage in passages),
    }


def _table(rows: Sequence[tuple[str, ...]], flexible: int, printer: Printer) -> Iterator[str]:
    """Rows in columns; on a terminal the column `flexible` is cut where the line would break."""
    if not rows:
        return
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    if printer.is_on_terminal:
        others = sum(widths) - widths[flexible] + len(_GAP) * (len(widths) - 1)
        widths[flexible] = min(widths[flexible], max(columns() - others, _NARROWEST))
    for row in rows:
        yield _GAP.join((*map(fit, row[:-1], widths), row[-1]))
