"""Markdown ⇄ model: the only parser of cards and articles."""

from briefing.dialect.article import read_article
from briefing.dialect.card import read_card
from briefing.dialect.copy import Copy, copied_article, read_copy
from briefing.dialect.write import write_article

__all__ = ["Copy", "copied_article", "read_article", "read_card", "read_copy", "write_article"]
