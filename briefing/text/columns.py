"""Text in columns, as wide as a terminal shows it."""

from wcwidth import clip, ljust, width


def cells(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else width(text)


def fit(text: str, columns: int) -> str:
    """`text` in exactly so many columns, cut with `…` where it is longer; nothing where there is no column."""
    if columns < 1:
        return ""
    if cells(text) > columns:
        text = clip(text, 0, columns - 1) + "…"
    return ljust(text, columns)
