"""The line on the start page that tells of drafts; it stands alone, for the first screen loads no drafting."""

from briefing.views.prose import counted


def drafts_line(count: int) -> str:
    """How many drafts wait, and the key for them; empty where none does."""
    return f"{counted(count, 'draft')} wait{'s' if count == 1 else ''} for you: r reviews them." if count else ""
