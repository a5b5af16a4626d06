"""The door: what of an answer of the reader's own model holds; the rest is dropped and counted.

A claim holds where it is a run of whole words of the passage it names, a name where it is one of the passages that were
sent, a number where it stands in a passage the card rests on. What is kept is the passages' own text: of a claim the
whole sentence, for a `not` may stand before the words that were copied.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from briefing.dialect import read_date
from briefing.drafting.draft import NAMING, ActorType, Draft, DraftClaim, DraftField, Status
from briefing.drafting.states import key
from briefing.model import Kind
from briefing.text import sentence_ends
from briefing.text.word_list import MONTHS

RULE = "your model"
"""Why such a draft is proposed."""
_SURE = 0.5
"""What a model says alone is never sure enough to be accepted unread."""
_MOST_CARDS, _MOST_CLAIMS, _MOST_NAMES = 200, 12, 12
_LONGEST_CLAIM, _LONGEST_NAME = 2_000, 120
_FEWEST_WORDS = 3
"""So many words a claim has at the least: one or two say nothing."""
_MONTHS = dict(enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1))


class Door:
    """Lets through what holds of the answers about one article, and counts what does not."""

    def __init__(self, passages: Mapping[int, str]) -> None:
        """`passages` are those that were sent, by their numbers."""
        self._passages = passages
        self.dropped = 0
        """How many cards, claims, names, dates and other answers were dropped."""

    def drafts(self, answer: str) -> list[Draft]:
        """The drafts in an answer, each once, in its order."""
        found = dict[tuple[Kind, str, tuple[DraftClaim, ...]], Draft]()
        for card in self._cards(answer):
            draft = self._draft(card)
            if draft is None:
                self.dropped += 1
            else:
                found.setdefault((draft.kind, key(draft.title), draft.claims), draft)
        return list(found.values())

    def _cards(self, answer: str) -> Sequence[Any]:
        """The cards of an answer, which may stand inside other text."""
        first, last = answer.find("{"), answer.rfind("}")
        try:
            values = json.loads(answer[first : last + 1])
        except (ValueError, RecursionError):
            values = None
        cards = values.get("cards") if isinstance(values, dict) else None
        if not isinstance(cards, list):
            self.dropped += 1
            return []
        self.dropped += max(len(cards) - _MOST_CARDS, 0)
        return cards[:_MOST_CARDS]

    def _draft(self, card: Any) -> Draft | None:
        """A card as a draft; None where it is none, or nothing it rests on holds."""
        kind = self._kind(card)
        claims = tuple(dict.fromkeys(self._claims(card.get("claims"))))[:_MOST_CLAIMS] if kind else ()
        if kind is None or not claims:
            return None
        if kind is Kind.ACTOR:
            title = self._name(card.get("title"))
            return self._actor(title, claims, card) if title else None
        return self._event(kind, claims, card)

    @staticmethod
    def _kind(card: Any) -> Kind | None:
        kind = card.get("kind") if isinstance(card, dict) else None
        return next((each for each in NAMING if isinstance(kind, str) and each.value == kind), None)

    def _actor(self, title: str, claims: tuple[DraftClaim, ...], card: dict[str, Any]) -> Draft:
        aliases = dict.fromkeys(name for name in self._names(card.get("aliases")) if name != title)
        type = self._one_of(ActorType, card.get("type"))
        return Draft(
            Kind.ACTOR,
            title,
            claims,
            RULE,
            _SURE,
            tuple(aliases),
            ActorType(type) if type else None,
            self._optional(card.get("role")),
        )

    def _event(self, kind: Kind, claims: tuple[DraftClaim, ...], card: dict[str, Any]) -> Draft | None:
        """An offer, talks or a sanction; None where nobody is named who takes part."""
        named = ((name, tuple(dict.fromkeys(self._names(card.get(name))))) for name in NAMING[kind])
        fields = tuple(DraftField(name, names) for name, names in named if names)
        cited = " ".join(self._passages[number] for claim in claims for number in claim.paragraphs)
        status = self._one_of(Status, card.get("status"))
        event = Draft(
            kind,
            _title(kind, fields),
            claims,
            RULE,
            _SURE,
            fields=fields,
            place=self._optional(card.get("place")) if kind is Kind.TALKS else "",
            date=self._date(card.get("date"), cited),
            status=Status(status) if status else None,
        )
        return event if fields else None

    def _claims(self, claims: Any) -> Iterator[DraftClaim]:
        for claim in self._listed(claims):
            text, number = (claim.get("text"), claim.get("passage")) if isinstance(claim, dict) else (None, None)
            passage = self._passages.get(number) if type(number) is int else None
            run = _run(text, passage, _LONGEST_CLAIM) if passage and isinstance(text, str) else None
            if passage and run and isinstance(number, int) and len(run[0].split()) >= _FEWEST_WORDS:
                yield DraftClaim(_sentences(passage, *run.span()), (number,))
            else:
                self.dropped += 1

    def _listed(self, values: Any) -> Sequence[Any]:
        """A list that was answered; what is none counts as dropped, unless it is not there."""
        if isinstance(values, list):
            self.dropped += max(len(values) - _MOST_NAMES, 0)
            return values[:_MOST_NAMES]
        self.dropped += values is not None
        return []

    def _names(self, names: Any) -> Iterator[str]:
        return filter(None, map(self._name, self._listed([names] if isinstance(names, str) else names)))

    def _name(self, name: Any) -> str:
        """A name as the passages have it; empty where they do not."""
        run = None
        if isinstance(name, str) and any(map(str.isalnum, name)):
            runs = (_run(name, passage, _LONGEST_NAME) for passage in self._passages.values())
            run = next(filter(None, runs), None)
        self.dropped += run is None
        return run[0] if run else ""

    def _optional(self, name: Any) -> str:
        """A name that may be left out."""
        return self._name(name) if name not in (None, "") else ""

    def _one_of(self, known: type[ActorType] | type[Status], value: Any) -> str:
        if isinstance(value, str) and value in {each.value for each in known}:
            return value
        self.dropped += value not in (None, "")
        return ""

    def _date(self, date: Any, cited: str) -> str:
        """A date whose every number stands in the passages that are cited; else nothing."""
        parts = re.split(r"[/.~?%]+", date) if isinstance(date, str) and read_date(date) else []
        if any(parts) and all(_is_told(part, cited) for part in parts if part):
            return str(date)
        self.dropped += date not in (None, "")
        return ""


_BEFORE, _BEHIND = r"(?<![\w−+])(?<!\w[-‐‑])", r"(?!\w)(?![-‐‑]\w)"
"""No word goes on there …"""
_BEFORE_FIGURE, _BEHIND_FIGURE = r"(?<!\d[.,:/–])", r"(?![.,:/–]\d)"
"""… and no figure."""


def _run(text: str, passage: str, longest: int) -> re.Match[str] | None:
    """The run of whole words in a passage that a text is; None where it is none.

    Compared are NFC forms, and any blanks count as one.
    """
    words = normalize("NFC", text).split()
    if not words or len(text) > longest:
        return None
    first, last = words[0][0], words[-1][-1]
    before = (_BEFORE if first.isalnum() else "") + (_BEFORE_FIGURE if first.isdecimal() else "")
    behind = (_BEHIND if last.isalnum() else "") + (_BEHIND_FIGURE if last.isdecimal() else "")
    return re.search(before + r"\s+".join(map(re.escape, words)) + behind, passage)


def _sentences(passage: str, start: int, end: int) -> str:
    """The whole sentences of a passage that a run of its words stands in."""
    ends = list(sentence_ends(passage))
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(passage))
    return passage[first:last].strip()


def _title(kind: Kind, fields: Sequence[DraftField]) -> str:
    """What the card of an event is called, made of names that hold."""
    named = {field.name: field.values for field in fields}
    if kind is Kind.TALKS:
        return f"Talks: {', '.join((named.get('parties') or named.get('facilitator') or ())[:4])}"
    by, to, word = ("by", "to", "to") if kind is Kind.OFFER else ("authority", "targets", "on")
    parts = [kind.value.capitalize()]
    parts += [f"by {' and '.join(named[by][:2])}"] if by in named else []
    parts += [f"{word} {' and '.join(named[to][:2])}"] if to in named else []
    return " ".join(parts)


def _is_told(part: str, text: str) -> bool:
    """Whether the numbers of a date stand in a text: year and day as figures, the month by its name or in a date."""
    year, month, day = (*part.split("-"), "", "")[:3]
    figures = set(re.findall(r"\d+", text))
    named = {word[:3] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in MONTHS}
    is_written = bool(month) and re.search(rf"(?<!\d){re.escape(f'{year}-{month}')}(?!\d)", text) is not None
    has_month = not month or is_written or (month.isdecimal() and _MONTHS.get(int(month)) in named)
    return year in figures and has_month and (not day or not figures.isdisjoint({day, day.lstrip("0")}))
