"""Direct lookup: a query that is the id of a card or an article, or the address of a passage."""

import re
from collections.abc import Callable
from dataclasses import replace

from briefing.model import Address, Roster
from briefing.query.query import AtAddress, OfArticle, Query
from briefing.text import clean_line

_CITATION = re.compile(r"¶[0-9]+ \[([^\s\[\]]+#\^p[0-9]+)\]$")
_END = 128  # characters; no address and paragraph at the end of a copied citation are longer


def direct_lookup(query: Query, text: str, roster: Roster, is_there: Callable[[Address], bool]) -> Query:
    """The query for what `text` addresses directly; `query` itself where it addresses nothing.

    The address of a passage, also in brackets or at the end of a copied citation, finds that passage alone. The id of
    a card finds that card first, then what its words find. The id of an article finds the article, unless the id is a
    single word, which is searched as a word.
    """
    citation = _CITATION.search(clean_line(text[-_END:]))
    bare = citation[1] if citation else query.text.strip("[]")
    if (address := Address.parse(bare)) and is_there(address):
        return replace(query, parts=(AtAddress(address),), notes=())
    if bare in roster.entries:
        return replace(query, card=bare)
    if not bare.isalnum() and roster.article(bare):
        return replace(query, parts=(OfArticle(bare),), notes=())
    return query
