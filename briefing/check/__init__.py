"""Findings on a library: what its cards say and do not show, and what its articles have and do not carry."""

from briefing.check.checker import check
from briefing.check.finding import Finding
from briefing.check.report import Left, Matter, Report
from briefing.check.rules import RULES, Rule, Severity, find_rule, rules_of

__all__ = ["RULES", "Finding", "Left", "Matter", "Report", "Rule", "Severity", "check", "find_rule", "rules_of"]
