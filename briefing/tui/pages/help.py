"""The page of the keys."""

from collections.abc import Mapping

from briefing.tui.keys import KEYS, Key, Owner, glyphs
from briefing.tui.page.stanza import Page, Stanza

_KEYS = 22
"""Cells of the column of keys."""
_SEARCH = (
    ("amnesty talks", "both words, any form of them; accents and case do not matter"),
    ('"free and fair"', "these words in this order"),
    ("-oil", "without that word"),
    ("oslo OR barbados", "one or the other"),
    ("sanct*  guaydo~", "words that begin so; words spelt nearly so"),
    ("kind:offer", "offers alone; likewise actor, talks, sanction, passage"),
    ("actor:maduro", "what links to or names that card; likewise offer:, talks:, sanction:"),
    ("source:herald", "what an article says, and the cards that cite it; words of a headline find its first passage"),
    ("date:2019-05..2024", "what has a date within that time, or reaching into it; date:2019 for a year"),
    ("[ARTICLE#^p4]", "that passage: what y copies ends so"),
)


def help_page(changed: Mapping[str, str]) -> Page:
    """Every key by where it holds, with the keys the reader has changed, and how to search."""
    stanzas = [Stanza("Keys", look="title")]
    for owner in Owner:
        stanzas.append(Stanza(owner.value.capitalize(), look="heading", gap=1))
        stanzas += [_row(key, changed.get(key.id, key.keys)) for key in KEYS if key.owner is owner]
        if owner is Owner.SEARCH:
            stanzas.append(Stanza("How to search", look="heading", gap=1))
            stanzas += [Stanza(what, indent=_KEYS, marker=query.ljust(_KEYS)) for query, what in _SEARCH]
    return Page(tuple(stanzas))


def _row(key: Key, keys: str) -> Stanza:
    return Stanza(key.help, indent=_KEYS, marker=glyphs(keys).ljust(_KEYS))
