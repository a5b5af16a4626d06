"""An article to the drafts of its actors, offers, talks and sanctions."""

from collections.abc import Iterable, Iterator, Sequence

from briefing.drafting.acting import Part, is_speaker
from briefing.drafting.actor import Actor
from briefing.drafting.casting import cast
from briefing.drafting.draft import ArticleText, Draft, DraftClaim, DraftField, KnownCard
from briefing.drafting.events import Event, events
from briefing.drafting.events.references import References
from briefing.drafting.furniture import is_furniture, is_heading
from briefing.drafting.mentions import mentions
from briefing.drafting.parse import Parse
from briefing.drafting.parser import parse
from briefing.drafting.states import key
from briefing.drafting.wanted import is_sport
from briefing.model import Kind

_AT_ONCE = 2000
"""So many passages are parsed by one process."""
_MOST_CLAIMS = 6
_MOST_ALIASES = 8


def draft(article: ArticleText, known: Sequence[KnownCard] = ()) -> tuple[Draft, ...]:
    """The drafts of an article, actors first, each kind in the order of the text.

    ModelMissing where no language model is installed, DraftingFailed where it gives no answer. What names a card of
    `known` carries its id.
    """
    return next(draft_all([article], known))


def draft_all(articles: Sequence[ArticleText], known: Sequence[KnownCard] = ()) -> Iterator[tuple[Draft, ...]]:
    """The drafts of each of many articles; the language model is started once for some thousand passages."""
    for batch in _batches(articles):
        parses = parse([text for article in batch for text in article.paragraphs])
        start = 0
        for article in batch:
            end = start + len(article.paragraphs)
            yield drafts(article, parses[start:end], known)
            start = end


def _batches(articles: Sequence[ArticleText]) -> Iterator[list[ArticleText]]:
    batch, count = list[ArticleText](), 0
    for article in articles:
        if batch and count + len(article.paragraphs) > _AT_ONCE:
            yield batch
            batch, count = [], 0
        batch.append(article)
        count += len(article.paragraphs)
    if batch:
        yield batch


def drafts(article: ArticleText, parses: Sequence[Parse], known: Sequence[KnownCard] = ()) -> tuple[Draft, ...]:
    """The drafts of an article that is parsed."""
    found = mentions(parses)
    people = cast(parses, found)
    references = References(parses, people)
    telling = [at for at, one in enumerate(parses) if not is_furniture(one.text) and not is_heading(one.text)]
    happened = [] if is_sport(parses) else events(references, telling, article.published)
    writer = _Writer(article, parses, _ids(known))
    for event in happened:
        event.actors = {name: [one for one in ones if _may_fill(one, name)] for name, ones in event.actors.items()}
    happened = [event for event in happened if event.everyone]
    needed = {actor.key for event in happened for actor in event.everyone}
    actors = [actor for actor in people.actors if actor.is_wanted or actor.key in needed]
    return (*map(writer.actor, actors), *map(writer.event, happened))


def _may_fill(actor: Actor, field: str) -> bool:
    """Whether an actor can stand in a field: a state named by its adjective alone may be hit, but does nothing."""
    return actor.is_wanted or actor.acting > 0 or field == "targets"


def _ids(known: Iterable[KnownCard]) -> dict[str, tuple[str, ...]]:
    """The ids of known actors by every name; a name of several names none."""
    ids = dict[str, tuple[str, ...]]()
    for card in known:
        for name in card.names if card.kind is Kind.ACTOR else ():
            ids[key(name)] = tuple(dict.fromkeys((*ids.get(key(name), ()), card.id)))
    return ids


class _Writer:
    """Puts what was found into drafts."""

    def __init__(self, article: ArticleText, parses: Sequence[Parse], ids: dict[str, tuple[str, ...]]) -> None:
        self._article = article
        self._parses = parses
        self._ids = ids

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
            actor.aliases[:_MOST_ALIASES],
            actor.type,
            actor.role,
            existing=self._existing(actor),
        )

    def event(self, event: Event) -> Draft:
        """The draft of an offer, talks or a sanction."""
        words = ", ".join(dict.fromkeys(f"“{reason}”" for reason in event.reasons))
        fields = tuple(
            DraftField(name, tuple(one.title for one in ones)) for name, ones in event.actors.items() if ones
        )
        return Draft(
            event.kind,
            _title(event),
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

    def _existing(self, actor: Actor) -> str | None:
        ids = {id for name in (actor.title, *actor.names) for id in self._ids.get(key(name), ())}
        return ids.pop() if len(ids) == 1 else None

    def _why(self, count: int, speaks: Sequence[int]) -> str:
        told = "named once" if count == 1 else f"named {count} times"
        return f"{told}; speaks in {_passages(self._numbers(speaks))}" if speaks else told

    def _numbers(self, passages: Iterable[int]) -> list[int]:
        return sorted({self._article.number(passage) for passage in passages})


def _passages(numbers: Sequence[int]) -> str:
    shown = ", ".join(f"¶{number}" for number in numbers[:5])
    return shown if len(numbers) <= 5 else f"{shown} and {len(numbers) - 5} more"


def _title(event: Event) -> str:
    """What the card is called: `Peace talks: Norway, Orla`."""
    what = event.what[:1].upper() + event.what[1:]
    names = [[one.title for one in ones] for ones in event.actors.values()]
    match event.kind:
        case Kind.TALKS:
            return ": ".join(filter(None, (what, ", ".join((names[0] or names[1])[:4]))))
        case Kind.OFFER:
            return " ".join(filter(None, (what, _with("by", names[0]), _with("to", names[1]))))
    return " ".join(filter(None, (what, _with("by", names[0]), _with("on", names[1]))))


def _with(word: str, names: Sequence[str]) -> str:
    return f"{word} {' and '.join(names[:2])}{' and others' if len(names) > 2 else ''}" if names else ""
