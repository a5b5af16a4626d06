"""Saved searches: what the start page tells of them, and the page of what is new for one."""

from collections.abc import Iterator, Sequence
from itertools import islice

from briefing.model import Hit, News, Role, Target
from briefing.views.block import Block, Span
from briefing.views.page import Page
from briefing.views.spoken_dates import spoken

WATCH = "watch"
"""The name of the view of what is new for a saved search, whose name stands behind it."""
_SHOWN = 3
"""So many new cards and passages of a search are listed on the start page: none drowns the rest."""


def saved_search(name: str) -> Target:
    """The page of a saved search."""
    return Target.view(f"{WATCH} {name}")


def name_of(target: Target) -> str:
    """The name of the saved search whose page a target is; empty where it is none."""
    return target.id.partition(" ")[2] if target.words[:1] == [WATCH] else ""


def news_blocks(news: Sequence[News]) -> Iterator[Block]:
    """The saved searches with how much each finds, and the best of what is new."""
    if news:
        yield Block(f"Saved searches {len(news):,}", look="heading", gap=1)
    for each in news:
        yield _row(each)
        if not each.is_seen:
            for hit in islice(each.hits, _SHOWN):
                text, spans = _named(hit)
                yield Block(text, spans, indent=4)


def watch_page(news: News) -> Page:
    """What is new for a saved search, best first, each with where it matches."""
    name, query = news.search.name, news.search.query
    told = f"{query}  {news.total:,} found"
    found = Block(told, (Span(0, len(query), "link", Target.query(query)), Span(len(query), len(told), "quiet")))
    heading = f"New since you looked {len(news.hits):,}" if news.hits else "Nothing is new since you looked"
    head = (Block(name, look="title", target=saved_search(name)), found, Block(heading, look="heading", gap=1))
    late = [Block("Time ran out before all was searched.", look="quiet")] if news.is_partial else []
    return Page((*head, *late, *map(_hit, news.hits)))


def _row(news: News) -> Block:
    name = news.search.name
    new = f" · {len(news.hits):,} new" if news.hits and not news.is_seen else ""
    text = f"{name}  {news.total:,} found"
    spans = (Span(0, len(name), "link", saved_search(name)), Span(len(name), len(text), "quiet"))
    whole = text + new
    return Block(whole, (*spans, Span(len(text), len(whole), "strong")) if new else spans, indent=2)


def _target(hit: Hit) -> Target:
    return Target.card(hit.id) if hit.is_card else Target.passage(hit.id)


def _named(hit: Hit) -> tuple[str, tuple[Span, ...]]:
    facts = " · ".join(filter(None, (hit.kind.value, spoken(hit.date) if hit.is_card else "")))
    text = f"{hit.title}  {facts}"
    return text, (Span(0, len(hit.title), "link", _target(hit)), Span(len(hit.title), len(text), "quiet"))


def _hit(hit: Hit) -> Block:
    text, spans = _named(hit)
    if not hit.snippet.text:
        return Block(text, spans, gap=1)
    start = len(text) + 1
    told = hit.snippet.text.replace("\n", " ").replace("\t", " ")
    marks = (Span(span.start + start, span.end + start, "match") for span in hit.snippet.leads(Role.MATCH))
    return Block(f"{text}\n{told}", (*spans, *marks), gap=1)
