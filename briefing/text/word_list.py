"""Lists of words as they are written in the code: in one text, parted by blanks."""


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


MONTHS = listed(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
"""The months in English, whole and cut short."""

DAYS = listed("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun")
"""The days of the week in English, whole and cut short."""
