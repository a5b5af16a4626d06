"""The roster's file: a line for the cards, a line for the ids of the articles, and one line for each article."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefing.errors import IndexUnusable
from briefing.model import Article, Articles, Entry, Kind, Roster


class _Lines(Articles):
    """Articles that are decoded from their lines when they are first used."""

    def __init__(
        self,
        ids: Sequence[str],
        passages: int,
        lines: Sequence[bytes],
        languages: Collection[str],
        made: Sequence[Article] = (),
    ) -> None:
        super().__init__(ids, passages, self._read, made, languages)
        self.lines = lines

    def _read(self, places: Sequence[int]) -> Iterable[Article]:
        from briefing.index.codec import decode_articles  # noqa: PLC0415 - the first screen does without

        return decode_articles([self.lines[place] for place in places])


def read_roster(data: bytes) -> Roster:
    """The roster of a file that `write_roster` wrote; IndexUnusable where it makes no sense."""
    kinds = {kind.value: kind for kind in Kind}
    try:
        head, ids, *lines = data.split(b"\n")
        rows = json.loads(head)
        cards = [
            Entry(id_, kinds[kind], title, tuple(aliases), date, tuple(refused), language)
            for id_, kind, title, aliases, date, refused, language in rows
        ]
        named, passages, languages = json.loads(ids)
    except (LookupError, TypeError, ValueError) as error:
        raise IndexUnusable("The index's roster cannot be read; the index has to be rebuilt.") from error
    return Roster(tuple(cards), _Lines(named, passages, lines, languages))


def write_roster(roster: Roster) -> bytes:
    """The bytes of a roster's file."""
    cards = [[entry.id, entry.kind.value, *entry[2:]] for entry in roster.cards]
    articles = roster.articles if isinstance(roster.articles, _Lines) else _encoded(roster.articles, {})
    return b"\n".join(
        [_line(cards), _line([articles.ids, articles.passages, sorted(articles.languages)]), *articles.lines]
    )


def encoded_roster(roster: Roster, before: Roster) -> Roster:
    """The same roster with its articles encoded; those that the roster before has too are not encoded again."""
    known = {}
    if isinstance(before.articles, _Lines):
        if roster.articles is before.articles:
            return roster
        known = {id(article): line for article, line in zip(before.articles, before.articles.lines, strict=True)}
    return Roster(roster.cards, _encoded(roster.articles, known))


def _encoded(articles: Sequence[Article], known: Mapping[int, bytes]) -> _Lines:
    """The articles with their lines. `known` maps the identity of an article to its line: a changed one is another."""
    from briefing.index.codec import encode  # noqa: PLC0415 - the first screen does without

    lines = [line if (line := known.get(id(article))) is not None else encode(article) for article in articles]
    ids = [article.id for article in articles]
    languages = {article.language for article in articles}
    return _Lines(ids, sum(article.passages for article in articles), lines, languages, articles)


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
