"""What came of adding articles, in a line."""

from collections import Counter
from collections.abc import Sequence

from briefing.model import Added, AddStatus


def added_line(added: Sequence[Added]) -> str:
    """Of one file what became of it, of several how many became what; of failed ones the first reason."""
    if not added:
        return "Nothing to add there: no txt, md, html, pdf or eml file."
    if len(added) == 1:
        return added[0].message
    told = ", ".join(f"{count:,} {status}" for status, count in Counter(each.status for each in added).items())
    reason = next((f". {each.path}: {each.message}" for each in added if each.status is AddStatus.FAILED), "")
    return told + reason
