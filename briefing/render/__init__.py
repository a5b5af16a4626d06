"""A page as plain text, and what views read as JSON: what the command line writes."""

from briefing.render.as_json import article_json, card_json, comparison_json, notes_json, passage_json
from briefing.render.as_text import page_text
from briefing.render.columns import cells, fit, wrap

__all__ = [
    "article_json",
    "card_json",
    "cells",
    "comparison_json",
    "fit",
    "notes_json",
    "page_text",
    "passage_json",
    "wrap",
]
