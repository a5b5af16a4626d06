"""A dossier as a page: valid, without script or request, walked from claim to passage and back, for everybody."""

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given

from briefing.export import Format, exported
from briefing.model import Dossier
from tests.export.conftest import WORDS
from tests.export.making import dossiers

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
WRITTEN = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "ul", "ol", "li", "dl", "dt", "dd", "div", "blockquote", "pre"),
    *("em", "strong", "code", "s", "br", "hr"),
}


def page(dossier: Dossier) -> str:
    return b"".join(exported(dossier, Format.HTML)).decode()


def parsed(text: str) -> Any:
    """The page as a strict parser reads it: any error of HTML raises."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)


def _attributes(tree: Any, name: str) -> list[str]:
    return [value for element in tree.iter() if (value := element.get(name)) is not None]


def test_every_claim_leads_to_its_passages_and_each_passage_back_to_its_claims(shipped: Dossier) -> None:
    tree = parsed(page(shipped))
    ids = _attributes(tree, "id")
    assert len(ids) == len(set(ids))
    inner = [href.removeprefix("#") for href in _attributes(tree, "href") if href.startswith("#")]
    assert not set(inner) - set(ids)
    cites = [element for element in tree.iter("a") if element.get("class") == "cite"]
    assert len(cites) == sum(len(card.citation_spans) for card in shipped.cards)
    backs = {element.get("href") for element in tree.iter("a") if (element.get("aria-label") or "").startswith("Back")}
    assert backs == {f"#{element.get('id')}" for element in cites}


def test_the_page_has_no_script_and_asks_for_nothing(shipped: Dossier) -> None:
    text = page(shipped)
    tree = parsed(text)
    assert {element.tag for element in tree.iter()} <= WRITTEN
    assert not _attributes(tree, "src")
    assert not re.search(r"url\(|@import", text)
    assert any(content.startswith("default-src 'none'") for content in _attributes(tree, "content"))
    outer = [href for href in _attributes(tree, "href") if not href.startswith("#")]
    assert all(href.startswith(("http://", "https://")) for href in outer)


def test_headings_come_in_order_and_the_parts_are_landmarks(shipped: Dossier) -> None:
    tree = parsed(page(shipped))
    ranks = [int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))
    assert [len(list(tree.iter(tag))) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert tree.get("lang") == "en"


def test_own_words_and_digests_are_told_apart(own_words: Dossier) -> None:
    tree = parsed(page(own_words))
    passages = [element for element in tree.iter("div") if element.get("class") == "passage"]
    quoted = ["".join(quote.itertext()) for passage in passages for quote in passage.iter("blockquote")]
    assert quoted == [WORDS]
    labels = ["".join(element.itertext()) for element in tree.iter("p") if element.get("class") == "label"]
    assert any(label.endswith("own words") for label in labels)
    assert any(label.endswith("digest") for label in labels)
    assert "belong to Órla Gazette" in "".join(tree.itertext())


@given(dossiers)
def test_no_text_becomes_an_element_an_attribute_or_a_script(dossier: Dossier) -> None:
    tree = parsed(page(dossier))
    assert {element.tag for element in tree.iter()} <= WRITTEN
    assert not {name for element in tree.iter() for name in element.attrib if name.startswith(("on", "style", "src"))}
    outer = [href for href in _attributes(tree, "href") if not href.startswith("#")]
    assert all(href.startswith(("http://", "https://")) for href in outer)
    shown = "".join(tree.itertext())
    for source in dossier.sources:
        for passage in source.held:
            assert dossier.words(passage).text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd") in shown or any(
                ord(each) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(each) <= 0xFDEF for each in passage.text
            )


def _dumped(file: Path, profile: Path) -> str:
    """The page as Chromium has it after its scripts have run."""
    command = (CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}")
    budget = "--virtual-time-budget=30000"
    done = subprocess.run([*command, budget, "--dump-dom", file.as_uri()], capture_output=True, timeout=120, check=True)
    return done.stdout.decode()


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not there: nobody has checked the page for accessibility")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_page(own_words: Dossier, scheme: str, tmp_path: Path) -> None:
    """axe-core finds nothing wrong with the page in Chromium: contrast, names, landmarks, headings, lists."""
    found = find_spec("axe_core_python")
    assert found and found.submodule_search_locations
    axe = Path(found.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8")
    check = "axe.run().then(r => { document.title = JSON.stringify(r.violations.map(v => [v.id, v.nodes[0].html])) })"
    text = re.sub(r"<meta http-equiv[^>]*>", "", page(own_words))
    text = text.replace("(prefers-color-scheme: dark)", "all" if scheme == "dark" else "not all")
    file = tmp_path / "page.html"
    file.write_text(text.replace("</body>", f"<script>{axe}</script><script>{check}</script></body>"), encoding="utf-8")
    told = re.search("<title>(.*?)</title>", _dumped(file, tmp_path / "profile"))
    assert told
    assert json.loads(told[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")) == []
