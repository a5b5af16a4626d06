"""The address of a shared library: a server and the library's name there."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from briefing.errors import ConfigError

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where a shared library is: `https://host:9200/NAME`. It holds no credentials, so that it may be shown."""

    server: str
    """The server: scheme, host and port."""
    name: str
    """The name of the library there."""

    def __str__(self) -> str:
        return f"{self.server}/{self.name}"

    @staticmethod
    def is_one(text: str) -> bool:
        """Whether a text is meant as the address of a shared library, not as a folder."""
        return text.lower().startswith(_SCHEMES)

    @classmethod
    def parse(cls, text: str) -> "ServerAddress":
        """The address in a text; ConfigError says what is wrong in it, and repeats nothing that may be a secret."""
        try:
            parts = urlsplit(text)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            raise ConfigError("The address of a shared library is like https://host:9200/NAME.") from None
        if "@" in parts.netloc:
            raise ConfigError(
                "A user and a password do not belong in the address of a shared library: they stand in the"
                " environment or in a file (see docs/sharing.md)."
            )
        name = parts.path.strip("/")
        if not host or parts.query or parts.fragment or not _NAME.fullmatch(name):
            raise ConfigError(
                "The address of a shared library is like https://host:9200/NAME; the name has small letters, digits,"
                " - and _, 64 at most."
            )
        if parts.scheme.lower() == "http" and not _is_here(host):
            raise ConfigError("A shared library on another machine is read by https:// alone.")
        shown = f"[{host}]" if ":" in host else host
        return cls(f"{parts.scheme.lower()}://{shown}:{port or 9200}", name)


def _is_here(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
