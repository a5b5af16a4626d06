"""What stands in an article and tells nothing of its matter: bylines, credits, datelines, calls to read on."""

import re

from briefing.drafting.wordlist import listed

_CREDIT = re.compile(
    r"\(?\s*(?:(?:additional|with additional|extra)? ?(?:reporting|writing|editing|research)\b.{0,40}?\bby\b"
    r"|(?:written|edited|compiled|reported|translated|photos?|photographs?) by\b"
    r"|(?-i:By [A-Z])[^.]{0,80}$|(?-i:BY [A-Z])"
    r"|follow .{0,60}\bon (?:twitter|x|facebook|instagram)\b|sign up\b|read more\b"
    r"|click here\b|advertisement\b|up next\b|related:|copyright\b|©|all rights reserved\b"
    r"|this (?:story|article) (?:was|has)\b"
    r"|(?:the )?(?:associated press|reuters|afp)$|share this\b|subscribe\b|watch:|listen:|photo(?:graph)?:|image:)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed (?:to|reporting)|reported from)\b.{0,40}$|\bcontributed to this\b", re.IGNORECASE
)
_DASHED = re.compile(r"([A-ZÀ-Ž][^.!?—–]{0,70}?(?:[.][^.!?—–]{0,30}?)?)\s*(?:[—–]|\s--?\s)\s*(?=[\"'“‘«(]?[A-ZÀ-Ž])")
_SHOUTED_PLACE = re.compile(r"[A-ZÀ-Ž]{3,}(?:[ /-][A-ZÀ-Ž]{3,}){0,2}\s+(?=[A-ZÀ-Ž][a-z]|[A-ZÀ-Ž]{1,2}\b)")
_SMALL = listed("de del la le el of and the al in")
_SHOUTED = re.compile(r"[^a-z]{8,}$")


def is_furniture(text: str) -> bool:
    """Whether a passage is a byline, a credit or a call to read on."""
    return bool(_CREDIT.match(text) or (len(text) < 200 and _CONTRIBUTED.search(text)))


def is_heading(text: str) -> bool:
    """Whether a passage is a heading between passages: short, no sentence, its long words mostly in capitals."""
    return is_short(text) and sum(word[0].isupper() for word in _long(text)) * 3 >= 2 * len(_long(text))


def is_short(text: str) -> bool:
    """Whether a passage is too short and too open for a sentence."""
    return len(text) < 120 and not re.search(r"[.!?:;”\"'’)]$", text)


def _long(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]


def is_shouted(text: str) -> bool:
    """Whether a passage is in capitals throughout, so that no name can be told by them."""
    return bool(_SHOUTED.match(text))


def dateline(text: str) -> int:
    """How many characters of a passage are the place it was written at, with the dash behind it."""
    match = _DASHED.match(text)
    if match and all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in re.findall(r"\w+", match[1])):
        return match.end()
    match = _SHOUTED_PLACE.match(text)
    return match.end() if match else 0
