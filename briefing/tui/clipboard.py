"""The clipboard: citations and selected text, through the terminal (OSC 52)."""

from textual.app import App

from briefing.model import Article, Passage
from briefing.text import clean

_INSIDE = str.maketrans("“”„«»", "‘’‚‹›")
_TOLD = 80
"""So many characters of what was copied are told."""


class Clipboard:
    """Hands text to the terminal, which may refuse it without a word: `doubt` then says how to allow it."""

    def __init__(self, app: App[None], doubt: str) -> None:
        self._app = app
        self._doubt = doubt

    def copy(self, text: str, what: str) -> str:
        """Send text to the terminal; what to tell the reader, who asked for `what` to be copied."""
        self._app.copy_to_clipboard(clean(text))
        told = text if len(text) <= _TOLD else text[: _TOLD - 1] + "…"
        return f"Sent {what} to the terminal. {self._doubt}" if self._doubt else f"Copied {what}: {told}"


def citation(article: Article, passage: Passage) -> str:
    """Author, headline, outlet, date, page, paragraph, address; the article's own words where they are at hand."""
    facts = [", ".join(article.authors), f"“{nested(article.title)}”", article.outlet, str(article.published or "")]
    if page := article.page_of(passage.address.number):
        facts.append(f"p. {page}")
    quoted = f"“{nested(passage.original)}” " if passage.is_original else ""
    return f"{quoted}{', '.join(filter(None, facts))}, ¶{passage.address.number} [{passage.address}]"


def nested(text: str) -> str:
    """Text as it stands within quotation marks: its own are the inner ones."""
    parts = text.translate(_INSIDE).split('"')
    return parts[0] + "".join(("‘" if at % 2 else "’") + part for at, part in enumerate(parts[1:], 1))
