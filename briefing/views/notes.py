"""The reader's notes on a page: told apart from claims and from the words of articles."""

from collections.abc import Iterable, Iterator

from briefing.library import Library
from briefing.model import Form, Note, Target
from briefing.views.block import Block, Span
from briefing.views.prose import ProseRenderer, join

_MARK = "✎ "
Text = tuple[str, tuple[Span, ...]]


def notes_on(library: Library, on: Iterable[str]) -> dict[str, tuple[Note, ...]]:
    """The notes on cards, articles and passages, by what they are on."""
    found = dict[str, tuple[Note, ...]]()
    for note in library.notes.on(on):
        found[note.on] = (*found.get(note.on, ()), note)
    return found


def notes_section(notes: Iterable[Note], renderer: ProseRenderer) -> Iterator[Block]:
    """A section of the notes on a card or an article; nothing where there are none."""
    notes = tuple(notes)
    if notes:
        yield Block("Your notes", look="label", gap=1)
    for note in notes:
        for number, (text, spans) in enumerate(_texts(note, renderer)):
            yield Block(text, spans, look="note", indent=2, marker=_MARK, gap=number > 0, target=Target.note(note.on))


def note_lines(notes: Iterable[Note], renderer: ProseRenderer) -> list[Text]:
    """The notes on a passage, as lines below it."""
    mark = _MARK, (Span(0, len(_MARK), "label"),)
    lines = list[Text]()
    for note in notes:
        for text, spans in _texts(note, renderer):
            whole = (Span(0, len(text), "note"), *spans)
            lines.append(join([mark, (text, whole)], ""))
    return lines


def _texts(note: Note, renderer: ProseRenderer) -> Iterator[Text]:
    """The blocks of a note, what it was on before where it has lost its place."""
    for number, block in enumerate(note.blocks):
        text, spans = ("─" * 12, ()) if block.form is Form.RULE else renderer.render(block.prose)
        parts: list[Text] = [(f"{block.marker} ", ())] if block.marker else []
        if note.is_lost and not number:
            where = f"(has lost its place, {note.written}) "
            parts.insert(0, (where, (Span(0, len(where), "broken"),)))
        yield join([*parts, (text, spans)], "")
