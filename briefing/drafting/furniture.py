"""What stands in an article and tells nothing of its matter: bylines, credits, datelines, calls to read on."""

import re

_CREDIT = re.compile(
    r"\(?\s*(?:(?:additional|with additional|extra)? ?(?:reporting|writing|editing|research)\b.{0,40}?\bby\b"
    r"|(?:written|edited|compiled|reported|translated|photos?|photographs?) by\b"
    r"|by [A-Z][^.]{0,80}$|BY [A-Z]|follow .{0,60}\bon (?:twitter|x|facebook|instagram)\b|sign up\b|read more\b"
    r"|click here\b|advertisement\b|up next\b|related:|copyright\b|©|all rights reserved\b|this (?:story|article) (?:was|has)\b"
    r"|(?:the )?(?:associated press|reuters|afp)$|share this\b|subscribe\b|watch:|listen:|photo(?:graph)?:|image:)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"\b(?:contributed (?:to|reporting)|reported from)\b.{0,40}$|\bcontributed to this\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Ž][A-ZÀ-Ž.'’-]+(?:[ ,/]+(?:[A-ZÀ-Ž][A-ZÀ-Ž.'’-]+|[A-Z][a-z]+\.?))*"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?"
    r"(?:\s*\((?:Reuters|AP|AFP|dpa|UPI|[A-Za-z ]{2,20})\))?\s*(?:[—–:]|--?|- ))\s*"
    r"|^(?:[A-Z][\w.'’-]+(?:[ ,]+[A-Z][\w.'’-]+){0,3}\s*\((?:Reuters|AP|AFP|dpa|UPI|CNN|[A-Z]{2,6})\)\s*(?:[—–-]|--)?)\s*"
    r"|^(?:[A-ZÀ-Ž]{3,}(?:[ -][A-ZÀ-Ž]{3,}){0,2})(?= [A-Z][a-z]| [A-Z] |  )\s*"
)
_SHOUTED = re.compile(r"[^a-z]{8,}$")


def is_furniture(text: str) -> bool:
    """Whether a passage is a byline, a credit or a call to read on."""
    return bool(_CREDIT.match(text) or (len(text) < 200 and _CONTRIBUTED.search(text)))


def is_heading(text: str) -> bool:
    """Whether a passage is a heading between passages: short, and no sentence."""
    return len(text) < 100 and not re.search(r"[.!?:;”\"'’)]$", text)


def is_shouted(text: str) -> bool:
    """Whether a passage is in capitals throughout, so that no name can be told by them."""
    return bool(_SHOUTED.match(text))


def dateline(text: str) -> int:
    """How many characters of a passage are the place it was written at, with the dash behind it."""
    match = _DATELINE.match(text)
    return match.end() if match else 0
