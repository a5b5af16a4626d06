"""The lines on the start page that tell of drafts; they stand alone, for the first screen loads no drafting."""

from briefing.views.prose import counted


def drafts_line(count: int) -> str:
    """How many drafts wait, and the key for them; empty where none does."""
    return f"{counted(count, 'draft')} wait{'s' if count == 1 else ''} for you: r reviews them." if count else ""


def sent_line(host: str, model: str) -> str:
    """Where the words of added articles are sent."""
    return f"The words of what you add are sent to {host}: your model {model} drafts, too."
