"""What somebody is, in the words of the text: the nouns before a name, or the apposition behind it."""

import re

from briefing.drafting.acting import governing
from briefing.drafting.parse import Parse

_LONGEST = 14
_BEFORE = {"compound", "amod", "nmod", "poss", "det"}
_LEADING = re.compile(r"^(?:of|and|the|a|an|its|his|her|their|our|my)\s+|^[,\s]+", re.IGNORECASE)
_NO_ROLES = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir)\.?$")
_WORTH = re.compile(r"[A-Za-z]{3}")


def role(parse: Parse, first: int, last: int) -> str:
    """The role of whom these tokens name, as it stands there; empty where the text does not say."""
    return _before(parse, first) or _behind(parse, first, last)


def _before(parse: Parse, first: int) -> str:
    """`Iranian Foreign Minister` before a name."""
    start = first
    while start and _belongs(parse, start - 1, first):
        start -= 1
    told = _LEADING.sub("", parse.words(start, first)).strip(" ,")
    return told if _WORTH.search(told) and not _NO_ROLES.fullmatch(told) and len(told.split()) <= _LONGEST else ""


def _belongs(parse: Parse, at: int, first: int) -> bool:
    token = parse.tokens[at]
    if token.tag in {"POS", "HYPH"} or token.text.lower() in {"of", "and", "-", "'s", "’s"}:
        return at > 0 and parse.tokens[at - 1].tag.startswith(("NN", "JJ"))
    return token.tag.startswith(("NN", "JJ")) and (token.dep in _BEFORE or token.head in range(at, first + 8))


def _behind(parse: Parse, first: int, last: int) -> str:
    """`the group's spokesman` behind a name."""
    at = governing(parse, first, last)
    found = next((one for one in parse.children(at) if parse.tokens[one].dep == "appos" and one >= last), None)
    if found is None:
        return ""
    inside = [one for one in parse.subtree(found) if one <= found or parse.tokens[one].dep not in {"relcl", "punct"}]
    run = [inside[0]]
    for one in inside[1:]:
        if one != run[-1] + 1 or (one > found and parse.tokens[one].text in {",", ";", "who", "which", "that", "—"}):
            break
        run.append(one)
    if run[-1] < found:
        return ""
    told = _LEADING.sub("", parse.words(run[0], run[-1] + 1)).strip(" ,")
    return told if _WORTH.search(told) and len(told.split()) <= _LONGEST and not told.isdecimal() else ""
