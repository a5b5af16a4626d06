"""The parser of terminal input: bytes become keys, mouse events and pastes.

It stands in place of Textual's parser, which raises on sequences out of range, types the characters of sequences that
it does not know as if they were keys, and finds keys in pasted text. Textual's tables of key names are used.
"""

import codecs
import re
from collections.abc import Generator, Iterator

from textual import constants, events, messages
from textual.message import Message

from briefing.tui.terminal.keynames import mouse_event, pressed

_PASTE_BEGIN, _PASTE_END = b"\x1b[200~", b"\x1b[201~"
_COMPLETE = re.compile(
    rb"""\x1b (?:
        \[ M [\x00-\xff]{3}                            # a mouse event of X10: three bytes of any value
      | \[ \[ [A-E]                                    # F1 to F5 on the Linux console
      | \[ < [0-9;-]* [Mm]                             # a mouse event; some terminals count below zero
      | \[ [0-9]+ \$                                   # shifted keys of rxvt, which end in an intermediate byte
      | \[ [0-?]* [\x20-/]* [@-LN-~]                   # a control sequence (CSI),
      | \[ [0-?]+ [\x20-/]* M                          # or one that ends in the letter of the mouse of X10
      | O [0-9;]* [!-~]                                # a function key (SS3)
      | \] [0-9]* (?:;[^\x07\x1b]*)? (?:\x07|\x1b\\)   # an operating system command (OSC)
      | [P_] [^\x1b]* \x1b\\                           # an answer of the terminal's (DCS, APC)
    )""",
    re.VERBOSE,
)
_BEGUN = re.compile(
    rb"\x1b(?:\[M[\x00-\xff]{0,2}|\[\[?|\[<[0-9;-]*|\[[0-?]*[\x20-/]*|O[0-9;]*"
    rb"|\][0-9]*(?:;[^\x07\x1b]*\x1b?)?|[P_][^\x1b]*\x1b?)?\Z"
)
"""What may be the beginning of a sequence."""
_BROKEN = re.compile(rb"\x1b(?:\[[0-?]*[\x20-/]*|\][0-9]*(?:;[^\x07\x1b]*)?|O[0-9;]*|[P_][^\x1b]*)")
"""A sequence as far as the byte that cannot belong to it."""
_ESC = 0x1B
_LONGEST = 64
"""Bytes of a sequence that are kept; none that means something is longer."""
_LARGEST_PASTE = 1_000_000
"""Bytes of a paste that are kept: more than any box here takes."""
_SYNCHRONISED = re.compile(r"\x1b\[\?2026;[123]\$y")
"""The answer that frames can be drawn at once."""


class Parser:
    """Turns what a terminal sends into events; whatever the bytes and however they are cut, it raises nothing.

    A sequence that means nothing here is dropped whole: its characters press no keys. Text between the marks of a
    paste is text, escapes in it included.
    """

    SEQUENCE_PATIENCE = 0.5
    """Seconds until the rest of a sequence must have come."""
    PASTE_PATIENCE = 1.0
    """Seconds without a byte after which a paste is over though its end mark is missing."""

    def __init__(self, encoding: str = "utf-8") -> None:
        """Parse text in `encoding`; bytes that are none become U+FFFD."""
        self.size = (80, 24)
        """Columns and rows of the terminal: no mouse event is outside."""
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = b""
        """The beginning of a sequence, or of the end mark of a paste."""
        self._has_alt = False
        """Whether an escape stands before the next character: Alt is held."""
        self._down: events.MouseDown | None = None
        """The press of a button that has not been released."""
        self._is_pasting = False
        self._paste = bytearray()
        self._is_paste_cut = False
        """Whether the last paste was taken for over without its end mark."""

    @property
    def patience(self) -> float | None:
        """Seconds until `expire` is to be called if nothing comes; None where nothing is unfinished."""
        if self._is_pasting:
            return self.PASTE_PATIENCE
        if len(self._rest) > 2:
            return self.SEQUENCE_PATIENCE
        is_unfinished = self._rest or self._has_alt or self._decoder.getstate()[0]
        return min(constants.ESCAPE_DELAY, self.SEQUENCE_PATIENCE) if is_unfinished else None

    def feed(self, data: bytes) -> list[Message]:
        """The events in the next bytes."""
        if self._is_paste_cut and _PASTE_END in data and _PASTE_BEGIN not in data.partition(_PASTE_END)[0]:
            self._is_pasting = True
        self._is_paste_cut = False
        data, self._rest = self._rest + data, b""
        return list(self._parse(data))

    def expire(self) -> list[Message]:
        """The events in what is unfinished, now that the rest has not come in time."""
        rest, self._rest = self._rest, b""
        if self._is_pasting:
            self._paste += rest
            self._is_paste_cut = True
            return [self._pasted()]
        if rest == b"\x1b":
            return [events.Key("escape", "\x1b")]
        if len(rest) == 2:
            return list(pressed(rest.decode("ascii")))
        return list(self._text(b"", is_last=True))

    def _parse(self, data: bytes) -> Iterator[Message]:
        at = 0
        while at < len(data):
            if self._is_pasting:
                at = yield from self._read_paste(data, at)
            elif data[at] != _ESC or self._decoder.getstate()[0]:
                end = data.find(b"\x1b", at)
                yield from self._text(data[at:] if end < 0 else data[at:end], is_last=end >= 0)
                at = len(data) if end < 0 else end
            elif whole := _COMPLETE.match(data, at):
                yield from self._sequence(whole[0].decode("latin-1"))
                at = whole.end()
            elif _BEGUN.match(data, at):
                self._rest, at = _shortened(data[at:]), len(data)
            else:
                at = yield from self._read_other(data, at)

    def _read_paste(self, data: bytes, at: int) -> Generator[Message, None, int]:
        """Take in what is pasted; where it goes on behind that."""
        end = data.find(_PASTE_END, at)
        if end >= 0:
            self._paste += data[at:end][: _LARGEST_PASTE - len(self._paste)]
            yield self._pasted()
            return end + len(_PASTE_END)
        held = next((size for size in range(len(_PASTE_END) - 1, 0, -1) if data.endswith(_PASTE_END[:size])), 0)
        held = min(held, len(data) - at)
        self._rest = data[len(data) - held :]
        self._paste += data[at : len(data) - held][: _LARGEST_PASTE - len(self._paste)]
        return len(data)

    def _pasted(self) -> Message:
        """What has been pasted, with pictures for its escapes."""
        text = self._paste.decode(self._encoding, "replace")
        self._paste, self._is_pasting = bytearray(), False
        return events.Paste(text.replace("\x1b", "␛").replace("\x00", ""))

    def _text(self, data: bytes, *, is_last: bool) -> Iterator[Message]:
        """The keys of characters; a character that is cut waits for its rest, unless the text ends here."""
        for character in self._decoder.decode(data, is_last):
            has_alt, self._has_alt = self._has_alt, False
            yield from pressed(character, has_alt=has_alt)

    def _sequence(self, sequence: str) -> Iterator[Message]:
        """The events of a whole sequence; none where it means nothing here."""
        if sequence == "\x1b[200~":
            self._is_pasting = True
        elif sequence == "\x1b[I":
            yield events.AppFocus()
        elif sequence == "\x1b[O":
            yield events.AppBlur()
        elif _SYNCHRONISED.fullmatch(sequence):
            yield messages.TerminalSupportsSynchronizedOutput()
        elif mouse := mouse_event(sequence, self.size):
            yield from self._released(mouse)
            yield mouse
        else:
            yield from pressed(sequence)

    def _released(self, mouse: events.MouseEvent) -> Iterator[Message]:
        """The release of a button of which nothing was heard: it was released outside the terminal."""
        if isinstance(mouse, events.MouseDown):
            self._down = mouse
        elif isinstance(mouse, events.MouseUp):
            self._down = None
        elif isinstance(mouse, events.MouseMove) and not mouse.button and self._down:
            down, self._down = self._down, None
            at = (down.x, down.y, 0, 0, down.button, down.shift, down.meta, down.ctrl, down.screen_x, down.screen_y)
            yield events.MouseUp(None, *at)

    def _read_other(self, data: bytes, at: int) -> Generator[Message, None, int]:
        """Take in an escape that begins no sequence, or one that breaks off; where it goes on behind that."""
        broken = _BROKEN.match(data, at)
        if broken and len(broken[0]) > 2:
            return broken.end()
        after = data[at + 1]
        if after == _ESC:
            yield events.Key("escape", "\x1b")
            return at + 1
        if after >= 0x80:
            self._has_alt = True
            return at + 1
        yield from pressed(data[at : at + 2].decode("ascii"))
        return at + 2


def _shortened(begun: bytes) -> bytes:
    """The beginning of a sequence, cut where it is longer than any that means something; its end is still found."""
    if len(begun) <= _LONGEST:
        return begun
    return begun[:_LONGEST] + (b"\x1b" if begun.endswith(b"\x1b") else b"")
