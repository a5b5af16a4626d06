"""What is raised where a promise does not hold, and how it is told from others."""

import re

_ESCAPE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)", re.DOTALL)
_ERROR = re.compile(r"\b[A-Z]\w*(?:Error|Exception|Exit|Matches|Interrupt|Expired)\b[^\n│]*")


class Broken(AssertionError):
    """A promise does not hold; the message is one line that says what was seen."""

    @property
    def signature(self) -> str:
        """The message without its numbers and names: two failures that share it are taken for one fault."""
        return re.sub(r"0x[0-9a-f]+|\d+|'[^']*'|\"[^\"]*\"|/\S+", "·", str(self))[:100]


def assert_no_traceback(output: str, what: str) -> None:
    """Broken where the output of a program holds a traceback."""
    plain = _ESCAPE.sub("", output)
    if "Traceback" not in plain and "Exception ignored" not in plain:
        return
    errors = _ERROR.findall(plain[plain.index("Traceback" if "Traceback" in plain else "Exception ignored") :])
    raise Broken(f"{what}: traceback: {errors[-1].strip() if errors else 'without a name'}")
