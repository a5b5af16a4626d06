"""The timeline of a library: which events there are, in which order, and which a query finds."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.dialect import read_date
from briefing.library import Library
from briefing.model import Event, Precision

CARDS = {
    "ana": "kind: actor\ntitle: Ana\n---\nIn March 2018 she was mayor. [[gazette#^p1]] In 2017 she left. "
    "[[gazette#^p2]] In 2016 she came.\n",
    "brid": "kind: actor\ntitle: Bríd\n---\nIn March 2018 [[ana]] was mayor. [[gazette#^p1]]\n\n"
    "In 2020 she offered [[share|half of it]]. [[gazette#^p3]]\n",
    "share": 'kind: offer\ntitle: Half of it\ndate: 2020\nby: ["[[brid]]"]\nto: ["[[ana]]"]\n---\n'
    "In 2020 Bríd offered half. [[gazette#^p3]] She had asked for all of it on 4 May 2019. [[gazette#^p4]]\n",
    "ban": 'kind: sanction\ntitle: The ban\ndate: 2019-06/..\ntargets: ["[[ana]]"]\n---\nA ban. [[gazette#^p4]]\n',
    "talks": "kind: talks\ntitle: Talks\ndate: 2020-02-03\n---\nThey met. [[gazette#^p4]]\n",
    "undated": "kind: talks\ntitle: More talks\n---\nThey met. [[gazette#^p4]]\n",
}
ARTICLE = "---\ntitle: The quarrel\npublished: 2020-03-04\n---\n" + "\n".join(
    f"Word {name} stands here. ^p{number}\n" for number, name in enumerate(("one", "two", "three", "four"), 1)
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "library"
    for name in ("cards", "articles"):
        (folder / name).mkdir(parents=True)
    for id, text in CARDS.items():
        (folder / "cards" / f"{id}.md").write_text(f"---\n{text}")
    (folder / "articles" / "gazette.md").write_text(ARTICLE)
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def told(events: tuple[Event, ...]) -> list[tuple[str, str, str]]:
    return [(event.kind, event.id, event.date.text) for event in events]


def test_everything_dated_stands_by_its_first_day(library: Library) -> None:
    """A claim is left out where it cites nothing, or names the date of its card, or of one it links to.

    So is one that rests on the same passages, and names the same date, as one of another card.
    """
    assert told(library.timeline.events()) == [
        ("claim", "ana", "2017"),
        ("claim", "ana", "2018-03"),
        ("claim", "share", "2019-05-04"),
        ("sanction", "ban", "2019-06/.."),
        ("offer", "share", "2020"),
        ("talks", "talks", "2020-02-03"),
        ("article", "gazette", "2020-03-04"),
    ]


def test_each_event_rests_on_its_passages(library: Library) -> None:
    events = {(event.kind, event.id): event for event in library.timeline.events()}
    assert events["offer", "share"].citations == ("gazette#^p3", "gazette#^p4")
    assert events["claim", "share"].citations == ("gazette#^p4",)
    assert events["claim", "share"].title == "She had asked for all of it on 4 May 2019."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind:offer", ["share"]),
        ("three", ["gazette"]),
        ("two", ["ana", "gazette"]),
        ("date:2017", ["ana"]),
        ("date:2019..2020 kind:talks", ["talks"]),
        ("date:2021", ["ban"]),
        ("nosuchword", []),
    ],
)
def test_a_query_finds_cards_articles_by_a_passage_and_claims_by_theirs(
    library: Library, query: str, found: list[str]
) -> None:
    """A date is compared with that of the event, not of the article it stands in."""
    events = library.timeline.events(query)
    assert [event.id for event in events if (event.kind, event.id) != ("claim", "share")] == found


def test_the_events_of_a_card_are_its_own_and_those_of_the_cards_it_is_linked_with(library: Library) -> None:
    assert told(library.timeline.events(of="ana")) == [
        ("claim", "ana", "2017"),
        ("claim", "ana", "2018-03"),
        ("sanction", "ban", "2019-06/.."),
        ("offer", "share", "2020"),
    ]


def test_the_events_of_an_article_rest_on_its_passages(library: Library) -> None:
    assert len(library.timeline.events(of="gazette")) == 7


def test_what_is_edited_is_on_the_timeline(library: Library) -> None:
    file, _ = library.file_of("talks")
    library.timeline.events()
    file.write_text(file.read_text().replace("2020-02-03", "2016"))
    library.refresh()
    assert told(library.timeline.events())[0] == ("talks", "talks", "2016")


@pytest.mark.parametrize(
    ("text", "precision", "is_approximate"),
    [
        ("2019-07-23", Precision.DAY, False),
        ("2019-07", Precision.MONTH, False),
        ("2019-07~", Precision.MONTH, True),
        ("2019?", Precision.YEAR, True),
        ("2019-05/2019-07", Precision.INTERVAL, False),
        ("2019-21", Precision.INTERVAL, False),
        ("201X", Precision.INTERVAL, False),
        ("2019-08/..", Precision.OPEN, False),
        ("/2019~", Precision.OPEN, True),
    ],
)
def test_a_date_tells_how_exact_it_is(text: str, precision: Precision, *, is_approximate: bool) -> None:
    date = read_date(text)
    assert date
    assert (date.precision, date.is_approximate) == (precision, is_approximate)
