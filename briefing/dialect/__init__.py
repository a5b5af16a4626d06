"""Markdown ⇄ model: the only parser of cards and articles."""

from briefing.dialect.article import read_article
from briefing.dialect.card import read_card
from briefing.dialect.write import write_article

__all__ = ["read_article", "read_card", "write_article"]
