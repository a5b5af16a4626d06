"""A server that is slow, gone, back, read-only or busy: a plain line, and what was read stays."""

import base64
import json
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from briefing.errors import ConfigError, IndexBusy, IndexUnusable, ServerAway
from briefing.index import Changes, Index, ServerAddress, open_index
from briefing.index.opensearch import connection, publishing_lock
from briefing.index.opensearch.credentials import Credentials
from briefing.library import Library
from briefing.model import Card, Kind
from tests.index.asking import everything
from tests.index.harbour import CARDS, SOURCES, card
from tests.opensearch.proxy import Proxy, own_certificate, proxy

NAME = "test-" + uuid4().hex[:12]


@pytest.fixture
def way(opensearch: str) -> Iterator[Proxy]:
    """A way to the server that can be cut."""
    with proxy(opensearch) as made:
        yield made


@pytest.fixture
def published(opensearch: str) -> Iterator[Index]:
    """A shared library of a name of its own."""
    with closing(open_index(ServerAddress.parse(f"{opensearch}/{NAME}-{uuid4().hex[:8]}"))) as index:
        index.build(Changes(CARDS, SOURCES))
        yield index


@pytest.fixture
def shared(published: Index, way: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The same, read by way of the proxy."""
    monkeypatch.setattr(connection, "_AWAY", 0.0)
    address = ServerAddress.parse(f"{way.address}/{_name(published)}")
    with closing(Library.shared(address, tmp_path / "own")) as library:
        yield library


def _name(index: Index) -> str:
    return index.version.partition(".")[0]


def ask(server: str, method: str, path: str, body: object) -> Any:
    """The answer of the server, asked past everything of ours."""
    request = urllib.request.Request(f"{server}{path}", json.dumps(body).encode(), method=method)  # noqa: S310
    request.add_header("content-type", "application/json")
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        return json.load(answer)


def test_a_server_that_goes_is_named_and_is_read_again_when_it_is_back(shared: Library, way: Proxy) -> None:
    assert shared.search("ferry").total == 1
    roster = shared.roster
    way.gone()
    with pytest.raises(ServerAway, match=r"127\.0\.0\.1:\d+ cannot be reached; it is asked again by itself\.$"):
        shared.search("ferry")
    assert not shared.refresh()
    assert shared.roster == roster
    assert [notice for notice in shared.notices if "cannot be reached" in notice]
    way.back()
    shared.refresh()
    assert not shared.notices
    assert shared.search("ferry").total == 1


def test_nobody_waits_for_a_server_that_does_not_answer_twice(
    shared: Library, way: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared.search("ferry")
    monkeypatch.setattr(connection, "_SECONDS", 0.3)
    monkeypatch.setattr(connection, "_AWAY", 60.0)
    way.flows.clear()
    with pytest.raises(ServerAway, match="does not answer"):
        shared.search("ferry")
    monkeypatch.setattr(connection, "_SECONDS", 600.0)
    with pytest.raises(ServerAway, match="does not answer"):
        shared.search("quay")


def test_what_was_published_meanwhile_is_read_after_the_next_look(shared: Library, published: Index) -> None:
    assert not shared.refresh()
    published.update(Changes([card("new", Kind.ACTOR, "New")]))
    assert "new" not in shared.roster.entries
    assert shared.refresh()
    assert shared.card("new").title == "New"


def test_a_point_in_time_that_the_server_loses_is_opened_again(published: Index, opensearch: str) -> None:
    """The same commit is read on, though another stands already."""
    with closing(published.open()) as reader:
        before = list(everything(reader))
        published.update(Changes([card("new", Kind.ACTOR, "New lamp")]))
        ask(opensearch, "DELETE", "/_search/point_in_time/_all", {})
        assert list(everything(reader)) == before


def test_a_server_that_takes_no_changes_says_so_and_keeps_what_it_has(published: Index, opensearch: str) -> None:
    name, before = _name(published), published.version
    ask(opensearch, "PUT", f"/{name}/_settings", {"index.blocks.write": True})
    with pytest.raises(ServerAway, match=r"takes no changes now: its disk may be full, or the index is read-only\.$"):
        published.update(Changes([card("new", Kind.ACTOR, "New")]))
    ask(opensearch, "PUT", f"/{name}/_settings", {"index.blocks.write": False})
    assert published.version == before
    published.update(Changes([card("new", Kind.ACTOR, "New")]))
    assert published.roster().card("new")


def test_of_two_who_publish_one_is_told(published: Index) -> None:
    told = list[str]()

    def cards() -> Iterator[Card]:
        with closing(open_index(published._address)) as other:  # type: ignore[attr-defined]
            with pytest.raises(IndexBusy) as busy:
                other.update(Changes([card("others", Kind.ACTOR, "Other")]))
            told.append(str(busy.value))
        yield card("ours", Kind.ACTOR, "Ours")

    published.update(Changes(cards()))
    assert told == ["Somebody else is publishing this library just now; try again when they are done."]
    assert published.roster().card("ours")
    assert not published.roster().card("others")


def test_a_publisher_who_is_taken_for_dead_changes_nothing_any_more(
    published: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing_lock, "_STALE", -1.0)

    def cards() -> Iterator[Card]:
        yield card("ours", Kind.ACTOR, "Ours")
        with closing(open_index(published._address)) as other:  # type: ignore[attr-defined]
            other.update(Changes([card("others", Kind.ACTOR, "Other")]))

    with pytest.raises(IndexBusy, match="Somebody else has begun to publish this library meanwhile"):
        published.update(Changes(cards()))
    assert published.roster().card("others")
    assert not published.roster().card("ours")
    with closing(published.open()) as reader:
        assert not reader.search("ours").total


def test_a_commit_removes_what_only_those_before_the_last_had(published: Index, opensearch: str) -> None:
    """What the last reader of the commit before reads stays; the rest would grow with every edit."""
    index, sizes = published.version.partition("/")[0], list[int]()
    for number in range(6):
        published.update(Changes([card("lamp-trust", Kind.ACTOR, "The Lamp Oil Trust", f"Text {number}.")]))
        sizes.append(ask(opensearch, "POST", f"/{index}/_count", {})["count"])
    assert len(set(sizes[2:])) == 1


def test_what_was_stopped_is_gone_on_with(opensearch: str) -> None:
    """In the same index, in which nothing stands twice and nothing that does not belong."""

    def broken() -> Iterator[Card]:
        yield from (*CARDS, *(card(f"more-{number}", Kind.ACTOR, "x " * 60_000) for number in range(60)))
        raise OSError

    address = ServerAddress.parse(f"{opensearch}/{NAME}-{uuid4().hex[:8]}")
    with closing(open_index(address)) as index:
        with pytest.raises(OSError):  # noqa: PT011
            index.build(Changes(broken()))
        assert not index.version
        index.build(Changes(CARDS, SOURCES))
        with closing(index.open()) as reader:
            assert not reader.search("x").total
            assert reader.search("-zzz").total == len(CARDS) + sum(len(one.passages) for one in SOURCES)
        names = urllib.request.urlopen(f"{opensearch}/_cat/indices/{address.name}.*?h=index").read().split()  # noqa: S310
        assert len(names) == 1


def test_what_a_server_answers_reaches_no_terminal(published: Index, opensearch: str) -> None:
    """Whoever can write to the server may put a control sequence there."""
    index = published.version.partition("/")[0]
    (hit,) = ask(opensearch, "POST", f"/{index}/_search", {"query": {"term": {"key": "ana-solis"}}})["hits"]["hits"]
    hit["_source"]["stored"] = hit["_source"]["stored"].replace("Ana", "\\u001b[31mAna\\u202e\x9b")
    ask(opensearch, "PUT", f"/{index}/_doc/{hit['_id']}?refresh=true", hit["_source"])
    with closing(published.open()) as reader:
        found = reader.card("ana-solis")
    assert found is not None
    assert found.title == "␛[31mAna\ufffd Solís"


class _Busy(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        self.send_response(429)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_busy_server_is_asked_again_and_then_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """No server of ours can be made so busy; this one says nothing else."""
    monkeypatch.setattr(connection, "_PAUSES", (0.01, 0.01))
    with HTTPServer(("127.0.0.1", 0), _Busy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = ServerAddress.parse(f"http://127.0.0.1:{server.server_port}/busy")
        with closing(open_index(address)) as index, pytest.raises(ServerAway, match="is too busy to answer"):
            index.open()
        server.shutdown()
    assert _Busy.asked == 3


def test_a_certificate_is_checked_and_credentials_are_sent_and_never_told(
    published: Index,
    opensearch: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    tls, certificate = own_certificate(tmp_path)
    secret = tmp_path / "secret"
    secret.write_text("reader:open sesame\n")
    secret.chmod(0o600)
    monkeypatch.setenv("BRIEFING_OPENSEARCH_CREDENTIALS", str(secret))
    with proxy(opensearch, tls) as way:
        address = ServerAddress.parse(f"{way.address}/{_name(published)}")
        with closing(open_index(address)) as index, pytest.raises(ServerAway, match="cannot be trusted"):
            index.open()
        assert not way.seen, "nothing is sent to a server that is not trusted"
        monkeypatch.setenv("BRIEFING_OPENSEARCH_CA", str(certificate))
        with closing(open_index(address)) as index, closing(index.open()) as reader:
            assert reader.card("ana-solis")
        assert b"authorization: Basic " + base64.b64encode(b"reader:open sesame") in way.seen
        way.gone()
        with closing(open_index(address)) as index, pytest.raises(ServerAway) as away:
            index.open()
    assert (
        "sesame" not in f"{away.value} {capfd.readouterr()} {Credentials.of({'BRIEFING_OPENSEARCH_API_KEY': 'sesame'})}"
    )


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_credentials_that_others_can_read_are_not_used(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "secret"
    file.write_text("reader:open sesame")
    file.chmod(mode)
    with pytest.raises(ConfigError, match="chmod 600") as error:
        Credentials.of({"BRIEFING_OPENSEARCH_CREDENTIALS": str(file)})
    assert "sesame" not in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "https://user:sesame@host:9200/name",
        "http://elsewhere:9200/name",
        "https://host:9200",
        "https://host:9200/a/b",
        "https://host:9200/Name",
        "https://host:99999/name",
        "https://host:9200/name?x=sesame",
        "https:///name",
        "https://host/_all",
        "https://host/a.b",
    ],
)
def test_an_address_that_is_none_is_refused_and_shows_no_secret(text: str) -> None:
    with pytest.raises(ConfigError) as error:
        ServerAddress.parse(text)
    assert "sesame" not in str(error.value)


def test_addresses(opensearch: str) -> None:
    assert str(ServerAddress.parse("https://Host/name")) == "https://host:9200/name"
    assert str(ServerAddress.parse("http://[::1]:9201/name/")) == "http://[::1]:9201/name"
    assert ServerAddress.parse(f"{opensearch}/name").server == opensearch
    assert not ServerAddress.is_one("/home/me/https:")


def test_what_another_version_published_is_named_and_replaced(published: Index, opensearch: str) -> None:
    name = _name(published)
    marker = ask(opensearch, "GET", f"/{name}/_doc/current", None)["_source"]
    ask(opensearch, "PUT", f"/{name}/_doc/current", {**marker, "format": "briefing 0"})
    with pytest.raises(IndexUnusable, match="published by another version of briefing"):
        published.open()
    assert published.version == ""
    published.build(Changes(CARDS, SOURCES))
    with closing(published.open()) as reader:
        assert reader.search("ferry").total == 1
