"""A dossier as Web Annotations: a JSON-LD processor reads it, positions hold, and briefing reads it again."""

import json
from typing import Any

import pytest
from hypothesis import given

from briefing.export import Format, exported
from briefing.model import Dossier
from briefing.sources.annotation_file import read_annotations
from tests.export.making import dossiers
from tests.export.told import told

OA, SCHEMA, OURS = "http://www.w3.org/ns/oa#", "http://schema.org/", "urn:briefing:vocabulary:"


def jsonld(dossier: Dossier) -> str:
    return b"".join(exported(dossier, Format.JSONLD)).decode()


def test_what_ships_comes_back_whole(shipped: Dossier) -> None:
    read = read_annotations(jsonld(shipped))
    assert read is not None
    assert told(read) == told(shipped)


@given(dossiers)
def test_whatever_stands_in_a_library_comes_back(dossier: Dossier) -> None:
    read = read_annotations(jsonld(dossier))
    assert read is not None
    assert told(read) == told(dossier)


def _expanded(text: str) -> Any:
    """The dossier as a processor sees it that has the context of the standard at hand."""
    processor = pytest.importorskip("pyld", reason="PyLD is not there: no JSON-LD processor reads the export").jsonld
    ids = {"body": "hasBody", "target": "hasTarget", "selector": "hasSelector", "source": "hasSource"}
    texts = {"exact": "exact", "prefix": "prefix", "suffix": "suffix", "start": "start", "end": "end"}
    context = {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        **{name: {"@id": OA + iri, "@type": "@id"} for name, iri in ids.items()},
        **{name: OA + iri for name, iri in texts.items()},
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    }

    def load(url: str, _: object) -> dict[str, object]:
        assert url == "http://www.w3.org/ns/anno.jsonld", "a processor is to ask for nothing else"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    (whole,) = processor.expand(json.loads(text), {"documentLoader": load})
    return whole


def test_a_processor_finds_each_claim_with_its_quotation_and_its_place_in_the_article(shipped: Dossier) -> None:
    whole = _expanded(jsonld(shipped))
    texts = {
        article["@id"]: "\n".join(passage[f"{SCHEMA}text"][0]["@value"] for passage in article[f"{OURS}passages"])
        for article in whole[f"{OURS}articles"]
    }
    annotations = whole[f"{OURS}annotations"]
    claims = [claim for card in shipped.cards for claim in card.claims if claim.citations]
    assert len(annotations) == len(claims)
    for annotation, claim in zip(annotations, claims, strict=True):
        assert annotation["@type"] == [f"{OA}Annotation"]
        targets = annotation[f"{OA}hasTarget"]
        assert len(targets) == len(claim.citations)
        for target in targets:
            text = texts[target[f"{OA}hasSource"][0]["@id"]]
            quote, place = target[f"{OA}hasSelector"]
            assert quote["@type"] == [f"{OA}TextQuoteSelector"] and place["@type"] == [f"{OA}TextPositionSelector"]
            start, end = (place[f"{OA}{side}"][0]["@value"] for side in ("start", "end"))
            exact, prefix, suffix = (quote[f"{OA}{name}"][0]["@value"] for name in ("exact", "prefix", "suffix"))
            assert text[start:end] == exact
            assert text[:start].endswith(prefix) and text[end:].startswith(suffix)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"id": "urn:briefing:else"}', "[" * 100_000],
)
def test_other_json_is_no_dossier(text: str) -> None:
    assert read_annotations(text) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"briefing:cards": 1, "briefing:articles": {"a": 1}},
        {"briefing:cards": [1, {"id": "urn:briefing:card:../x"}], "briefing:articles": [{"id": 7}]},
        {
            "briefing:articles": [
                {
                    "id": "urn:briefing:article:a",
                    "briefing:passages": [{"briefing:number": -1}, {"briefing:number": True}],
                }
            ]
        },
    ],
)
def test_what_is_not_as_it_should_be_is_left_out(wrong: dict[str, object]) -> None:
    read = read_annotations(json.dumps({"id": "urn:briefing:dossier", **wrong}))
    assert read is not None
    assert not read.cards and not [passage for source in read.sources for passage in source.passages]
