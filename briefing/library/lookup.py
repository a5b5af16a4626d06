"""Find what a person means by a name."""

from collections.abc import Iterator
from typing import TypeVar

from briefing.errors import NotFound
from briefing.library.managed_index import ManagedIndex
from briefing.library.nearest import nearest
from briefing.model import Address, Passage, Roster
from briefing.text import clean_line, fold, terms

T = TypeVar("T")
_NAMED = 3


def address_of(address: str | Address) -> Address:
    """The address that was given, or that a text spells; raises NotFound where it spells none."""
    if isinstance(address, Address):
        return address
    return existing(Address.parse(address), "passage", address)


def existing(found: T | None, what: str, name: str) -> T:
    """What was found; raises NotFound where that is nothing."""
    if found is None:
        raise NotFound(f"There is no {what} `{clean_line(name)}`.")
    return found


def passage_at(index: ManagedIndex, address: str | Address) -> Passage:
    """The passage at an address; raises NotFound where there is none."""
    wanted = address_of(address)
    return existing(index.ask(lambda reader: reader.passage(wanted)), "passage", str(wanted))


def find(name: str, roster: Roster) -> str:
    """The id of the card or article that `name` names: its id, else its title or an alias.

    Accents, case and typography count only where names differ in nothing else, then hyphens. Raises NotFound, with the
    nearest names, where none or more than one answers.
    """
    wanted = clean_line(name)
    if roster.card(wanted) or roster.article(wanted):
        return wanted
    names = tuple(_names(roster))
    for form in (str.casefold, fold, terms, _closed):
        asked = form(wanted)
        ids = tuple(dict.fromkeys(meant for known, meant in names if asked and form(known) == asked))
        if len(ids) == 1:
            return ids[0]
        if ids:
            raise NotFound(f"“{wanted}” names {' and '.join(ids)}: give one of these ids.")
    raise NotFound(_missing(wanted, names))


def _names(roster: Roster) -> Iterator[tuple[str, str]]:
    """Every name in the library with the id it stands for."""
    for entry in roster.cards:
        yield entry.id, entry.id
        yield entry.title, entry.id
        for alias in entry.aliases:
            yield alias, entry.id
    for article in roster.articles:
        yield article.id, article.id
        yield article.title, article.id


def _closed(name: str) -> str:
    """The words of a name without what parts them: `F-16` is `F16`."""
    return "".join(terms(name))


def _missing(wanted: str, names: tuple[tuple[str, str], ...]) -> str:
    if not names:
        return f"Nothing is called “{wanted}”: the library is empty."
    ids = dict(reversed(names))
    near = tuple(dict.fromkeys(ids[known] for known in nearest(wanted, ids, 2 * _NAMED)))[:_NAMED] if wanted else ()
    return f"Nothing is called “{wanted}”" + (f": did you mean {' or '.join(near)}?" if near else ".")
