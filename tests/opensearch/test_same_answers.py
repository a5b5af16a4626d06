"""The same answers from both engines: ids in order, counts, readings, suggestions, snippets and marks."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from briefing.index import ServerAddress
from briefing.library import Library
from briefing.model import Hit, Results
from tests.bench.documents import documents
from tests.bench.queries import steps, typed

CONTENT = Path(__file__).parents[2] / "content"
ASKED = [
    *("maduro", "nicolás maduro", "maduro-government", "the miami herald", "oslo talks 2019", "offers trump 2019"),
    *("kind:offer amnesty", "kind:talks", "source:miami guarantees", "actor:maduro pardon", "date:2019 -kind:passage"),
    *(
        "-the",
        "amnesty OR pardon -offer",
        '"secret talks"',
        "guar*",
        "a* b* c*",
        "amnesti~",
        "amnseti~2",
        "tag:amnesty",
    ),
    *("m", "t", "2019", "u.s. officials", "exit-guarantees-2019", "kind:passage the", "kind:note", "zzzz", "garantees"),
]


@pytest.fixture(scope="module")
def both(opensearch: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library]]:
    """The library that ships, in files and published."""
    folder = tmp_path_factory.mktemp("both")
    address = ServerAddress.parse(f"{opensearch}/test-{uuid4().hex[:12]}")
    with closing(Library.open([CONTENT], folder / "cache", own=folder / "own")) as files:
        files.refresh()
        files.publish(address, with_notes=False, told=lambda *_: None)
        with closing(Library.shared(address, folder / "shared")) as shared:
            yield files, shared


def told(results: Results) -> list[object]:
    """What a reader sees of results."""

    def seen(hit: Hit) -> tuple[object, ...]:
        return hit.id, hit.kind, hit.title, hit.date, hit.snippet, hit.alias, hit.cited_by

    return [results.read_as, results.counts, results.suggestion, results.is_partial, *map(seen, results.hits)]


def test_300_queries_are_answered_alike(both: tuple[Library, Library]) -> None:
    """While they are typed and whole."""
    files, shared = both
    all_steps = steps(list(documents(files)))
    asked = [(step.text, True) for step in all_steps]
    asked += [(text, typing) for text in (*ASKED, *typed(all_steps)) for typing in (True, False)]
    assert len(asked) >= 300
    for text, typing in asked:
        ours, theirs = files.search(text, typing=typing), shared.search(text, typing=typing)
        assert told(theirs) == told(ours), text
        scores = [hit.score for hit in ours.hits]
        assert [hit.score for hit in theirs.hits] == pytest.approx(scores, rel=1e-5), text


def test_answers_are_alike_however_little_is_remembered(
    both: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    files, shared = both
    monkeypatch.setattr("briefing.index.opensearch.engine._KEPT", 3)
    for text in ("the", "the maduro", "talks", "the", "maduro OR talks"):
        assert told(shared.search(text)) == told(files.search(text))


def test_cards_and_passages_are_alike(both: tuple[Library, Library]) -> None:
    """With their links from both ends, and the mentions in order."""
    files, shared = both
    assert shared.roster == files.roster
    for entry in files.roster.cards:
        assert shared.card(entry.id) == files.card(entry.id)
        assert shared.backlinks(entry.id) == files.backlinks(entry.id)
        assert shared.mentions(entry.id) == files.mentions(entry.id)
    for article in files.roster.articles:
        passages = files.passages(article.id)
        addresses = [passage.address for passage in passages]
        assert shared.passages(article.id) == passages
        assert shared.citing(addresses) == files.citing(addresses)
        assert shared.naming(addresses) == files.naming(addresses)
