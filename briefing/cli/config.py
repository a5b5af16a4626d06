"""The config file: `config.toml` with a `theme` and the tables `[keys]`, `[check]`, `[draft]` and `[vault]`."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import ConfigError
from briefing.model import Endpoint
from briefing.text import clean_line, read_regular

_KNOWN = ("theme", "keys", "check", "draft", "vault")
_DRAFT = ("url", "model", "key_env")
_LARGEST = 5_000_000
"""The largest file that is read, in bytes."""
_DEEPEST = 200
"""Dots that a line may have."""
_MOST = 20
"""So many entries that cannot be followed are told one by one; more of them are wrong for one reason."""


class Config(NamedTuple):
    """What the config file says."""

    theme: str = ""
    """The name of a theme."""
    keys: tuple[tuple[str, str], ...] = ()
    """The ids of keys and what they are changed to."""
    off: tuple[str, ...] = ()
    """The rules of `briefing check` that are switched off."""
    own_model: Endpoint | None = None
    """The language model of the reader's own that is sent what is drafted."""
    article_folders: tuple[str, ...] = ()
    """The folders of an Obsidian vault whose notes are articles."""
    complaints: tuple[str, ...] = ()
    """What of it cannot be followed, by file and line, one line each; the rest is."""


def read_config(file: Path, environ: Mapping[str, str] | None = None) -> Config:
    """What `file` says; nothing where it does not exist, and of one that is no TOML only that.

    The key of a language model is read from `environ`, where that is given.
    """
    try:
        text = _text(file)
        return _Reading(file, text, environ).config(_values(file, text) if text else {})
    except ConfigError as error:
        return Config(complaints=(f"{error}. Nothing of this file is followed.",))


def _text(file: Path) -> str:
    try:
        return read_regular(file, _LARGEST).decode()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise ConfigError(f"{clean_line(str(file))} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{clean_line(str(file))} is not UTF-8; save it as UTF-8") from error


def _values(file: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (most readers have no config file)

    for number, written in enumerate(text.splitlines(), 1):
        if written.count(".") > _DEEPEST:  # tomllib takes time that grows with the square of it
            raise ConfigError(f"{clean_line(str(file))}:{number}: tables nest deeper here than any that is known")
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # tomllib lets pass what Python says of long numbers and deep nesting
        what = clean_line(str(error))
        found = re.search(r"\(at line (\d+),", what)
        line = int(found[1]) if found else text.count("\n") + 1
        raise ConfigError(f"{clean_line(str(file))}:{line}: it is not TOML: {what}") from error


class _Reading:
    """One reading of a config file: entry by entry, so that a wrong one is told with its line and costs no other."""

    def __init__(self, file: Path, text: str, environ: Mapping[str, str] | None) -> None:
        self._environ = environ
        self._file = clean_line(str(file))
        self._text = text
        self._complaints = list[tuple[int, str]]()
        self._untold = 0
        """How many entries beyond those that are told cannot be followed."""

    def config(self, values: dict[str, Any]) -> Config:
        for name in values:
            if name not in _KNOWN:
                self._complain(f"“{name}” is not known; what can be set is {', '.join(_KNOWN)}", name)
        theme = dict(self._strings({"theme": values["theme"]} if "theme" in values else {}))
        keys = tuple(self._strings(self._table("keys", values), "keys"))
        check = self._table("check", values)
        off = tuple(self._off(check)) if check else ()
        draft = self._table("draft", values)
        own_model = self._own_model(draft) if draft else None
        folders = tuple(self._article_folders(self._table("vault", values)))
        told = tuple(f"{self._file}:{line}: {what}" for line, what in sorted(self._complaints))
        more = (f"{self._file}: {self._untold:,} more entries cannot be followed",) if self._untold else ()
        return Config(theme.get("theme", ""), keys, off, own_model, folders, told + more)

    def _table(self, name: str, values: dict[str, Any]) -> dict[str, Any]:
        table = values.get(name, {})
        if isinstance(table, dict):
            return table
        self._complain(f"“{name}” has to be a table: [{name}]", name)
        return {}

    def _strings(self, values: dict[str, Any], *tables: str) -> Iterator[tuple[str, str]]:
        for name, value in values.items():
            if isinstance(value, str) and clean_line(value) == value:
                yield clean_line(name), value
            else:
                self._complain(f"“{name}” has to be a text in quotes, on one line", *tables, name)

    def _off(self, table: dict[str, Any]) -> Iterator[str]:
        """The rules that are switched off, as far as there are such."""
        from briefing.check import RULES, find_rule  # noqa: PLC0415  (most readers switch no rule off)

        for name in table:
            if name != "off":
                self._complain(f"“{name}” is not known; what can be set in [check] is off", "check", name)
        names = table.get("off", [])
        if not isinstance(names, list):
            self._complain('“off” has to be a list of rules: off = ["single-source"]', "check", "off")
            return
        known = {rule.id for rule in RULES}
        for name in dict.fromkeys(map(str, names)):
            if name in known:
                yield name
            elif len(self._complaints) >= _MOST:
                self._untold += 1
            else:
                try:
                    yield find_rule(name).id
                except ConfigError as error:
                    self._complain(str(error), "check", "off", value=name)

    def _article_folders(self, table: dict[str, Any]) -> Iterator[str]:
        for name in table:
            if name != "articles":
                self._complain(f"“{name}” is not known; what can be set in [vault] is articles", "vault", name)
        folders = table.get("articles", [])
        if not isinstance(folders, list) or not all(isinstance(one, str) and one.strip("/ ") for one in folders):
            self._complain('“articles” has to be a list of folders: articles = ["Clippings"]', "vault", "articles")
        else:
            yield from folders

    def _own_model(self, table: dict[str, Any]) -> Endpoint | None:
        """The model of the reader's own; None, so that nothing is sent, where anything of it cannot be followed."""
        from briefing.drafting.own_model import refusal_of_url  # noqa: PLC0415  (most readers have none)

        before, told = len(self._complaints) + self._untold, dict(self._strings(table, "draft"))
        for name in table:
            if name not in _DRAFT:
                self._complain(
                    f"“{name}” is not known; what can be set in [draft] is {', '.join(_DRAFT)}", "draft", name
                )
        for name in ("url", "model"):
            if name not in table:
                self._complain(f"[draft] needs {name}: without, no model is asked", "draft")
        if "url" in told and (refusal := refusal_of_url(told["url"])):
            self._complain(refusal, "draft", "url")
        key = (self._environ or {}).get(told.get("key_env", ""), "")
        is_key = key.isascii() and key.isprintable() and bool(key.strip())
        if told.get("key_env") and self._environ is not None and not is_key:
            self._complain(f"${told['key_env']} holds no key: without, no model is asked", "draft", "key_env")
        is_whole = len(self._complaints) + self._untold == before
        return Endpoint(told["url"], told["model"], key.strip()) if is_whole else None

    def _complain(self, what: str, *names: str, value: str = "") -> None:
        """The line is where the name stands at a line's start, inside the tables before it; or a value behind that."""
        if len(self._complaints) >= _MOST:
            self._untold += 1
            return
        at = 0
        for name in names:
            begins = re.compile(rf"""(?m)^[ \t]*\[?[ \t]*(?:[\w-]+[ \t]*\.[ \t]*)*["']?{re.escape(name)}(?![\w-])""")
            at = found.start() if (found := begins.search(self._text, at)) else at
        if value and (found := re.compile(f"[\"']{re.escape(value)}[\"']").search(self._text, at)):
            at = found.start()
        self._complaints.append((self._text.count("\n", 0, at) + 1, clean_line(what)))
