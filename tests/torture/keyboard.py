"""What the keyboard of a terminal sends for the keys of the program."""

from briefing.tui.keys import KEYS, split

_NAMED = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "backspace": b"\x7f",
    "space": b" ",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "alt+left": b"\x1b[1;3D",
    "alt+right": b"\x1b[1;3C",
}


def sent(key: str) -> bytes:
    """The bytes of a key, by its name in the list of keys."""
    if key in _NAMED:
        return _NAMED[key]
    return bytes([ord(key[-1]) & 31]) if key.startswith("ctrl+") else key.encode()


BOUND = tuple(dict.fromkeys(sent(key) for one in KEYS for key in split(one.keys)))
"""Every bound key, once."""
MORE = (
    b"\x1b[3~",
    b"\x1bOP",
    b"\x1b[15~",
    b"\x03",
    b"\x04",
    b"\x0c",
    b"\x15",
    b"\x17",
    b"\x1a",
    b"\x00",
    b"i",
    b"Z",
    b".",
)
"""Keys that are bound to nothing of ours."""


def text(keys: bytes) -> str:
    """Bytes as they are written in a case."""
    return keys.decode("latin-1")


def raw(keys: str) -> bytes:
    """The bytes that are written so in a case."""
    return keys.encode("latin-1")
