"""`briefing completions`: what makes a shell complete commands, options, files, and the ids of cards and articles."""

import argparse
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shtab

from briefing.cli.id_list import id_list
from briefing.cli.printing import Printer

_IDS = {"id", "ids", "into", "other", "target", "article", "names"}
"""The arguments that take an id."""
_FILES = {"paths", "output"}
_FOLDERS = {"before", "after", "to"}
_FUNCTION = "_briefing_ids"
_BASH = """{function}() {{
  case $1 in *[!a-z0-9_-]*) return;; esac
  local list=${{BRIEFING_CACHE_DIR:+$BRIEFING_CACHE_DIR/completions/ids}}
  command grep -m 500 -- "^$1" "${{list:-{file}}}" 2>/dev/null
}}
"""
_ZSH = """{function}() {{
  case $PREFIX in *[!a-z0-9_-]*) return;; esac
  local list=${{BRIEFING_CACHE_DIR:+$BRIEFING_CACHE_DIR/completions/ids}}
  local -a ids
  ids=(${{(f)"$(command grep -m 500 -- "^$PREFIX" "${{list:-{file}}}" 2>/dev/null)"}})
  compadd -a ids
}}
"""
_FISH = """function {function}
  set -l list {file}
  if set -q BRIEFING_CACHE_DIR
    set list $BRIEFING_CACHE_DIR/completions/ids
  end
  set -l word (commandline -ct)
  if not string match -qr '[^a-z0-9_-]' -- $word
    command grep -m 500 -- "^$word" $list 2>/dev/null
  end
end
"""
_COMPLETE = {"bash": _FUNCTION, "zsh": _FUNCTION, "fish": f"({_FUNCTION})"}


def completions(parser: argparse.ArgumentParser, shell: str, cache: Path, printer: Printer) -> None:
    """Write the completions of a shell; ids are looked up in a list below `cache`."""
    printer.write(script(parser, shell, cache).rstrip("\n").split("\n"))


def script(parser: argparse.ArgumentParser, shell: str, cache: Path) -> str:
    """The completions of a shell: what it is given to read."""
    for action in _actions(parser):
        if action.dest in _IDS:
            action.complete = _COMPLETE  # type: ignore[attr-defined]  # shtab looks for it
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.dest in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    text, file = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}[shell], str(id_list(cache))
    quoted = _in_fish(file) if shell == "fish" else shlex.quote(file)
    return str(shtab.complete(parser, shell, preamble=text.format(function=_FUNCTION, file=quoted)))


def _in_fish(text: str) -> str:
    """A word in the quotes of fish, in which backslashes escape."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every argument of a parser and of the commands below it."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its arguments
        yield action
        below: Any = action.choices if isinstance(action, argparse._SubParsersAction) else {}  # noqa: SLF001
        for each in below.values():
            yield from _actions(each)
