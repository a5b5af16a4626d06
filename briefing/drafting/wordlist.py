"""Lists of words as they are written in this floor: in one text, parted by blanks."""


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
