"""The reader on the screen. Textual lives here alone."""

import gc
import os
from typing import TYPE_CHECKING

os.environ.setdefault("TEXTUAL_FPS", "250")  # what a key has changed waits 4 ms at most for its frame, not 17

if TYPE_CHECKING:
    from briefing.library import Library
    from briefing.model import Settings


def read(library: "Library", settings: "Settings") -> int:
    """Show `library` until the reader leaves; the exit status."""
    gc.disable()  # until the first screen stands: what is made before that is there to stay
    from briefing.tui.app import Briefing  # noqa: PLC0415 - only what shows a screen loads it

    if os.name == "posix":
        from briefing.tui.pasting import keep_pastes_text  # noqa: PLC0415 - it knows terminals of this kind alone

        keep_pastes_text()
    app = Briefing(library, settings)
    app.run()
    return app.return_code or 0
