"""Hostile text in every source, looked at in every sink: whatever stands in a file, a name or a query, it stays text."""

import os
from collections.abc import Iterator
from random import Random

from briefing.text import clean
from tests.terminal.arrived import foreign
from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import raw, text
from tests.torture.reading import FIRST, Reader
from tests.torture.scene import Answer, Scene

NAME = "hostile"
_PIECES = (
    *(
        "\x1b[31m",
        "\x1b]52;c;aGVsbG8=\x07",
        "\x1b]8;;http://evil.example\x1b\\",
        "\x1b]0;owned\x07",
        "\x1bP1;1\x1b\\",
        "\x1bc",
        "\x9b2J",
        "\x9d0;x\x9c",
    ),
    *(
        "\x00",
        "\x07",
        "\x08\x08\x08",
        "\x7f",
        "\r",
        "\x0b",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200f",
        "\U000e0041",
        "\ufeff",
        "\u200b",
        "\udc80",
    ),
    *(
        "[red]",
        "[/]",
        "[/x]",
        "[@click=app.quit]x[/]",
        "$var",
        "%s",
        "{0}",
        "\\",
        "`rm`",
        "<script>",
        "&#27;[31m",
        "[[nosuch]]",
        "[[../../etc/passwd]]",
    ),
    *(
        "[[a|\x1b[2J]]",
        "[[x#^p1]]",
        "![](file:///etc/passwd)",
        "[x](javascript:a)",
        "---",
        "...",
        "# ",
        "- ",
        "| a |",
        "^p9",
        "a" * 200,
        "e" + "\u0301" * 100,
    ),
    *(
        "👩‍👩‍👧",
        "한국어",
        "ﷺ",
        "\u0378",
        "'",
        '"',
        "''",
        "{}",
        "[]",
        ": ",
        "!!python/object:os.system",
        "&a *a",
        "%YAML 9",
        "=cmd|' /C calc'!A0",
        "../",
        "-rf",
    ),
)
_SINKS = (
    *(
        "title",
        "aliases",
        "body",
        "by",
        "date",
        "status",
        "tags",
        "file name",
        "article title",
        "outlet",
        "passage",
        "url",
        "authors",
        "language",
    ),
    *("query", "id", "kind", "key", "theme", "txt", "html", "eml", "md", "pasted"),
)
_SPECIAL = {"file name": ("\0", "/"), "query": ("\0",), "id": ("\0",), "kind": ("\0",)}


def cases(random: Random) -> Iterator[Case]:
    """Pieces in a row, a few in every place where text comes in."""
    while True:
        for _ in range(20):
            sinks = random.choices(_SINKS, k=8)
            yield Case(
                NAME, tuple([sink, "".join(random.choices(_PIECES, k=random.randrange(1, 5)))] for sink in sinks)
            )


def run(case: Case, scene: Scene) -> None:
    """No command and no screen writes what a terminal obeys."""
    settings, pasted = list[str](), list[str]()
    for number, (sink, hostile) in enumerate(case.steps):
        for forbidden in _SPECIAL.get(sink, ()):
            hostile = hostile.replace(forbidden, "")
        if sink in ("query", "id", "kind"):
            words = {"query": ("search", "--", hostile), "id": ("show", hostile), "kind": ("list", hostile)}
            _assert_clean(scene.ask(*words[sink]), sink)
        elif sink in ("txt", "html", "eml", "md"):
            _add(sink, hostile, scene)
        elif sink in ("key", "theme"):
            settings.append(f"theme = {_toml(hostile)}\n" if sink == "theme" else f"[keys]\nquit = {_toml(hostile)}\n")
        elif sink == "pasted":
            pasted.append(hostile)
        else:
            _write(sink, hostile, number, scene)
    (scene.config / "config.toml").write_bytes("".join(settings[:1]).encode(errors="surrogatepass"))
    for arguments in (
        ("index",),
        ("list",),
        ("list", "--json"),
        ("check",),
        ("search", "a*"),
        ("show", "hostile-0"),
        ("show", "h-wire-0", "--json"),
    ):
        _assert_clean(scene.ask(*arguments), " ".join(arguments))
    _look_at_the_screen(scene, pasted)


def _toml(hostile: str) -> str:
    return '"' + "".join(f"\\u{ord(each):04x}" if ord(each) < 0xD800 else "x" for each in hostile) + '"'


def _add(kind: str, hostile: str, scene: Scene) -> None:
    whole = {
        "txt": f"{hostile}\n\nThe ferry {hostile} came in an hour behind its time on Saturday, and nobody complained.\n",
        "md": f"---\ntitle: {hostile}\n---\nThe ferry {hostile} came in an hour behind its time on Saturday.\n",
        "html": f"<html><title>{hostile}</title><body><article><p>The ferry {hostile} came in an hour late.</p></article>",
        "eml": f"From: {hostile} <a@b.example>\nSubject: {hostile}\nDate: Sat, 1 May 2021 10:00:00 +0000\n\n{hostile} ferry\n",
    }[kind]
    path = scene.directory / "incoming" / f"f.{kind}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(whole.encode(errors="surrogateescape"))
    _assert_clean(scene.ask("add", str(path)), f"add {kind}")
    _assert_clean(scene.ask("add", "--json", str(path)), f"add {kind}")


def _write(sink: str, hostile: str, number: int, scene: Scene) -> None:
    """A card or an article with the text in one place; what surrounds it stays what it is."""
    line = " ".join(hostile.split("\n"))
    if sink in ("article title", "outlet", "passage", "url", "authors", "language"):
        fields = {
            "title": "A wire",
            "outlet": "Wire",
            "url": "https://wire.example/a",
            "authors": "[A]",
            "language": "en",
        }
        fields[sink.removeprefix("article ")] = line
        passage = fields.pop("passage", "The ferry came in.")
        path, body = scene.tiny / "articles" / f"h-wire-{number}.md", f"{passage} ^p1\n"
    else:
        fields = {"title": "A card", "kind": "offer", "date": "2021", "aliases": "[A]", "by": '["[[bertil-aske]]"]'}
        fields |= {} if sink in ("body", "file name") else {sink: line}
        name = f"hostile-{number}" if sink != "file name" else os.fsdecode(line.encode(errors="surrogateescape"))[:80]
        path, body = (
            scene.tiny / "cards" / f"{name}.md",
            f"{hostile if sink == 'body' else 'It'} is so. [[h-wire-0#^p1]]\n",
        )
    whole = "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"
    path.write_bytes(whole.encode(errors="surrogateescape"))


def _assert_clean(answer: Answer, what: str) -> None:
    for stream, told in (("stdout", answer.out), ("stderr", answer.err)):
        if told != clean(told):
            at = next(at for at, (one, other) in enumerate(zip(told, clean(told) + "\0", strict=False)) if one != other)
            raise Broken(f"briefing {what}: {stream} holds {told[max(at - 10, 0) : at + 10]!r}")


def _look_at_the_screen(scene: Scene, pasted: list[str]) -> None:
    with Reader(scene, size=(150, 60)) as reader:
        reader.wait_a_while(lambda: "Actors" in reader.text or FIRST in reader.text)
        for keys in (
            "2j\r",
            "j\r",
            "h0G\r",
            "/a*\r",
            "!",
            " ",
            "\x1b",
            "\x10h",
            "\x1b",
            "f",
            "a",
            "\x1by",
            "?",
            "\x1b",
        ):
            reader.press(raw(keys))
            reader.settle(1.0)
        for hostile in pasted:
            inside = hostile.encode(errors="surrogateescape").replace(b"\x1b[201~", b"")
            reader.press(b"\x1b/\x1b[200~" + inside + b"\x1b[201~")
            reader.settle(1.0)
        reader.leave()
        strange = [one for one in foreign(_without_own_copies(reader.raw)) if one != "\t"]
        if strange:
            raise Broken(f"the screen: {text(bytes(str(strange[:3]), 'utf-8', 'replace'))!r}")


def _without_own_copies(sent: bytes) -> bytes:
    """What was sent but for the clipboard (OSC 52), which `y` alone writes and which holds base64."""
    import re

    return re.sub(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", b"", sent)
