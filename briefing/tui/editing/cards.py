"""The keys for cards: a new one, a passage cited, facts set, two made one, one split."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from briefing.errors import NotFound
from briefing.library import Library
from briefing.model import RELATIONS, Address, Card, Claim, Form, Kind, Target
from briefing.tui.dialogs import opener
from briefing.tui.dialogs.checks import anything, is_date, is_one_of, needs_words
from briefing.tui.dialogs.fields import Choice, Field, choice, values
from briefing.tui.editing.editor import Editor
from briefing.tui.editing.names import CardNames, aliases_of, kind_of
from briefing.tui.editing.selection import Selection
from briefing.views import counted

_SAME, _DIFFERENT = "the same", "different"
_PLAIN = ("title", "aliases", "tags", "date")


class CardKeys:
    """Asks for what is to be changed in a form, and has it changed."""

    def __init__(self, editor: Editor, selection: Selection, undoes: str) -> None:
        """`undoes` tells which key undoes."""
        self._editor = editor
        self._library: Library = editor.library
        self._selection = selection
        self._undoes = undoes

    def press(self, what: str) -> None:
        """Do what the key `what` does."""
        match what:
            case "card":
                self._new()
            case "cite":
                self._cite()
            case "facts":
                self._facts()
            case "merge":
                self._merge()
            case "split":
                self._split()

    # A new card

    def _new(self) -> None:
        """Ask for a new card; its title is the name in hand, else the first name of the passage that no card has."""
        name, found, listed = self._selection.name, self._selection.names, self._editor.panes.index.kind
        self._editor.start(partial(self._ask_for_new, name, found, listed))

    async def _ask_for_new(self, name: str, found: Sequence[str], listed: str) -> None:
        names = CardNames(self._library.roster)

        def unknown() -> list[Choice]:
            names.choices()
            return [choice(each) for each in found if not names.is_known(each)]

        proposed = await self._editor.ask(unknown) or []
        title = name or (proposed[0].text if proposed else "")

        def remark(text: str) -> str:
            return f"There is a card called {text} already." if names.is_known(text) else ""

        def kind(answers: Mapping[str, str]) -> str:
            return kind_of(answers["title"], listed).value

        def aliases(answers: Mapping[str, str]) -> str:
            alias = aliases_of(answers["title"], Kind(answers["kind"]) if answers["kind"] in _kinds() else Kind.OTHER)
            return "" if names.is_known(alias) else alias

        fields = (
            Field("title", "Title", title, lambda: proposed, check=needs_words, remark=remark),
            Field("kind", "Kind", "actor", _kind_choices, is_choice=True, check=is_one_of(_kinds()), follows=kind),
            Field("aliases", "Other names", follows=aliases, is_several=True),
            Field(
                "id", "Id", check=self._is_free, follows=lambda answers: self._library.edits.free_id(answers["title"])
            ),
        )
        opener.ask_form(self._editor.screen, "A new card in your own library", fields, self._make)

    def _make(self, answers: dict[str, str]) -> None:
        self._editor.start(partial(self._made, answers))

    async def _made(self, answers: dict[str, str]) -> None:
        title, aliases = answers["title"], values(answers["aliases"])

        def make() -> tuple[str, int]:
            id = self._library.edits.new_card(Kind(answers["kind"]), title, aliases, answers["id"])
            return id, self._library.mentions(id, 0).total

        if made := await self._editor.change(make):
            await self._editor.open(Target.card(made[0]))
            told = f"{counted(made[1], 'possible mention')} beside it" if made[1] else "no passage mentions it"
            self._editor.say(f"New card: {title} · {told} · {self._undoes}")

    def _is_free(self, id: str) -> str:
        return self._library.edits.refusal_of_id(id)

    # A passage cited

    def _cite(self) -> None:
        """Ask for the claim that the passage in hand supports, and the card it is for."""
        if address := self._selection.passage:
            self._editor.start(partial(self._ask_for_claim, address, self._selection.last_card))

    async def _ask_for_claim(self, address: Address, card: str) -> None:
        def read() -> tuple[str, Card | None]:
            try:
                return self._library.passage(address).text, self._library.card(card) if card else None
            except NotFound:
                return self._library.passage(address).text, None

        if not (answer := await self._editor.ask(read)):
            return
        text, open_card = answer
        names = CardNames(self._library.roster, [card] if card else [])
        known = names.name(open_card.id) if open_card else ""
        headings = [block.prose.text for block in open_card.blocks if block.form is Form.HEADING] if open_card else []
        fields = (
            Field("card", "Card", known, names.choices, is_choice=True, check=names.missing),
            Field("heading", "Under", choices=lambda: [choice(each) for each in headings]),
            Field("claim", "Claim", text, is_text=True, check=needs_words),
        )

        def add(answers: dict[str, str]) -> None:
            self._editor.start(partial(self._cited, names, address, answers))

        title = f"A claim that rests on {self._library.roster.source(address)}"
        opener.ask_form(self._editor.screen, title, fields, add, "claim" if known else "card")

    async def _cited(self, names: CardNames, address: Address, answers: dict[str, str]) -> None:
        def add() -> str:
            id = names.id_of(answers["card"])
            self._library.edits.add_claim(id, answers["claim"], [address], answers["heading"])
            return id

        if await self._editor.change(add):
            self._editor.say(f"Cited in {answers['card']} · {self._undoes}")

    # The facts of a card

    def _facts(self) -> None:
        """Ask for the names, the date and the relations of the open card."""
        if card := self._selection.card:
            self._editor.start(partial(self._ask_for_facts, card))

    async def _ask_for_facts(self, card: str) -> None:
        def read() -> tuple[Card, bool, dict[str, tuple[str, ...]]]:
            return self._library.card(card), *self._library.edits.facts(card)

        if not (answer := await self._editor.ask(read)):
            return
        whole, is_own, written = answer
        names = CardNames(self._library.roster)
        kind = whole.kind
        others = (name for name in written if name not in ("kind", "adds_to", *_PLAIN, *RELATIONS[kind]))
        asked = [name for name in dict.fromkeys((*_PLAIN, *RELATIONS[kind], *others)) if is_own or name != "title"]
        before = {name: "; ".join(map(names.shown, written.get(name, ()))) for name in asked}
        fields = [_fact(name, before[name], names) for name in asked]

        def save(answers: dict[str, str]) -> None:
            changed = {name: text for name, text in answers.items() if text != before[name]}
            if changed:
                self._editor.start(partial(self._set, card, names, changed))

        title = f"The facts of {whole.title}" if is_own else f"What you add to the facts of {whole.title}"
        opener.ask_form(self._editor.screen, title, fields, save)

    async def _set(self, card: str, names: CardNames, changed: dict[str, str]) -> None:
        def set_facts() -> str:
            new = {
                name: tuple(map(names.value if _may_link(name) else str, values(text)))
                if _is_list(name)
                else (text,) * bool(text)
                for name, text in changed.items()
            }
            return self._library.edits.set_facts(card, new).what

        if what := await self._editor.change(set_facts):
            self._editor.say(f"Set: {what} · {self._undoes}")

    # One and the same, or not

    def _merge(self) -> None:
        """Ask which card the open one is, or is not."""
        if card := self._selection.card:
            self._editor.start(partial(self._ask_for_other, card))

    async def _ask_for_other(self, card: str) -> None:
        alike = await self._editor.ask(partial(self._library.edits.alike, card))
        if alike is None:
            return
        names = CardNames(self._library.roster, alike, without=card)
        entry = self._library.roster.card(card)
        fields = (
            Field("is", "They are", _SAME, _verdicts, is_choice=True, check=is_one_of((_SAME, _DIFFERENT))),
            Field("other", "Card", "", names.choices, is_choice=True, check=names.missing),
        )

        def decide(answers: dict[str, str]) -> None:
            self._editor.start(partial(self._decide, card, names, answers))

        title = f"Which card is {entry.title if entry else card}, too?"
        opener.ask_form(self._editor.screen, title, fields, decide, "other")

    async def _decide(self, card: str, names: CardNames, answers: dict[str, str]) -> None:
        library, is_same = self._library, answers["is"] == _SAME

        def decide() -> str:
            other = names.id_of(answers["other"])
            (library.edits.merge if is_same else library.edits.part)(card, other)
            return other

        if other := await self._editor.change(decide):
            if is_same:
                await self._editor.open(Target.card(other))
            told = "is one with" if is_same else "is kept apart from"
            self._editor.say(f"The card {told} {answers['other']} · {self._undoes}")

    # Split

    def _split(self) -> None:
        """Ask which claims of the open card go to a new one."""
        if card := self._selection.card:
            self._editor.start(partial(self._ask_for_claims, card))

    async def _ask_for_claims(self, card: str) -> None:
        claims = await self._editor.ask(partial(self._library.edits.own_claims, card))
        if claims is None:
            return
        if not claims:
            self._editor.say("None of its claims stands in your own library: they can't be moved.")
            return
        texts = [self._with_sources(one.claim) for one in claims]

        def marked(numbers: Sequence[int]) -> None:
            fields = (
                Field("title", "Title", check=needs_words),
                Field("kind", "Kind", "actor", _kind_choices, is_choice=True, check=is_one_of(_kinds())),
            )
            title = f"A new card with {counted(len(numbers), 'claim')}"
            chosen = [claims[number] for number in numbers]

            def make(answers: dict[str, str]) -> None:
                kind = Kind(answers["kind"])
                split = partial(self._library.edits.split, card, chosen, kind, answers["title"])
                self._editor.start(partial(self._divided, split, answers["title"], len(chosen)))

            opener.ask_form(self._editor.screen, title, fields, make)

        opener.ask_for_marks(self._editor.screen, "Which claims go to a new card?", texts, marked)

    def _with_sources(self, claim: Claim) -> str:
        """A claim and how the passages are called that it cites."""
        addresses = filter(None, map(Address.parse, claim.citations))
        return " ".join((claim.text, *(f"[{self._library.roster.source(each)}]" for each in addresses)))

    async def _divided(self, split: Callable[[], str], title: str, count: int) -> None:
        if new := await self._editor.change(split):
            await self._editor.open(Target.card(new))
            self._editor.say(f"{counted(count, 'claim')} moved to {title} · {self._undoes}")


def _fact(name: str, value: str, names: CardNames) -> Field:
    check = {"date": is_date, "title": needs_words}.get(name, anything)

    if _may_link(name):
        return Field(name, name.capitalize(), value, names.choices, is_several=True, check=check, remark=names.remark)
    label = {"aliases": "Other names"}.get(name, name.capitalize())
    return Field(name, label, value, is_several=_is_list(name), check=check)


def _is_list(name: str) -> bool:
    """Whether a field has several values."""
    return name not in ("title", "date", "status", "type", "role", "place")


def _may_link(name: str) -> bool:
    """Whether the values of a field may be cards."""
    return _is_list(name) and name not in ("aliases", "tags")


def _kinds() -> Iterable[str]:
    return [kind.value for kind in Kind]


def _kind_choices() -> list[Choice]:
    return [choice(each) for each in _kinds()]


def _verdicts() -> list[Choice]:
    return [choice(_SAME, "they are one card from now on"), choice(_DIFFERENT, "they are not proposed as one again")]
