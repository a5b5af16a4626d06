"""`briefing check`: what the rules find in a library."""

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefing.cli import exits
from briefing.cli.config import read_config
from briefing.cli.directories import Directories
from briefing.cli.printing import Printer
from briefing.errors import ConfigError
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.check import Finding
    from briefing.cli.parser import _Commands

_DEFAULT = ("warning",)
_EXITS = "exit status: 0 nothing that matters was found, 1 something was, 2 it could not be done"


def add_check(commands: "_Commands") -> None:
    """Register the command."""
    about = "find what is wrong in the cards and articles"
    command = commands.add_parser("check", help=about, about=about, example="")
    command.epilog = f"example: briefing check --fail-on note\n{_EXITS}"
    command.add_argument(
        "--fail-on",
        nargs="+",
        action="extend",
        type=_named,
        metavar="RULE|SEVERITY",
        help="exit 1 on findings of these rules, and of these severities and graver ones: error, warning or note"
        " (default: warning)",
    )
    command.add_argument("--rules", nargs=0, action=_ListRules, help="list the rules and exit")
    command.add_argument("--json", action="store_true", help="write JSON")


def check(library: Library, arguments: argparse.Namespace, directories: Directories, printer: Printer) -> int:
    """Write what is found in a library that is up to date; the exit status."""
    from briefing import check as rules  # noqa: PLC0415 - no other command pays for the rules

    config = read_config(directories.config / "config.toml")
    for complaint in config.complaints:
        printer.say(f"briefing: {complaint}")
    if library.is_waiting or not (library.roster.cards or library.roster.articles or library.problems):
        printer.say("there is nothing to check")
        return exits.FAILED
    findings = rules.check(library, config.off)
    if arguments.json:
        printer.write_json({"findings": [_as_json(one) for one in findings]})
    else:
        printer.write(f"{one.file}:{one.line}: {one.rule}: {one.message}" for one in findings)
    printer.say(_count(findings))
    grave = rules.rules_of(arguments.fail_on or _DEFAULT)
    return exits.FOUND if any(one.rule in grave for one in findings) else exits.DONE


class _ListRules(argparse.Action):
    """Writes every rule with what it finds, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from briefing.check import RULES  # noqa: PLC0415
        from briefing.render.columns import fit  # noqa: PLC0415

        widest = max(len(rule.id) for rule in RULES)
        Printer().write(f"{fit(rule.id, widest)}  {fit(rule.severity, 7)}  {rule.help}" for rule in RULES)
        parser.exit(exits.DONE)


def _named(text: str) -> str:
    """The name of a rule or a severity."""
    from briefing.check import rules_of  # noqa: PLC0415

    try:
        rules_of([text])
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _as_json(finding: "Finding") -> dict[str, Any]:
    return {
        "file": finding.file,
        "line": finding.line,
        "rule": finding.rule,
        "message": finding.message,
        "severity": finding.severity.value,
    }


def _count(findings: Iterable["Finding"]) -> str:
    from briefing.check import Severity  # noqa: PLC0415

    counts = Counter(one.severity for one in findings)
    return ", ".join(f"{counts[one]} {one}" if counts[one] == 1 else f"{counts[one]} {one}s" for one in Severity)
