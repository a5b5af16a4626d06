"""The writer: what the terminal is set to is written in any case, frames only as long as they are wanted."""

import os
from threading import Event

from briefing.tui.terminal.writer import Writer


def test_what_sets_the_terminal_is_not_dropped_with_the_frames() -> None:
    """Else what is set back at the end would set back what another program has set."""
    ours, theirs = os.pipe()
    written = b"x" * 100_000  # more than the pipe takes: the writer waits in the middle of it
    writer = Writer(theirs, "utf-8", Event().set, Event().set)
    try:
        writer.write(written.decode())
        arrived = os.read(ours, 1)
        writer.write("\x1b[>25u", in_any_case=True)
        writer.write("a frame")
        writer.drop()
        writer.write("\x1b[<u", in_any_case=True)
        while len(arrived) < len(written) + len("\x1b[>25u\x1b[<u"):
            arrived += os.read(ours, 1 << 16)
        assert arrived == written + b"\x1b[>25u\x1b[<u"
    finally:
        writer.close()
        os.close(theirs)
        os.close(ours)
