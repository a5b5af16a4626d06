"""Short ways to read a piece of the dialect."""

from briefing.dialect import read_article, read_card
from briefing.model import Article, Block, Card, Passage, Problem, Prose, Role

HEAD = "---\nkind: offer\ntitle: A ferry for the island\n---\n"
"""A front matter with nothing wrong in it, of four lines."""


def card(text: str) -> tuple[Card, tuple[Problem, ...]]:
    """Read a whole file as the card `ferry-2021`."""
    return read_card("ferry-2021", text, "cards/offers/ferry-2021.md")


def article(text: str) -> tuple[Article, tuple[Passage, ...], tuple[Problem, ...]]:
    """Read a whole file as the article `gazette-2021-04-02`."""
    return read_article("gazette-2021-04-02", text, "articles/gazette-2021-04-02.md")


def fields(yaml: str) -> Card:
    """Read a card of the kind offer with these fields, in which nothing may be wrong."""
    read, problems = card(f"---\nkind: offer\ntitle: A ferry\n{yaml}\n---\n")
    assert problems == ()
    return read


def body(markdown: str) -> tuple[Block, ...]:
    """The blocks of a card of this body, in which nothing may be wrong."""
    read, problems = card(HEAD + markdown)
    assert problems == ()
    return read.blocks


def prose(markdown: str) -> Prose:
    """The prose of the only block of this body, in which nothing may be wrong."""
    (block,) = body(markdown)
    return block.prose


def runs(of: Prose) -> list[tuple[Role, str, str]]:
    """The role, the text and the target of every span."""
    return [(span.role, of.text[span.start : span.end], span.target) for span in of.spans]


def rules(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    """The line and the rule of every problem."""
    return [(problem.line, problem.rule) for problem in problems]
