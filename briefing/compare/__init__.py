"""Comparing: in what two texts differ that tell of one matter, and what two articles or cards have in common."""

from briefing.compare.comparison import Comparing, Comparison
from briefing.compare.contradictions import contradictions
from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.matter import Matter, Row
from briefing.compare.statement import Statement

__all__ = ["Comparing", "Comparison", "Difference", "Matter", "Of", "Row", "Statement", "Verdict", "contradictions"]
