"""What came of adding articles, in a line."""

from collections import Counter
from collections.abc import Sequence

from briefing.model import Added, AddStatus
from briefing.views import counted


def added_line(added: Sequence[Added], passed_over: str) -> str:
    """Of one file what became of it, of several how many became what; and what was `passed_over`, in words."""
    if not added:
        told = "Nothing to add there: no txt, md, html, pdf or eml file"
    elif len(added) == 1:
        told = added[0].message.removesuffix(".")
    else:
        told = ", ".join(f"{count:,} {status}" for status, count in Counter(each.status for each in added).items())
        if matched := sum(each.matched for each in added if each.status is AddStatus.ORIGINAL):
            told += f"; {counted(matched, 'passage')} can be read in their own words"
    listed = "! lists what failed" if failures(added) and len(added) > 1 else ""
    return "; ".join(filter(None, (told, passed_over, listed)))


def failures(added: Sequence[Added]) -> tuple[str, ...]:
    """Which files could not be added, and why."""
    return tuple(f"{each.path}: {each.message}" for each in added if each.status is AddStatus.FAILED)
