"""What is wrong in a file."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong in a file of a library; everything else of it loads."""

    file: str
    """The file's path, cleaned for display."""
    line: int
    """The line, from 1; 0 where the whole file is meant."""
    rule: str
    """The name of the rule: `broken-link`, `bad-date`…"""
    message: str
    """What is wrong, and how to mend it."""
