"""Review: drafts of the reader's own articles wait for a decision; what is accepted becomes cards."""

from briefing.drafting.review.acceptance import Acceptance, Choice
from briefing.drafting.review.proposal import Proposal, ProposedClaim
from briefing.drafting.review.queue import Queue, propose, waiting
from briefing.drafting.review.report import RuleCount, report
from briefing.drafting.review.texts import article_text, known_cards

__all__ = [
    "Acceptance",
    "Choice",
    "Proposal",
    "ProposedClaim",
    "Queue",
    "RuleCount",
    "article_text",
    "known_cards",
    "propose",
    "report",
    "waiting",
]
