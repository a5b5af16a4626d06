"""What came of adding articles, in a line."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from briefing.model import Added, AddStatus


def added_line(added: Sequence[Added], path: Path) -> str:
    """Of one file what became of it, of several how many became what; and what was passed over below a path."""
    from briefing.library.adding import passed_over  # noqa: PLC0415 - the first screen does without

    if not added:
        told = "Nothing to add there: no txt, md, html, pdf or eml file"
    elif len(added) == 1:
        told = f"{added[0].message}".removesuffix(".")
    else:
        told = ", ".join(f"{count:,} {status}" for status, count in Counter(each.status for each in added).items())
    listed = "! lists what failed" if failures(added) and len(added) > 1 else ""
    return "; ".join(filter(None, (told, passed_over([path]), listed)))


def failures(added: Sequence[Added]) -> tuple[str, ...]:
    """Which files could not be added, and why."""
    return tuple(f"{each.path}: {each.message}" for each in added if each.status is AddStatus.FAILED)
