"""Queries that are no words but point at one thing: an address or an id, as the screen and the files have them."""

import re
from collections.abc import Callable
from dataclasses import replace

from briefing.index.query import AtAddress, OfArticle, Query
from briefing.model import Address, Roster
from briefing.text import clean_line

_COPIED = re.compile(r"¶[0-9]+ \[([^\s\[\]]+#\^p[0-9]+)\]$")
_END = 128  # characters of a copied citation; its address, the longest there is, and its paragraph stand in fewer


def pointed(query: Query, text: str, roster: Roster, is_there: Callable[[Address], bool]) -> Query:
    """What a text points at, or else the query that it was read as.

    The address of a passage, in brackets or at the end of a copied citation, is that passage. A card's id finds the
    card before what its words find. An article's id is that article; one of a single word is a word.
    """
    copied = _COPIED.search(clean_line(text[-_END:]))
    bare = copied[1] if copied else query.text.strip("[]")
    if (address := Address.parse(bare)) and is_there(address):
        return replace(query, parts=(AtAddress(address),), notes=())
    if bare in roster.entries:
        return replace(query, card=bare)
    if not bare.isalnum() and roster.article(bare):
        return replace(query, parts=(OfArticle(bare),), notes=())
    return query
