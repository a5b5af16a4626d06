"""The bytes of a file that somebody named, whatever stands there."""

import os
from pathlib import Path

from briefing.sources import refusals
from briefing.text import NotRegularError, open_regular


def read_bytes(path: Path) -> bytes:
    """The bytes of the regular file at `path`, links followed; FileRefused where there is none, or it is too large."""
    try:
        if path.stat().st_size > refusals.LARGEST:
            raise refusals.too_large()
        with os.fdopen(open_regular(path), "rb") as stream:
            data = stream.read(refusals.LARGEST + 1)
    except NotRegularError as error:
        raise refusals.not_regular() from error
    except (OSError, ValueError) as error:
        raise refusals.unreadable(error) from error
    if len(data) > refusals.LARGEST:
        raise refusals.too_large()
    if not data:
        raise refusals.empty()
    return data
