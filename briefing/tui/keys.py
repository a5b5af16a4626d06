"""Every key, once: bindings, footer, help and palette are made from this list."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from textual.binding import Binding, BindingType
from textual.keys import REPLACED_KEYS, key_to_character


class Owner(StrEnum):
    """Whose binding a key is."""

    SEARCH = "in the search box"
    VIEW = "in a list or the reader"
    READER = "in the reader"
    PANES = "between the panes"
    SCREEN = "everywhere"
    SHEET = "on a sheet like this"
    VISIT = "before the browser opens"
    ADDING = "while adding an article"
    FIND = "while finding in what is open"
    FORM = "while filling in a form"
    NOTE = "while writing a note"
    MARKING = "while marking claims"
    ADDED = "in the list of added articles"
    REVIEW = "in the review of drafts"
    APP = "everywhere, in dialogs too"


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what it does, and how that is told."""

    id: str
    """The name it is changed by in the config file."""
    keys: str
    """The keys, by their Textual names, parted by commas."""
    action: str
    """The action it runs."""
    label: str
    """What it does, in the footer: a word or two."""
    help: str
    """What it does, in the help: a sentence's worth."""
    owner: Owner
    """Where it holds."""
    rank: int = 0
    """Its place in a narrow footer, 1 first; 0 keeps it out. The key for help stands in every footer, last."""
    in_palette: bool = False
    """Whether the palette offers it."""
    is_first: bool = False
    """Whether it comes before what a box for typing does on it."""


KEYS: tuple[Key, ...] = (
    Key("search", "/", "search", "search", "into the search box; results follow the typing", Owner.SCREEN, 2, True),
    Key("take", "enter", "take", "open", "open the highlighted result", Owner.SEARCH, 1),
    Key("leave", "escape", "leave", "clear", "clear the box; again: leave it", Owner.SEARCH, 2),
    Key(
        "result_up",
        "up",
        "result(-1)",
        "up",
        "previous result; in an empty box: an earlier query",
        Owner.SEARCH,
    ),
    Key("result_down", "down", "result(1)", "down", "next result (stay in the box)", Owner.SEARCH, 3),
    Key("result_page_up", "pageup", "page(-1)", "page up", "up a window of results", Owner.SEARCH),
    Key("result_page_down", "pagedown", "page(1)", "page down", "down a window of results", Owner.SEARCH),
    Key("to_results", "tab", "to_results", "results", "into the results, the query kept", Owner.SEARCH, 4),
    Key("open", "enter", "follow", "open", "open the highlighted card, passage or link", Owner.VIEW, 1),
    Key("up", "up,k", "move(-1)", "up", "up a row or a line", Owner.VIEW),
    Key("down", "down,j", "move(1)", "down", "down a row or a line", Owner.VIEW),
    Key("page_up", "pageup", "page(-1)", "page up", "up a window", Owner.VIEW),
    Key("page_down", "pagedown,space", "page(1)", "page down", "down a window", Owner.VIEW),
    Key("half_down", "ctrl+d", "half(1)", "half down", "down half a window", Owner.VIEW),
    Key("half_up", "ctrl+u", "half(-1)", "half up", "up half a window", Owner.VIEW),
    Key("first", "g,home", "first", "top", "to the beginning", Owner.VIEW),
    Key("last", "G,end", "last", "end", "to the end", Owner.VIEW),
    Key("next_link", "tab", "next_link", "next link", "select the next link", Owner.READER, 3),
    Key("previous_link", "shift+tab", "previous_link", "link before", "select the link before", Owner.READER),
    Key("zoom_in", "+", "zoom(1)", "zoom in", "of the timeline: a shorter time", Owner.READER, 2),
    Key("zoom_out", "-", "zoom(-1)", "zoom out", "of the timeline: a longer time", Owner.READER, 3),
    Key("sort", ">", "sort", "sort", "of ties: sort them by something else", Owner.READER, 2),
    Key("back", "[,backspace,alt+left", "back", "back", "back to what was open before", Owner.SCREEN, 4, True),
    Key("forward", "],alt+right", "forward", "forward", "forward again", Owner.SCREEN, 11, True),
    Key("next", "n", "list(1)", "next", "open the next of the list, without leaving the reader", Owner.SCREEN, 7, True),
    Key("previous", "N", "list(-1)", "previous", "open the previous of the list", Owner.SCREEN, 0, True),
    Key("find", "ctrl+f", "find", "find", "find in what is open", Owner.SCREEN, 16, True, True),
    Key("home", "~", "home", "home", "home: the start page", Owner.SCREEN, 0, True),
    Key(
        "hints",
        "f",
        "hints",
        "hints",
        "letters beside visible links; typing them follows the link",
        Owner.PANES,
        6,
        True,
    ),
    Key(
        "article",
        "o",
        "article",
        "article",
        "the article at the passage; again: back to the card",
        Owner.SCREEN,
        5,
        True,
    ),
    Key(
        "timeline",
        "t",
        "view('timeline')",
        "timeline",
        "the order of events, or those of the card",
        Owner.SCREEN,
        10,
        True,
    ),
    Key(
        "ties",
        "w",
        "view('ties')",
        "ties",
        "who has to do with the card; again: its way to another",
        Owner.SCREEN,
        11,
        True,
    ),
    Key("digest", "d", "digest", "summary", "our summary of passages; again: the original text", Owner.SCREEN, 9, True),
    Key("copy", "y", "copy", "copy", "copy a citation of the passage", Owner.SCREEN, 8, True),
    Key("copy_card", "Y", "copy_card", "copy card", "copy the card with its citations", Owner.SCREEN, 0, True),
    Key("save_search", "S", "save_search", "save search", "save this search under a name", Owner.SCREEN, 0, True),
    Key(
        "export",
        "E",
        "export",
        "export",
        "export what is open, what is found or the library to a file",
        Owner.SCREEN,
        20,
        True,
    ),
    Key(
        "edit",
        "e",
        "edit",
        "edit",
        "edit your file, or what you add to a card that is not yours",
        Owner.SCREEN,
        10,
        True,
    ),
    Key(
        "compare",
        "=",
        "view('compare')",
        "compare",
        "compare with another article or card: what differs",
        Owner.SCREEN,
        19,
        True,
    ),
    Key("next_pane", "tab", "pane_step(1)", "next pane", "to the next pane", Owner.PANES, 7),
    Key("previous_pane", "shift+tab", "pane_step(-1)", "pane before", "to the pane before", Owner.PANES),
    Key("left", "h,left", "pane(-1)", "left", "to the pane on the left", Owner.PANES, 12),
    Key("right", "l,right", "pane(1)", "right", "to the pane on the right", Owner.PANES, 13),
    Key("all", "0", "kind('')", "all", "show all kinds", Owner.SCREEN, 0, True),
    Key("actors", "1", "kind('actor')", "actors", "show only actors", Owner.SCREEN, 0, True),
    Key("offers", "2", "kind('offer')", "offers", "show only offers", Owner.SCREEN, 0, True),
    Key("talks", "3", "kind('talks')", "talks", "show only talks", Owner.SCREEN, 0, True),
    Key("sanctions", "4", "kind('sanction')", "sanctions", "show only sanctions", Owner.SCREEN, 0, True),
    Key("passages", "5", "kind('passage')", "passages", "show only passages", Owner.SCREEN, 0, True),
    Key("cancel", "escape", "cancel", "leave", "drop the selection; again: back to the index", Owner.SCREEN),
    Key(
        "refuse",
        "x",
        "change('refuse')",
        "not this one",
        "not meant: this passage does not mean the card",
        Owner.SCREEN,
        5,
    ),
    Key(
        "refuse_more",
        "X",
        "change('refuse_more')",
        "none of these",
        "not meant in this whole article, or by this name",
        Owner.SCREEN,
        6,
    ),
    Key(
        "card", "c", "change('card')", "new card", "a new card from the name in hand, or typed", Owner.SCREEN, 16, True
    ),
    Key("cite", "+", "change('cite')", "cite", "cite this passage in a card", Owner.SCREEN, 12, True),
    Key("facts", "F", "change('facts')", "facts", "names, date and relations of the card", Owner.SCREEN, 17, True),
    Key("merge", "M", "change('merge')", "merge", "this card is another one, or is not", Owner.SCREEN, 18, True),
    Key("split", "%", "change('split')", "split", "some claims of the card go to a new one", Owner.SCREEN, 0, True),
    Key(
        "note",
        "m",
        "change('note')",
        "note",
        "your note on the card, the article or the passage in front",
        Owner.SCREEN,
        13,
        True,
    ),
    Key("bookmark", "b", "bookmark", "bookmark", "bookmark what is in front; again: no more", Owner.SCREEN, 19, True),
    Key("added", "A", "change('added')", "added", "the articles that were added", Owner.SCREEN, 0, True),
    Key("undo", "u", "change('undo')", "undo", "undo the last change, whatever it was", Owner.SCREEN, 14, True),
    Key("redo", "U", "change('redo')", "redo", "redo what was undone last", Owner.SCREEN, 0, True),
    Key("add", "a", "add", "add", "add articles: files or folders that you have", Owner.SCREEN, 15, True),
    Key(
        "review",
        "r",
        "review",
        "drafts",
        "review the drafts: cards proposed from what you added",
        Owner.SCREEN,
        in_palette=True,
    ),
    Key("stop", "s", "stop", "stop reading", "stop taking files into the index; again: go on", Owner.SCREEN, 2, True),
    Key("problems", "!", "problems", "problems", "the problems in the files and their remedies", Owner.SCREEN, 0, True),
    Key("help", "?", "help", "keys", "every key, and how to search", Owner.SCREEN, 1, True),
    Key("palette", "ctrl+p", "palette", "palette", "every command, and every card by name", Owner.SCREEN),
    Key("close", "escape,q,?,!", "leave", "close", "back to reading", Owner.SHEET, 2),
    Key("visit", "enter,y", "go", "open in the browser", "open the address in the browser", Owner.VISIT, 1),
    Key("stay", "escape,n,q", "stay", "stay here", "stay here", Owner.VISIT, 2),
    Key("complete", "tab", "complete", "complete", "complete the path", Owner.ADDING, 2),
    Key("drop", "escape", "drop", "leave", "add nothing", Owner.ADDING, 1),
    Key("find_next", "enter,down", "match(1)", "next", "the next match", Owner.FIND, 1),
    Key("find_previous", "shift+enter,up", "match(-1)", "previous", "the match before", Owner.FIND, 2),
    Key("find_text", "tab", "text", "text", "into the text; there n and N go from match to match", Owner.FIND, 4),
    Key("find_end", "escape", "done", "done", "done; the match stays selected", Owner.FIND, 3),
    Key(
        "enter_form",
        "enter",
        "enter",
        "save",
        "take the highlighted name if one is needed; else save",
        Owner.FORM,
        1,
        is_first=True,
    ),
    Key("save", "ctrl+s", "save", "save", "save, from a box with lines too", Owner.FORM, 2, is_first=True),
    Key(
        "next_field",
        "tab",
        "field(1)",
        "next field",
        "complete the name; else the next field",
        Owner.FORM,
        3,
        is_first=True,
    ),
    Key("previous_field", "shift+tab", "field(-1)", "field before", "the field before", Owner.FORM, is_first=True),
    Key("choice_up", "up", "choose(-1)", "up", "the name above", Owner.FORM, is_first=True),
    Key("choice_down", "down", "choose(1)", "down", "the name below", Owner.FORM, 4, is_first=True),
    Key("discard", "escape", "leave", "leave", "change nothing", Owner.FORM, 2, is_first=True),
    Key("by_hand", "ctrl+o", "by_hand", "in your editor", "go on in your editor", Owner.NOTE, 3, is_first=True),
    Key("mark", "space", "mark", "mark", "mark the claim, or mark it no more", Owner.MARKING, 1, is_first=True),
    Key("marked", "enter", "done", "go on", "go on with what is marked", Owner.MARKING, 2, is_first=True),
    Key("unmarked", "escape,q", "leave", "leave", "change nothing", Owner.MARKING, 3, is_first=True),
    Key("added_facts", "e", "article('facts')", "facts", "title, outlet and date", Owner.ADDED, 2),
    Key("remove", "x", "article('remove')", "remove", "remove the article with its copies", Owner.ADDED, 3),
    Key("leave_added", "escape,q,A", "leave", "close", "back to reading", Owner.ADDED, 4),
    Key("accept", "enter", "accept", "accept", "accept the draft and go on to the next", Owner.REVIEW, 1),
    Key("refuse_draft", "x", "refuse", "refuse", "refuse the draft: it is not proposed again", Owner.REVIEW, 2),
    Key("claim", "tab", "claim", "claim on, off", "switch the highlighted claim off, or on", Owner.REVIEW, 3),
    Key("edit_draft", "e", "edit", "edit first", "change title, kind and fields, then accept", Owner.REVIEW, 4),
    Key("draft_is", "m", "choose", "it is…", "the draft is about a card that exists: which?", Owner.REVIEW, 5),
    Key("draft_undo", "u", "undo", "undo", "undo the last change, whatever it was", Owner.REVIEW, 7),
    Key("draft_redo", "U", "redo", "redo", "redo what was undone last", Owner.REVIEW),
    Key("accept_rest", "A", "rest", "accept the sure", "accept all drafts of the kind that are sure", Owner.REVIEW, 8),
    Key("review_left", "h,left", "pane(-1)", "left", "to the queue, to the card", Owner.REVIEW, 10),
    Key("review_right", "l,right", "pane(1)", "right", "to the card, to the passages", Owner.REVIEW, 9),
    Key("review_help", "?", "help", "keys", "every key", Owner.REVIEW, 1),
    Key("leave_review", "escape,q,r", "leave", "leave", "back to reading; what is decided stays", Owner.REVIEW, 6),
    Key("suspend", "ctrl+z", "suspend", "suspend", "suspend; fg in the shell comes back", Owner.APP, 0, True, True),
    Key("redraw", "ctrl+l", "redraw", "redraw", "draw the screen again", Owner.APP, 0, True, True),
    Key("quit", "q,ctrl+q", "quit", "quit", "quit", Owner.SCREEN, 8, True),
)
"""In the order of the help."""

_GLYPHS = {
    "escape": "Esc",
    "enter": "⏎",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "tab": "Tab",
    "backspace": "Bksp",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "space": "Space",
    "home": "Home",
    "end": "End",
}


def bindings(owner: Owner) -> list[BindingType]:
    """The Textual bindings of the keys of one owner."""
    return [
        Binding(key.keys, key.action, key.label, id=key.id, tooltip=key.help, priority=key.is_first)
        for key in KEYS
        if key.owner is owner
    ]


@cache
def glyph(key: str) -> str:
    """How a key is written on the screen, by whatever name: `⏎`, `Shift+Tab`, `G`, `;` for `semicolon`."""
    *held, last = key.split("+") if key != "+" else ["+"]
    written = _GLYPHS.get(last) or _character(last) or last
    return "+".join([*(name.capitalize() for name in held), written.upper() if "ctrl" in held else written])


def _character(key: str) -> str:
    """The character that a key is named after; nothing where it is none, or one that cannot be seen."""
    character = key_to_character(REPLACED_KEYS.get(key, key)) or ""
    return character if character.isprintable() and not character.isspace() else ""


def glyphs(keys: str) -> str:
    """How a list of keys, parted by commas, is written on the screen."""
    return " ".join(glyph(key) for key in split(keys))


def split(keys: str) -> list[str]:
    """The keys of a list; a comma that is itself a key is written `comma`."""
    return [key.strip() for key in keys.split(",") if key.strip()]
