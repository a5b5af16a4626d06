"""The config file: `config.toml` with a `theme` and the tables `[keys]` and `[check]`."""

import re
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import ConfigError
from briefing.text import clean_line

_KNOWN = ("theme", "keys", "check")


class Config(NamedTuple):
    """What the config file says."""

    theme: str = ""
    """The name of a theme."""
    keys: tuple[tuple[str, str], ...] = ()
    """The ids of keys and what they are changed to."""
    off: tuple[str, ...] = ()
    """The rules of `briefing check` that are switched off."""


def read_config(file: Path) -> Config:
    """What `file` says; nothing where it does not exist. Raises ConfigError, with file and line, for nonsense."""
    try:
        text = file.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        raise ConfigError(f"{clean_line(str(file))} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{clean_line(str(file))} is not UTF-8; save it as UTF-8") from error
    return _Reading(file, text).config()


class _Reading:
    """One reading of a config file, so that every complaint can name the line."""

    def __init__(self, file: Path, text: str) -> None:
        self._file = clean_line(str(file))
        self._text = text

    def config(self) -> Config:
        values = self._values()
        for name in values:
            if name not in _KNOWN:
                raise self._error(name, f"“{name}” is not known; what can be set is {', '.join(_KNOWN)}")
        return Config(
            self._string("theme", values.get("theme", "")),
            self._keys(values.get("keys", {})),
            self._off(values["check"]) if "check" in values else (),
        )

    def _values(self) -> dict[str, Any]:
        import tomllib  # noqa: PLC0415  (most readers have no config file)

        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"\(at line (\d+),", str(error))
            line = int(found[1]) if found else self._text.count("\n") + 1
            raise ConfigError(f"{self._file}:{line}: it is not TOML: {clean_line(str(error))}") from error

    def _keys(self, table: object) -> tuple[tuple[str, str], ...]:
        if not isinstance(table, dict):
            raise self._error("keys", "“keys” has to be a table: [keys]")
        return tuple((clean_line(key), self._string(key, keys)) for key, keys in table.items())

    def _off(self, table: object) -> tuple[str, ...]:
        from briefing.check import find_rule  # noqa: PLC0415  (most readers switch no rule off)

        names = table.get("off", []) if isinstance(table, dict) and table.keys() <= {"off"} else None
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise self._error("check", '“check” has to be a table of one list of rules: off = ["single-source"]')
        try:
            return tuple(find_rule(name).id for name in names)
        except ConfigError as error:
            raise self._error("off", str(error)) from None

    def _string(self, name: str, value: object) -> str:
        if not isinstance(value, str) or clean_line(value) != value:
            raise self._error(name, f"“{name}” has to be a text in quotes, on one line")
        return value

    def _error(self, name: str, what: str) -> ConfigError:
        """The line is where the name stands for the first time at a line's start."""
        found = re.search(rf"""(?m)^[ \t]*\[?[ \t]*(?:[\w-]+\.)*["']?{re.escape(name)}\b""", self._text)
        line = self._text.count("\n", 0, found.start()) + 1 if found else 1
        return ConfigError(f"{self._file}:{line}: {clean_line(what)}")
