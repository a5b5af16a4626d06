"""What was found in an article, written as drafts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefing.drafting.acting import Part, is_speaker
from briefing.drafting.actor import Actor
from briefing.drafting.draft import ArticleText, Draft, DraftClaim, DraftField, KnownCard
from briefing.drafting.events import Event
from briefing.drafting.parse import Parse
from briefing.drafting.states import key
from briefing.model import Kind

_MOST_CLAIMS = 6
_MOST_ALIASES = 8


class Writer:
    """Puts what was found in an article into drafts; what a known card says already is not proposed again."""

    def __init__(self, article: ArticleText, parses: Sequence[Parse], known: Sequence[KnownCard]) -> None:
        self._article = article
        self._parses = parses
        self._known = known
        self._actors = defaultdict[str, set[KnownCard]](set)
        for card in known:
            for name in card.names if card.kind is Kind.ACTOR else ():
                self._actors[key(name)].add(card)

    def actor(self, actor: Actor) -> Draft | None:
        """The draft of an actor; None where its card cites every passage that would be cited."""
        speaks = [
            mention.passage
            for mention, _ in actor.mentions
            if is_speaker(self._parses[mention.passage], mention.first, mention.last)
        ]
        ordered = [(mention.passage, mention.first) for mention, part in actor.mentions if part is Part.AGENT]
        first = (actor.mentions[0][0].passage, actor.mentions[0][0].first)
        card = self._card(actor)
        claims = self._claims([first, *ordered], card.cites if card else frozenset())
        names = (actor.title, *actor.aliases)
        title = card.names[0] if card else actor.title
        if not claims:
            return None
        return Draft(
            Kind.ACTOR,
            title,
            claims,
            self._why(len(actor.mentions), speaks),
            round(min(0.99, 0.4 + 0.1 * actor.acting + 0.05 * len(actor.mentions)), 2),
            tuple(name for name in names if name != title)[:_MOST_ALIASES],
            actor.type,
            actor.role,
            existing=card.id if card else None,
        )

    def event(self, event: Event) -> Draft | None:
        """The draft of an offer, talks or a sanction; None where cards of its kind cite all its passages."""
        cited = frozenset(number for card in self._known if card.kind is event.kind for number in card.cites)
        claims = self._claims(event.places, cited)
        if not claims:
            return None
        words = ", ".join(dict.fromkeys(f"“{reason}”" for reason in event.reasons))
        fields = tuple(DraftField(name, tuple(map(self._name, ones))) for name, ones in event.actors.items() if ones)
        return Draft(
            event.kind,
            self._title(event),
            claims,
            f"{words} in {_passages(self._numbers(place for place, _ in event.places))}",
            round(min(0.95, 0.3 + 0.15 * len(event.everyone) + 0.05 * len(event.places)), 2),
            fields=fields,
            place=event.place,
            date=event.date,
            status=event.status,
        )

    def _claims(self, places: Sequence[tuple[int, int]], cited: frozenset[int]) -> tuple[DraftClaim, ...]:
        """The sentences at these tokens, each once, in the order of the text, those of cited passages left out."""
        told = [place for place in places if self._article.number(place[0]) not in cited]
        sentences = dict.fromkeys((passage, self._parses[passage].sentence_of(token)) for passage, token in told)
        chosen = sorted(list(sentences)[:_MOST_CLAIMS])
        return tuple(
            DraftClaim(self._parses[passage].words(span.first, span.last), (self._article.number(passage),))
            for passage, span in chosen
        )

    def _card(self, actor: Actor) -> KnownCard | None:
        """The known card that an actor's names name, where they name one."""
        cards = {card for name in (actor.title, *actor.names) for card in self._actors.get(key(name), ())}
        return cards.pop() if len(cards) == 1 else None

    def _name(self, actor: Actor) -> str:
        card = self._card(actor)
        return card.names[0] if card else actor.title

    def _title(self, event: Event) -> str:
        """What the card is called: `Peace talks: Norway, Orla`."""
        what = event.what[:1].upper() + event.what[1:]
        names = [[self._name(one) for one in ones] for ones in event.actors.values()]
        match event.kind:
            case Kind.TALKS:
                return ": ".join(filter(None, (what, ", ".join((names[0] or names[1])[:4]))))
            case Kind.OFFER:
                return " ".join(filter(None, (what, _with("by", names[0]), _with("to", names[1]))))
        return " ".join(filter(None, (what, _with("by", names[0]), _with("on", names[1]))))

    def _why(self, count: int, speaks: Sequence[int]) -> str:
        told = "named once" if count == 1 else f"named {count} times"
        return f"{told}; speaks in {_passages(self._numbers(speaks))}" if speaks else told

    def _numbers(self, passages: Iterable[int]) -> list[int]:
        return sorted({self._article.number(passage) for passage in passages})


def _passages(numbers: Sequence[int]) -> str:
    shown = ", ".join(f"¶{number}" for number in numbers[:5])
    return shown if len(numbers) <= 5 else f"{shown} and {len(numbers) - 5} more"


def _with(word: str, names: Sequence[str]) -> str:
    return f"{word} {' and '.join(names[:2])}{' and others' if len(names) > 2 else ''}" if names else ""
