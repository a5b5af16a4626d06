"""Markdown ⇄ model: the only parser and the only writer of cards and articles."""

from briefing.dialect.article_file import Copy, copied_article, read_article, read_copy
from briefing.dialect.article_writer import write_article
from briefing.dialect.block_writer import BlockWriter
from briefing.dialect.card_file import added_card, read_card
from briefing.dialect.card_writer import read_blocks, write_card
from briefing.dialect.claim_editor import append_claim, linked_claims, remove_claim
from briefing.dialect.dossier_file import is_dossier, read_dossier
from briefing.dialect.edtf_dates import read_date
from briefing.dialect.field_editor import add_to_field, fields_of, set_field
from briefing.dialect.note_editor import (
    addresses_in,
    note_refusal,
    note_text,
    notes_nothing,
    prints_in,
    set_note,
    set_prints,
    with_addresses,
)
from briefing.dialect.note_file import read_notes
from briefing.dialect.prose_writer import ProseWriter
from briefing.dialect.vault_note import read_vault_article, read_vault_card

__all__ = [
    "BlockWriter",
    "Copy",
    "ProseWriter",
    "add_to_field",
    "added_card",
    "addresses_in",
    "append_claim",
    "copied_article",
    "fields_of",
    "is_dossier",
    "linked_claims",
    "note_refusal",
    "note_text",
    "notes_nothing",
    "prints_in",
    "read_article",
    "read_blocks",
    "read_card",
    "read_copy",
    "read_date",
    "read_dossier",
    "read_notes",
    "read_vault_article",
    "read_vault_card",
    "remove_claim",
    "set_field",
    "set_note",
    "set_prints",
    "with_addresses",
    "write_article",
    "write_card",
]
