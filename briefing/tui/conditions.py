"""Conditions: when a key can act, and what the reader is told where it can't."""

from typing import Any

from textual.actions import parse
from textual.app import App


class Conditional:
    """Adds to a widget that not every action can always be done; the footer shows, and a key runs, those that can."""

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Why an action can't be done just now, in a sentence for the reader; empty where it can."""
        del action, parameters
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done right now."""
        return not self.why_not(action, parameters)


def refusal(app: App[Any], key: str) -> str:
    """Why nothing that a key is bound to can be done; empty where something can, or it is bound to nothing.

    Of several reasons that of the outermost: what a key does in a few views alone is not missed elsewhere.
    """
    told = ""
    for node, bindings in app.screen._modal_binding_chain:  # noqa: SLF001 - where Textual itself looks a key up
        for binding in bindings.key_to_bindings.get(key, ()):
            _, action, parameters = parse(binding.action)
            reason = node.why_not(action, parameters) if isinstance(node, Conditional) else ""
            if not reason:
                return ""
            told = reason
    return told
