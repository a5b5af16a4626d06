"""Calls that end at once where their answer is no longer wanted."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from briefing.errors import Cancelled

Cancel = Callable[[], bool]
"""Tells whether a call's answer is no longer wanted, as `threading.Event.is_set` does; asked often, in its thread."""

_Value = TypeVar("_Value")


def never() -> bool:
    """Always wanted."""
    return False


def no_longer_wanted() -> Cancelled:
    """What ends a call whose answer is no longer wanted."""
    return Cancelled("What was asked is no longer wanted.")


def until(cancelled: Cancel, values: Iterable[_Value]) -> Iterator[_Value]:
    """The values, one by one; Cancelled as soon as they are no longer wanted."""
    for value in values:
        if cancelled():
            raise no_longer_wanted()
        yield value
