"""Every bound key at every moment: typed ahead, while it starts, as a screen opens, on its way out."""

from collections.abc import Iterator
from random import Random
from time import sleep

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import BOUND, MORE, raw, text
from tests.torture.reading import Reader
from tests.torture.scene import Scene

NAME = "keys"
_OPENING = ("\x10", "?", "!", "/", "a", "f", "\r", "o", "\x10\r", "/mill\r", "j\r", "5")
"""What puts another screen, pane or state there."""
_AT_A_TIME = 12
_OF_A_TERMINAL = (b"\x03", b"\x04", b"\x1a", b"\x00")
"""Before the program has taken the terminal over, these are the terminal's."""


def cases(random: Random) -> Iterator[Case]:
    """Each key alone before the first screen; in turn with each screen that opens, several a run."""
    while True:
        yield Case(NAME, ("/amnesty",), {"moment": "ahead", "then": "amnesty"})
        yield Case(NAME, ("\x11",) * 8, {"moment": "reading"})
        early = [key for key in (*BOUND, *MORE) if key not in _OF_A_TERMINAL]
        alone = [(moment, key) for moment in ("ahead", "starting", "taken") for key in early]
        opening = [(what, key) for what in _OPENING for key in (*BOUND, *MORE)]
        random.shuffle(alone)
        random.shuffle(opening)
        while alone or opening:
            for moment, key in (alone.pop() for _ in range(min(3, len(alone)))):
                yield Case(NAME, (text(key),), {"moment": moment, "after": random.randrange(500)})
            some = [opening.pop() for _ in range(min(_AT_A_TIME, len(opening)))]
            steps = [what + text(key) if random.random() < 0.8 else text(key) + what for what, key in some]
            yield Case(NAME, tuple(steps), {"moment": random.choice(["reading", "reading", "leaving"])})


def run(case: Case, scene: Scene) -> None:
    """Each step is one write."""
    moment, steps = case.setting["moment"], [raw(step) for step in case.steps]
    while steps:
        with Reader(scene) as reader:
            _await(moment, case.setting, reader)
            while steps and not reader.has_ended:
                reader.press(steps.pop(0) + (b"\x11" if moment == "leaving" else b""))
                if moment in ("reading", "leaving"):
                    reader.settle()
                    reader.press(b"\x1b")
                    reader.settle()
            if then := case.setting.get("then"):
                reader.await_text(then)
                if then not in reader.lines[0]:
                    raise Broken(f"typed ahead, {case.steps} does not do what it says")
            reader.leave()


def _await(moment: str, setting: dict[str, int], reader: Reader) -> None:
    if moment == "starting":
        sleep(setting["after"] / 1000)
    elif moment == "taken":
        reader.wait_until(lambda: b"\x1b[?2004h" in reader.raw, "the terminal to be taken over")
    elif moment != "ahead":
        reader.await_first_screen()
