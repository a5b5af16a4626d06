"""The check: every rule over a whole library."""

from collections.abc import Collection, Iterator

from briefing.check.articles import PASSAGE_RULES
from briefing.check.cards import CARD_RULES
from briefing.check.evidence import Evidence, is_at_hand
from briefing.check.files import Files
from briefing.check.finding import Finding
from briefing.check.report import Matter, Report, Tally
from briefing.check.rules import Severity, severity_of
from briefing.library import Library
from briefing.model import Article, Card, Passage, Role, Standing


def check(library: Library, off: Collection[str] = ()) -> Report:
    """Everything the rules find in a library as it was last refreshed, and what they looked at.

    Those in `off` are silent, and look at nothing.

    Cards and articles are read one after the other; what is kept of them is what leads where.
    """
    gravity = {severity: order for order, severity in enumerate(Severity)}
    looking = _Check(library, off)
    findings = sorted(set(looking.findings()), key=lambda one: (gravity[one.severity], one))
    return Report.of(tuple(findings), looking.tally)


class _Check:
    """One check of a library."""

    def __init__(self, library: Library, off: Collection[str]) -> None:
        self._library = library
        self._off = frozenset(off)
        self._files = Files(library)
        self._evidence = Evidence(library)
        self._linked = set[str]()
        self._cited = set[str]()

    @property
    def tally(self) -> Tally:
        """What was looked at."""
        return self._evidence.tally

    def findings(self) -> Iterator[Finding]:
        """All that is found: in the files, on the cards, then in what no card leads to."""
        for problem in self._library.problems:
            if problem.rule not in self._off:
                yield Finding(problem.file, problem.line, problem.rule, problem.message, severity_of(problem.rule))
        for entry in self._library.roster.cards:
            if card := self._evidence.card(entry.id):
                yield from self._card(card)
        for entry in self._library.roster.cards:
            if entry.id not in self._linked:
                yield from self._found(entry.id, "unlinked-card", 0, "No other card links to this one.")
        for article in self._library.roster.articles:
            yield from self._article(article)

    def _card(self, card: Card) -> Iterator[Finding]:
        self._linked.update(target for target in card.links if target != card.id)
        self._cited.update(card.citations)
        self.tally.look(Matter.LINKS, len(card.link_spans) + len(card.citation_spans))
        self.tally.leave(Matter.LINKS, "leading out", sum(len(block.prose.leads(Role.URL)) for block in card.blocks))
        for rule, find in CARD_RULES.items():
            if rule not in self._off:
                for remark in find(card, self._evidence):
                    yield from self._found(card.id, rule, self._files.line(card.id, remark.place), remark.message)

    def _article(self, article: Article) -> Iterator[Finding]:
        passages = self._library.passages(article.id)
        for passage in passages:
            self._look_at(passage)
            for rule, find in PASSAGE_RULES.items():
                if rule not in self._off:
                    for message in find(passage):
                        yield from self._found(article.id, rule, passage.line, message)
        yield from self._unused(article, passages)

    def _look_at(self, passage: Passage) -> None:
        """Counts a passage: its words can be held against its fingerprint where they are at hand."""
        if is_at_hand(passage):
            self.tally.look(Matter.PASSAGES)
        elif passage.standing is Standing.ALTERED:
            self.tally.leave(Matter.PASSAGES, "changed in your copy")
        elif passage.standing is Standing.MISSING:
            self.tally.leave(Matter.PASSAGES, "missing from your copy")
        else:
            self.tally.leave(Matter.PASSAGES, "with a digest alone")

    def _unused(self, article: Article, passages: tuple[Passage, ...]) -> Iterator[Finding]:
        """The passages that no card cites; where it is all of an article, that in one finding."""
        unused = [passage for passage in passages if str(passage.address) not in self._cited]
        if len(unused) == len(passages) > 1:
            message = f"No card cites any of the {len(passages)} passages of this article."
            yield from self._found(article.id, "unused-passage", 0, message)
            return
        for passage in unused:
            yield from self._found(article.id, "unused-passage", passage.line, f"No card cites {passage.address}.")

    def _found(self, id: str, rule: str, line: int, message: str) -> Iterator[Finding]:
        if rule not in self._off:
            yield Finding(self._files.shown(id), line, rule, message, severity_of(rule))
