"""The page of the keys."""

from collections.abc import Mapping, Sequence

from briefing.views.block import Block
from briefing.views.page import Page

_KEYS = 22
"""Cells of the column of keys."""
_SEARCH = (
    ("amnesty talks", "both words, any form of them; accents and case do not matter"),
    ('"free and fair"', "these words in this order"),
    ("-oil", "without that word"),
    ("oslo OR barbados", "one or the other"),
    ("sanct*  guaydo~", "words that begin so; words spelt nearly so"),
    ("kind:offer", "only offers; likewise actor, talks, sanction, passage"),
    ("actor:maduro", "what links to or names that card; likewise offer:, talks:, sanction:"),
    ("source:herald", "what an article says, and the cards that cite it; words of a headline find its first passage"),
    ("tag:amnesty", "the cards with that tag"),
    ("date:2019-05..2024", "what has a date within that time, or reaching into it; date:2019 for a year"),
    ("[ARTICLE#^p4]", "jump to a copied citation: paste its [id#^p4]"),
)


Keys = Sequence[tuple[str, str]]
"""How a key is written, and what it does."""


def help_page(keys: Mapping[str, Keys], *, has_search: bool = True) -> Page:
    """Keys by where they hold; where there is a search box, its keys stand first, and how to search after them."""
    blocks = [Block("Keys", look="title")]
    for number, (where, rows) in enumerate(keys.items()):
        blocks += _section(where.capitalize(), rows)
        if number == 0 and has_search:
            blocks += _section("How to search", _SEARCH)
    return Page(tuple(blocks))


def _section(heading: str, rows: Keys) -> list[Block]:
    return [
        Block(heading, look="heading", gap=1),
        *(Block(what, indent=_KEYS, marker=key.ljust(_KEYS)) for key, what in rows),
    ]
