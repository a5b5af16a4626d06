"""Text wrapped and in columns, as wide as a terminal shows it."""

from collections.abc import Iterator

from wcwidth import wrap as wrap_line

from briefing.text.columns import cells, fit

__all__ = ["cells", "fit", "wrap"]


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """The lines of `text`, at most so many columns wide, behind `first` and then `rest`; a longer word stands alone.

    A newline in the text stays one.
    """
    rest = " " * cells(first) if rest is None else rest
    for line in text.split("\n"):
        lines = wrap_line(
            line,
            columns,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from lines or [first.rstrip()]
        first = rest
