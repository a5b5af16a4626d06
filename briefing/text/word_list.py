"""Lists of words as they are written in the code: in one text, parted by blanks."""


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
