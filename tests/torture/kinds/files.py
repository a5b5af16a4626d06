"""What stands among the files of the library: no file, too large, too deep, changed without a sign, gone half way."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.scene import Scene

NAME = "files"
_WORD = "quagga"
"""A word that stands in no other file."""


def _same_stamp(scene: Scene) -> str:
    """A card changed in place: its size, its inode and its time of change are set back to what they were."""
    path = next(scene.tiny.rglob("elodie-tarnow.md"))
    seen = path.stat()
    data = path.read_bytes()
    at = data.index(b"mayor")
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"mayot")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    return "mayot"


def _hidden_in(character: str) -> Callable[[Scene], str]:
    def write(scene: Scene) -> str:
        _card(scene, f"A qua{character}gga came by.")
        return _WORD

    return write


def _card(scene: Scene, body: str, head: str = "kind: actor\ntitle: Z") -> None:
    _free(scene).write_text(f"---\n{head}\n---\n{body}\n", encoding="utf-8")


def _free(scene: Scene) -> Path:
    """The path of a card that is not there yet."""
    folder = scene.tiny / "cards"
    return folder / f"zz-{len(list(folder.iterdir()))}.md"


def _large(scene: Scene) -> str:
    _card(scene, f"{_WORD} " * 1_000_000)
    return ""


def _deep(scene: Scene) -> str:
    _card(scene, "> " * 3000 + "- " * 3000 + "[" * 5000 + "*_" * 3000 + "deep")
    return ""


def _long_head(scene: Scene) -> str:
    _card(scene, "So.", head="kind: actor\ntitle: Z\naliases: " + "[" * 4000)
    return ""


def _bombing_head(scene: Scene) -> str:
    _card(scene, "So.", head="a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a]\n" for n in range(50)) + "title: Z")
    return ""


def _links(scene: Scene) -> str:
    _card(scene, "".join(f"[[card-{number}|x]] [[bertil-aske#^p{number}]] " for number in range(20_000)))
    return ""


def _in_its_place(make: Callable[[Path], object]) -> Callable[[Scene], str]:
    def replaced(scene: Scene) -> str:
        make(_free(scene))
        return ""

    return replaced


def _many(scene: Scene) -> str:
    for number in range(600):
        _card(scene, f"{_WORD} {number}.")
    return _WORD


_FILES: dict[str, Callable[[Scene], str]] = {
    "same stamp": _same_stamp,
    **{f"hidden U+{ord(one):04X}": _hidden_in(one) for one in "\u200b\u00ad\u2060\u200d\ufeff\u200e"},
    "large": _large,
    "deep": _deep,
    "long head": _long_head,
    "bombing head": _bombing_head,
    "links": _links,
    "many": _many,
    "fifo": _in_its_place(os.mkfifo),
    "directory": _in_its_place(Path.mkdir),
    "loop": _in_its_place(lambda path: path.symlink_to(path.name)),
    "device": _in_its_place(lambda path: path.symlink_to("/dev/zero")),
    "outside": _in_its_place(lambda path: path.symlink_to("/etc/passwd")),
    "itself": _in_its_place(lambda path: path.symlink_to("..", target_is_directory=True)),
    "dangling": _in_its_place(lambda path: path.symlink_to("nowhere.md")),
    "socket": _in_its_place(lambda path: os.mknod(path, 0o140600)),
}
"""What is made, each answering a word that is to be found from then on."""


def cases(random: Random) -> Iterator[Case]:
    """Each by itself, then three at once."""
    while True:
        names = random.sample([*_FILES], len(_FILES))
        yield from (Case(NAME, (name,)) for name in names)
        for _ in range(4):
            yield Case(NAME, tuple(random.sample(names, 3)))


def run(case: Case, scene: Scene) -> None:
    """Everything else answers as before, and what is written is found."""
    words = [_FILES[name](scene) for name in case.steps]
    asked = scene.ask("list", "--json")
    if asked.status:
        raise Broken(f"{case.steps}: status {asked.status}: {asked.err[:90]!r}")
    there = {card["id"] for card in json.loads(asked.out)["cards"]}
    before = {card["id"] for card in json.loads(scene.before["list --json"].out)["cards"]}
    if not before <= there:
        raise Broken(f"{case.steps}: {len(before - there)} cards are gone")
    for name, word in zip(case.steps, words, strict=True):
        if word and scene.ask("search", word).status:
            raise Broken(f"{name}: “{word}” is not found")
