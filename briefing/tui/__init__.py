"""The reader on the screen. Textual lives here alone."""

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.model import Settings


def read(library: "Library", settings: "Settings") -> int:
    """Show `library` until the reader leaves; the exit status."""
    from briefing.tui.variables import settled_variables  # noqa: PLC0415 - only what shows a screen loads it

    gc.disable()  # the process is the reader's: until its first screen stands, what is made is there to stay
    with settled_variables():
        from briefing.tui.app import Briefing  # noqa: PLC0415

        app = Briefing(library, settings)
    try:
        app.run()
    except OSError:
        if app.return_code is None:
            raise  # else it has ended, and what it had to say of that could not be written
    return app.return_code or 0
