"""The words around a name: whether they make it part of another name, a date or a word of the language."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefing.text import DAYS, MONTHS, fold, is_abbreviation, listed

_OFFICES = listed(
    """
    acting assembly assistant attorney authorities authority bank cabinet central chairman chairwoman chamber
    chancellor chief commission commissioner committee congress constituent council court crown defence defense
    deputy director electoral electorate envoy executive federal finance foreign former general government governor
    head high interim interior justice king leader legislature lower mayor minister ministry national negotiator
    official officials opposition ousted parliament party police premier president presidency prime prince princess
    provisional queen regime republic ruling secretary security senate senator senior spokesman spokesperson
    spokeswoman state supreme top transitional treasury tribunal upper vice
    """
)
"""Words in the names of offices and bodies that every country has."""
_TITLES = _OFFICES | listed(
    """
    admiral ambassador archbishop ayatollah baron baroness bishop brigadier capt captain cardinal cmdr col colonel
    comrade congressman congresswoman count countess dame dr emir emperor father fr gen gov imam judge lady lawmaker
    lieutenant lord lt maj major marshal mp mr mrs ms mullah mx pastor pope pres prof professor rabbi rep
    representative rev reverend sen sergeant sgt sheikh sir sister brother sultan rival ally candidate democrat
    republican
    """
)
"""Words that stand before the name of a person, or behind that of a country, and are no part of it."""
OTHERS = listed(
    """
    academy airlines airport avenue award boulevard bridge brothers centre center church club college company corp
    corporation family foundation fund gazette group hall herald hospital hotel inc industries institute
    international island islands journal jr junior lake library ltd media memorial mine motors mountain mountains
    museum news palace park plaza post press prize records river road school square sr stadium station street
    studios theatre theater times tower towers tribune trust university valley village
    """
)
"""Words that make what stands before them the name of something else."""
_SMALL = listed("the a an of for and in at on to s")
_OPENERS = listed(
    """
    a about above after again against all almost along already also although amid among an and another any apart as
    asked at away back because before behind below beneath beside besides between beyond both but by can could
    critics despite did do does down during each earlier early either even ever every few finally first for former
    four from further given had has have he hence her here hers him his how however i if in indeed inside instead
    into is it its just last late later least less like many may maybe me meanwhile more moreover most much must my
    near nearly neither never nevertheless next no nobody nonetheless nor not nothing now of off often on once one
    only onto or other others our out outside over perhaps please rather recently said same she should since six so
    some soon still such supporters than that the their them then there therefore these they this those though three
    through throughout thus till to today together tomorrow tonight too toward towards two under unless unlike until
    up upon us very via was we were what whatever when whenever where whereas whether which while who whose why will
    with within without would yesterday yet you your
    """
)
"""Words that begin a sentence and are no first names."""
_BEFORE_DATES = listed(
    """
    after before between by during early each end every from in last late mid next of since this through till
    to until
    """
)
_SUBJECTS = listed("he she it they we you i the a an this that these those his her its their our my your one god all")
_QUOTES = "\"'“”„«»‘’‚()[]{}*_"
_CAPITAL = re.compile(r"\s[A-Z\u00c0-\u1fff]\w")
"""The beginning of a word that may have a capital."""
_TITLE_CASE = 0.6
"""So many of the longer words of a sentence have capitals in a headline that gives capitals to all."""
_LONGER = 3


def is_generic(words: Collection[str]) -> bool:
    """Whether folded words name an office or a body that every country has, and none in particular."""
    return bool(words) and all(word in _OFFICES or word in _SMALL for word in words)


def writes_names(text: str) -> bool:
    """Whether a text has capitals within its sentences."""
    within = (at for match in _CAPITAL.finditer(text) if (at := match.start()) and text[at + 1].isupper())
    return any(text[at - 1].isalnum() or text[at - 1] == "," for at in within)


class _Token(NamedTuple):
    """What stands between white space, without the marks around it."""

    text: str
    """The word or words."""
    key: str
    """The same, folded, without an `'s`."""
    is_open: bool
    """Whether no mark behind it parts it from the next."""
    is_end: bool
    """Whether it ends a sentence."""

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()

    @property
    def is_shouted(self) -> bool:
        """Whether it is in capitals throughout."""
        return len(self.text) > 1 and self.text.isupper()


def _token(raw: str) -> _Token:
    bare = raw.strip(_QUOTES)
    text = bare.rstrip(".,;:!?…").rstrip(_QUOTES)
    key = fold(text)
    is_short = bare.endswith(".") and is_abbreviation(key.rstrip("."))
    is_possessive = key.endswith(("'s", "s'"))
    is_open = raw.endswith(text) or (is_short and raw.endswith("."))
    is_end = not is_short and bare.rstrip(_QUOTES).endswith((".", "!", "?", "…", ":", ";"))
    return _Token(text, key.removesuffix("'s").rstrip("."), is_open and not is_possessive, is_end)


class NameContext:
    """The words of one text, asked about the names that stand in it."""

    def __init__(self, text: str, tokens: Sequence[str]) -> None:
        """`tokens` are what stands between white space in the text."""
        self._text = text
        self._raw = tokens
        self._read = dict[int, _Token]()

    def is_no_name(self, first: int) -> bool:
        """Whether a word in small letters is none, since the text gives names capitals elsewhere."""
        return not self._at(first).is_capital and writes_names(self._text)

    def is_small(self, first: int) -> bool:
        """Whether a word begins with a small letter."""
        return self._at(first).text[:1].islower()

    def is_doubtful(
        self, first: int, last: int, own: Collection[str], named: Collection[int], *, is_word: bool
    ) -> bool:
        """Whether the name in some tokens is likely part of another name, a date, or a word of the language.

        `own` are the folded words of all names of its bearer, `named` the tokens in which names of cards stand;
        `is_word` tells that this name is one word alone.
        """
        is_parted = last + 1 in named or last + 1 >= len(self._raw) or not self._at(last).is_open
        behind = None if is_parted else self._at(last + 1)
        if behind and behind.is_capital and behind.key in OTHERS and behind.key not in own:
            return True
        if not is_word:
            return False
        here = self._at(first)
        if here.is_shouted and not here.key.isdigit() and len(here.key) > _LONGER and self._is_shouted(first):
            return True
        if self._is_small_word(first) or self._is_date(first, last):
            return True
        if self._is_headline(first):
            return False
        is_surname = first - 1 not in named and self._is_surname_of_another(first, own)
        return is_surname or self._is_first_name_of_another(behind, own)

    def _is_small_word(self, at: int) -> bool:
        return self.is_small(at) and self._at(at).key.isalpha()

    def _is_date(self, first: int, last: int) -> bool:
        """Whether it is a month, in a date or behind a word for a time; or opens a sentence as a verb does."""
        if self._at(first).key not in MONTHS:
            return False
        before = self._at(first - 1) if first and not self._opens(first) else None
        behind = self._raw[last + 1] if last + 1 < len(self._raw) else ""
        is_verb = before is None and self._at(last).is_open and fold(behind) in _SUBJECTS
        return (
            is_verb
            or behind[:1].isdigit()
            or bool(before and (before.key in _BEFORE_DATES or before.key[:1].isdigit()))
        )

    def _is_surname_of_another(self, first: int, own: Collection[str]) -> bool:
        """Whether a first name that is not the bearer's stands before it."""
        before = self._at(first - 1) if first else None
        if before is None or not before.is_open or not before.is_capital or before.is_shouted:
            return False
        if self._belongs(before, own) or (self._opens(first - 1) and before.key in _OPENERS):
            return False
        is_initial = len(before.key) == 1
        return not (is_initial and any(word.startswith(before.key) for word in own))

    def _is_first_name_of_another(self, behind: _Token | None, own: Collection[str]) -> bool:
        """Whether a surname that is not the bearer's stands behind it."""
        return bool(behind and behind.is_capital and not behind.is_shouted and not self._belongs(behind, own))

    def _belongs(self, token: _Token, own: Collection[str]) -> bool:
        """Whether a word beside a name is the bearer's own, a title, a day or a month, or no word."""
        key = token.key
        parts = key.replace("-", " ").split()
        return (
            key in own
            or not any(map(str.isalpha, key))
            or bool(parts and (parts[-1] in _TITLES or parts[-1].removesuffix("s") in _TITLES))
            or key in MONTHS
            or key in DAYS
        )

    def _opens(self, at: int) -> bool:
        """Whether a token begins a sentence or what is quoted."""
        return at == 0 or self._at(at - 1).is_end or self._raw[at][:1] in '"“„«‘‚'

    def _sentence(self, at: int) -> range:
        first, last = at, at
        while not self._opens(first):
            first -= 1
        while last + 1 < len(self._raw) and not self._opens(last + 1):
            last += 1
        return range(first, last + 1)

    def _is_headline(self, at: int) -> bool:
        """Whether so many words of the sentence have capitals that these tell nothing."""
        longer = [token for token in map(self._at, self._sentence(at)) if len(token.key) > _LONGER]
        return len(longer) > _LONGER and sum(token.is_capital for token in longer) > _TITLE_CASE * len(longer)

    def _is_shouted(self, at: int) -> bool:
        """Whether the sentence is in capitals throughout."""
        return all(token.text == token.text.upper() for token in map(self._at, self._sentence(at)))

    def _at(self, at: int) -> _Token:
        token = self._read.get(at)
        if token is None:
            token = self._read[at] = _token(self._raw[at])
        return token
