"""Words that open a sentence: which of them can hardly be anything but a name.

Capitals tell nothing there. English begins a sentence with a name, with a small word, with a plural or with an adverb;
a single noun without an article before its verb is most often a name.
"""

from briefing.anchors.units import Unit
from briefing.text import fold, listed

_SMALL = listed(
    """
    a about above according across after afterwards again against ago all almost along already also although
    always am amid among an and another any anybody anyone anything apart are around as ask asked at away back
    be because become been before behind being below beneath beside besides between beyond both but by can
    cannot clearly come could critics despite did do does doing done down due during each earlier early either
    else elsewhere enough even ever every everybody everyone everything except far few fewer finally first five
    for four from further get give given go had half hardly has have having he help hence her here hers herself
    him himself his how however hundred i if in indeed inside instead into is isn't it its itself just keep last
    late later least less let like little long look made make many may maybe me meanwhile might mine more
    moreover most much must my myself near nearly neither never nevertheless next nine no nobody none
    nonetheless nor not nothing now nowhere of off often old on once one only onto open or other others
    otherwise our ours ourselves out outside over own part people per perhaps please police put quite rather
    read said same say see seven several shall she should since six so some somebody someone something sometimes
    somewhat soon still such take ten than that the their theirs them themselves then there therefore these they
    this those though three through throughout thus till to today together tomorrow tonight too toward towards
    two under unless unlike until up upon us very via was we well were what whatever when whenever where whereas
    wherever whether which while who whoever whole whom whose why will with within without would yes yesterday
    yet you your yours yourself new good bad big small great high low talk peace war oil gas water money food
    power trade aid inflation violence fear hope nature time life death law order work news evidence information
    progress support pressure opposition government parliament congress press public foreign domestic local
    national international former senior top
    """
)
_MANY = ("s",)
_OF_NAMES = ("ss", "us", "is", "as", "os", "'s")
_NO_NAMES = ("ly", "ing", "ed", "tion", "ment", "ness", "ity", "ism")
_YET_NAMES = listed(
    """
    beijing nanjing chongqing xinjiang italy sicily kelly emily billy reilly sterling hastings
    """
)
_SINGULAR = listed(
    """
    is was has says does isn't wasn't hasn't doesn't wants thinks told
    """
)


def may_open_as_name(unit: Unit, after: Unit | None) -> bool:
    """Whether a capitalised word at the start of a sentence is taken for a name, by its form and the word after it."""
    key = fold(unit.key)
    if key in _SMALL or not any(map(str.isalpha, key)):
        return False
    letters = unit.text.replace(".", "")
    is_foreign = not unit.text.isascii() and fold(unit.text) != unit.key
    if is_foreign or key in _YET_NAMES or (len(letters) > 1 and letters.isupper()):
        return True
    if after is not None and after.before.isspace() and after.text[0].isupper():
        return True
    if key.endswith(_MANY) and not key.endswith(_OF_NAMES):
        return after is not None and after.key in _SINGULAR
    return not key.endswith(_NO_NAMES)
