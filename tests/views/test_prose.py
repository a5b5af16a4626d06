"""How a passage is shown."""

import pytest

from briefing.model import Address, Form, Layout, Passage, Role, Roster, Span, Standing
from briefing.views import block
from briefing.views.passage_style import PassageStyle
from briefing.views.prose import ProseRenderer


def shown(layout: Layout, *, prefers_digest: bool = False) -> tuple[str, tuple[block.Span, ...]]:
    passage = Passage(Address("a", 1), "In our words.", "The crane turns.", standing=Standing.VERBATIM, layout=layout)
    return ProseRenderer(Roster(), passage_style=PassageStyle(prefers_digest)).passage(passage)


@pytest.mark.parametrize(
    ("layout", "text", "looks"),
    [
        (Layout(), "The crane turns.", ()),
        (Layout(Form.HEADING, 2), "The crane turns.", ("heading",)),
        (Layout(Form.ITEM, 1, "•"), "• The crane turns.", ()),
        (Layout(Form.ITEM, 2, "3."), "  3. The crane turns.", ()),
        (Layout(Form.ITEM, 1), "  The crane turns.", ()),
        (Layout(Form.QUOTE, 1), "│ The crane turns.", ("quote",)),
    ],
)
def test_a_passage_is_shown_as_what_it_was(layout: Layout, text: str, looks: tuple[str, ...]) -> None:
    found, spans = shown(layout)
    assert (found, tuple(span.look for span in spans)) == (text, looks)


def test_its_links_lead_out_and_a_digest_has_none() -> None:
    layout = Layout(Form.ITEM, 1, "•", links=(Span(4, 9, Role.URL, "https://example.org"),))
    text, (span,) = shown(layout)
    assert (text[span.start : span.end], span.target and span.target.id) == ("crane", "https://example.org")
    assert shown(layout, prefers_digest=True) == ("In our words.", ())
