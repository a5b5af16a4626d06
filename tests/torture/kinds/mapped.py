"""The index under our feet: its files are cut, altered, removed or swapped while the reader has them open."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.torture.case import Case
from tests.torture.keyboard import raw
from tests.torture.reading import Reader
from tests.torture.scene import Scene, remove

NAME = "mapped"
_FILES = (".pst", ".trm", "_stored.col", "key.col", ".toc", "manifest.json", "table-", "roster-", "ledger-", "lock")
_DONE = ("cut", "cut", "half", "alter", "gone", "replaced", "fifo", "longer")
_WHOLE = ("cache gone", "cache swapped", "cache a file", "cache empty", "library gone", "library cut")
_KEYS = ("/mill\r", "/amnesty\r", "\x10bertil\r", "j\r", "n", "o", "/talks\x1b", "5", "\t\r", "[")


def cases(random: Random) -> Iterator[Case]:
    """Each file with each damage between keys that read it; then what happens to the whole directory."""
    while True:
        single = [(file, how) for file in _FILES for how in dict.fromkeys(_DONE)]
        random.shuffle(single)
        for number, (file, how) in enumerate(single):
            begin = random.choices(_KEYS, k=random.randrange(3))
            yield Case(NAME, (*begin, [file, how], *random.choices(_KEYS, k=4)), {})
            if number % 4 == 3:
                yield Case(NAME, ("/mill\r", [random.choice(_WHOLE), ""], *random.choices(_KEYS, k=4)), {})


def run(case: Case, scene: Scene) -> None:
    """The reader reads on; it leaves in order, and the next one answers as before."""
    changes = scene.changes()
    with Reader(scene) as reader:
        reader.await_first_screen()
        for step in case.steps:
            if isinstance(step, str):
                reader.press(raw(step))
                reader.settle()
                reader.press(b"\x1b")
                reader.settle(0.2)
            else:
                _damage(scene, *step)
        reader.leave()
    if not any(not isinstance(step, str) and step[0].startswith("library") for step in case.steps):
        scene.undo_to(changes)  # Enter on a word that nothing has offers a new card
        scene.assert_answers("after damage under the reader")


def _damage(scene: Scene, what: str, how: str) -> None:
    if not how:
        _damage_whole(scene, what)
        return
    for path in list(scene.cache.glob(f"*/**/*{what}*")):
        if how in ("cut", "half"):
            os.truncate(path, 0 if how == "cut" else path.stat().st_size // 2)
        elif how == "alter":
            data = path.read_bytes()
            with path.open("r+b") as file:
                file.write(bytes(byte ^ 0x55 for byte in data))
        elif how == "longer":
            with path.open("ab") as file:
                file.write(b"\xff" * 5000)
        else:
            _replace(path, how)


def _replace(path: Path, how: str) -> None:
    path.unlink()
    if how == "replaced":
        path.write_bytes(b"x" * 5000)
    elif how == "fifo":
        os.mkfifo(path)


def _damage_whole(scene: Scene, what: str) -> None:
    if what == "library gone":
        remove(scene.tiny)
    elif what == "library cut":
        for path in scene.tiny.rglob("*.md"):
            os.truncate(path, path.stat().st_size // 2)
    elif what == "cache empty":
        for path in scene.cache.rglob("*"):
            if path.is_file():
                os.truncate(path, 0)
    else:
        scene.cache.rename(scene.directory / "moved")
        if what == "cache swapped":
            shutil.copytree(scene.directory / "moved", scene.cache)
        elif what == "cache a file":
            scene.cache.write_text("no directory", encoding="utf-8")
