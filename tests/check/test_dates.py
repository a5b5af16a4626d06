"""Dates: no finer than what the passages that a card cites name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.check.dating import named_instead, points
from briefing.check.reckoning import Told
from briefing.model import Date
from tests.check.conftest import Written
from tests.check.making import article, card, found

_LONG_AFTER = Date("2022-10-11", "2022-10-11", "2022-10-11")
_SOON_AFTER = Date("2021-07-30", "2021-07-30", "2021-07-30")


@pytest.mark.parametrize(
    ("date", "text", "instead"),
    [
        ("2021-07-23", "The weir was shut in July.", "2021-07"),
        ("2021-07-23", "In July 2021 it was shut, after 250,000 litres were lost.", "2021-07"),
        ("2021-07-23", "Shut: 2021-07.", "2021-07"),
        ("2021-05-09", "Since May nobody fishes.", "2021-05"),
        ("2021-05-09", "By May 2021 it was shut.", "2021-05"),
        ("2021-07-23", "The weir was shut in 2021.", "2021"),
        ("2021-07-23", "The weir was shut last year.", "2021"),
        ("2021-07", "The weir was shut in 2021.", "2021"),
        ("2021-07", "The weir was shut last year.", "2021"),
        ("2021-07", "The council of 2021 may reopen it.", "2021"),
        ("2021-07-23", "It was shut in July 2021, and is now open.", "2021-07"),
        ("2021-07-23", "It was shut on a Friday in July 2021.", "2021-07"),
        ("2021-05-30", "It was shut on the last day of May.", "2021-05"),
        ("2021-07-23", "In July 2021 some 23 000 litres were lost.", "2021-07"),
    ],
)
def test_a_coarser_date_is_named(date: str, text: str, instead: str) -> None:
    """Words such as “now” and “Friday” tell nothing of a day long before the article came out."""
    assert list(points(date)) == [date]
    assert named_instead(date, [Told(text, _LONG_AFTER)]) == instead


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2021-07-23", "It was shut on July 23."),
        ("2021-07-23", "It was shut on the 23rd of July."),
        ("2021-07-23", "It was shut on the twenty-third of July."),
        ("2021-07-03", "It was shut on 3 July."),
        ("2021-07-03", "It was shut on the third of July."),
        ("2021-07-12", "It was shut on the twelfth; July was dry."),
        ("2021-07-20", "It was shut on the twentieth of July."),
        ("2021-07-30", "It was shut on the thirtieth of July."),
        ("2021-07-23", "It was shut on 2021-07-23."),
        ("2021-07-23", "It was shut on 7/23/2021."),
        ("2021-07-23", "In July 2021, the day after Fool's Eve, it was shut."),
        ("2021-07-23", "By July it was shut; two weeks later it opened."),
        ("2021-07-23", "It was shut for three days in July."),
        ("2021-07-23", "It was shut on Easter; July was dry."),
        ("2021-07-23", "The weir was shut."),
        ("2021-07-23", "In June 2021 it was open."),
        ("2021-05-09", "May it stay shut."),
        ("2021-03-09", "March on, said the miller."),
        ("2021-05-31", "It was shut on the last day of May."),
        ("2021-02-28", "In February it was open; on the last day of the month it was shut."),
        ("2021-05-30", "It was shut on the last Sunday of May."),
        ("2021-07-23", "It was shut in July, on 23.7.2021."),
        ("2021-07-23", "It was shut in July, on 23/7/21."),
        ("2021-07", "It was shut in July."),
        ("2021-07", "It was shut in JULY 2021."),
        ("2021-09", "It was shut in Sept. 2021."),
        ("2021-07", "It was shut on 7/23/2021."),
        ("2021-07", "It was shut in 2021, two months after the flood."),
        ("2021-07", "It was shut in the summer of 2021."),
        ("2021-07", "It was open in May 2021."),
        ("2021-07", "It cost 2,021 crowns, or 2021%."),
        ("2021-07", "The weir was shut."),
        ("2021-07", "It was shut this year."),
    ],
)
def test_nothing_is_said_where_the_finer_part_is_named_or_may_follow(date: str, text: str) -> None:
    assert not named_instead(date, [Told(text, _LONG_AFTER)])


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2021-07-23", "It was shut last Friday; July was dry."),
        ("2021-07-30", "It is now shut, as in all of July."),
        ("2021-07-29", "It was shut yesterday, in July."),
        ("2021-07-23", "It was shut this past week, in July."),
        ("2021-06", "It was recently shut, for the first time in 2021."),
    ],
)
def test_words_that_count_from_the_day_an_article_came_out_may_tell_what_is_near_it(date: str, text: str) -> None:
    assert not named_instead(date, [Told(text, _SOON_AFTER)])
    assert not named_instead(date, [Told(text, None)])
    assert named_instead(date, [Told(text, _LONG_AFTER)])


def test_the_finer_part_may_stand_in_another_passage() -> None:
    both = [Told("It was shut in July 2021.", _LONG_AFTER), Told("On the 23rd the bailiff came.", _LONG_AFTER)]
    assert not named_instead("2021-07-23", both)
    assert named_instead("2021-07-24", both) == "2021-07"


@pytest.mark.parametrize("date", ["2021", "2021~", "2021-07~", "2021-07-23?", "202X", "2021-21", "../2021", "2021/.."])
def test_a_year_and_what_is_not_sure_are_no_points(date: str) -> None:
    assert not tuple(points(date))


def test_each_end_of_an_interval_is_a_point() -> None:
    assert list(points("2021-07-23/2021-09")) == ["2021-07-23", "2021-09"]
    assert list(points("2021-07-23/..")) == ["2021-07-23"]


def test_a_year_alone_says_nothing_of_the_month_an_article_came_out_in() -> None:
    """What an article tells as of its own day needs no word that says so."""
    told = "The council elected in 2021 offers half."
    assert not named_instead("2021-07", [Told(told, _SOON_AFTER)])
    assert named_instead("2021-06", [Told(told, _SOON_AFTER)]) == "2021"


@given(st.text(), st.dates(), st.dates() | st.none())
def test_any_text_is_judged(text: str, day: date, came_out: date | None) -> None:
    published = Date(*[came_out.isoformat()] * 3) if came_out else None
    for point in (day.isoformat(), day.isoformat()[:7]):
        assert point.startswith(named_instead(point, [Told(text, published)]))


_SHUT = "Nobody fishes. [[weir#^p1]] The weir was shut. [[weir#^p2]]"


def test_it_is_found_on_the_line_of_the_date(written: Written) -> None:
    weir = article("Nobody fishes there.", "It was shut in July 2021.")
    library = written({"articles/weir.md": weir, "cards/talks.md": card(_SHUT, "status: over", "date: 2021-07-23")})
    ((file, line, message),) = found(library, "date-too-exact")
    assert (file, line) == ("talks.md", 4)
    assert "2021-07-23" in message and "write 2021-07," in message


def test_every_cited_passage_counts_its_digest_too(written: Written) -> None:
    dated = card(_SHUT, "date: 2021-07-23")
    digest = article("Nobody fishes.", "It was shut in July.", fields=("language: en-GB",))
    assert found(written({"articles/weir.md": digest, "cards/talks.md": dated}), "date-too-exact")
    exact = article("Nobody fishes after the 23rd.", "It was shut in July.")
    assert not found(written({"articles/weir.md": exact}), "date-too-exact")


@pytest.mark.parametrize("language", ["language: es", "outlet: Weir Post"])
def test_other_languages_are_not_judged(written: Written, language: str) -> None:
    weir = article("Nobody fishes.", "It was shut in July 2021.", fields=("words: original", language))
    library = written({"articles/weir.md": weir, "cards/talks.md": card(_SHUT, "date: 2021-07-23")})
    assert not found(library, "date-too-exact")


def test_a_card_that_cites_nothing_or_what_is_not_there_is_not_judged(written: Written) -> None:
    weir = article("It was shut in July 2021.")
    library = written({"articles/weir.md": weir, "cards/talks.md": card("It was shut.", "date: 2021-07-23")})
    assert not found(library, "date-too-exact")
    broken = card("It was shut. [[weir#^p1]] [[weir#^p7]]", "date: 2021-07-23")
    assert not found(written({"cards/talks.md": broken}), "date-too-exact")
