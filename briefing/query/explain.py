"""Explains in plain words how a query was read."""

from collections.abc import Iterator, Sequence

from briefing.model import HitKind
from briefing.query.catalogue import Catalogue
from briefing.query.query import (
    AboutCard,
    AtAddress,
    Dated,
    Either,
    Filter,
    FromSource,
    Near,
    Not,
    OfArticle,
    OfKind,
    Part,
    Query,
    Tagged,
    Words,
)
from briefing.query.title_match import name_of

_CONNECTIVES = ("and", "or", "but", "not", "nor", "everything")
"""Words that the explanation itself uses; the reader's own are quoted."""
_SHOWN = 2  # the most cards or articles that are named one by one; more are counted


def explain(query: Query, catalogue: Catalogue, kind: HitKind | None = None) -> str:
    """How a query was read, with the one kind that the caller asks for; empty for an empty query."""
    if not query.text:
        return ""
    if not query.parts:
        return "; ".join(query.notes) or "no word to search for"
    explainer = _Explainer(catalogue)
    conditions: list[Part] = [part for part in query.parts if _is_condition(part)]
    if kind:
        conditions.append(OfKind(kind))
    if len(conditions) == len(query.parts) + bool(kind):
        told, conditions = _all(conditions, explainer)
    else:
        told = explainer.card(query) + _words(query, explainer)
    if query.source:
        told += f", or {explainer.part(query.source)}"
    return "; ".join((*query.notes, told, *map(explainer.part, conditions)))


def _all(conditions: Sequence[Part], explainer: "_Explainer") -> tuple[str, list[Part]]:
    """What is asked for without a word, such as `all offers dated 2019`, and the conditions that it does not tell."""
    kinds = [part for part in conditions if isinstance(part, OfKind)]
    subject = f"all {kinds[0].kind.plural}" if len(kinds) == 1 else "everything"
    told = [part for part in conditions if isinstance(part, Filter) and not isinstance(part, OfKind)]
    rest = [part for part in conditions if part not in told and not (len(kinds) == 1 and part in kinds)]
    return " ".join(filter(None, (subject, ", ".join(map(explainer.part, told))))), rest


def _words(query: Query, explainer: "_Explainer") -> str:
    """The words that must stand in a text, then those that must not."""
    wanted = [explainer.part(part) for part in query.parts if not isinstance(part, Not) and not _is_condition(part)]
    refused = [explainer.part(part.part) for part in query.parts if isinstance(part, Not) and not _is_condition(part)]
    told = " and ".join(wanted) or "everything"
    if not refused:
        return told
    return f"{told} but {'not ' if wanted else ''}{' nor '.join(refused)}"


def _is_condition(part: Part) -> bool:
    """Whether a part is a condition, which is told after the words."""
    if isinstance(part, Either):
        return any(isinstance(one, Not) or _is_condition(one) for one in part.parts)
    inner = part.part if isinstance(part, Not) else part
    return isinstance(inner, Filter) and not isinstance(inner, AtAddress)


class _Explainer:
    """Puts parts into words; filters with the titles of the cards and articles that they find."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def card(self, query: Query) -> str:
        """Names the card whose id the query is, unless the query is also one of the card's names."""
        if not query.card or name_of(query.text) in self._catalogue.names[query.card]:
            return ""
        return f"the card {self._catalogue.roster.entries[query.card].title} or "

    def part(self, part: Part) -> str:
        """A part in words."""
        if isinstance(part, Either):
            said = " or ".join(map(self.part, part.parts))
            return f"either {said}" if _is_condition(part) else f"({said})"
        if isinstance(part, Not):
            inner = part.part
            return f"no {inner.kind.plural}" if isinstance(inner, OfKind) else f"not {self.part(inner)}"
        if isinstance(part, Words):
            return _words_or_phrase(part)
        if isinstance(part, Near):
            return f"a word spelled like {_quoted([part.term])}"
        return "".join(self._filter(part))

    def _filter(self, part: Filter) -> Iterator[str]:
        if isinstance(part, OfKind):
            yield f"{part.kind.plural} only"
        elif isinstance(part, Dated):
            yield f"dated {part.said}"
        elif isinstance(part, Tagged):
            yield f"tagged {_quoted(part.terms)}"
        elif isinstance(part, AtAddress):
            yield f"the passage {self._catalogue.source(part.address.article)} ¶{part.address.number}"
        elif isinstance(part, OfArticle):
            yield f"from {self._catalogue.source(part.id)}"
        elif isinstance(part, FromSource):
            ids = self._catalogue.sources(part.terms, is_open=part.is_open)
            yield _related("from", list(map(self._catalogue.source, ids)), "source", "sources", part)
        else:
            ids = self._catalogue.cards(part.kind, part.terms, is_open=part.is_open)
            titles = [self._catalogue.roster.entries[id_].title for id_ in ids]
            yield _related("about", titles, part.kind.value, part.kind.plural, part)


def _words_or_phrase(part: Words) -> str:
    if part.is_letter:
        return f"names that begin with {_quoted(part.terms)}"
    if part.completions:
        return f"a {'word' if len(part.terms) == 1 else 'phrase'} that begins with {_quoted(part.terms)}"
    if len(part.terms) > 1 or part.is_quoted:
        return f"the phrase {_quoted(part.terms)}"
    return _quoted(part.terms) if part.terms[0] in _CONNECTIVES else part.terms[0]


def _related(how: str, names: list[str], kind: str, plural: str, part: FromSource | AboutCard) -> str:
    if not names:
        return f"{how} {_quoted(part.terms)}, but no {kind} is called that"
    if len(names) <= _SHOWN:
        return f"{how} {' or '.join(names)}"
    return f"{how} one of {len(names)} {plural} called {_quoted(part.terms)}"


def _quoted(terms: Sequence[str]) -> str:
    return f'"{" ".join(terms)}"'
