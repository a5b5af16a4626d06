"""Dossiers made of any text: what stands in a library may be anything that its files can hold."""

from hypothesis import strategies as st

from briefing.dialect import read_article, read_card
from briefing.model import Dossier, Source
from tests.dialect.texts import anything, files, markdown

_LINES = anything | markdown | st.sampled_from(("=1+1", "@x", "100 % {a}", "]]>", "</script>", "\\end{x}", "a & b < c"))


def dossier_of(card: str, article: str, title: str = "A dossier") -> Dossier:
    """A dossier of a card and an article, each read from a file of such text."""
    read, _ = read_card("ferry-2021", card, "")
    source, found, _ = read_article("gazette-2021-04-02", article, "")
    passages = tuple(sorted(found, key=lambda passage: passage.address))
    return Dossier(title, (read,), (Source(source, passages, frozenset(each.address.number for each in passages)),))


def _article(title: str, outlet: str, texts: list[str]) -> str:
    told = (f"{name}: {_quoted(value)}" for name, value in (("title", title), ("outlet", outlet), ("authors", title)))
    paragraphs = (f"{' '.join(text.split())} ^p{number}" for number, text in enumerate(texts, 1))
    return "\n".join(("---", *told, "words: original", "---", "\n\n".join(paragraphs)))


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(each):08x}" for each in text) + '"'


articles = st.builds(_article, _LINES, _LINES, st.lists(_LINES, max_size=4))
"""Files of articles in their own words, of any title, outlet and text."""
dossiers = st.builds(dossier_of, files, articles | files)
"""Dossiers of a card and an article of any text."""
