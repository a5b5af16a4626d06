"""A passage is stemmed by the language of its article; a query is, in all that the library holds."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.index import Changes, Index, Source, open_index
from briefing.model import Kind, Role, Roster
from briefing.query.analysis import ENGLISH, Stems, stem, stemmer_of
from briefing.text import fold, terms
from tests.index.harbour import card, source

FORMS = {
    "ar": ("رئيس", "الرئيس"),
    "ca": ("negociació", "negociacions"),
    "cs": ("jednání", "jednáních"),
    "da": ("forhandlingen", "forhandlinger"),
    "de": ("Gespräch", "Gespräche"),
    "de-AT": ("Haus", "Häuser"),
    "el": ("εκλογή", "εκλογές"),
    "es": ("negociación", "negociaciones"),
    "es-419": ("sancionado", "sancionada"),
    "fi": ("vaali", "vaalit"),
    "fr": ("négociée", "négociées"),
    "fr-CA": ("général", "généraux"),
    "hu": ("választás", "választások"),
    "it": ("sanzione", "sanzioni"),
    "lt": ("derybos", "deryboms"),
    "nb": ("samtalen", "samtalene"),
    "nl": ("verkiezing", "verkiezingen"),
    "pl": ("wybory", "wyborów"),
    "pt": ("sanção", "sanções"),
    "pt_BR": ("eleição", "eleições"),
    "ro": ("sancțiune", "sancțiuni"),
    "ru": ("новый", "нового"),
    "sv": ("förhandlingen", "förhandlingarna"),
    "tr": ("görüşme", "görüşmeler"),
}
"""Two forms of a word of each of some languages."""


WITHOUT_ACCENTS = {
    "es": "rehén rehenes, francés franceses, joven jóvenes, alemán alemanes, líder líderes, reunión reuniones, "
    "garantía garantías, noticia noticias, servicio servicios, pidió pidieron, tenía tenían, país países",
    "fr": "débat débats, négocièrent négocier, accusé accusée, candidat candidats",
    "tr": "savaş savaşı, başkan başkanı, sınır sınırı, kapılar kapılara",
}
"""Forms that a stemmer takes for one word by their accents alone, which words have lost when they are stemmed."""


def in_language(language: str, id: str, *texts: str) -> Source:
    one = source(id, "2031-01-01", *texts)
    return replace(one, article=replace(one.article, language=language))


def found(index: Index, query: str) -> dict[str, list[str]]:
    """The passages that a query finds, with the words that are marked in them."""
    with closing(index.open()) as reader:
        hits = [hit for hit in reader.search(query).hits if not hit.is_card]
    return {hit.id: [hit.snippet.text[span.start : span.end] for span in hit.snippet.leads(Role.MATCH)] for hit in hits}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An article in each of the languages, a passage for each form."""
    sources = [in_language(language, language.lower(), *forms) for language, forms in FORMS.items()]
    with closing(open_index(tmp_path_factory.mktemp("languages"))) as index:
        index.build(Changes(sources=sources))
        yield index


@pytest.mark.parametrize(("language", "form"), product(FORMS, range(2)))
def test_one_form_of_a_word_finds_the_others_and_all_are_marked(many: Index, language: str, form: int) -> None:
    told = found(many, FORMS[language][form])
    for number, word in enumerate(FORMS[language], 1):
        assert told[f"{language.lower()}#^p{number}"] == [word]


@pytest.mark.parametrize(
    ("language", "forms"),
    [(language, forms) for language, rows in WITHOUT_ACCENTS.items() for forms in rows.split(", ")],
)
def test_folded_forms_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(fold(form), stemmer_of(language)) for form in forms.split()}) == 1


def test_accents_may_be_left_out(many: Index) -> None:
    for query, id in (("negociacion", "es"), ("sancao", "pt"), ("negocie", "fr"), ("gesprach", "de")):
        assert {f"{id}#^p1", f"{id}#^p2"} <= set(found(many, query))


def test_a_phrase_and_a_beginning_are_found_in_any_language(index: Index) -> None:
    index.build(Changes(sources=[in_language("es", "voz", "Las negociaciones secretas del presidente.")]))
    for query in ('"negociación secreta"', "negoci*", '"secretas del presidentes"', "negosiaciones~"):
        assert set(found(index, query)) == {"voz#^p1"}


def test_english_is_what_it_is_whatever_else_is_there(index: Index) -> None:
    """What says no language is English, and so is what has no stemmer; the index of the same words is the same."""
    texts = "Negotiations went on.", "They negotiate.", "敏锐 negotiating"
    for language in ("", "en", "en-GB", "zh", "ja", "xx", "not a tag"):
        index.build(Changes(sources=[in_language(language, "post", *texts)]))
        assert set(found(index, "negotiated")) == {"post#^p1", "post#^p2", "post#^p3"}
    index.update(Changes(sources=[in_language("es", "voz", "Negociaron.")]))
    assert set(found(index, "negotiated")) == {"post#^p1", "post#^p2", "post#^p3"}


def test_a_card_is_english_unless_it_says_otherwise(index: Index) -> None:
    told = "Las negociaciones."
    index.build(
        Changes([card("plain", Kind.OFFER, "Plain", told), card("said", Kind.OFFER, "Said", told, language="es")])
    )
    with closing(index.open()) as reader:
        assert [hit.id for hit in reader.search("negociado").hits] == ["said"]
        assert {hit.id for hit in reader.search("negociaciones").hits} == {"plain", "said"}


def test_mentions_are_found_again_in_the_language_of_the_text(index: Index) -> None:
    """A passage that was there before the card is looked at again, however its words are stemmed."""
    index.build(Changes(sources=[in_language("es", "voz", "Las Amnistías Generales fueron firmadas.")]))
    index.update(Changes([card("amnesty", Kind.OFFER, "Amnistías Generales")]))
    with closing(index.open()) as reader:
        assert reader.mentions("amnesty").addresses == ("voz#^p1",)


def test_the_languages_of_a_library_are_kept_with_it(index: Index) -> None:
    index.build(Changes([card("one", Kind.ACTOR, "Uno", language="pt")], [in_language("es", "voz", "Hola.")]))
    index.update(Changes(sources=[in_language("de", "stimme", "Hallo.")]))
    assert index.roster().languages == {"es", "de", "pt"}
    index.update(Changes(gone=["voz"]))
    assert index.roster().languages == {"de", "pt"}
    assert Roster().languages == set()


@given(st.text(max_size=12), st.sampled_from(sorted(FORMS)))
def test_any_word_is_found_by_itself_in_any_language(text: str, language: str) -> None:
    stems = Stems(["en", language])
    for term in terms(text):
        assert stem(term, stemmer_of(language)) in stems.of(term)
        assert stem(term, ENGLISH) in stems.of(term)


@settings(max_examples=25)
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=30), language=st.sampled_from(sorted(FORMS)))
def test_any_text_can_be_indexed_and_is_found_by_its_words(
    tmp_path_factory: pytest.TempPathFactory, text: str, language: str
) -> None:
    with closing(open_index(Path(tmp_path_factory.mktemp("any")))) as index:
        index.build(Changes(sources=[in_language(language, "any", text)]))
        for term in terms(text)[:3]:
            if term.isalpha():
                assert "any#^p1" in found(index, f'"{term}"')
