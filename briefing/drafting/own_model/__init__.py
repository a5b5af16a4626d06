"""A language model of the reader's own: asked for proposals beside the rules, never believed."""

from briefing.drafting.own_model.asking import OwnModel
from briefing.drafting.own_model.client import refusal_of_url

__all__ = ["OwnModel", "refusal_of_url"]
