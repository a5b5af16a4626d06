"""A note of an Obsidian vault to a card, or to an article and its passages."""

import re
from collections.abc import Iterator

from briefing.dialect.article_file import BLOCK_ID, TEXT, pieces, read_article
from briefing.dialect.blocks import BlockReader
from briefing.dialect.card_file import fields_of_card
from briefing.dialect.edtf_dates import read_date
from briefing.dialect.front_matter import FrontMatter, read_front_matter
from briefing.dialect.links import link_out
from briefing.dialect.obsidian import plain_obsidian, tags_in
from briefing.dialect.problem_list import Problems, cut
from briefing.dialect.prose_reader import ProseReader
from briefing.model import Address, Article, Card, Date, Kind, Passage, Problem, Standing
from briefing.text import clean_line

_FRONT_MATTER = 256 << 10
_TEXT = 200_000
_OWN = ("title", "aliases", "alias", "tags", "tag", "kind", "date", "created", "cssclass", "cssclasses", "publish")
_KINDS = {kind.value: kind for kind in Kind}
_BLOCK = re.compile(r"(?:^|(?<=\s))\^[A-Za-z0-9-]+\s*$")


def read_vault_card(id: str, name: str, text: str, file: str) -> tuple[Card, tuple[Problem, ...]]:
    """The card in the text of a note that is called `name`, whatever that is.

    A note needs no front matter. Its kind is *other* unless it tells one; it is called as it says, else as its file
    is, and either leads to it. Tags in the text count as those of the front matter do.
    """
    problems = Problems(file)
    matter = _matter(cut(text, _TEXT, problems), problems)
    quiet = Problems(file)  # what a vault links to that is no note is no mistake in it
    prose = ProseReader(quiet)
    title, kind = matter.value("title") or clean_line(name), _KINDS.get(matter.value("kind").lower(), Kind.OTHER)
    aliases = (clean_line(name), *matter.values("aliases"), *matter.values("alias"))
    tags = [tag for value in (*matter.values("tags"), *matter.values("tag")) for tag in re.split(r"[,\s]+", value)]
    card = Card(
        id,
        kind,
        title,
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if alias not in ("", title)),
        tags=tuple(dict.fromkeys(filter(None, (tag.lstrip("#") for tag in (*tags, *tags_in(matter.body)))))),
        date=_date(matter, "date", "created"),
        fields=fields_of_card(kind, matter, prose, _OWN),
        blocks=BlockReader(prose, matter.lines, keeps_lines=True).read(plain_obsidian(matter.body)),
    )
    return card, problems.found()


def read_vault_article(
    id: str, name: str, text: str, file: str
) -> tuple[Article, tuple[Passage, ...], tuple[Problem, ...]]:
    """The article in the text of a note that is called `name`; its passages are its blocks, in order.

    One whose blocks end in `^p1` and so on is an article of the dialect, and read as that.
    """
    if any(BLOCK_ID.search(line) for line in text.split("\n")):
        return read_article(id, text, file)
    problems, quiet = Problems(file), Problems(file)
    matter = _matter(cut(text, TEXT, problems), problems)
    blocks = BlockReader(ProseReader(quiet), matter.lines, keeps_lines=True).read(plain_obsidian(matter.body))
    passages = tuple(_passages(id, ((clean_line(_BLOCK.sub("", one.text)), one.line) for one in pieces(blocks))))
    article = Article(
        id,
        matter.value("title") or clean_line(name),
        outlet=next(filter(None, map(matter.value, ("outlet", "publisher", "site"))), ""),
        authors=matter.values("authors") or matter.values("author"),
        published=_date(matter, "published", "date", "created"),
        url=next(filter(None, (link_out(matter.value(field)) for field in ("url", "source", "link"))), "") or "",
        language=matter.value("language") or matter.value("lang"),
        passages=len(passages),
    )
    return article, passages, problems.found()


def _passages(id: str, told: Iterator[tuple[str, int]]) -> Iterator[Passage]:
    for number, (text, line) in enumerate(((text, line) for text, line in told if text), 1):
        yield Passage(Address(id, number), original=text, standing=Standing.VERBATIM, line=line)


def _matter(text: str, problems: Problems) -> FrontMatter:
    """The front matter, which a note may lack."""
    return read_front_matter(text, problems if text.startswith("---") else Problems(""), _FRONT_MATTER)


def _date(matter: FrontMatter, *names: str) -> Date | None:
    """The day in the first of these fields that has one, without the time of day."""
    told = (matter.value(name).partition("T")[0].partition(" ")[0] for name in names)
    return next(filter(None, (read_date(text) for text in told if text)), None)
