"""A small invented library, made of model values: the quarrel of two harbour towns over a lighthouse."""

from briefing.index import Source
from briefing.model import (
    Address,
    Article,
    Block,
    Card,
    Date,
    Field,
    Kind,
    Note,
    NoteFile,
    Passage,
    Prose,
    Role,
    Span,
)


def prose(text: str) -> Prose:
    """Prose from `[[id|label]]` links and `{address}` citations."""
    plain, spans, rest = "", list[Span](), text
    while rest:
        marks = [at for at in (rest.find("[["), rest.find("{")) if at >= 0]
        if not marks:
            return Prose(plain + rest, tuple(spans))
        plain += rest[: min(marks)]
        rest = rest[min(marks) :]
        close = "]]" if rest.startswith("[[") else "}"
        inner, rest = rest[len(close) :].split(close, 1)
        target, _, label = inner.partition("|")
        role = Role.LINK if close == "]]" else Role.CITATION
        spans.append(Span(len(plain), len(plain) + len(label or target), role, target, 7))
        plain += label or target
    return Prose(plain, tuple(spans))


def card(
    id: str, kind: Kind, title: str, *text: str, aliases: tuple[str, ...] = (), date: Date | None = None, **fields: str
) -> Card:
    """A card of paragraphs."""
    return Card(
        id,
        kind,
        title,
        aliases=aliases,
        date=date,
        fields=tuple(Field(name, (prose(value),)) for name, value in fields.items()),
        blocks=tuple(Block(prose(one), line=7 + at) for at, one in enumerate(text)),
    )


def source(id: str, published: str, *digests: str, outlet: str = "Harbour Post", title: str = "") -> Source:
    """An article of digests."""
    article = Article(
        id,
        title or f"Report of {published}",
        outlet=outlet,
        published=Date(published, published, published),
        passages=len(digests),
    )
    passages = tuple(Passage(Address(id, number), text, line=number) for number, text in enumerate(digests, 1))
    return Source(article, passages)


def notes(id: str, *texts: tuple[str, str]) -> NoteFile:
    """A file of notes on a card or an article, from what each note is on and its text."""
    return NoteFile(
        NoteFile.id_of(id),
        tuple(Note(on, id, (Block(prose(text), line=1),), "" if on == id else on) for on, text in texts),
    )


def day(text: str, first: str, last: str) -> Date:
    """A date and its bounds."""
    return Date(text, first, last)


CARDS = (
    card(
        "ana-solis", Kind.ACTOR, "Ana Solís", "Mayor of [[port-ebba|Ebba]]. {post-2031#^p1}", aliases=("Mayor Solís",)
    ),
    card("port-ebba", Kind.ACTOR, "Port Ebba", "A town on the [[ana-solis|mayor]]'s side of the bay."),
    card("lamp-trust", Kind.ACTOR, "Lamp Trust", "Keeps the lighthouse. {post-2031#^p2}", aliases=("the Trust",)),
    card(
        "keepers-pardon",
        Kind.OFFER,
        "Keepers' pardon",
        "The town would pardon every keeper who leaves the tower. {post-2031#^p2}{gull-2032#^p1}",
        "A second paragraph about the lamp and the oil.",
        date=day("2031-05", "2031-05-01", "2031-05-31"),
        by="[[ana-solis]]",
        to="[[lamp-trust]]",
    ),
    card(
        "quay-talks",
        Kind.TALKS,
        "Quay talks",
        "They met three times on the old quay. {gull-2032#^p2}",
        date=day("2031-08/2032-02", "2031-08-01", "2032-02-29"),
        parties="[[lamp-trust]]",
    ),
    card(
        "oil-ban",
        Kind.SANCTION,
        "Ban on lamp oil",
        "No oil may be landed for the tower. {post-2031#^p4}",
        date=day("2032", "2032-01-01", "2032-12-31"),
    ),
)
SOURCES = (
    source(
        "post-2031",
        "2031-05-20",
        "Mayor Solís told reporters that the tower belongs to the town.",
        "The Lamp Trust was offered a pardon for its keepers if they left within a month.",
        "A state-run ferry brought U.S. engineers to Port Ebba.",
        "Customs officers were told to stop 250,000 litres of lamp oil.",
    ),
    source(
        "gull-2032",
        "2032-02-03",
        "The pardon found no taker; the keepers wanted guarantees in writing.",
        "Talks on the quay ended without a paper, though Ana Solis called them useful.",
        "Gulls were said to be the only winners.",
        outlet="The Gull",
        title="Nobody leaves the tower",
    ),
)
NOTES = (
    notes("lamp-trust", ("lamp-trust", "Ask who pays for the oil; see [[oil-ban]].")),
    notes("post-2031", ("post-2031", "The only paper on the quay."), ("post-2031#^p2", "Who counted the keepers?")),
)
