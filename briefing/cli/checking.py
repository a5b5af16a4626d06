"""`briefing check`: what the rules find in a library."""

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefing.cli import exits
from briefing.cli.config import read_config
from briefing.cli.directories import Directories
from briefing.cli.printing import Printer
from briefing.library import Library

if TYPE_CHECKING:
    from briefing.check import Finding, Report

_DEFAULT = ("warning",)


def check(library: Library, arguments: argparse.Namespace, directories: Directories, printer: Printer) -> int:
    """Write what is found in a library that is up to date; the exit status."""
    from briefing import check as rules  # noqa: PLC0415 - no other command pays for the rules

    config = read_config(directories.config / "config.toml")
    for complaint in config.complaints:
        printer.say(f"briefing: {complaint}")
    if library.is_waiting or not (library.roster.cards or library.roster.articles or library.problems):
        printer.say("there is nothing to check")
        return exits.FAILED
    report = rules.check(library, config.off)
    findings = report.findings
    if arguments.json:
        printer.write_json({"findings": [_as_json(one) for one in findings], **_looked_at(report)})
    else:
        printer.write(f"{one.file}:{one.line}: {one.rule}: {one.message}" for one in findings)
    printer.say(f"{_count(findings)}; {report.told}")
    grave = rules.rules_of(arguments.fail_on or _DEFAULT)
    return exits.FOUND if any(one.rule in grave for one in findings) else exits.DONE


def _as_json(finding: "Finding") -> dict[str, Any]:
    return {
        "file": finding.file,
        "line": finding.line,
        "rule": finding.rule,
        "message": finding.message,
        "severity": finding.severity.value,
    }


def _looked_at(report: "Report") -> dict[str, Any]:
    return {
        "looked_at": {matter.value: count for matter, count in report.looked_at},
        "not_looked_at": [{"what": one.matter.value, "why": one.why, "count": one.number} for one in report.left],
    }


def _count(findings: Iterable["Finding"]) -> str:
    from briefing.check import Severity  # noqa: PLC0415

    counts = Counter(one.severity for one in findings)
    return ", ".join(f"{counts[one]} {one}" if counts[one] == 1 else f"{counts[one]} {one}s" for one in Severity)
