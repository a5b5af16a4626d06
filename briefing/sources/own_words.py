"""The sender's own words in the plain text of a mail: no quotation, greeting, sign-off or signature.

Flowed text and quote marks are those of RFC 3676.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_QUOTE = re.compile(r"(?:>[ ]?)+(?!From )")
_SIGNATURE = re.compile(r"--[ ]?")
_LONGEST_SIGNATURE = 15
_FORWARDED = re.compile(
    r"begin forwarded message:?"
    r"|[-_\s]{4,}(?:forwarded message|forwarded by\b.*|weitergeleitete nachricht|message transf[eé]r[eé]"
    r"|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|пересылаемое сообщение|original message"
    r"|original-nachricht|urspr[uü]ngliche nachricht|message d['’]origine|mensaje original|messaggio originale"
    r"|mensagem original)[-_\s]*",
    re.IGNORECASE,
)
_IS_REPLY = re.compile(r"origin|urspr", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*\*?(from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoy[eé]|[aà]|objet|enviado|para"
    r"|asunto|fecha|assunto|data|da|inviato|oggetto|от|дата|кому|тема)\s?:\*?\s+\S.*",
    re.IGNORECASE,
)
_FEW_FIELDS = 3
_REPLY_HEADS = ("from:", "*from:", "von:", "de:", "de :", "da:", "от:")
_ATTRIBUTION = re.compile(r".{0,300}(?:\d|@|\bwrote\b|\bwrites\b|\bsaid\b).{0,200}:", re.DOTALL)
_LONGEST_ATTRIBUTION = 3
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?"
    r"|sehr geehrte[rs]?|bonjour|bonsoir|salut|cher|ch[eè]re|chers|hola|buenos d[ií]as|buenas (?:tardes|noches)"
    r"|estimad[oa]s?|querid[oa]s?|ol[aá]|prezad[oa]s?|car[oaie]|ciao|gentile|buongiorno|beste|geachte|hej|hei|kjære"
    r"|здравствуйте|добрый день|уважаем\w+|привет)\b(?:[^.!?,:]|\b(?:mr|mrs|ms|mx|dr|prof|hr|sr|sra|m)\.){0,50}[,!:]?",
    re.IGNORECASE,
)
_LONGEST_GREETING = 70
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:very |my |all )?(?:kind(?:est)?|best|warm(?:est)?)?\s?(?:regards|wishes)|all (?:the|my) best|best"
    r"|all best|cheers|(?:many )?thanks(?: (?:again|in advance|a lot|so much))?"
    r"|thank you(?: (?:again|in advance|very much))?"
    r"|yours(?: (?:sincerely|faithfully|truly|ever))?|sincerely(?: yours)?|cordially|respectfully|take care|love"
    r"|(?:mit )?(?:freundlichen?|herzlichen?|besten?|viele|liebe|schöne) gr[uü](?:ß|ss)en?|(?:viele |liebe )?grüße|mfg"
    r"|(?:bien )?cordialement|bien à vous|amitiés|salutations|(?:un )?saludos?(?: cordial(?:es)?)?|atentamente"
    r"|un abrazo|cordiali saluti|distinti saluti|saluti|atenciosamente|abraços?"
    r"|met vriendelijke groet(?:en)?|groet(?:en)?"
    r"|(?:med )?vänliga hälsningar|hälsningar|(?:med )?vennlig hilsen|hilsen|с уважением|всего доброго)\s*[,.!–-]*",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?:sent|get outlook|gesendet|von meinem|envoyé|enviado|inviato|отправлено)\b.{0,20}"
    r"(?:from|via|with|for|mit|von|iphone|ipad|android|depuis|desde|da|do|с)\b.{0,40}",
    re.IGNORECASE,
)
_MOST_UNDER_SIGN_OFF, _LONGEST_UNDER_SIGN_OFF = 6, 60


class OwnWords(NamedTuple):
    """What a sender wrote, and what else stands in the mail."""

    text: str
    """The sender's own words, and what they forwarded, under the fields that tell whose it is."""
    left_out: tuple[str, ...]
    """What is left out: `5 quoted lines`, `the signature`."""


class _Line(NamedTuple):
    depth: int
    """How many times it is quoted."""
    text: str


def unflowed(text: str, *, deletes_space: bool) -> str:
    """Flowed text (`format=flowed`, and whether `delsp=yes`) with each of its paragraphs on one line."""
    lines = _unflowed(text.split("\n"), deletes_space=deletes_space)
    return "\n".join(f"{'>' * line.depth} {line.text}" if line.depth else line.text for line in lines)


def own_words(text: str, sender: str = "", *, is_forward: bool = False) -> OwnWords:
    """The sender's own words in a plain text; all of it, unquoted, where there are none.

    `sender` is the sender's name, which may stand below the text. In a forwarded mail what stands under the header of
    another mail is kept; elsewhere it is the mail that is answered.
    """
    lines = _unwrapped_forward([_quoted(line) for line in text.split("\n")])
    kept, quoted = _without_quotes(lines, is_forward=is_forward)
    kept, has_signature = _without_signature(kept, sender)
    kept, has_greeting = _without_greeting(kept)
    if not any(map(str.strip, kept)):
        return OwnWords("\n".join(line.text for line in lines), ())
    left_out = [f"{quoted} quoted line{'' if quoted == 1 else 's'}"] if quoted else []
    left_out += ["the greeting"] * has_greeting + ["the signature"] * has_signature
    return OwnWords("\n".join(_with_joined_fields(kept)), tuple(left_out))


def _quoted(line: str) -> _Line:
    match = _QUOTE.match(line)
    return _Line(match[0].count(">"), line[match.end() :]) if match else _Line(0, line)


def _unflowed(lines: Sequence[str], *, deletes_space: bool) -> Iterator[_Line]:
    """The lines, those that are one joined: all but the last of them end in a space (RFC 3676, 4.1 and 4.2)."""
    parts, depth = list[str](), 0
    for line in lines:
        unquoted = line.lstrip(">")
        here = len(line) - len(unquoted)
        unquoted = unquoted.removeprefix(" ")
        is_signature = _SIGNATURE.fullmatch(unquoted) is not None
        if parts and (here != depth or is_signature):
            yield _Line(depth, "".join(parts))
            parts = []
        depth = here
        if unquoted.endswith(" ") and not is_signature:
            parts.append(unquoted[:-1] if deletes_space else unquoted)
        else:
            yield _Line(depth, "".join((*parts, unquoted)))
            parts = []
    if parts:
        yield _Line(depth, "".join(parts))


def _unwrapped_forward(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, one level of quotation taken off behind the words that begin a forwarded message."""
    start = next((at for at, line in enumerate(lines) if _is_forward(line)), len(lines))
    inner = [line for line in lines[start + 1 :] if line.text.strip()]
    if not inner or not inner[0].depth:
        return list(lines)
    return [*lines[: start + 1], *(_Line(max(line.depth - 1, 0), line.text) for line in lines[start + 1 :])]


def _is_forward(line: _Line) -> bool:
    return not line.depth and _FORWARDED.fullmatch(line.text.strip()) is not None and not _IS_REPLY.search(line.text)


def _without_quotes(lines: Sequence[_Line], *, is_forward: bool) -> tuple[list[str], int]:
    """The lines that are not quoted, a blank one for each run that is; and how many quoted ones have text."""
    kept, left_out = list[str](), 0
    for at, line in enumerate(lines):
        if line.depth:
            if not (at and lines[at - 1].depth):
                _drop_attribution(kept)
                kept.append("")
            left_out += bool(line.text.strip())
        elif not is_forward and _begins_reply(lines[at:]) and any(map(str.strip, kept)):
            return kept, left_out + sum(bool(one.text.strip()) for one in lines[at:])
        else:
            kept.append(line.text)
    return kept, left_out


def _with_joined_fields(lines: Sequence[str]) -> Iterator[str]:
    """The lines, the header of a forwarded mail on one, for it tells whose words follow."""
    fields = list[str]()
    for line in (*lines, ""):
        if _FIELD.fullmatch(line):
            fields.append(line.strip().replace("*", ""))
            continue
        if len(fields) >= _FEW_FIELDS - 1:
            yield from ("", " · ".join(fields), "")
        else:
            yield from fields
        fields = []
        if not _FORWARDED.fullmatch(line.strip()):
            yield line


def _drop_attribution(kept: list[str]) -> None:
    """Take `On 4 March 2021, Jane Roe wrote:` off the end, which may be broken into lines."""
    while kept and not kept[-1].strip():
        kept.pop()
    for count in range(1, _LONGEST_ATTRIBUTION + 1):
        last = kept[-count:]
        if len(last) < count or not all(map(str.strip, last)):
            return
        is_whole = len(kept) == count or not kept[-count - 1].strip()
        if is_whole and _ATTRIBUTION.fullmatch(" ".join(map(str.strip, last))):
            del kept[-count:]
            return
    if kept and _ATTRIBUTION.fullmatch(kept[-1].strip()):
        kept.pop()


def _begins_reply(lines: Sequence[_Line]) -> bool:
    """Whether the mail that is answered follows, as some mailers append it: without marks, under its header."""
    first = lines[0].text.strip()
    if _FORWARDED.fullmatch(first):
        return _IS_REPLY.search(first) is not None
    head = [line.text for line in lines[:_FEW_FIELDS]]
    return len(head) == _FEW_FIELDS and all(map(_FIELD.fullmatch, head)) and first.lower().startswith(_REPLY_HEADS)


def _without_signature(lines: Sequence[str], sender: str) -> tuple[list[str], bool]:
    """The lines without what stands behind `-- ` or a formula at the end, and without the name of the sender there."""
    kept = list(lines)
    last = len(kept) - _LONGEST_SIGNATURE
    mark = next((at for at, line in enumerate(kept) if at >= last and _SIGNATURE.fullmatch(line.rstrip("\r"))), None)
    if mark is not None:
        del kept[mark:]
    kept = _stripped(kept)
    while kept and _DEVICE.fullmatch(kept[-1].strip()):
        kept = _stripped(kept[:-1])
    formula = _sign_off(kept)
    if formula is not None:
        del kept[formula:]
    elif len(kept) > 1 and _is_name_of(kept[-1], sender):
        kept.pop()
    kept = _stripped(kept)
    return kept, len(kept) < len(_stripped(lines))


def _sign_off(lines: Sequence[str]) -> int | None:
    """Where the formula stands that ends a mail, with little below it but a name."""
    for at in range(len(lines) - 1, max(len(lines) - 2 - _MOST_UNDER_SIGN_OFF, 0), -1):
        if len(lines[at].strip()) > _LONGEST_UNDER_SIGN_OFF:
            return None
        if _SIGN_OFF.fullmatch(lines[at].strip()):
            return at
    return None


def _is_name_of(line: str, sender: str) -> bool:
    words, name = line.strip(" ,.–-").casefold().split(), sender.casefold().split()
    return bool(words) and (words == name or words == name[:1])


def _without_greeting(lines: Sequence[str]) -> tuple[list[str], bool]:
    kept = _stripped(lines)
    first = kept[0].strip() if len(kept) > 1 else ""
    if first and len(first) <= _LONGEST_GREETING and _GREETING.fullmatch(first):
        return _stripped(kept[1:]), True
    return kept, False


def _stripped(lines: Sequence[str]) -> list[str]:
    """The lines without blank ones at the beginning and the end."""
    inked = [at for at, line in enumerate(lines) if line.strip()]
    return list(lines[inked[0] : inked[-1] + 1]) if inked else []
