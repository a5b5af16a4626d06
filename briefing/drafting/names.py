"""The names of one article: what each is most likely the name of, and which of them are one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from briefing.drafting.acting import Part, is_speaker, part
from briefing.drafting.lexicon import BODIES, ORGANISATIONS, RULES
from briefing.drafting.mentions import Mention, Sort
from briefing.drafting.naming import fuller_person, groups, initials, shorter_organisations
from briefing.drafting.parse import Parse
from briefing.drafting.states import key, nation_words

_BRACKETED = re.compile(
    r"([A-Z][\w.&-]*(?:[ -](?:of|for|the|and|on|in|de|[A-Z][\w.&-]*)){0,9})[”\"’']? \(([A-Z][A-Z.-]{1,9})\)"
)
_OF_STATES = {Sort.STATE, Sort.CAPITAL, Sort.NATIONALITY}
_PLAYED = {Part.AGENT, Part.PATIENT}
_LONGEST = 6
"""So many words the name of a person has at most."""


class Names:
    """Every name of an article by its key, with what its mentions speak for."""

    def __init__(self, parses: Sequence[Parse], found: Sequence[Mention]) -> None:
        self.parts = {one: part(parses[one.passage], one.first, one.last) for one in found}
        """The part that each mention plays in its clause."""
        self.votes = defaultdict[str, Counter[Sort]](Counter)
        """How many mentions of a name speak for each sort."""
        for one in found:
            self.votes[one.key][one.sort] += 3 if one.is_titled and one.sort is Sort.PERSON else 1
        self._first = {one.key: (one.passage, one.first) for one in reversed(found)}
        self._count_speakers(parses, found)
        self._persons = [name for name in self.votes if " " in name and self._is_person(name)]
        self._bound = dict[str, str]()
        self._organisations = self._join_organisations(parses)

    def most(self, name: str, sort: Sort) -> bool:
        """Whether more than half of a name's mentions are of a sort."""
        return self.votes[name][sort] * 2 > sum(self.votes[name].values())

    def person(self, mention: Mention) -> str | None:
        """The full name of the person that a mention names; None where it names none."""
        name = mention.key
        if name in self._persons:
            return self._fuller(mention) or name
        if not set(name.split()) & (BODIES | ORGANISATIONS) and (whole := self._fuller(mention)):
            return whole
        is_titled = mention.is_titled and self.votes[name][Sort.PERSON]
        return name if is_titled or (self.most(name, Sort.PERSON) and self._is_person(name)) else None

    def is_surname(self, name: str) -> bool:
        """Whether a name of one word has been met as that of a person with a full name."""
        return name in self._bound

    def organisation(self, name: str) -> str:
        """The longer name of an organisation that a name stands for; the name itself where there is none."""
        return self._organisations.get(name, name)

    def _fuller(self, mention: Mention) -> str | None:
        """The full name that a name is short for, those before it first."""
        before = [name for name in self._persons if self._first[name] <= (mention.passage, mention.first)]
        found = fuller_person(mention.key, before, self._bound)
        return found or fuller_person(mention.key, self._persons, self._bound)

    def _is_person(self, name: str) -> bool:
        """Whether a name can be that of a person, and is not that of a place."""
        words, votes = name.split(), self.votes[name]
        if words[-1] in BODIES | ORGANISATIONS | RULES or len(words) > _LONGEST:
            return False
        if not votes[Sort.PERSON] or votes[Sort.PERSON] * 2 < sum(votes.values()):
            return False
        kept = _PLAYED if len(words) == 1 else set(Part) - {Part.PLACE}
        return any(played in kept or one.is_titled for one, played in self.parts.items() if one.key == name)

    def _count_speakers(self, parses: Sequence[Parse], found: Sequence[Mention]) -> None:
        """Count a name of two words or more as a person's where its last word alone speaks elsewhere."""
        speaking = {
            one.key for one in found if " " not in one.key and is_speaker(parses[one.passage], one.first, one.last)
        }
        for name, votes in self.votes.items():
            words = name.split()
            is_short = 1 < len(words) < _LONGEST - 1 and words[-1] in speaking
            if is_short and not set(words) & (BODIES | ORGANISATIONS) and not votes.keys() & _OF_STATES:
                votes[Sort.PERSON] += 1 + sum(votes.values())

    def _join_organisations(self, parses: Sequence[Parse]) -> dict[str, str]:
        """Names of organisations to the longer ones that they stand for."""
        names = [name for name in self.votes if self._may_be_organisation(name)]
        houses = tuple(f"{name} " for name in names if name.endswith(" house"))
        seated = {name: name.split(" house ", 1)[1] for name in names if name.startswith(houses)}
        names += [short for short in seated.values() if short not in names]
        long = {initials(name): name for name in reversed(names) if " " in name}
        halves = {name.split()[0]: name for name in reversed(names) if len(name.split()) in {2, 3}}
        return groups(
            [
                *shorter_organisations(names, nation_words()),
                *((name, long[name]) for name in names if " " not in name and len(name) > 1 and name in long),
                *_bracketed(parses, names),
                *seated.items(),
                *((name, halves[name]) for name in names if name in halves and self._is_half(name)),
                *(
                    (name, name.removesuffix(" party"))
                    for name in names
                    if name.endswith(" party") and name[:-6] in names
                ),
            ]
        )

    def _is_half(self, name: str) -> bool:
        """Whether a name of one word can stand for a longer one that it begins: `Treasury`, `Nordvik`."""
        return name in BODIES or (self.most(name, Sort.ORGANISATION) and name not in ORGANISATIONS)

    def _may_be_organisation(self, name: str) -> bool:
        votes = self.votes[name]
        is_named = set(name.split()) & (BODIES | ORGANISATIONS) and not votes.keys() & _OF_STATES
        return bool(votes[Sort.ORGANISATION] or is_named)


def _bracketed(parses: Sequence[Parse], names: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Acronyms in brackets and the names before them: `International Atomic Energy Agency (IAEA)`."""
    for parse in parses:
        for match in _BRACKETED.finditer(parse.text):
            before = key(match[1])
            ending = [name for name in names if before == name or before.endswith(f" {name}")]
            if ending:
                yield key(match[2]), max(ending, key=len)
