"""A language model of the reader's own, set in config.toml: told, asked, and done without where it does not answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Briefing
from tests.drafting.own_model.stub import Stub, serving

TEXT = """Water Talks Begin

OSLO - Norway mediated talks between Iran and Iraq in Oslo last week.

The quiet harbour of Tarn was mentioned by an envoy.
"""
TRUE, LIE = {"text": "The quiet harbour of Tarn", "passage": 3}, {"text": "Tarn paid for all of it", "passage": 3}
CARD = {"kind": "actor", "title": "harbour of Tarn"}


@pytest.fixture
def article(home: Path) -> Path:
    path = home / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as one:
        one.says({"cards": [{**CARD, "claims": [TRUE, LIE]}, {**CARD, "claims": [{**TRUE, "passage": 2}]}]})
        yield one


def configure(home: Path, stub: Stub, more: str = "", url: str = "") -> None:
    (home / "config").mkdir(exist_ok=True)
    url = url or stub.endpoint().url
    (home / "config" / "config.toml").write_text(f'[draft]\nurl = "{url}"\nmodel = "parrot"\n{more}', encoding="utf-8")


def rules(answer: dict[str, list[dict[str, list[dict[str, str]]]]]) -> dict[str, str]:
    return {card["title"]: card["rule"] for one in answer["drafts"] for card in one["cards"]}


def test_it_is_told_that_words_are_sent_what_it_proposes_is_drafted_and_its_lies_are_counted(
    briefing: Briefing, article: Path, home: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = briefing("draft", article, "--json")
    assert "sent" not in alone.err and not stub.asked, "nothing leaves the machine unless it is set"
    monkeypatch.setenv("TARN_KEY", "secret")
    configure(home, stub, 'key_env = "TARN_KEY"\n')
    answer = briefing("draft", article, "--json")
    assert f"the words of the articles are sent to 127.0.0.1:{stub.port}" in answer.err
    assert answer.err.count("dropped of what your model answered") == 1
    assert "secret" not in answer.err + answer.out
    assert stub.headers[0]["Authorization"] == "Bearer secret"
    found = rules(answer.json)
    assert found.pop("harbour of Tarn") == "your model"
    assert found == rules(alone.json)


@pytest.mark.parametrize(
    ("more", "url", "told"),
    [
        ("", "http://example.org/v1", "an address begins with https://"),
        ('key_env = "NO_SUCH_KEY"\n', "", "$NO_SUCH_KEY holds no key"),
        ('colour = "red"\n', "", "“colour” is not known"),
        ("key_env = 7\n", "", "has to be a text in quotes"),
    ],
)
def test_nothing_is_sent_where_the_config_file_cannot_be_followed(
    briefing: Briefing, article: Path, home: Path, stub: Stub, more: str, url: str, told: str
) -> None:
    configure(home, stub, more, url)
    answer = briefing("draft", article)
    assert answer.status == 0
    assert told in answer.err and "are sent to" not in answer.err
    assert not stub.asked


def test_where_it_does_not_answer_the_rules_draft_alone(
    briefing: Briefing, article: Path, home: Path, stub: Stub
) -> None:
    configure(home, stub)
    stub.sends(b"no", 503)
    answer = briefing("draft", article, article, "--json")
    assert answer.status == 0
    assert len(stub.asked) == 1, "it is not asked again"
    assert "it answered 503" in answer.err and "The rules alone are followed." in answer.err
    assert "Norway" in rules(answer.json)
    added = briefing("add", article)
    assert "it answered 503" in added.err and "wait for you" in added.err


def test_what_waits_is_drafted_again_once_a_model_is_set(
    briefing: Briefing, article: Path, home: Path, stub: Stub
) -> None:
    briefing("add", article)
    (kept,) = (home / "cache" / "drafts").rglob("*.json")
    assert b"harbour of Tarn" not in kept.read_bytes()
    configure(home, stub)
    other = home / "other.txt"
    other.write_text("A Dam\n\nSweden promised Norway a dam in 2025.\n", encoding="utf-8")
    answer = briefing("add", other)
    assert f"sent to 127.0.0.1:{stub.port}" in answer.err
    assert len(stub.asked) == 2
    assert b'"title":"harbour of Tarn"' in kept.read_bytes()
    briefing("add", article)
    assert len(stub.asked) == 2, "each article is asked about once"
