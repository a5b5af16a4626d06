"""Markdown ⇄ model: the only parser and the only writer of cards and articles."""

from briefing.dialect.article_file import Copy, copied_article, read_article, read_copy
from briefing.dialect.article_writer import write_article
from briefing.dialect.card_file import added_card, read_card
from briefing.dialect.claim_editor import append_claim, linked_claims, remove_claim
from briefing.dialect.edtf_dates import read_date
from briefing.dialect.field_editor import add_to_field, fields_of, set_field

__all__ = [
    "Copy",
    "add_to_field",
    "added_card",
    "append_claim",
    "copied_article",
    "fields_of",
    "linked_claims",
    "read_article",
    "read_card",
    "read_copy",
    "read_date",
    "remove_claim",
    "set_field",
    "write_article",
]
