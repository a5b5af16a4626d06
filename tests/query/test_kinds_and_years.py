"""Words of a query that name a kind or a year."""

import pytest

from briefing.model import Entry, Kind
from briefing.query.kinds_and_years import kinds_and_years
from briefing.query.query_parser import parse_query


def asked(query: str, date: str, kind: Kind = Kind.OFFER) -> bool:
    return kinds_and_years(parse_query(query).parts).has(Entry("id", kind, "Title", date=date))


@pytest.mark.parametrize(
    "date", ["2019", "2019-07-23", "2019~", "2018/2020", "2018-03/..", "../2021", "2019-05/2019-07"]
)
def test_a_date_that_reaches_into_the_year_is_of_it(date: str) -> None:
    assert asked("offers 2019", date)
    assert asked("2019", date)
    assert not asked("talks 2019", date)


@pytest.mark.parametrize("date", ["2018", "", "2020/..", "../2018-12", "2011/2012"])
def test_any_other_is_not(date: str) -> None:
    assert not asked("offer 2019", date)
    assert asked("offer", date)


def test_the_other_words_are_left() -> None:
    found = kinds_and_years(parse_query('offers maduro 2019 "talks" 12 -oil').parts)
    assert (set(found.kinds), set(found.years), len(found.others)) == ({Kind.OFFER}, {2019}, 4)
    assert not kinds_and_years(parse_query("maduro 12").parts)
