"""The articles of a dossier as BibTeX."""

import re
from collections.abc import Iterator

from briefing.export.dating import parts
from briefing.model import Article, Dossier

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&$#_"},
}
_TABLE = str.maketrans(_SIGNS)
_IN_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_"})
_PARTED = re.compile(r",|(?<!\S)and(?!\S)", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(dossier: Dossier) -> Iterator[str]:
    """The BibTeX of a dossier, piece by piece."""
    for number, source in enumerate(dossier.sources):
        yield "\n" if number else ""
        yield from _entry(source.article)


def _entry(article: Article) -> Iterator[str]:
    fields = {
        "title": f"{{{_escaped(article.title)}}}",
        "journal": _escaped(article.outlet),
        "author": " and ".join(map(_name, article.authors)),
        "url": article.url.translate(_IN_URL),
        "langid": _escaped(article.language),
        "note": _escaped(f"With {', '.join(article.contributors)}" if article.contributors else ""),
    }
    yield f"@article{{{article.id},\n"
    for name, value in fields.items():
        if value:
            yield f"  {name} = {{{value}}},\n"
    yield from _date(article)
    yield "}\n"


def _date(article: Article) -> Iterator[str]:
    """The date for BibLaTeX, and the year and month for BibTeX."""
    if not article.published:
        return
    yield f"  date = {{{_escaped(article.published.text)}}},\n"
    if start := parts(article.published).start:
        year, *rest = start.split("-")
        yield f"  year = {{{year}}},\n"
        if rest:
            yield f"  month = {_MONTHS[int(rest[0]) - 1]},\n"


def _escaped(text: str) -> str:
    """Text in which no sign is a command of LaTeX, and every brace has its fellow."""
    return " ".join(text.translate(_TABLE).split())


def _name(name: str) -> str:
    """A name; one that BibTeX would take for several, or for a reversed one, is held together by braces."""
    escaped = _escaped(name)
    return f"{{{escaped}}}" if _PARTED.search(name) else escaped
