"""A file of the index or of what is kept is damaged, and then everything is asked, or the reader decides once more."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.reading import Reader
from tests.torture.scene import ECHO, MENTIONED, Scene

NAME = "damage"
_INDEX = ("manifest.json", "lock", "ledger-", "roster-", "table-", "_stored.col", "key.col", ".pst", ".trm", ".toc")
_KEPT = ("decisions", "data/state.json", "config/config.toml")
"""Of the scene; what the reader has decided is wherever the program keeps it."""
_FIRST: tuple[list[str], ...] = ([], [], ["list"], ["search", "mill"], ["show", MENTIONED], ["check"], ["index"])
"""What is asked first; nothing where the reader is opened, in which another theme is chosen."""
_TEXTS = {
    "nothing": "",
    "a list": "[]",
    "half": "{",
    "null": "null",
    "a number": f'{{"{MENTIONED}": 3}}',
    "no theme": '{"theme": []}',
    "nested": "[" * 5000,
    "a zero": "\x00",
    "a surrogate": '{"theme": "\\ud800"}',
    "infinite": "1e999",
}


def _cut(path: Path, share: float, _: str) -> None:
    os.truncate(path, int(path.stat().st_size * share))


def _flip(path: Path, share: float, _: str) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[min(int(len(data) * share), len(data) - 1)] ^= 1 << int(share * 1000) % 8
    path.write_bytes(data)


def _grow(path: Path, _: float, text: str) -> None:
    path.write_bytes(path.read_bytes() + text.encode() + b"}")


def _write(path: Path, _: float, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _is_gone(path: Path, *_: object) -> None:
    path.unlink()


def _fifo(path: Path, *_: object) -> None:
    path.unlink()
    os.mkfifo(path)


def _directory(path: Path, *_: object) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path, *_: object) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _device(path: Path, *_: object) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


_DAMAGES: dict[str, Callable[[Path, float, str], None]] = {
    "cut": _cut,
    "flip": _flip,
    "grow": _grow,
    "write": _write,
    "gone": _is_gone,
    "fifo": _fifo,
    "directory": _directory,
    "loop": _loop,
    "device": _device,
}


def cases(random: Random) -> Iterator[Case]:
    """Each file with each damage; then several at once."""
    while True:
        single = [(file, how) for file in (*_INDEX, *_KEPT, *_KEPT) for how in _DAMAGES]
        random.shuffle(single)
        for number, (file, how) in enumerate(single):
            yield Case(NAME, (_step(random, file, how),), {"first": random.choice(_FIRST)})
            if number % 3 == 2:
                files = dict.fromkeys(random.choices((*_INDEX, *_KEPT), k=random.randrange(2, 5)))
                several = tuple(_step(random, file, random.choice([*_DAMAGES])) for file in files)
                yield Case(NAME, several, {"first": random.choice(_FIRST)})


def _step(random: Random, file: str, how: str) -> list[object]:
    return [file, how, round(random.random(), 3), random.choice([*_TEXTS])]


def run(case: Case, scene: Scene) -> None:
    """The library answers as before; what is kept is read, or set aside and not lost."""
    places, generation = {file: _place(file, scene) for file, *_ in case.steps}, scene.generation()
    for file, how, share, text in case.steps:
        if path := places[file]:
            path.touch()
            _DAMAGES[how](path, share, _TEXTS[text])
    kept = {file: _bytes(path) for file, path in places.items() if path and file in _KEPT[:2]}
    if not case.setting["first"]:
        _choose_a_theme(scene)
    else:
        first = scene.ask(*case.setting["first"])
        if first.status and case.setting["first"] != ["check"]:  # which ends with 1 where it finds something
            raise Broken(f"after the damage: status {first.status}: {first.err[:100]!r}")
        if ["manifest.json", "gone"] not in [step[:2] for step in case.steps]:  # without one there was no index
            scene.assert_rebuilding_is_told(generation, first.err, "after the damage")
    if "decisions" not in places:
        scene.assert_answers("after the damage")
    scene.decide(MENTIONED, f"{ECHO}#^p4")
    for file, data in kept.items():
        if data and not _is_somewhere(data, scene.data, scene.own):
            raise Broken(f"{file} was damaged, then one more decision: what was in it is gone")


def _place(file: str, scene: Scene) -> Path | None:
    """The path of a file that is to be damaged; a file of the index is named by the end of its name."""
    if file == "decisions":
        return scene.decisions
    return scene.directory / file if "/" in file else next(scene.cache.glob(f"*/**/*{file}*"), None)


def _choose_a_theme(scene: Scene) -> None:
    with Reader(scene) as reader:
        reader.await_first_screen()
        for keys in (b"\x10", b"gruvbox", b"\r"):
            reader.press(keys)
            reader.settle()
        reader.leave()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _is_somewhere(data: bytes, *folders: Path) -> bool:
    """Whether a damaged file's bytes stand in some file, or all that could be read of them does."""
    whole = b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())
    return data in whole or all((sign in data) <= (sign in whole) for sign in (b"p12", b"nord"))
