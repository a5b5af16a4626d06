"""The wording of what is wrong with files as such: what it is, and how to mend it."""

from collections.abc import Sequence

from briefing.model import Problem, name_of
from briefing.text import clean_line

LARGEST = 5_000_000
"""The largest file that is read, in bytes."""


_NAMED = 3
"""So many cards are named that a link can mean."""


def outside(file: str) -> Problem:
    """A symbolic link that leaves the library."""
    return Problem(
        file, 0, "outside", "The link leaves the library and is not followed: put a copy of the file in its place."
    )


def too_large(file: str) -> Problem:
    """A file over the limit."""
    return Problem(file, 0, "too-large", f"The file is over {LARGEST // 1_000_000} MB and is not read: split it.")


def not_regular(file: str) -> Problem:
    """A pipe, a socket or a device."""
    return Problem(file, 0, "not-regular", "This is no regular file and is not opened: remove it.")


def unreadable(file: str, error: OSError | ValueError) -> Problem:
    """A file or folder the system does not let us read."""
    reason = clean_line((error.strerror if isinstance(error, OSError) else None) or str(error))
    return Problem(
        file, 0, "unreadable", f"It cannot be read ({reason}): see that it is there and that you may read it."
    )


def undecodable(file: str, line: int) -> Problem:
    """Bytes that are no text."""
    return Problem(file, line, "undecodable", "There are bytes that are not UTF-8: save the file as UTF-8.")


def bad_decision(file: str, line: int) -> Problem:
    """A line of the journal of decisions that can't be read."""
    return Problem(file, line, "bad-decision", "This line is no decision and is skipped: correct it, or take it out.")


def bad_change(file: str, line: int) -> Problem:
    """A line of the journal of changes that can't be read."""
    return Problem(file, line, "bad-change", "This line is no change and can't be undone: take it out.")


def bad_id(file: str) -> Problem:
    """A file name that cannot be an id."""
    return Problem(
        file,
        0,
        "bad-id",
        "The file is not read, for its name is no id: rename it, with at most 80 small letters a to z, digits, `-` and"
        " `_`, the first a letter or a digit, before `.md`.",
    )


def duplicate_id(file: str, shown: str) -> Problem:
    """A second file of one id."""
    return Problem(
        file,
        0,
        "duplicate-id",
        f"There is another file of this id, and that one is shown: rename this file or `{shown}`.",
    )


def broken_link(file: str, line: int, target: str, nearest: str) -> Problem:
    """A link to a card that does not exist."""
    name = clean_line(name_of(target))
    told = f"There is no card `{name}`" if name == target else f"No card has the id, the title or the alias “{name}”"
    return Problem(file, line, "broken-link", f"{told}: {_advice(nearest)}")


def ambiguous_link(file: str, line: int, target: str, ids: Sequence[str]) -> Problem:
    """A link that may mean several cards."""
    told = " or ".join(f"`[[{id}|{clean_line(name_of(target))}]]`" for id in ids[:_NAMED])
    more = f" ({len(ids) - _NAMED} more are called so)" if len(ids) > _NAMED else ""
    what = f"`[[{clean_line(name_of(target))}]]` can mean {len(ids)} cards"
    return Problem(file, line, "ambiguous-link", f"{what}: write {told}{more}.")


def broken_citation(file: str, line: int, target: str, nearest: str) -> Problem:
    """A citation of a passage that does not exist."""
    return Problem(file, line, "broken-citation", f"There is no passage `{target}`: {_advice(nearest)}")


def orphan_copy(file: str, article: str) -> Problem:
    """A copy of an article that is not known."""
    if article:
        what = f"There is no article `{clean_line(article)}` that this could be a copy of: correct `copy_of`"
    else:
        what = "The file does not say which article it is a copy of: write `copy_of: ID` into its front matter"
    return Problem(file, 1, "orphan-copy", f"{what}, or take the file out of `originals`.")


def orphan_addition(file: str, card: str) -> Problem:
    """An addition to a card that is not known, or of another name."""
    return Problem(
        file,
        1,
        "orphan-addition",
        f"There is no card `{clean_line(card)}` that this adds to: correct `adds_to`, which names a card of another"
        " folder, and give the file the same name.",
    )


def orphan_note(file: str, target: str) -> Problem:
    """A file of notes that is called after nothing that there is."""
    return Problem(
        file,
        1,
        "orphan-note",
        f"There is no card and no article `{clean_line(target)}` that these could be notes on: give the file the id of"
        " one as its name. Until then they are not read.",
    )


def lost_note(file: str, line: int, address: str, print_: str, *, is_there: bool) -> Problem:
    """A note on a passage that is not there any more."""
    if not is_there:
        what = "its article is not there: bring the article back, or"
    elif print_:
        what = (
            "no passage of the article has its words any more. If that passage is still meant, take"
            f" `{address}:{print_}` out of `prints`; else"
        )
    else:
        what = "the article has no such passage:"
    return Problem(
        file,
        line,
        "lost-note",
        f"The note on `{address}` has lost its place, {what} write the address that is meant at its end.",
    )


def _advice(nearest: str) -> str:
    return f"did you mean `{nearest}`?" if nearest else "correct the link or take it out."
