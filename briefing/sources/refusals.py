"""The wording of refusals: what is wrong with a file, why it is not read, and how to mend it."""

from briefing.errors import FileRefused
from briefing.text import clean_line

LARGEST = 5_000_000
"""The largest file that is read, in bytes."""

_LONGEST = 200


def unknown_kind(suffix: str, known: tuple[str, ...]) -> FileRefused:
    """A file whose name does not end in the suffix of a kind that is read."""
    ending = f"`{_short(suffix)}` is not a kind that can be read" if suffix else "The name of the file has no ending"
    return FileRefused(f"{ending}: save the article as one of {', '.join(known)}.")


def too_large() -> FileRefused:
    """A file over the limit."""
    return FileRefused(f"The file is over {LARGEST // 1_000_000} MB and is not read: split it, or save its text alone.")


def not_regular() -> FileRefused:
    """A directory, a pipe, a socket or a device."""
    return FileRefused("This is no regular file and is not opened: give a file that holds an article.")


def unreadable(error: OSError | ValueError) -> FileRefused:
    """A file that the system does not let us read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return FileRefused(f"The file cannot be read ({_short(reason)}): see that it is there and that you may read it.")


def empty() -> FileRefused:
    """A file without a byte."""
    return FileRefused("The file is empty: save the article again.")


def binary() -> FileRefused:
    """A file whose bytes are no text."""
    return FileRefused("The file holds no text but binary data: save the article as text, or under its own ending.")


def not_in_encoding(name: str) -> FileRefused:
    """A file that is not in the encoding that was named."""
    return FileRefused(f"The file is not in the encoding {_short(name)}: name another, or none, with `--encoding`.")


def misnamed(what: str, suffix: str) -> FileRefused:
    """A file that is of another kind than its name says."""
    return FileRefused(f"The file is {what} by its content, not what its name says: let its name end in `{suffix}`.")


def without_text(why: str = "No text could be found in the file") -> FileRefused:
    """A file in which nothing is to be read."""
    return FileRefused(f"{why}: save the text of the article as a `.txt` file.")


def needs_extra(what: str) -> FileRefused:
    """A file whose parser is not installed."""
    return FileRefused(f"What reads {what} is not installed: install it with `pip install 'briefing[import]'`.")


def unparsable(why: str) -> FileRefused:
    """A file that its parser gave up."""
    return FileRefused(
        f"The file cannot be parsed ({_short(why)}): save the article again, or its text as a `.txt` file."
    )


def too_slow(seconds: float) -> FileRefused:
    """A file whose parser did not come to an end."""
    return FileRefused(
        f"The file took longer than {seconds:g} seconds to parse and was given up: "
        "save the text of the article as a `.txt` file."
    )


def too_hungry() -> FileRefused:
    """A file whose parser wanted more memory than it may have."""
    return FileRefused(
        "The file takes more memory to parse than is allowed and was given up: "
        "save the text of the article as a `.txt` file."
    )


def too_long(most: int) -> FileRefused:
    """A file in which there is more text than anyone reads."""
    return FileRefused(f"There are over {most // 1_000_000} MB of text in the file and it was given up: split it.")


def too_many(most: int) -> FileRefused:
    """A file with more paragraphs than any article has."""
    return FileRefused(f"There are over {most:,} paragraphs in the file: split it.")


def unstartable(reason: str) -> FileRefused:
    """A parser that the system does not let us start."""
    return FileRefused(
        f"The parser could not be started ({_short(reason)}): see that this user may start another Python."
    )


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
