"""What was found in an article, written as drafts."""

from collections.abc import Iterable, Sequence

from briefing.drafting.acting import Part, is_speaker
from briefing.drafting.actor import Actor
from briefing.drafting.draft import ArticleText, Draft, DraftClaim, DraftField
from briefing.drafting.events import Event
from briefing.drafting.parse import Parse
from briefing.model import Kind

_MOST_CLAIMS = 6
_MOST_ALIASES = 8


class Writer:
    """Puts what was found in an article into drafts."""

    def __init__(self, article: ArticleText, parses: Sequence[Parse]) -> None:
        self._article = article
        self._parses = parses

    def actor(self, actor: Actor) -> Draft:
        """The draft of an actor."""
        speaks = [
            mention.passage
            for mention, _ in actor.mentions
            if is_speaker(self._parses[mention.passage], mention.first, mention.last)
        ]
        ordered = [(mention.passage, mention.first) for mention, part in actor.mentions if part is Part.AGENT]
        first = (actor.mentions[0][0].passage, actor.mentions[0][0].first)
        return Draft(
            Kind.ACTOR,
            actor.title,
            self._claims([first, *ordered]),
            self._why(len(actor.mentions), speaks),
            round(min(0.99, 0.4 + 0.1 * actor.acting + 0.05 * len(actor.mentions)), 2),
            tuple(name for name in actor.aliases if name != actor.title)[:_MOST_ALIASES],
            actor.type,
            actor.role,
        )

    def event(self, event: Event) -> Draft:
        """The draft of an offer, talks or a sanction."""
        words = ", ".join(dict.fromkeys(f"“{reason}”" for reason in event.reasons))
        fields = tuple(
            DraftField(name, tuple(one.title for one in ones)) for name, ones in event.actors.items() if ones
        )
        return Draft(
            event.kind,
            self._title(event),
            self._claims(event.places),
            f"{words} in {_passages(self._numbers(place for place, _ in event.places))}",
            round(min(0.95, 0.3 + 0.15 * len(event.everyone) + 0.05 * len(event.places)), 2),
            fields=fields,
            place=event.place,
            date=event.date,
            status=event.status,
        )

    def _claims(self, places: Sequence[tuple[int, int]]) -> tuple[DraftClaim, ...]:
        """The sentences at these tokens, each once, in the order of the text."""
        sentences = dict.fromkeys((passage, self._parses[passage].sentence_of(token)) for passage, token in places)
        chosen = sorted(list(sentences)[:_MOST_CLAIMS])
        return tuple(
            DraftClaim(self._parses[passage].words(span.first, span.last), (self._article.number(passage),))
            for passage, span in chosen
        )

    def _title(self, event: Event) -> str:
        """What the card is called: `Peace talks: Norway, Orla`."""
        what = event.what[:1].upper() + event.what[1:]
        names = [[one.title for one in ones] for ones in event.actors.values()]
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
