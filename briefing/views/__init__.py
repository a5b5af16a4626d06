"""Views: what is read from a library, laid out as pages of blocks. No screen, no thread of their own."""

from briefing.views.article import ArticleView, article_page, read_article
from briefing.views.block import Block, Span
from briefing.views.card import CardView, card_page, read_card
from briefing.views.evidence import evidence_page
from briefing.views.find import Match, PageText
from briefing.views.opened import Opened, Wanted, open_beside, open_start, open_target
from briefing.views.page import BEGINNING, Chart, LinkAt, Page, Top, first_row
from briefing.views.parts import PartBlocks
from briefing.views.passage import PassageView, passage_page, read_passage
from briefing.views.passage_style import PassageStyle
from briefing.views.prose import ProseRenderer, counted

__all__ = [
    "BEGINNING",
    "ArticleView",
    "Block",
    "CardView",
    "Chart",
    "LinkAt",
    "Match",
    "Opened",
    "Page",
    "PageText",
    "PartBlocks",
    "PassageStyle",
    "PassageView",
    "ProseRenderer",
    "Span",
    "Top",
    "Wanted",
    "article_page",
    "card_page",
    "counted",
    "evidence_page",
    "first_row",
    "open_beside",
    "open_start",
    "open_target",
    "passage_page",
    "read_article",
    "read_card",
    "read_passage",
]
