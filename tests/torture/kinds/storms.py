"""Storms: thousands of keys, new sizes, mouse reports, pastes or config entries at once; quitting takes no longer."""

from collections.abc import Iterator
from random import Random
from time import monotonic

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import BOUND, raw, text
from tests.torture.reading import Reader
from tests.torture.scene import Scene

NAME = "storms"
_SLOWER, _SECONDS = 3.0, 1.0
"""How many times as long as without a storm quitting may take, and seconds on top."""
_KEYS = tuple(text(key) for key in BOUND if key not in (b"q", b"\x11", b"e"))


def cases(random: Random) -> Iterator[Case]:
    """Each storm in turn; what it is made of is left to chance."""
    while True:
        for what in ("j", "\x10", "?\x1b", "/a", "]", "n", "\x1b[6~", "\t", "\r[", "keys"):
            yield Case(NAME, ([what, random.choice([2000, 8000])],), {})
        yield Case(NAME, (["\x1b[<35;{};{}M", 8000],), {})
        yield Case(NAME, (["\x1b[<0;{};{}M", 2000],), {})
        yield Case(NAME, (["paste", random.choice([10_000, 300_000])],), {})
        yield Case(NAME, (["size", 300],), {})
        yield Case(NAME, (["config", random.choice([1_000, 100_000])],), {})
        storms = [
            ["keys", 500],
            ["size", 50],
            ["paste", 3000],
            ["\x1b[<35;{};{}M", 500],
            ["/mill\r", 100],
            ["\x10", 100],
        ]
        yield Case(NAME, tuple(random.sample(storms, 4)), {})


def run(case: Case, scene: Scene) -> None:
    """The reader leaves about as fast as it does without a storm."""
    quiet = _seconds_to_leave(Case(NAME), scene)
    stormy = _seconds_to_leave(case, scene)
    if stormy > quiet * _SLOWER + _SECONDS:
        raise Broken(f"quitting takes {stormy:.1f} s behind a storm, {quiet:.1f} s without one")


def _seconds_to_leave(case: Case, scene: Scene) -> float:
    random = Random(str(case.steps))  # noqa: S311 - no secret
    for what, count in case.steps:
        if what == "config":
            entries = "".join(f'key{number} = "f{number % 12}"\n' for number in range(count))
            (scene.config / "config.toml").write_text(f"[keys]\n{entries}", encoding="utf-8")
    with Reader(scene) as reader:
        reader.await_first_screen()
        for what, count in case.steps:
            _blow(reader, what, count, random)
        begun = monotonic()
        reader.press(b"\x11")
        reader.wait_a_while(lambda: reader.has_ended)
        seconds = monotonic() - begun
        reader.leave()
    return seconds


def _blow(reader: Reader, what: str, count: int, random: Random) -> None:
    if what == "size":
        for _ in range(count):
            reader.resize(random.randrange(1, 250), random.randrange(1, 90))
    elif what == "paste":
        reader.press(b"/\x1b[200~" + b"mill amnesty " * (count // 13) + b"\x1b[201~\x1b\x1b")
    elif what == "keys":
        reader.press(raw("".join(random.choices(_KEYS, k=count))) + b"\x1b")
    elif what != "config":
        reader.press(
            b"".join(raw(what.format(random.randrange(1, 130), random.randrange(1, 40))) for _ in range(count))
        )
