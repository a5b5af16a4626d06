"""The review of drafts: what was added becomes a briefing by keys alone, and all of it can be undone."""

import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Event

import pytest

from briefing.check import check
from briefing.drafting import ArticleText, Draft, draft_all
from briefing.drafting.review import DraftStore, Queue, article_text, drafter
from briefing.library import Library
from briefing.model import Endpoint, Kind
from briefing.tui.review.screen import Review
from briefing.views.drafts import SURE
from briefing.views.parts import LazyBlocks
from tests.files import contents
from tests.tui.driving import Driver, driving, wait_for

TEXTS = Path(__file__).parent.parent / "drafting" / "texts"
ARTICLE = TEXTS / "tanker-swap.txt"


@cache
def drafts_of(text: ArticleText) -> tuple[Draft, ...]:
    """The drafts of an article; made once for all tests."""
    (drafts,) = draft_all([(text, ())])
    return drafts


@asynccontextmanager
async def reviewing(
    tmp_path: Path, size: tuple[int, int] = (130, 40), *, is_added: bool = True
) -> AsyncIterator[Driver]:
    """The app on a library with an article that was added and drafted; or with none, and the file in `tmp_path`."""
    own = tmp_path / "own"
    own.mkdir(exist_ok=True)
    shutil.copy(ARTICLE, tmp_path / "article.txt")
    with closing(Library.open([own], tmp_path / "cache")) as library:
        library.refresh()
        if is_added:
            library.add([tmp_path / "article.txt"], own)
            store = DraftStore(tmp_path / "cache", library.drafts.folder)
            for id, sum in library.added_articles().items():
                store.put(id, sum, drafts_of(article_text(library, id)))
        async with driving(library, tmp_path, size, cache=tmp_path / "cache") as driver:
            if is_added:
                await wait_for(lambda: driver.desk._drafts.waiting, "drafts", 60)
            yield driver


async def add(driver: Driver, path: Path) -> None:
    """Add an article by keys, and wait until its drafts wait."""
    await driver.press("a")
    await driver.sees("Which article?")
    await driver.type(str(path))
    await driver.press("enter")
    await driver.sees("drafts")
    await wait_for(lambda: driver.desk._drafts.waiting and not driver.desk._drafts.is_busy, "drafts", 60)


async def review(driver: Driver) -> Review:
    """Open the review."""
    await driver.press("r")
    await wait_for(lambda: isinstance(driver.app.screen, Review), "the review")
    screen = driver.app.screen
    assert isinstance(screen, Review)
    await wait_for(lambda: screen._is_read, "the queue")
    return screen


async def written(driver: Driver, screen: Review) -> None:
    """Wait until all decisions are written and shown."""
    await driver.pilot.pause()
    await wait_for(
        lambda: not screen._reviewer.is_writing and not any(each.is_running for each in screen.workers),
        "the decisions to be written",
    )
    await wait_for(
        lambda: (
            not any(each.is_running for each in driver.app.workers if each.group in ("queue", "draft", "decisions"))
        ),
        "the queue",
    )


async def test_an_added_article_becomes_a_linked_cited_briefing_by_keys_alone_and_is_undone_to_the_byte(
    tmp_path: Path,
) -> None:
    async with reviewing(tmp_path, is_added=False) as driver:
        await add(driver, tmp_path / "article.txt")
        added = contents(tmp_path / "own")
        screen = await review(driver)
        count = len(screen._queue.proposals)
        assert count > 5
        await driver.sees("Actors", "why:", "✓", f"{count} left")
        for _ in range(count):
            await driver.press("enter")
        await driver.sees("No draft waits")
        await written(driver, screen)
        library = driver.desk._library
        cards = [library.card(entry.id) for entry in library.roster.cards]
        assert len(cards) == count
        for card in cards:
            assert card.claims
            for claim in card.claims:
                assert claim.citations
                assert all(claim.text in library.passage(address).text for address in claim.citations)
        events = [card for card in cards if card.kind is not Kind.ACTOR]
        assert events and all(card.links for card in events)
        wrong = [one for one in check(library).findings if one.severity != "note"]
        assert not wrong
        for _ in range(count):
            await driver.press("u")
        await written(driver, screen)
        await driver.sees(f"{count} left")
        left = contents(tmp_path / "own")
        left.pop("decisions.jsonl")
        assert left == added
        await driver.press("escape")
        await driver.sees(f"{count} drafts")


async def test_decisions_outlast_the_review_and_what_is_refused_is_not_proposed_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        first, second = screen._queue.proposals[:2]
        await driver.press("x", "enter", "escape")
        await wait_for(lambda: not screen._reviewer.is_writing, "the decisions")
        again = await review(driver)
        ids = [one.id for one in again._queue.proposals]
        assert first.id not in ids and second.id not in ids
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        assert [one.id for one in screen._queue.proposals] == ids
        assert second.title in [entry.title for entry in driver.desk._library.roster.cards]
        await driver.press("u")
        await written(driver, screen)
        assert second.id in [one.id for one in screen._queue.proposals]


async def test_single_claims_are_switched_off(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        one = next(one for one in screen._queue.proposals if len(one.claims) > 1)
        while screen._current != one:
            await driver.press("j")
        await wait_for(lambda: screen._shown and screen._shown.proposal == one, "the draft")
        await driver.press("l", "j", "tab")
        await driver.sees("✗")
        await driver.press("h", "enter")
        await written(driver, screen)
        entry = next(entry for entry in driver.desk._library.roster.cards if entry.title == one.title)
        told = [claim.text for claim in driver.desk._library.card(entry.id).claims]
        assert told == [claim.text for number, claim in enumerate(one.claims) if number != 1]


async def test_a_draft_is_edited_first_and_said_to_be_a_card_that_exists(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        await driver.press("e")
        await driver.sees("The draft, before it is accepted", "Other names")
        await driver.type(" the First")
        await driver.press("enter")
        await driver.sees("the First")
        assert driver.text.count("the First") == 2, "in the queue and on the card"
        await driver.press("enter")
        await written(driver, screen)
        (entry,) = driver.desk._library.roster.cards
        assert entry.title.endswith(" the First")
        second = screen._queue.proposals[0]
        await driver.press("m")
        await driver.sees("Which card is", f"{entry.title} · actor")
        await driver.press("enter")
        await written(driver, screen)
        card = driver.desk._library.card(entry.id)
        assert second.title in card.aliases
        assert {claim.text for claim in second.claims} <= {claim.text for claim in card.claims}


async def test_the_sure_ones_of_a_kind_are_accepted_as_one_change(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        before = screen._queue.proposals
        sure = [one for one in before if one.kind is Kind.ACTOR and one.confidence >= 0.8]
        assert len(sure) > 1
        await driver.sees(f"A accepts the {len(sure)} ≥ 0.80")
        await driver.press("A")
        await written(driver, screen)
        assert len(driver.desk._library.roster.cards) == len(sure)
        await driver.press("u")
        await written(driver, screen)
        assert screen._queue.proposals == before
        assert not driver.desk._library.roster.cards


@pytest.mark.parametrize("size", [(50, 20), (80, 24), (200, 60)])
async def test_where_nothing_waits_it_is_told_what_to_do(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reviewing(tmp_path, size, is_added=False) as driver:
        await review(driver)
        await driver.sees("No draft waits")
        assert "ainthereaderaddsarticles" in driver.unwrapped.replace("│", "")
        for key in ("enter", "x", "m", "e", "tab", "A"):
            driver.app.screen.notice.say("")  # type: ignore[attr-defined]
            await driver.press(key)
            await driver.sees("No draft waits here.")
        await driver.press("l", "h", "u")
        await driver.sees("There is nothing to undo.")
        await driver.press("q")
        await wait_for(lambda: not isinstance(driver.app.screen, Review), "the desk")


async def test_a_key_that_cannot_act_says_why_in_the_review(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        await driver.press("tab")
        await driver.sees("Go to the card with l →, and highlight a claim there.")
        await driver.press("h")
        await driver.sees("There is no pane further on.")
        screen.notice._said_at -= 60
        await driver.press("j")
        assert not screen.notice.display, "what has been read fades"
        sure = sum(one.kind is Kind.ACTOR and one.confidence >= SURE for one in screen._queue.proposals)
        await driver.sees(f"accept all {sure} ≥ {SURE:.2f}")
        while screen._current and screen._sure[screen._current.kind]:
            await driver.press("j")
        if screen._current:
            await driver.press("A")
            await driver.sees("decide them one by one")


@pytest.mark.parametrize("keys", [(), ("e",), ("m",), ("question_mark",), ("j", "l")])
async def test_the_key_that_quits_quits_from_everywhere_and_every_decision_is_written(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    async with reviewing(tmp_path) as driver:
        await review(driver)
        await driver.press("x", "enter", "enter", "x", *keys, "ctrl+q")
        await wait_for(lambda: driver.app._exit, "the program to end")
    with closing(Library.open([tmp_path / "own"], tmp_path / "cache")) as library:
        assert [one.is_accepted for one in library.drafts.decided()] == [False, True, True, False]


async def test_what_was_accepted_is_undone_at_the_desk_and_waits_again_and_is_made_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        first, count = screen._queue.proposals[0], len(screen._queue.proposals)
        await driver.press("enter", "escape", "u")
        await driver.sees("Undone: new actor", f"{count} drafts")
        assert not driver.desk._library.roster.cards
        await driver.press("U")
        await driver.sees("Made again: new actor", f"{count - 1} drafts")
        assert [entry.title for entry in driver.desk._library.roster.cards] == [first.title]
        await driver.press("u")
        await driver.sees(f"{count} drafts")
        again = await review(driver)
        await wait_for(lambda: len(again._queue.proposals) == count, "the draft to wait again")
        await driver.press("g", "enter", "enter")
        await written(driver, again)
        assert len(driver.desk._library.roster.cards) == 2


async def test_the_start_page_tells_where_the_words_of_articles_are_sent(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    with closing(Library.open([own], tmp_path / "cache")) as library:
        library.refresh()
        endpoint = Endpoint("http://127.0.0.1:9/v1", "parrot")
        async with driving(library, tmp_path, cache=tmp_path / "cache", own_model=endpoint) as driver:
            await driver.sees("The words of what you add are sent to 127.0.0.1:9", "parrot")
        async with driving(library, tmp_path, cache=tmp_path / "cache") as driver:
            await driver.sees("Nothing to read yet")
            assert "sent to" not in driver.text


async def test_drafting_is_loaded_and_asked_only_where_something_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was ever added, drafting is not loaded; a look at files that have not changed drafts nothing."""
    async with reviewing(tmp_path, is_added=False) as driver:
        drafts, watch, library = driver.desk._drafts, driver.desk.files._watch, driver.desk._library
        await wait_for(lambda: not drafts.is_busy, "the first look for drafts")
        assert "_drafter" not in vars(drafts)
        await add(driver, tmp_path / "article.txt")
        asked, added = list[str](), library.added_articles

        def asking() -> dict[str, str]:
            asked.append("which articles were added")
            return added()

        monkeypatch.setattr(library, "added_articles", asking)
        watch.look()
        await wait_for(lambda: watch._worker and watch._worker.is_finished, "another look at the files")
        await driver.settled()
        assert not asked


async def test_keys_act_while_articles_are_drafted_and_what_is_found_comes_into_the_open_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = Event()

    def slow(sources: Sequence[tuple[ArticleText, object]]) -> Iterator[tuple[Draft, ...]]:
        assert let_go.wait(60)
        yield from (drafts_of(text) for text, _ in sources)

    monkeypatch.setattr(drafter, "draft_all", slow)
    async with reviewing(tmp_path) as driver:
        shutil.copy(TEXTS / "strike-parley.txt", tmp_path / "second.txt")
        await driver.press("a")
        await driver.sees("Which article?")
        await driver.type(str(tmp_path / "second.txt"))
        await driver.press("enter")
        await wait_for(lambda: driver.desk._drafts.progress, "the drafting to be under way")
        await driver.sees("s stop drafting")
        screen = await review(driver)
        first, count = screen._queue.proposals[0], len(screen._queue.proposals)
        await driver.press("enter")
        await driver.sees(f"accepted: {first.title}", f"{count - 1} left")
        await wait_for(lambda: not screen._reviewer.is_writing, "the decision to be written")
        assert first.title in [one.title for one in driver.desk._library.drafts.decided()]
        await driver.press("escape", "slash")
        await driver.type("crew")
        await driver.sees("found")
        assert driver.desk._drafts.is_busy, "all of that while articles are being drafted"
        await driver.press("escape", "escape")
        screen = await review(driver)
        let_go.set()
        await wait_for(lambda: len(screen._queue.proposals) > count, "what was found to come into the open review")
        await driver.press("ctrl+q")


async def test_a_long_queue_is_shown_without_making_all_its_rows(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driver:
        screen = await review(driver)
        (one, *_) = screen._queue.proposals
        many = Queue(replace(one, title=f"Nobody {number}", aliases=()) for number in range(20_000))
        screen._show_queue(many)
        await driver.sees("Actors 20,000", "20,000 left", "Nobody 0")
        await driver.press("j", "j")
        assert screen._current and screen._current.title == "Nobody 2"
        screen._show_queue(many.without({screen._current.id}))
        await driver.sees("19,999 left")
        assert "Nobody 3" in str(screen._current)
        assert isinstance(screen._rows.page.blocks, LazyBlocks)
        assert len(screen._rows.page.blocks._made) < 1_000
        assert len(screen._rows.page.blocks) > 19_999
