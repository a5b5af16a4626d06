"""Review: drafts of the reader's own articles wait for a decision; what is accepted becomes cards."""

from briefing.drafting.review.acceptance import Acceptance, Choice
from briefing.drafting.review.draft_store import DraftStore
from briefing.drafting.review.drafter import Drafter
from briefing.drafting.review.near import guesses, near
from briefing.drafting.review.proposal import Proposal, ProposedClaim
from briefing.drafting.review.queue import Queue, propose, waiting
from briefing.drafting.review.report import RuleCount, report
from briefing.drafting.review.texts import article_text, known_cards

__all__ = [
    "Acceptance",
    "Choice",
    "DraftStore",
    "Drafter",
    "Proposal",
    "ProposedClaim",
    "Queue",
    "RuleCount",
    "article_text",
    "guesses",
    "known_cards",
    "near",
    "propose",
    "report",
    "waiting",
]
