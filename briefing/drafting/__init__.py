"""Drafts: an article to proposed cards, each claim of them a sentence of its passages; nothing until it is accepted."""

from briefing.drafting.draft import (
    ACTOR_FIELDS,
    ActorType,
    ArticleText,
    Draft,
    DraftClaim,
    DraftField,
    KnownCard,
    Status,
)
from briefing.drafting.drafting import draft, draft_all

__all__ = [
    "ACTOR_FIELDS",
    "ActorType",
    "ArticleText",
    "Draft",
    "DraftClaim",
    "DraftField",
    "KnownCard",
    "Status",
    "draft",
    "draft_all",
]
