"""Walks of chance: keys, words, the palette, the mouse, pastes and new sizes, with no gaps between them."""

from collections.abc import Iterator
from random import Random
from typing import Any

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import BOUND, MORE, raw, text
from tests.torture.reading import Reader
from tests.torture.scene import Scene, contents

NAME = "walks"
_QUITTING = (b"q", b"\x11", b"\x1a", b"\x03")
_KEYS = tuple(text(key) for key in (*BOUND, *MORE) if key not in _QUITTING)
_WORDS = (
    "mill",
    "amnesty",
    '"old mill"',
    "kind:offer ",
    "zz",
    "-talks ",
    "a*",
    "the",
    "theme",
    "Åske",
    "date:2019..",
    "maduro~",
)
_BURSTS = (
    "\x10\x1b[6~",
    "\x10\r\r",
    "\x10zz\x1b[6~",
    "\x10\x1b",
    "\x10\x10",
    "!!",
    "??",
    "\x10theme\r\r",
    "/\t\r[]",
    "fa",
    "oo",
    "\r[",
    "\x1b\x1b\x1b",
)
_SIZES = ((130, 40), (80, 24), (79, 24), (40, 10), (20, 5), (1, 1), (2, 200), (300, 2), (200, 100), (119, 30))


def cases(random: Random) -> Iterator[Case]:
    """From the first screen or from before it; a step is a write, a new size, or a wait until it is quiet."""
    while True:
        for start in ("reading", "ahead", "reading", "reading"):
            yield Case(NAME, tuple(_step(random) for _ in range(random.choice([20, 60, 150]))), {"from": start})


def _step(random: Random) -> Any:
    makes = (_key, _key, _key, _burst, _burst, _word, _click, _click, _paste, _size, lambda _: None)
    return random.choice(makes)(random)


def _key(random: Random) -> str:
    return random.choice(_KEYS) * random.choice([1, 1, 1, 2, 5])


def _burst(random: Random) -> str:
    return random.choice(_BURSTS) if random.random() < 0.5 else "".join(random.choices(_KEYS, k=random.randrange(2, 9)))


def _word(random: Random) -> str:
    return (
        random.choice(["/", "", "\x10"]) + text(random.choice(_WORDS).encode()) + random.choice(["", "\r", "\x1b[B\r"])
    )


def _click(random: Random) -> str:
    column, row, button = random.randrange(1, 135), random.randrange(1, 45), random.choice([0, 0, 0, 1, 2, 64, 65, 35])
    return f"\x1b[<{button};{column};{row}M\x1b[<{button};{column};{row}m" * random.choice([1, 1, 2, 3])


def _paste(random: Random) -> str:
    return f"\x1b[200~{text(random.choice(_WORDS).encode())}\x1bq\x07\n\x1b[201~"


def _size(random: Random) -> list[int]:
    return list(random.choice(_SIZES))


def run(case: Case, scene: Scene) -> None:
    """The reader is still there, leaves when asked to, and has changed nothing in the library."""
    before = contents(scene.tiny)
    with Reader(scene) as reader:
        if case.setting["from"] == "reading":
            reader.await_first_screen()
        for step in case.steps:
            if step is None:
                reader.settle(1.0)
            elif isinstance(step, str):
                reader.press(raw(step))
            else:
                reader.resize(*step)
        reader.settle()
        if reader.has_ended and not _may_quit(case):
            reader.assert_left(0)
            raise Broken("the reader ended, and no key says so")
        reader.leave()
    if contents(scene.tiny) != before:
        raise Broken("a walk has changed a file of the library")


def _may_quit(case: Case) -> bool:
    """A word may hold the letter that quits, and the footer can be clicked."""
    written = "".join(step for step in case.steps if isinstance(step, str))
    return "q" in written.replace("\x1bq", "") or "\x1b[<0;" in written
