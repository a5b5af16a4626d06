"""An index asked for all it knows."""

from collections.abc import Iterator
from contextlib import closing

from briefing.index import Changes, Index, Reader
from briefing.model import Kind
from tests.index.harbour import card, source

QUERIES = [
    "lamp",
    "oil -lamp",
    '"lamp oil"',
    "ol",
    "o",
    "actor:lamp",
    "source:gull",
    "date:2032",
    "-quay",
    "trsut",
    "kind:note",
]


def everything(reader: Reader) -> Iterator[object]:
    """All that can be asked of a reader."""
    roster = reader.roster()
    yield roster
    for entry in roster.cards:
        yield reader.card(entry.id), reader.backlinks(entry.id), reader.mentions(entry.id)
    for article in roster.articles:
        passages = reader.passages(article.id)
        yield passages, [reader.named_in(passage.address) for passage in passages]
        yield reader.citing([passage.address for passage in passages])
        yield reader.notes([article.id]), reader.notes([str(passage.address) for passage in passages])
    yield reader.notes(entry.id for entry in roster.cards)
    for query in QUERIES:
        results = reader.search(query, typing=True)
        hits = sorted((hit.id, hit.snippet.text, hit.cited_by) for hit in results.hits)
        yield query, results.read_as, results.counts, results.suggestion, hits


def found(reader: Reader, query: str, *, typing: bool = False) -> set[str]:
    return {hit.id for hit in reader.search(query, typing=typing).hits}


def names(index: Index) -> list[str]:
    """Every file of an index, below its directory."""
    files = (path for path in index.directory.rglob("*") if path.is_file())
    return sorted(str(path.relative_to(index.directory)) for path in files)


def assert_mentions_come_in_order(index: Index) -> None:
    """By the date of the article, whatever the order they came in, all counted, so many told."""
    later = source("later", "2032-01-01", *["The lamp."] * 12)
    earlier = source("earlier", "2031-01-01", *["A lamp!"] * 2)
    index.build(Changes([card("lamp", Kind.ACTOR, "Lamp")], [later, earlier]))
    with closing(index.open()) as reader:
        mentions = reader.mentions("lamp", limit=4)
    assert mentions.total == 14
    assert mentions.addresses == ("earlier#^p1", "earlier#^p2", "later#^p1", "later#^p2")
