"""What a check finds."""

from dataclasses import dataclass

from briefing.check.rules import Severity


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing a check found; findings sort by file and line."""

    file: str
    """The file's path, cleaned for display."""
    line: int
    """The line, from 1; 0 where the whole file is meant."""
    rule: str
    """The name of the rule."""
    message: str
    """What was found, and how to mend it."""
    severity: Severity
    """How grave it is: that of the rule."""
