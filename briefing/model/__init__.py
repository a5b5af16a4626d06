"""Frozen values: what the product is about. No input, no output, nothing of third parties."""

from briefing.model.added import Added, AddedFiles, AddStatus
from briefing.model.addition import blocks_with_targets, with_additions, with_targets, with_titles, with_wikilinks
from briefing.model.address import Address, is_id, name_of, named
from briefing.model.article import Article, Passage, Standing, pages_of
from briefing.model.card import Card, Field
from briefing.model.card_content import CardContent
from briefing.model.card_dates import CardDates, DatedClaim
from briefing.model.change import Change
from briefing.model.claim import Claim, claims_of
from briefing.model.date import EARLIEST, LATEST, Date, Precision
from briefing.model.dossier import Dossier, Source, Words
from briefing.model.endpoint import Endpoint
from briefing.model.event import Event
from briefing.model.hit import Hit, Mentions, Results
from briefing.model.kind import RELATIONS, HitKind, Kind, TextKind, hit_kind
from briefing.model.layout import PLAIN, Layout
from briefing.model.marks import Marks
from briefing.model.note import Note, NoteFile
from briefing.model.problem import Problem
from briefing.model.prose import Block, Form, Prose, Role, Span
from briefing.model.roster import Articles, Entry, Roster
from briefing.model.settings import Settings
from briefing.model.target import COMPARISON, HOME, MENTIONS, NEW_CARD, TIES, TIMELINE, Target, TargetKind, view_of
from briefing.model.tie import Step, Tie
from briefing.model.variant import Edit, Insertion, Touch, Variant
from briefing.model.watch import News, SavedSearch

__all__ = [
    "COMPARISON",
    "EARLIEST",
    "HOME",
    "LATEST",
    "MENTIONS",
    "NEW_CARD",
    "PLAIN",
    "RELATIONS",
    "TIES",
    "TIMELINE",
    "AddStatus",
    "Added",
    "AddedFiles",
    "Address",
    "Article",
    "Articles",
    "Block",
    "Card",
    "CardContent",
    "CardDates",
    "Change",
    "Claim",
    "Date",
    "DatedClaim",
    "Dossier",
    "Edit",
    "Endpoint",
    "Entry",
    "Event",
    "Field",
    "Form",
    "Hit",
    "HitKind",
    "Insertion",
    "Kind",
    "Layout",
    "Marks",
    "Mentions",
    "News",
    "Note",
    "NoteFile",
    "Passage",
    "Precision",
    "Problem",
    "Prose",
    "Results",
    "Role",
    "Roster",
    "SavedSearch",
    "Settings",
    "Source",
    "Span",
    "Standing",
    "Step",
    "Target",
    "TargetKind",
    "TextKind",
    "Tie",
    "Touch",
    "Variant",
    "Words",
    "blocks_with_targets",
    "claims_of",
    "hit_kind",
    "is_id",
    "name_of",
    "named",
    "pages_of",
    "view_of",
    "with_additions",
    "with_targets",
    "with_titles",
    "with_wikilinks",
]
