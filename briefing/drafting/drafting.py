"""An article to the drafts of its actors, offers, talks and sanctions."""

from collections.abc import Iterator, Sequence

from briefing.drafting.actor import Actor
from briefing.drafting.casting import cast
from briefing.drafting.draft import ArticleText, Draft, KnownCard
from briefing.drafting.events import events
from briefing.drafting.events.references import References
from briefing.drafting.furniture import is_furniture, is_heading
from briefing.drafting.known_cards import KnownCards, against
from briefing.drafting.mentions import mentions
from briefing.drafting.parse import Parse
from briefing.drafting.parser import parse
from briefing.drafting.wanted import is_sport
from briefing.drafting.writing import Writer

_AT_ONCE = 2000
"""So many passages are parsed by one process."""


Source = tuple[ArticleText, Sequence[KnownCard]]
"""An article, and the cards that are known when it is drafted."""


def draft(article: ArticleText, known: Sequence[KnownCard] = ()) -> tuple[Draft, ...]:
    """The drafts of an article, actors first, each kind in the order of the text.

    ModelMissing where no language model is installed, DraftingFailed where it gives no answer. What names a card of
    `known` carries its id; what such a card cites already is left out.
    """
    return next(draft_all([(article, known)]))


def draft_all(sources: Sequence[Source]) -> Iterator[tuple[Draft, ...]]:
    """The drafts of each of many articles; the language model is started once for some thousand passages."""
    for batch in _batches(sources):
        parses = parse([text for article, _ in batch for text in article.paragraphs])
        start = 0
        for article, known in batch:
            end = start + len(article.paragraphs)
            yield drafts(article, parses[start:end], known)
            start = end


def _batches(sources: Sequence[Source]) -> Iterator[list[Source]]:
    batch, count = list[Source](), 0
    for source in sources:
        if batch and count + len(source[0].paragraphs) > _AT_ONCE:
            yield batch
            batch, count = [], 0
        batch.append(source)
        count += len(source[0].paragraphs)
    if batch:
        yield batch


def drafts(article: ArticleText, parses: Sequence[Parse], known: Sequence[KnownCard] = ()) -> tuple[Draft, ...]:
    """The drafts of an article that is parsed."""
    people = cast(parses, mentions(parses))
    references = References(parses, people)
    telling = [at for at, one in enumerate(parses) if not is_furniture(one.text) and not is_heading(one.text)]
    happened = [] if is_sport(parses) else events(references, telling, article.published)
    writer = Writer(article, parses)
    for event in happened:
        event.actors = {name: [one for one in ones if _may_fill(one, name)] for name, ones in event.actors.items()}
    happened = [event for event in happened if event.everyone]
    needed = {actor.key for event in happened for actor in event.everyone}
    actors = [actor for actor in people.actors if actor.is_wanted or actor.key in needed]
    found = (*map(writer.actor, actors), *map(writer.event, happened))
    return against(found, KnownCards(known), {card.id: card.cites for card in known}) if known else found


def _may_fill(actor: Actor, field: str) -> bool:
    """Whether an actor can stand in a field: a state named by its adjective alone may be hit, but does nothing."""
    return actor.is_wanted or actor.acting > 0 or field == "targets"
