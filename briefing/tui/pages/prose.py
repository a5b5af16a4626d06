"""Prose of the model as text and runs of a stanza."""

from briefing.model import Address, Prose, Role, Roster
from briefing.tui.page.stanza import Run


class Weaver:
    """Turns prose into text and runs: links without a label show their card's title, broken ones say so."""

    def __init__(self, roster: Roster) -> None:
        """Know the cards and articles that there are."""
        self._titles = {entry.id: entry.title for entry in roster.cards}
        self._articles = {article.id for article in roster.articles}

    def title(self, id: str) -> str:
        """The title of a card, or its id where there is none."""
        return self._titles.get(id, id)

    def leads(self, role: Role, target: str) -> bool:
        """Whether a span leads to something that is there."""
        if role is Role.LINK:
            return target in self._titles or target in self._articles
        if role is Role.CITATION:
            address = Address.parse(target)
            return address is not None and address.article in self._articles
        return True

    def weave(self, prose: Prose, offset: int = 0) -> tuple[str, tuple[Run, ...]]:
        """The text of `prose` and its runs, shifted by `offset` characters."""
        pieces, runs, at, shift = list[str](), list[Run](), 0, offset
        for span in prose.spans:
            start = span.start + shift
            label = prose.text[span.start : span.end]
            if span.role is Role.LINK and label == span.target and span.start >= at:
                pieces += [prose.text[at : span.start], title := self.title(span.target)]
                at, shift = span.end, shift + len(title) - len(label)
            known = self.leads(span.role, span.target)
            look = span.role.value if known else "broken"
            runs.append(Run(start, span.end + shift, look, span.target if known else ""))
        return "".join([*pieces, prose.text[at:]]).replace("\t", "    "), tuple(runs)


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
