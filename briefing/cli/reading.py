"""`briefing`: the reader."""

import sys
from contextlib import closing
from pathlib import Path

from briefing.cli import exits
from briefing.cli.config import read_config
from briefing.cli.directories import Directories
from briefing.cli.environment import Environment
from briefing.cli.printing import Printer
from briefing.cli.session import up_to_date
from briefing.library import Library
from briefing.model import Settings


def read(library: Library, own: Path, environment: Environment, directories: Directories, printer: Printer) -> int:
    """Show the library on the screen; where there is no terminal to show it on, list the cards. The exit status.

    What is added on the screen goes into the folder `own`.
    """
    if environment.is_dumb or not printer.is_on_terminal:
        from briefing.cli.listing import list_cards  # noqa: PLC0415  (the screen has a list of its own)

        with up_to_date(library, printer):
            list_cards(library, None, printer, json=False)
        return exits.DONE
    if sys.stdin is None or not sys.stdin.isatty():
        printer.say("briefing: the reader needs a keyboard, and standard input is none; try briefing list")
        return exits.FAILED
    settings = _settings(own, environment, directories)
    from briefing import tui  # noqa: PLC0415  (no other command pays for the screen)

    with closing(library):
        return tui.read(library, settings)


def _settings(own: Path, environment: Environment, directories: Directories) -> Settings:
    config = read_config(directories.config / "config.toml", environment.variables)
    return Settings(
        state=directories.data / "state.json",
        own=own,
        cache=directories.cache,
        shipped=directories.shipped,
        keys=config.keys,
        theme=config.theme,
        editor=environment.editor,
        browser=environment.browser,
        no_color=environment.no_color,
        clipboard_doubt=environment.clipboard_doubt,
        own_model=config.own_model,
        complaints=(*config.complaints, *environment.complaints),
    )
