"""Offers, talks and sanctions: found by the words that stand for them, filled from the grammar, merged."""

from briefing.drafting.events.event import Event
from briefing.drafting.events.finding import events

__all__ = ["Event", "events"]
