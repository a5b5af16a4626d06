"""What is raised where a promise does not hold, and how it is told from others."""

import re

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)", re.DOTALL)
_ERROR = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Exit|Matches|Interrupt|Expired)\b[^\n│]*")

_PLACE = re.compile(r"line \d+ in \w+")
"""Where a thread was when the interpreter died, as its fault handler writes it."""


class Broken(AssertionError):
    """A promise does not hold; the message is one line: where, a colon, and what was seen."""

    @property
    def signature(self) -> str:
        """The message without where, numbers and names: failures that share it are taken for one fault."""
        seen = str(self).partition(": ")[2] or str(self)
        return re.sub(r"0x[0-9a-f]+|\d+|'[^']*'|\"[^\"]*\"|\([^)]*\)|/\S+", "·", seen)[:100]


def plain(output: str) -> str:
    """What a program wrote, without its escapes."""
    return _ESCAPE.sub("", output)


def assert_no_traceback(output: str, what: str) -> None:
    """Broken where the output of a program holds a traceback, or says that the program has a bug."""
    for mark in ("Traceback", "Exception ignored", "Fatal Python error", "briefing: a bug"):
        _, found, told = plain(output).partition(mark)
        if found:
            seen = [*_PLACE.findall(told)[:1], *_ERROR.findall(told)[-1:], repr(told[:80])]
            raise Broken(f"{what}: traceback: {seen[0].strip()}")
