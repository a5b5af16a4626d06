"""The directories: where config, data and cache belong, and the library that comes with the program."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import platformdirs

import briefing
from briefing.errors import ConfigError

_NAME = "briefing"


class Directories(NamedTuple):
    """Chosen once, at the top."""

    config: Path
    """Where the config file is."""
    data: Path
    """Where what the reader has decided, and the reader's own library, are."""
    cache: Path
    """Where the indexes are."""
    shipped: Path
    """The library that comes with the program."""

    @property
    def own(self) -> Path:
        """The reader's own library; it may not exist."""
        return self.data / "library"

    @property
    def refused(self) -> Path:
        """The file that keeps refused mentions; it may not exist."""
        return self.data / "refused.json"

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> "Directories":
        """The directories of this system, or those the environment names; raises ConfigError for the home of nobody."""
        return cls(
            _named(environ, "CONFIG") or platformdirs.user_config_path(_NAME, appauthor=False),
            _named(environ, "DATA") or platformdirs.user_data_path(_NAME, appauthor=False),
            _named(environ, "CACHE") or platformdirs.user_cache_path(_NAME, appauthor=False),
            _shipped(),
        )


def _named(environ: Mapping[str, str], what: str) -> Path | None:
    value = environ.get(name := f"BRIEFING_{what}_DIR")
    if not value:
        return None
    path = os.path.expanduser(value)  # noqa: PTH111 - the home of nobody stays as it is
    if path.startswith("~"):
        raise ConfigError(f"${name} names the home of somebody who is not here: {value}")
    return Path(path).absolute()


def _shipped() -> Path:
    """`content/` inside the installed package, or beside `pyproject.toml` in a checkout."""
    package = Path(briefing.__file__).resolve().parent
    checkout = package.parent
    if not (package / "content").is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / "content"
    return package / "content"
