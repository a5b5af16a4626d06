"""The clipboard: citations and selected text, through the terminal (OSC 52)."""

from collections.abc import Iterator

from textual.app import App

from briefing.model import Article, Block, Card, Dossier, Form, Passage, with_titles
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


def card_text(dossier: Dossier) -> str:
    """The cards of a dossier as plain text, each with its claims and below them what its numbers cite."""
    return "\n\n".join("\n\n".join(_card(card, dossier)) for card in dossier.cards)


def _card(card: Card, dossier: Dossier) -> Iterator[str]:
    facts = ", ".join(filter(None, (card.kind.value, str(card.date or ""))))
    yield f"{card.title} ({facts})"
    for block in card.blocks:
        if text := with_titles(block.prose, dossier.titles).text:
            yield f"{_indent(block)}{text}"
    cited = ((number, dossier.passages.get(address)) for number, address in enumerate(card.citations, 1))
    found = ((number, passage, dossier.articles[passage.address.article]) for number, passage in cited if passage)
    if lines := [f"[{number}] {citation(article, passage)}" for number, passage, article in found]:
        yield "\n".join(lines)


def _indent(block: Block) -> str:
    return f"{'  ' * (block.level - 1)}{block.marker or ' '} " if block.form is Form.ITEM else ""


def nested(text: str) -> str:
    """Text as it stands within quotation marks: its own are the inner ones."""
    parts = text.translate(_INSIDE).split('"')
    return parts[0] + "".join(("‘" if at % 2 else "’") + part for at, part in enumerate(parts[1:], 1))
