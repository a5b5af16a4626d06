"""The manual page, made from the parser of every command: `briefing --man`."""

import argparse
from collections.abc import Iterator
from typing import Any

from briefing import __version__

_ENVIRONMENT = (
    ("BRIEFING_LIBRARY", "the folders that open in place of the default ones, parted as in PATH"),
    ("BRIEFING_CONFIG_DIR, BRIEFING_DATA_DIR, BRIEFING_CACHE_DIR", "where config, data and cache are"),
    ("NO_COLOR, TERM, VISUAL, EDITOR, BROWSER", "are honoured as everywhere"),
    ("BRIEFING_DEBUG", "1 shows where a bug is"),
)


def manual(parser: argparse.ArgumentParser) -> str:
    """The manual page in roff, section 1."""
    return "\n".join(_lines(parser)) + "\n"


def _lines(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f'.TH BRIEFING 1 "" "briefing {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"briefing \- a terminal reader for a stack of articles"
    yield ".SH SYNOPSIS"
    yield r".B briefing\fR [\fB\-\-library \fIDIR\fR]... [\fICOMMAND\fR ...]"
    yield ".SH DESCRIPTION"
    yield from map(_escaped, (parser.description or "").split("\n"))
    yield ".SH OPTIONS"
    yield from _options(parser)
    yield ".SH COMMANDS"
    yield from _commands(parser)
    yield ".SH ENVIRONMENT"
    for name, told in _ENVIRONMENT:
        yield from (".TP", rf"\fB{_escaped(name)}\fR", _escaped(told))
    yield ".SH EXIT STATUS"
    yield "0 done, 1 nothing found or findings, 2 it could not be done; 130 interrupted, 141 nobody reads the output."


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Each command with its arguments, its options and an example; actions of commands by themselves."""
    for name, command in _below(parser):
        yield f".SS {_escaped(name)}"
        yield from map(_escaped, (command.description or "").split("\n"))
        yield ".PP"
        usage = " ".join(command.format_usage().removeprefix("usage: ").split())
        yield rf"\fB{_escaped(usage)}\fR"
        yield from _options(command)
        yield ".PP"
        yield from (line for each in (command.epilog or "").split("\n") for line in (_escaped(each), ".br"))


def _below(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to its arguments
        below: Any = action.choices if isinstance(action, argparse._SubParsersAction) else {}  # noqa: SLF001
        for each in below.values():
            yield each.prog, each
            yield from _below(each)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        value = str(action.metavar or action.dest.upper()) if action.nargs != 0 else ""
        names = ", ".join(rf"\fB{_escaped(name)}\fR" for name in action.option_strings)
        yield ".TP"
        yield " ".join(filter(None, (names, rf"\fI{_escaped(value)}\fR" if value else "")))
        yield _escaped((action.help or "").replace("%(default)s", str(action.default)))


def _escaped(text: str) -> str:
    r"""Text as roff shows it: a backslash, a hyphen, and a sign at the beginning of a line are no commands."""
    line = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{line}" if line.startswith((".", "'")) else line
