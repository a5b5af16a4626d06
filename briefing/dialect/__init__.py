"""Markdown ⇄ model: the only parser of cards and articles."""

from briefing.dialect.article_file import Copy, copied_article, read_article, read_copy
from briefing.dialect.article_writer import write_article
from briefing.dialect.card_file import read_card

__all__ = ["Copy", "copied_article", "read_article", "read_card", "read_copy", "write_article"]
