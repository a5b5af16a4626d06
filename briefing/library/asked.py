"""What is asked for by name, or is not there."""

from typing import TypeVar

from briefing.errors import NotFound
from briefing.model import Address
from briefing.text import clean_line

T = TypeVar("T")


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
