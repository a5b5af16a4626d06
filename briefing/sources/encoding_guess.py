"""The encoding of a text that does not tell it, guessed by what it would say in each."""

import re

from charset_normalizer import from_bytes

_SAMPLE = 1 << 16
_ALPHABETS = (
    "àâæçéèêëîïôœùûüÿ",  # French
    "äöüß",  # German
    "áéíñóúüçàèòï",  # Spanish, Catalan
    "áâãàçéêíóôõú",  # Portuguese
    "àèéìíîòóù",  # Italian
    "ëïéèöüáó",  # Dutch
    "åäöéæøü",  # the Nordic languages
    "áðéíóúýþæö",  # Icelandic
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýžäĺľôŕ",  # Czech, Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîșțşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
    "çğıöşüâî",  # Turkish
    "ąčęėįšųūž",  # Lithuanian
    "āčēģīķļņšūž",  # Latvian
    "äõöüšž",  # Estonian
)
_LATIN = {
    "cp1252": 1.0,
    "cp1250": 0.95,
    "iso8859_2": 0.93,
    "cp1254": 0.95,
    "cp1257": 0.95,
    "iso8859_15": 0.9,
    "mac_roman": 0.6,
    "cp850": 0.6,
    "cp852": 0.6,
}
"""The encodings of Latin letters, and what their likeness counts: the last ones have not been in use for long."""
_LATIN_LETTER = re.compile("[A-Za-zÀ-ɏ]")
_OTHER_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")
_FOREIGN = re.compile("[À-ɏ]")
_WITHIN_WORDS = re.compile("(?<=[a-zß-ɏ])[¡-»÷×¼½¾¿\u02d8-\u02dd€‚„†‡ˆ‰‹›\u0080-\u009f∂∑∏π∫Ω√≈∆◊ﬁﬂ─-▟](?=[a-zß-ɏ])")


def guess(data: bytes) -> str:
    """The name of the codec that the bytes of a text were most likely written in; empty where none makes sense.

    charset-normalizer tells the scripts and the multi-byte encodings apart. Between the encodings of Latin letters,
    in which most letters are the same, the letters that differ decide: those of one language belong together.
    """
    sample = _sample(data)
    best = from_bytes(sample).best()
    if best is not None and not _is_latin(str(best)):
        return best.encoding
    likeness = {codec: weight * _likeness(sample, codec) for codec, weight in _LATIN.items()}
    ranked = max(likeness, key=lambda codec: likeness[codec])
    return ranked if likeness[ranked] > 0 else ""


def _sample(data: bytes) -> bytes:
    """Lines of the text that are not ASCII alone; the beginning of it where there are none."""
    lines, size = list[bytes](), 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line[:_SAMPLE])
            size += len(line)
        if size > _SAMPLE:
            break
    return b"\n".join(lines) or data[:_SAMPLE]


def _is_latin(text: str) -> bool:
    return len(_LATIN_LETTER.findall(text)) > len(_OTHER_LETTER.findall(text))


def _likeness(sample: bytes, codec: str) -> float:
    """How many of the letters beyond ASCII one language has, in that encoding: 1 where it has all; 0 where it fails."""
    try:
        text = sample.decode(codec).lower()
    except UnicodeDecodeError:
        return 0
    letters, signs = _FOREIGN.findall(text), len(_WITHIN_WORDS.findall(text))
    if not letters:
        return 1 if not signs else 0
    return max(sum(letter in alphabet for letter in letters) for alphabet in _ALPHABETS) / (len(letters) + 2 * signs)
