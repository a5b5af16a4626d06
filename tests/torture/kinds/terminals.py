"""The bytes of any terminal: no UTF-8, 8-bit meta, old mice, sequences that are cut, split or out of range."""

from collections.abc import Callable, Iterator
from random import Random

from tests.torture.broken import Broken
from tests.torture.case import Case
from tests.torture.keyboard import BOUND, raw, text
from tests.torture.reading import Reader
from tests.torture.scene import Scene

NAME = "bytes"
_HUGE = (0, 1, 7, 63, 200, 201, 255, 256, 32768, 65536, 99999, 1114111, 1114112, 2**31, 999999999, 10**20)
_PLACES = ("", "/", "\x10", "?", "a")
"""What is open when the bytes come."""
_KNOWN = (
    *(
        "\x1b[200~hello\x1b[201~",
        "\x1b[200~\x1bq\x1b[A\x1b[201~",
        "\x1b[M !!",
        "\x1b[M\xff\xff\xff",
        "\x1b[<0;10;10M",
        "\x1b[<0;10;10m",
    ),
    *(
        "\x1b[<64;5;5M",
        "\x1b[<35;99999;99999M",
        "\x1b[<0;0;0M",
        "\x1b[<-1;-1;-1M",
        "\x1b[I",
        "\x1b[O",
        "\x1b[?2026;2$y",
    ),
    *(
        "\x1b[?2048;1$y",
        "\x1b[48;24;80;1;1t",
        "\x1b[48;99999;99999;1;1t",
        "\x1b[48;0;0;0;0t",
        "\x1b[8;0;0t",
        "\x1b[1114112u",
    ),
    *("\x1b[27;5;999999999~", "\x1b[97;5:3u", "\x1b[0u", "\x1b[55296u", "\x1b[1;1R", "\x1b[?62c", "\x1bP1+r544e\x1b\\"),
    *(
        "\x1b]11;rgb:ffff/ffff/ffff\x07",
        "\x1b]52;c;aGVsbG8=\x07",
        "\x1b_Gi=1;OK\x1b\\",
        "\x1b[?997;1n",
        "\x1bO",
        "\x1b[",
        "\x1b[<",
    ),
    *(
        "\x1b\x1b\x1b[A",
        "\x9b31m",
        "\x9bA",
        "\x9d0;x\x9c",
        "\xc3",
        "\xe2\x80",
        "\xf0\x9f\x92",
        "\xed\xa0\x80",
        "\xc0\xaf",
        "\xf4\x90\x80\x80",
    ),
)


def cases(random: Random) -> Iterator[Case]:
    """Every byte above ASCII, every known sequence cut at every place, then what chance makes of them."""
    while True:
        high = [chr(byte) for byte in range(0x80, 0x100)]
        low = [chr(byte) for byte in range(0x20) if byte != 0x11]
        cut = [_written_apart(known, at) for known in _KNOWN for at in range(1, len(known))]
        for group in (high, low, list(_KNOWN), cut):
            random.shuffle(group)
        while high or cut or low:
            for group in (high, cut, low, cut):
                steps = [group.pop() for _ in range(min(16, len(group)))]
                if steps:
                    yield Case(NAME, tuple(steps), {"place": random.choice(_PLACES)})
            for make in (_csi, _kitty, _mouse, _mixed, _pasted):
                yield Case(NAME, tuple(make(random) for _ in range(12)), {"place": random.choice(_PLACES)})


def _written_apart(sequence: str, at: int) -> list[str]:
    return [sequence[:at], sequence[at:]]


def _csi(random: Random) -> str:
    separators = [random.choice(";;;:") for _ in range(random.randrange(6))]
    numbers = "".join(f"{random.choice(_HUGE)}{separator}" for separator in separators)
    return "\x1b[" + random.choice(["", "?", "<", ">", "="]) + numbers + chr(random.randrange(0x40, 0x7F))


def _kitty(random: Random) -> str:
    return f"\x1b[{random.choice(_HUGE)};{random.choice(_HUGE)}:{random.choice(_HUGE)}u"


def _mouse(random: Random) -> str:
    button, column, row = random.choice([0, 1, 2, 32, 35, 64, 65, 128, 999]), *random.choices([*_HUGE, 5, 40, 90], k=2)
    return f"\x1b[<{button};{column};{row}{random.choice('Mm')}"


def _mixed(random: Random) -> str:
    known = random.choice([*_KNOWN, *map(text, BOUND)])
    at = random.randrange(len(known) + 1)
    change: Callable[[], str] = random.choice(
        [lambda: known[:at], lambda: known[:at] + chr(random.randrange(256)) + known[at:]]
    )
    return change() + random.choice(["", random.choice(_KNOWN)])


def _pasted(random: Random) -> list[str]:
    inside = "".join(chr(random.randrange(256)) for _ in range(random.randrange(40)))
    whole = f"\x1b[200~{inside}\x1b[201~"
    at = sorted(random.sample(range(len(whole)), 3))
    return [whole[start:end] for start, end in zip([0, *at], [*at, len(whole)], strict=True)]


def run(case: Case, scene: Scene) -> None:
    """A step is one write, or several, each read by itself."""
    with Reader(scene) as reader:
        reader.await_first_screen()
        reader.press(raw(case.setting["place"]))
        reader.settle()
        for step in case.steps:
            for write in [step] if isinstance(step, str) else step:
                reader.press(raw(write))
                reader.settle(1.0)
        if reader.has_ended and not _may_quit(case):
            reader.assert_left(0)
            raise Broken("the reader ended, and nothing of what was sent says so")
        reader.leave()


def _may_quit(case: Case) -> bool:
    sent = "".join(step if isinstance(step, str) else "".join(step) for step in case.steps)
    return any(quitting in sent for quitting in ("q", "\x11", "113", "81"))
