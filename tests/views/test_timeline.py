"""Dates drawn on a scale of time: any date, at any width and zoom."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.dialect import read_date
from briefing.library import Library
from briefing.model import Event
from briefing.model.event import CLAIM
from briefing.views import Chart, Page, ProseRenderer
from briefing.views.bars import bar
from briefing.views.comparison import read_comparison
from briefing.views.ties import read_ties
from briefing.views.time_scale import TimeScale, ordinal
from briefing.views.timeline import Asked, Timeline, read_timeline


def event(text: str) -> Event:
    date = read_date(text)
    assert date
    return Event("a", "offer", "A", date)


def scale(*texts: str, columns: int = 40) -> TimeScale:
    return TimeScale.whole([event(text) for text in texts]).over(columns)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("2019-07-02", "●"),
        ("2019-07-02~", "·?○·?"),
        ("2019", "├─{8}┤"),
        ("2019~", "·{10}├┄{8}┤·{10}"),
        ("2019-02/2020-08", "━{16}"),
        ("2019-02/2020-08~", "╍{16}·?"),
        ("2020/..", "━{19}▶"),
        ("../2018", "◀━{9}"),
        ("2017-01-01", "‹"),
        ("2023", "›"),
        ("2017/2018", "‹━{9}"),
        ("2021/2023", "━{9}›"),
    ],
)
def test_a_date_is_drawn_as_what_it_is(text: str, drawn: str) -> None:
    """On a scale of four years over forty columns; a column more or less where a year begins within one."""
    pattern = re.sub(r"\{(\d+)\}", lambda match: f"{{{int(match[1]) - 1},{int(match[1]) + 1}}}", drawn)
    assert re.fullmatch(pattern, bar(event(text), scale("2018", "2021")).strip())


def test_the_ticks_stand_over_their_days() -> None:
    years = scale("2018", "2021")
    words, line = years.axis()
    for year in ("2018", "2019", "2020", "2021"):
        column = years.column(ordinal(f"{year}-01-01"))
        assert words[column : column + 4] == year
        assert line[column] == "┬"
    assert years.told == "2018 – 2021"


def test_each_step_of_the_zoom_shows_less_down_to_two_weeks() -> None:
    whole = scale("1950", "2021-03-04")
    shown = [whole.zoomed(step, ordinal("2019-07-02")) for step in range(len(whole.windows) + 1)]
    days = [each.days for each in shown]
    assert days == sorted(days, reverse=True)
    assert days[-1] == 14
    assert all(0 <= each.column(ordinal("2019-07-02")) < 40 for each in shown)
    assert shown[-1].told.endswith("Jul 2019")


_DAYS = st.dates().map(str)
_TEXTS = (
    _DAYS
    | _DAYS.map(lambda day: day[:7])
    | _DAYS.map(lambda day: f"{day[:4]}~")
    | _DAYS.map(lambda day: f"{day[:7]}%")
    | _DAYS.map(lambda day: f"{day}/..")
    | _DAYS.map(lambda day: f"../{day[:4]}?")
    | st.tuples(_DAYS, _DAYS).map(lambda days: "/".join(sorted(days)))
)


@given(st.lists(_TEXTS, min_size=1, max_size=6), st.integers(8, 220), st.integers(0, 14))
def test_any_dates_are_drawn_within_any_width_at_any_zoom(texts: list[str], columns: int, step: int) -> None:
    events = [event(text) for text in texts]
    whole = TimeScale.whole(events).over(columns)
    shown = whole.zoomed(step, ordinal(max(min(event.date.last, "9999-12-30") for event in events)))
    assert all(len(bar(one, shown)) <= columns for one in events)
    assert all(bar(one, whole).strip() for one in events)
    words, line = shown.axis()
    assert (len(words), len(line)) == (columns, columns)
    assert shown.told


@pytest.mark.parametrize("columns", [45, 80, 120, 180])
def test_a_chart_has_the_same_rows_at_every_width(tiny: Library, columns: int) -> None:
    shown = read_timeline(tiny, ProseRenderer(tiny.roster), Asked())
    page, narrow = shown.page(columns, 0, 0), shown.page(30, 3, 2)
    assert len(page.blocks) == len(narrow.blocks) == len(shown.events) + 1
    assert [block.links for block in page.blocks] == [block.links for block in narrow.blocks]
    assert all(len(block.text) <= columns for block in (*page.head, *page.blocks[: len(shown.events)]))


def test_a_claim_is_called_after_its_card_then_by_its_words(tiny: Library) -> None:
    shown = read_timeline(tiny, ProseRenderer(tiny.roster), Asked())
    claims = [(event, block.text) for event, block in zip(shown.events, shown.page(180, 0, 0).blocks, strict=False)]
    rows = [(event, text) for event, text in claims if event.kind == CLAIM]
    assert rows
    for event, text in rows:
        entry = tiny.roster.card(event.id)
        assert entry
        assert f"{entry.title}: {event.title[:10]}" in text


@pytest.mark.parametrize("columns", [46, 80, 120, 180])
def test_titles_are_as_wide_as_they_need_while_the_chart_has_room(tiny: Library, columns: int) -> None:
    shown = read_timeline(tiny, ProseRenderer(tiny.roster), Asked(kind="sanction"))
    rows = [block.text for block in shown.page(columns, 0, 0).blocks]
    assert all(any(event.title in row for row in rows) for event in shown.events)


@pytest.mark.parametrize("columns", range(-6, 20))
def test_a_chart_and_a_comparison_are_made_where_there_is_hardly_room(tiny: Library, columns: int) -> None:
    renderer = ProseRenderer(tiny.roster)
    charts: list[Chart] = [read_timeline(tiny, renderer, Asked()), read_ties(tiny, renderer, "bertil-aske")]
    assert all(chart.page(columns, form, 0).blocks for chart in charts for form in range(4))
    assert read_comparison(tiny, renderer, *(article.id for article in tiny.roster.articles[:2])).page(columns).blocks


def test_what_has_no_events_says_so(tiny: Library) -> None:
    shown = read_timeline(tiny, ProseRenderer(tiny.roster), Asked("nosuchword"))
    assert "Nothing here has a date." in [block.text for block in shown.page(60, 0, 0).blocks]
    assert shown.beside(0, 0) == Page()
    assert isinstance(replace(shown, events=()), Timeline)
