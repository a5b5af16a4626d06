"""`briefing timeline`."""

import pytest

from tests.cli.conftest import Briefing


def test_json_tells_each_event_by_its_bounds(briefing: Briefing) -> None:
    answer = briefing("timeline", "--json")
    assert answer.status == 0
    assert list(answer.json) == ["schema_version", "events"]
    events = {event["id"]: event for event in answer.json["events"] if event["kind"] != "claim"}
    assert events["boat-ban-2022"] == {
        "id": "boat-ban-2022",
        "kind": "sanction",
        "title": "Ban on mill boats",
        "date": "2022-06/..",
        "earliest": "2022-06-01",
        "latest": "9999-12-31",
        "precision": "open",
        "approximate": False,
        "citations": ["lake-herald-2022-10-11#^p5"],
    }
    assert (events["sluice-amnesty-2022"]["precision"], events["sluice-amnesty-2022"]["approximate"]) == ("month", True)
    assert events["mill-talks-2022"]["precision"] == "interval"
    assert events["orla-gazette-2021-03-04"]["kind"] == "article"
    days = [(event["earliest"], event["latest"]) for event in answer.json["events"]]
    assert days == sorted(days)


def test_the_plain_page_draws_each_date_as_what_it_is(briefing: Briefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    answer = briefing("timeline")
    lines = answer.out.splitlines()
    assert max(map(len, lines)) <= 100
    titles = ("Half of the spring", "Closure of", "Ban on", "Amnesty", "Talks at")
    drawn = {title: line for line in lines for title in titles if title in line}
    assert drawn["Half of the spring"].rstrip()[-1] in "┤◆"
    assert drawn["Closure of"].endswith("●")
    assert drawn["Ban on"].endswith("▶")
    assert "·" in drawn["Amnesty"]
    assert drawn["Talks at"].rstrip()[-1] in "■━"
    assert "order unknown" in answer.out


@pytest.mark.parametrize("width", [20, 40, 80, 120, 220])
def test_the_axis_fits_every_width(briefing: Briefing, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [line for line in briefing("timeline").out.splitlines() if "┬" in line or "●" in line]
    assert rows
    if width >= 40:
        assert max(map(len, rows)) <= width


def test_a_query_finds_some(briefing: Briefing) -> None:
    answer = briefing("timeline", "kind:offer", "--json")
    assert [event["id"] for event in answer.json["events"]] == ["water-share-2021", "sluice-amnesty-2022"]


def test_nothing_found_is_status_1(briefing: Briefing) -> None:
    answer = briefing("timeline", "nosuchword", "--json")
    assert (answer.status, answer.json["events"]) == (1, [])
    assert answer.err
