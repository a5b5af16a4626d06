"""Signs: the characters that stand for one another, and those that nobody sees."""

APOSTROPHES = (
    "'\u2019\u2018\u201b\u02bc\u02bb\u02bd\u02be\u02bf\u02b9\u02ca\u2032\u00b4\u0060\uff07\u055a\u05f3\ua78b\ua78c"
)
"""What stands for an apostrophe in print, on a keyboard, in a transliteration."""
QUOTES = '"“”„‟«»＂″〝〞〟「」『』'
"""Double quotation marks, of all languages."""
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
"""Hyphens, dashes and the minus sign."""
HYPHENS = "-\u2010\u2011"
"""What parts a compound."""
SPACES = " \u00a0\u2007\u2008\u2009\u200a\u202f"
"""The white space that may group the digits of a figure."""
CURRENCIES = (
    "$\u00a2-\u00a5\u058f\u060b\u07fe\u07ff\u09f2\u09f3\u09fb\u0af1\u0bf9\u0e3f\u17db\u20a0-\u20cf\ua838\ufdfc"
    "\ufe69\uff04\uffe0\uffe1\uffe5\uffe6"
)
"""The currency signs (Unicode's Sc), as ranges of a character class."""
MINUS = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
"""What may stand for a minus sign before a figure."""
SHARES = "%\u2030\u2031\u066a\ufe6a\uff05\u00b0\u2103\u2109"
"""Per cent, per mille and degree signs: what stands behind a figure."""
NOTES = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2460-\u2473\u24ea-\u24ff\u2776-\u2793"
"""Raised and circled digits, as ranges of a character class."""
FRACTIONS = "\u00bc-\u00be\u2150-\u215f\u2189"
"""Fractions in one character, as ranges of a character class."""
IDEOGRAPHS = "\u3040-\u3098\u309b-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
"""Ideographs and kana, half-width ones too, as ranges of a character class."""
VOICED = "\u3099\u309a\uff9e\uff9f"
"""The marks that stand behind a kana."""
INVISIBLE = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What shapes, joins or parts letters unseen, as ranges of a character class: soft hyphens, zero-width signs,
variation selectors, the Arabic tatweel (Unicode's Default_Ignorable_Code_Point, and U+0640)."""
