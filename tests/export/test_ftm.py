"""A dossier as entities of FollowTheMoney: its own library takes every value."""

import json
from typing import Any

import pytest
from hypothesis import given

from briefing.export import Format, collect, exported
from briefing.library import Library
from briefing.model import Dossier
from tests.export.making import dossiers


def entities(dossier: Dossier) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(exported(dossier, Format.FTM)).decode().splitlines()]


def _of(dossier: Dossier, schema: str) -> list[dict[str, Any]]:
    return [each["properties"] for each in entities(dossier) if each["schema"] == schema]


def test_actors_events_sanctions_and_documents_are_what_they_are_there(shipped: Dossier) -> None:
    schemas = {each["id"]: each["schema"] for each in entities(shipped)}
    assert schemas["briefing-nicolas-maduro-card"] == "Person"
    assert schemas["briefing-united-states-card"] == "PublicBody"
    assert schemas["briefing-exit-guarantees-2019-card"] == "Event"
    assert schemas["briefing-miami-herald-2019-07-23-article"] == "Article"
    assert {"Sanction", "Membership", "Note"} <= set(schemas.values())


def test_an_offer_tells_who_made_it_to_whom_and_when_with_proof(shipped: Dossier) -> None:
    (offer,) = (each for each in _of(shipped, "Event") if each["name"] == ["Exit guarantees, July 2019"])
    assert offer["organizer"] == ["briefing-trump-administration-card"]
    assert offer["involved"] == ["briefing-nicolas-maduro-card"]
    assert offer["date"] == ["2019-07"]
    assert "briefing-miami-herald-2019-07-23-article" in offer["proof"]


def test_what_an_entity_refers_to_is_in_the_export(tiny: Library) -> None:
    """Of a card that is named alone, the cards it links to are there by name."""
    for dossier in (collect(tiny).dossier, collect(tiny, ["mill-talks-2022"]).dossier):
        found = entities(dossier)
        ids = [each["id"] for each in found]
        assert len(ids) == len(set(ids))
        named = {value for each in found for values in each["properties"].values() for value in values}
        assert not {value for value in named if value.startswith("briefing-")} - set(ids)


def _refused(found: dict[str, Any]) -> list[str]:
    """What FollowTheMoney does not take of an entity."""
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney is not there (298 MB): its library has not validated the export"
    ).model
    proxy = model.get_proxy(found, cleaned=False)
    proxy.schema.validate(proxy.to_dict())
    lost = [
        f"{name}: {value}"
        for name, values in found["properties"].items()
        for value in values
        if name not in proxy.schema.properties or not proxy.get(name) or len(proxy.get(name)) != len(values)
    ]
    return lost if proxy.id == found["id"] else [found["id"], *lost]


def test_followthemoney_takes_every_value(shipped: Dossier) -> None:
    assert [lost for each in entities(shipped) if (lost := _refused(each))] == []


@given(dossiers)
def test_followthemoney_takes_entities_of_any_text(dossier: Dossier) -> None:
    """It may know a date or an address better; what it asks for is there."""
    model = pytest.importorskip("followthemoney", reason="followthemoney is not there (298 MB)").model
    for found in entities(dossier):
        proxy = model.get_proxy(found, cleaned=False)
        assert proxy.id == found["id"]
        proxy.schema.validate(proxy.to_dict())


@given(dossiers)
def test_any_text_is_one_json_a_line(dossier: Dossier) -> None:
    found = entities(dossier)
    assert {"briefing-ferry-2021-card", "briefing-gazette-2021-04-02-article"} <= {each["id"] for each in found}
    assert all(value for each in found for values in each["properties"].values() for value in values)
