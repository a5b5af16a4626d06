"""Credentials: who the reader is to a server, from the environment or a file that nobody else may read."""

import base64
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import ConfigError

_FILE, _KEY, _USER, _PASSWORD, _CA = (
    f"BRIEFING_OPENSEARCH_{name}" for name in ("CREDENTIALS", "API_KEY", "USER", "PASSWORD", "CA")
)
_MOST = 4_096


@dataclass(frozen=True, slots=True)
class Credentials:
    """What is sent with every request; it is never shown."""

    authorization: str = field(default="", repr=False)
    """The header of that name; empty where none is sent."""
    ca: str = ""
    """The file of the certificates that are trusted; empty for those of the system."""

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Credentials":
        """The credentials of an environment; ConfigError where they make no sense, which never repeats them.

        The file has one line: `USER:PASSWORD`, or `ApiKey` and the key. What stands in the environment itself counts
        before the file.
        """
        ca = environ.get(_CA, "")
        if ca and not Path(ca).is_file():
            raise ConfigError(f"${_CA} names no file of certificates.")
        if key := environ.get(_KEY, ""):
            return cls(_header(f"ApiKey {key}", _KEY), ca)
        if user := environ.get(_USER, ""):
            return cls(_header(f"{user}:{environ.get(_PASSWORD, '')}", _USER), ca)
        if path := environ.get(_FILE, ""):
            return cls(_header(_line(Path(path)), _FILE), ca)
        return cls(ca=ca)


def _line(path: Path) -> str:
    """The first line of a file that its owner alone may read."""
    try:
        with path.open("rb") as file:
            seen = os.fstat(file.fileno())
            if not stat.S_ISREG(seen.st_mode) or seen.st_uid != os.geteuid() or seen.st_mode & 0o077:
                raise ConfigError(f"${_FILE} is read only where the file is yours alone: chmod 600 it.")
            text = file.read(_MOST).decode()
    except (OSError, UnicodeDecodeError):
        raise ConfigError(f"${_FILE} names no file that can be read.") from None
    return text.strip().partition("\n")[0].strip()


def _header(text: str, variable: str) -> str:
    """The header of `USER:PASSWORD` or `ApiKey KEY`."""
    kind, _, key = text.partition(" ")
    if kind == "ApiKey" and key.strip().isascii() and key.strip().isprintable():
        return f"ApiKey {key.strip()}"
    user, colon, _ = text.partition(":")
    if not (user and colon and text.isprintable()):
        raise ConfigError(f"${variable} holds neither USER:PASSWORD nor ApiKey KEY.")
    return f"Basic {base64.b64encode(text.encode()).decode()}"
