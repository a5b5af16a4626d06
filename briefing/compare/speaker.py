"""Speakers: whom a sentence quotes, and which part of it says so."""

import re
from dataclasses import dataclass

from briefing.compare.lexicon import DENIERS, SPEECH
from briefing.query.analysis import stem
from briefing.text import listed, terms

_VERB = "|".join(sorted(SPEECH | DENIERS))
_WHO = r"(?P<who>(?:[^,;:.“”\"]|(?<=[A-Z])\.|(?<=Mr)\.|(?<=Gen)\.|(?<=Capt)\.){2,90}?)"
_THEIR_THING = r"(?! (?:by|to|of|the|a|an|its|his|their) (?!\w+ that\b))"
_WHEN = r"(?: [A-Z]\w+day| on \w+day| (?:in|on) [^,]{3,20}(?= that))?"
_TO_WHOM = r"(?: (?:reporters|journalists|the \w+))?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:,? ?)\b[Aa]ccording to {_WHO}(?=,|;|\.?$|\. |:| \()(?:, )?",
        rf"\b[Ii]n the (?:view|judgement|judgment|opinion) of {_WHO},",
        rf",[”\"]? (?P<verb>said|says|added) {_WHO}(?=[,;.]|$)",
        rf",[”\"]? {_WHO} (?:has |had |have )?(?P<verb>{_VERB}|found|showed|concluded)\b[^,;]*(?=[,;.]|$)",
        rf"^{_WHO} (?:has |had |have |also |later )?(?P<verb>{_VERB})\b{_THEIR_THING}{_WHEN}{_TO_WHOM}(?: that)?[,:]? ",
        rf"^{_WHO} (?P<verb>told|tells)(?: [^ ,;.]+){{1,4}} that ",
        rf",[”\"]? {_WHO} (?P<verb>told|tells)(?: [^ ,;.]+){{1,4}}(?=[,;.]|$)",
        rf"^{_WHO} (?P<verb>{_VERB})\b(?: on \w+day)?(?: that)? (?=the |a |an |its |his |their )",
        rf"^{_WHO} (?P<verb>puts?|has put|have put) (?=the |its |their |his )",
    )
)
_PAPERS = "Herald|Times|Post|Tribune|Journal|Gazette|Guardian|newspaper|paper|report|article|magazine"
_ITSELF = re.compile(
    rf"(?:\b(?:[Ii]n|[Oo]n) [^,;]{{3,25}} )?\b(?:the|The|its) (?:\w+ )?(?:{_PAPERS})(?: also)? "
    r"(?:wrote|reported|says|said)(?: in \w+(?: \d{4})?)?(?: that\b| of\b)?,? ?"
)
"""Where a text speaks of the article itself."""
_NOBODY = listed("that which who it and but as")
_OF_ANYONE = frozenset(
    map(stem, listed("the a an of senior high ranking official officials unnamed source sources who people"))
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a sentence quotes."""

    who: str
    """As the sentence calls them; empty where it quotes nobody."""
    start: int
    """Offset of the part of the sentence that tells who speaks."""
    end: int
    """Offset after it."""
    denies: bool = False
    """Whether they deny what is told."""

    @property
    def words(self) -> frozenset[str]:
        """The stems of the words that tell who it is."""
        return frozenset(map(stem, terms(self.who))) - _OF_ANYONE

    def differs_from(self, other: "Speaker") -> bool:
        """Whether both sentences quote somebody, and not the same."""
        if not self.who or not other.who:
            return False
        one, its = self.words, other.words
        return not one & its if one and its else one != its


def speaker_of(text: str) -> Speaker:
    """Whom a sentence quotes; nobody where an article speaks for itself: `the Herald wrote in July 2019`."""
    if match := _ITSELF.search(text):
        return Speaker("", match.start(), match.end())
    for form in _FORMS:
        if match := form.search(text):
            who, verb = match["who"].strip(" ,"), match.groupdict().get("verb") or ""
            if who and who.split()[0].lower() not in _NOBODY:
                return Speaker(who, match.start(), match.end(), verb in DENIERS)
    return Speaker("", 0, 0)
