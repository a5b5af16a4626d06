"""Prose of the model as text and runs of a stanza."""

from briefing.model import Address, Prose, Role, Roster
from briefing.text import words
from briefing.tui.page.stanza import Run
from briefing.tui.pages.telling import Telling

_PLAIN = Telling()


class Weaver:
    """Turns prose into text and runs.

    Links without a label show their card's title, broken ones lead nowhere, the words of the search are marked.
    """

    def __init__(self, roster: Roster, wanted: frozenset[str] = frozenset(), telling: Telling = _PLAIN) -> None:
        """Know the cards and articles that there are, the folded words that are searched, how passages are told."""
        self.telling = telling
        self._roster = roster
        self._wanted = wanted

    def title(self, id: str) -> str:
        """The title of a card, or its id where there is none."""
        card = self._roster.card(id)
        return card.title if card else id

    def source(self, id: str) -> str:
        """How an article is called, or its id where there is none."""
        article = self._roster.article(id)
        return article.source if article else id

    def matches(self, text: str) -> tuple[Run, ...]:
        """Runs over the words of `text` that are searched."""
        if not self._wanted:
            return ()
        return tuple(Run(word.start, word.end, "match") for word in words(text) if word.term in self._wanted)

    def leads(self, role: Role, target: str) -> bool:
        """Whether a span leads to something that is there."""
        if role is Role.LINK:
            return bool(self._roster.card(target) or self._roster.article(target))
        if role is Role.CITATION:
            address = Address.parse(target)
            return address is not None and self._roster.article(address.article) is not None
        return True

    def weave(self, prose: Prose) -> tuple[str, tuple[Run, ...]]:
        """The text of `prose` and its runs."""
        pieces, runs, at, shift = list[str](), list[Run](), 0, 0
        for span in prose.spans:
            start = span.start + shift
            label = prose.text[span.start : span.end]
            if span.role is Role.LINK and label == span.target and span.start >= at:
                pieces += [prose.text[at : span.start], title := self.title(span.target)]
                at, shift = span.end, shift + len(title) - len(label)
            known = self.leads(span.role, span.target)
            look = span.role.value if known else "broken"
            runs.append(Run(start, span.end + shift, look, span.target if known else ""))
        text = "".join([*pieces, prose.text[at:]]).replace("\t", " ")
        for run in runs:
            if run.look == Role.CITATION and text[: run.start].endswith(" "):
                text = f"{text[: run.start - 1]}\u00a0{text[run.start :]}"  # a number stays with its word
        return text, (*self.matches(text), *runs)


def join(parts: list[tuple[str, tuple[Run, ...]]], between: str) -> tuple[str, tuple[Run, ...]]:
    """Several texts as one, `between` standing between them."""
    text, runs = "", list[Run]()
    for part, own in parts:
        if text:
            text += between
        runs += [run._replace(start=run.start + len(text), end=run.end + len(text)) for run in own]
        text += part
    return text, tuple(runs)


def linked(names: list[tuple[str, str]], look: str = "link") -> tuple[str, tuple[Run, ...]]:
    """A line of links, from (title, target) pairs."""
    return join([(title, (Run(0, len(title), look, target),)) for title, target in names], " · ")
