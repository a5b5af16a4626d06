"""Lists: the library by kind, or the hits of a search and how its query was read."""

import re
from collections.abc import Callable, Iterator

from briefing import model
from briefing.model import (
    NEW_CARD,
    Article,
    Entry,
    Hit,
    Kind,
    Prose,
    Results,
    Role,
    Roster,
    Target,
    TextKind,
    hit_kind,
)
from briefing.views.block import Block, Span
from briefing.views.page import Page
from briefing.views.parts import LazyBlocks
from briefing.views.prose import counted
from briefing.views.spoken_dates import spoken

_YEAR = re.compile("[0-9]{4}")
PASSAGE = TextKind.PASSAGE.value
KINDS = (*(kind.value for kind in Kind if kind is not Kind.OTHER), PASSAGE)
"""The kinds that have a key of their own, `1` to `5`, in that order."""
_SNIPPET = 96
"""Characters of a snippet in a list."""


def kind_name(kind: str) -> str:
    """The heading of a kind: `Actors`, `Other cards`."""
    return hit_kind(kind).plural.capitalize()


def kinds_line(roster: Roster, kind: str) -> str:
    """The keys of the kinds and how many there are of each, on short lines; of one shown alone, the key for all."""
    if kind:
        return f"Only {kind_name(kind).lower()} · 0 shows everything"
    counts = {one: sum(entry.kind == one for entry in roster.cards) for one in KINDS} | {PASSAGE: roster.passages}
    told = [f"{key} {kind_name(one).lower()} {counts[one]:,}" for key, one in enumerate(KINDS, 1) if counts[one]]
    return "\n".join("  ".join(told[at : at + 2]) for at in range(0, len(told), 2))


def roster_page(roster: Roster, kind: str) -> Page:
    """Every card of a kind, or of all kinds where it is empty, and the articles."""
    items, targets = list[Block | Entry | int](), list[Target | None]()
    for one in Kind:
        entries = [entry for entry in roster.cards if entry.kind is one]
        if entries and kind in ("", one):
            items += [_heading(one, len(entries), is_first=not items), *entries]
            targets += [None, *(Target.card(entry.id) for entry in entries)]
    if roster.articles and kind in ("", PASSAGE):
        items += [_heading(PASSAGE, roster.passages, is_first=not items), *range(len(roster.articles))]
        targets += [None, *map(Target.article, roster.articles.ids)]

    def make(item: Block | Entry | int) -> Block:
        match item:
            case Block():
                return item
            case Entry():
                return _entry(item)
            case _:
                return _article(roster.articles[item])

    return Page(LazyBlocks(items, make), targets=targets) if items else Page(_none(kind))


def results_page(results: Results, title: Callable[[str], str]) -> Page:
    """The hits of a search by kind, in the order of the kinds; those of one kind the best first."""
    blocks: list[Block] = []
    counts = dict(results.counts)
    for kind in (*Kind, *TextKind):
        hits = [hit for hit in results.hits if hit.kind == kind]
        if not hits:
            continue
        blocks.append(_heading(kind, counts.get(kind, len(hits)), is_first=not blocks, query=results.query))
        blocks += [_hit(hit, title) for hit in hits]
        if counts.get(kind, 0) > len(hits):
            blocks.append(Block(f"… the best {len(hits)}; another word narrows them", look="quiet"))
    return Page(tuple(blocks))


def best(results: Results) -> Target:
    """What the best hit of a search leads to."""
    return _target(results.hits[0])


def _target(hit: Hit) -> Target:
    if hit.kind is TextKind.NOTE:
        return Target.note(hit.id)
    return Target.card(hit.id) if hit.is_card else Target.passage(hit.id)


def _none(kind: str) -> tuple[Block, ...]:
    """Of an empty library the start page tells what to do."""
    if not kind:
        return ()
    return (Block(f"No {kind_name(kind).lower()} here. 0 shows everything.", look="quiet"),)


def _heading(kind: str, count: int, *, is_first: bool, query: str = "") -> Block:
    """The heading of a group; its count leads to the search for that kind alone."""
    key = f"{KINDS.index(kind) + 1} " if kind in KINDS else ""
    text = f"{key}{kind_name(kind)} {count:,}"
    name = len(key) + len(kind_name(kind))
    alone = Target.query(f"{query} kind:{kind}".strip())
    spans = Span(0, len(key), "quiet"), Span(name, len(text), "quiet"), Span(0, len(text), "heading", alone)
    return Block(text, spans, look="heading", gap=not is_first)


def _entry(entry: Entry) -> Block:
    text = _dated(entry.title, entry.date)
    return Block(text, (Span(len(entry.title), len(text), "quiet"),), hang=2, target=Target.card(entry.id))


def _article(article: Article) -> Block:
    source, passages = article.source, counted(article.passages, "passage")
    runs = (Span(len(source), len(source) + 1 + len(passages), "quiet"),)
    return Block(f"{source}\n{passages}", runs, hang=2, target=Target.article(article.id))


def _dated(title: str, date: str) -> str:
    """A title and its date, where the title doesn't tell it."""
    return f"{title}  {spoken(date)}" if date and not any(year in title for year in _YEAR.findall(date)) else title


def _closer(snippet: Prose) -> Prose:
    """What a snippet says nearest to its first match, in no more than a list has room for."""
    text, matches = snippet.text, snippet.leads(Role.MATCH)
    if len(text) <= _SNIPPET:
        return snippet
    first, last = (matches[0].start, matches[0].end) if matches else (0, 0)
    start = max(0, min(first - _SNIPPET // 3, len(text) - _SNIPPET))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + _SNIPPET
    if end < len(text):
        cut = text.rfind(" ", max(last, start), end + 1)
        end = cut if cut > start else last or end
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(before) - start
    inside = (span for span in matches if start <= span.start and span.end <= end)
    spans = tuple(model.Span(span.start + shift, span.end + shift, span.role) for span in inside)
    return Prose(f"{before}{text[start:end]}{after}", spans)


def _hit(hit: Hit, title: Callable[[str], str]) -> Block:
    text, snippet, marked = _dated(hit.title, hit.date), _closer(hit.snippet), list[Span]()
    for lead, told in (("also called ", hit.alias), ("", snippet)):
        if told.text:
            shift = len(text) + 1 + len(lead)
            text = f"{text}\n{lead}{told.text}".replace("\t", " ")
            marked += [Span(span.start + shift, span.end + shift, "match") for span in told.leads(Role.MATCH)]
    runs = [Span(0, len(hit.title), "strong"), Span(len(hit.title), len(text), "quiet"), *marked]
    if hit.cited_by:
        cards = title(hit.cited_by[0]) if len(hit.cited_by) == 1 else counted(len(hit.cited_by), "card")
        line = f"\n↳ cited by {cards}"
        runs.append(Span(len(text), len(text) + len(line), "label"))
        only = Target.card(hit.cited_by[0]) if len(hit.cited_by) == 1 else Target.passage(hit.id)
        runs.append(Span(len(text) + len(line) - len(cards), len(text) + len(line), "also", only))
        text += line
    return Block(text, tuple(runs), hang=2, target=_target(hit))


def reading_line(results: Results) -> str:
    """`12 found · amnesty and a word that begins with “gu”`."""
    if not results.is_asked:
        return results.read_as
    found = f"{results.total:,} found" if results.total else "nothing found"
    partial = " so far (it took too long)" if results.is_partial else ""
    return f"{found}{partial} · {results.read_as}"


def nothing_page(results: Results, kind: str) -> Page:
    """What to do where nothing was found, among one kind alone where `kind` is not empty."""
    blocks = [Block("Nothing found.", look="strong")]
    if kind:
        only = f"Only the {kind_name(kind).lower()} were searched; 0 searches all kinds."
        blocks.append(Block(only, look="quiet", gap=1))
    if results.suggestion:
        blocks.append(Block("The nearest spelling finds something. Enter searches it:", look="quiet", gap=1))
        blocks.append(Block(results.suggestion, indent=2, marker="→ ", target=Target.query(results.suggestion)))
    else:
        told = ["Fewer words find more."] if len(results.query.split()) > 1 else []
        told.append("Esc clears the box, Esc again leaves it; ? tells how to search then.")
        blocks.append(Block(" ".join(told), look="quiet", gap=1))
    if results.is_name:
        blocks.append(Block("A new card of that name: Enter makes it.", look="quiet", gap=1))
        blocks.append(Block(f"new card “{results.query}”", indent=2, marker="+ ", target=NEW_CARD))
    return Page(tuple(blocks))


def matched_words(results: Results | None) -> Iterator[str]:
    """The words that answered a search, as they stand in its snippets."""
    for hit in results.hits if results else ():
        for span in hit.snippet.leads(Role.MATCH):
            yield hit.snippet.text[span.start : span.end]
