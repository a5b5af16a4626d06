"""The rules: each with its name, how grave it is, and what it finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from briefing.errors import ConfigError
from briefing.text import clean_line


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    ERROR = "error"
    """Something is broken: it leads nowhere, cannot be read, or contradicts itself."""
    WARNING = "warning"
    """A reader cannot rely on it."""
    NOTE = "note"
    """Worth knowing; nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding."""

    id: str
    """Its name, as findings, options and the config file have it."""
    severity: Severity
    """How grave its findings are."""
    help: str
    """What it finds, as a sentence."""


_ERROR, _WARNING, _NOTE = Severity

RULES: tuple[Rule, ...] = (
    Rule("uncited-claim", _WARNING, "A claim of a card cites no passage."),
    Rule("quote-not-found", _WARNING, "Words in quotation marks stand in no passage that their claim cites."),
    Rule("date-too-exact", _WARNING, "A card's date names a day or a month that no passage it cites names."),
    Rule("single-source", _NOTE, "Everything a card claims rests on one article."),
    Rule("unlinked-card", _NOTE, "No other card links to a card."),
    Rule("unused-passage", _NOTE, "No card cites a passage."),
    Rule("passage-altered", _WARNING, "The copy of an article has other words in the place of a passage."),
    Rule("copies-differ", _NOTE, "One copy of an article has a passage word for word, another has other words for it."),
    Rule("passage-missing", _NOTE, "The copy of an article has nothing in the place of a passage."),
    Rule("print-mismatch", _ERROR, "An article's own paragraph does not have the fingerprint that is written for it."),
    Rule("broken-link", _ERROR, "A link leads to no card."),
    Rule("ambiguous-link", _ERROR, "A link gives a name that several cards have."),
    Rule("broken-citation", _ERROR, "A citation leads to no passage."),
    Rule("front-matter", _ERROR, "A front matter is missing, is not closed, is too long or cannot be read."),
    Rule("missing-title", _ERROR, "A card or an article has no title."),
    Rule("unknown-kind", _ERROR, "A card names no kind that there is."),
    Rule("bad-date", _ERROR, "A date is none."),
    Rule("bad-link", _ERROR, "What stands in double brackets can be neither an id, a name nor an address."),
    Rule("bad-url", _ERROR, "A link out is no plain web address and is not opened."),
    Rule("bad-print", _ERROR, "A fingerprint is malformed, or is of a passage that the article does not have."),
    Rule("missing-id", _ERROR, "A block of an article ends in no block id and is no passage."),
    Rule("duplicate-passage", _ERROR, "Two passages of an article have one number."),
    Rule("too-long", _ERROR, "A text is over what is read of one; the rest is left out."),
    Rule("too-deep", _ERROR, "Blocks are nested deeper than is read."),
    Rule("unreadable", _ERROR, "A file or folder cannot be read."),
    Rule("undecodable", _ERROR, "A file has bytes that are no UTF-8."),
    Rule("bad-decision", _ERROR, "A line of `decisions.jsonl` is no decision."),
    Rule("bad-change", _ERROR, "A line of the journal of changes can't be read."),
    Rule("orphan-note", _ERROR, "Notes are called after no card and no article."),
    Rule("lost-note", _ERROR, "The passage that a note was on is not there any more."),
    Rule("orphan-addition", _ERROR, "An addition adds to no card of another folder."),
    Rule("outside", _ERROR, "A symbolic link leaves the library and is not followed."),
    Rule("not-regular", _ERROR, "A pipe, a socket or a device stands where a file belongs."),
    Rule("too-large", _ERROR, "A file is too large to be read."),
    Rule("bad-id", _ERROR, "A file's name is no id."),
    Rule("duplicate-id", _ERROR, "Two files have one id."),
    Rule("orphan-copy", _ERROR, "A copy belongs to no article of the library."),
)
"""Every rule there is: first those of the check itself, then those of reading the files."""

_BY_ID = {rule.id: rule for rule in RULES}


def find_rule(name: str) -> Rule:
    """The rule of that name; raises ConfigError, with the nearest name, where there is none."""
    if rule := _BY_ID.get(name):
        return rule
    raise ConfigError(f"there is no rule “{clean_line(name)}”{_advice(name, _BY_ID)}")


def rules_of(names: Iterable[str]) -> frozenset[str]:
    """The rules that `names` stand for: a rule for itself, a severity for its rules and those of graver ones.

    Raises ConfigError, with the nearest name, where a name is neither.
    """
    meant = set[str]()
    for name in names:
        if name in _BY_ID:
            meant.add(name)
        elif name in tuple(Severity):
            graver = tuple(Severity)[: tuple(Severity).index(Severity(name)) + 1]
            meant.update(rule.id for rule in RULES if rule.severity in graver)
        else:
            advice = _advice(name, (*_BY_ID, *Severity))
            raise ConfigError(f"there is no rule and no severity “{clean_line(name)}”{advice}")
    return frozenset(meant)


def severity_of(rule: str) -> Severity:
    """How grave a rule is, by its name; one that is not in the list is an error."""
    return _BY_ID[rule].severity if rule in _BY_ID else Severity.ERROR


def _advice(name: str, known: Iterable[str]) -> str:
    import difflib  # noqa: PLC0415 - only a mistake pays for it

    near = difflib.get_close_matches(name.casefold(), list(known), n=1, cutoff=0.0)
    return f": did you mean “{near[0]}”?" if near else ""
