"""Hostile text in every source, looked at in every sink: what stands in a file, a name or a query stays text."""

import os
import re
from collections.abc import Iterator
from random import Random

from briefing.text import visible
from tests.terminal.arrived import foreign
from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import raw
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
_COMMANDS = {"query": ("search", "--"), "id": ("show", "--"), "kind": ("list", "--")}
_QUESTIONS = (
    *(("index",), ("list",), ("list", "--json"), ("check",), ("search", "a*"), ("search", "a*", "--json")),
    *(("show", "hostile-0"), ("show", "h-wire-0"), ("show", "h-wire-0", "--json")),
)


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
    settings, pasted, questions = list[str](), list[str](), [list(question) for question in _QUESTIONS]
    for number, (sink, hostile) in enumerate(case.steps):
        if sink in _COMMANDS:
            questions.append([*_COMMANDS[sink], hostile])
        elif sink in ("txt", "html", "eml", "md"):
            questions += _bring(sink, hostile, number, scene)
        elif sink in ("key", "theme"):
            settings.append(f"theme = {_toml(hostile)}\n" if sink == "theme" else f"[keys]\nquit = {_toml(hostile)}\n")
        elif sink == "pasted":
            pasted.append(hostile)
        else:
            _write(sink, hostile, number, scene)
    (scene.config / "config.toml").write_bytes("".join(settings[:1]).encode(errors="surrogatepass"))
    for question, answer in zip(questions, scene.ask_all(questions), strict=True):
        _assert_clean(answer, question[0])
    _look_at_the_screen(scene, pasted)


def _toml(hostile: str) -> str:
    return '"' + "".join(f"\\u{ord(each):04x}" if ord(each) < 0xD800 else "x" for each in hostile) + '"'


def _bring(kind: str, hostile: str, number: int, scene: Scene) -> list[list[str]]:
    """A file to be added; how it is."""
    ferry = f"The ferry {hostile} came in an hour behind its time on Saturday, and nobody complained."
    whole = {
        "txt": f"{hostile}\n\n{ferry}\n",
        "md": f"---\ntitle: {hostile}\n---\n{ferry}\n",
        "html": f"<html><title>{hostile}</title><body><article><p>{ferry}</p></article>",
        "eml": f"From: {hostile} <a@b.example>\nSubject: {hostile}\nDate: Sat, 1 May 2021 10:00:00 +0000\n\n{ferry}\n",
    }[kind]
    path = scene.directory / "incoming" / f"f{number}.{kind}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(whole.encode(errors="surrogateescape"))
    return [["add", str(path)], ["add", "--json", str(path)]]


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
        name = _file_name(line) if sink == "file name" else f"hostile-{number}"
        path, body = (
            scene.tiny / "cards" / f"{name}.md",
            f"{hostile if sink == 'body' else 'It'} is so. [[h-wire-0#^p1]]\n",
        )
    whole = "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items()) + f"---\n{body}"
    path.write_bytes(whole.encode(errors="surrogateescape"))


def _file_name(hostile: str) -> str:
    data = hostile.encode(errors="surrogateescape").translate(None, b"\0/")
    return os.fsdecode(data[:200])


def _assert_clean(answer: Answer, what: str) -> None:
    """Nothing in an answer addresses the terminal; a path stands there letter for letter."""
    for stream, told in (("stdout", answer.out), ("stderr", answer.err)):
        if told != visible(told):
            unclean = [character for character in told if character != visible(character)]
            raise Broken(f"briefing {what}: {stream} holds {unclean[:5]}")


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
            raise Broken(f"the screen: the terminal is sent {strange[:3]}")


def _without_own_copies(sent: bytes) -> bytes:
    """What was sent but for the clipboard (OSC 52), which `y` alone writes and which holds base64."""
    return re.sub(rb"\x1b\]52;c;[A-Za-z0-9+/=]*\x07", b"", sent)
