"""The line under the search box: what was found, and how the query was read."""

from briefing.model import Results
from briefing.tui.page.stanza import Page, Stanza
from briefing.tui.pages.listing import kind_name


def reading_line(results: Results) -> str:
    """`12 found · amnesty and a word that begins with “gu”`."""
    if not results.is_asked:
        return results.read_as
    found = f"{results.total:,} found" if results.total else "nothing found"
    partial = " so far (it took too long)" if results.is_partial else ""
    return f"{found}{partial} · {results.read_as}"


def nothing_page(results: Results, kind: str) -> Page:
    """What to do where nothing was found, among one kind alone where `kind` is not empty."""
    stanzas = [Stanza("Nothing found.", look="strong")]
    if kind:
        only = f"Only the {kind_name(kind).lower()} were searched; 0 searches all kinds."
        stanzas.append(Stanza(only, look="quiet", gap=1))
    if results.suggestion:
        stanzas.append(Stanza("The nearest spelling finds something. Enter searches it:", look="quiet", gap=1))
        stanzas.append(Stanza(results.suggestion, indent=2, marker="→ ", target=SUGGESTION))
    else:
        told = ["Fewer words find more."] if len(results.query.split()) > 1 else []
        told.append("Esc clears the box, Esc again leaves it; ? tells how to search then.")
        stanzas.append(Stanza(" ".join(told), look="quiet", gap=1))
    return Page(tuple(stanzas))


SUGGESTION = "search:"
"""The target of the row that searches the suggestion; no card can have it for an id."""
