"""What a dossier tells, so that two can be compared: articles with facts and passages, cards with their claims."""

from briefing.model import Card, Dossier, Passage, Prose, Role, with_titles

Told = dict[str, object]


def told(dossier: Dossier) -> Told:
    """All that may not be lost; links without a label are told by the titles of their cards."""
    return {
        "cards": [_card(card, dossier) for card in dossier.cards],
        "articles": [
            (
                (article.id, article.title, article.outlet, article.authors, article.contributors),
                (article.published, article.updated, article.url, article.language),
                [_passage(passage, dossier) for passage in source.held],
            )
            for source in dossier.sources
            for article in (source.article,)
        ],
    }


def _passage(passage: Passage, dossier: Dossier) -> tuple[object, ...]:
    return str(passage.address), dossier.words(passage), passage.fingerprint, passage.layout.page


def _card(card: Card, dossier: Dossier) -> tuple[object, ...]:
    fields = [(field.name, [_prose(value, dossier) for value in field.values]) for field in card.fields]
    return (
        (card.id, card.kind, card.title, card.aliases, card.tags, card.date),
        fields,
        [(claim.text, claim.citations, claim.heading) for claim in _titled(card, dossier).claims],
        card.links,
        card.citations,
    )


def _titled(card: Card, dossier: Dossier) -> Card:
    blocks = tuple(block._replace(prose=with_titles(block.prose, dossier.titles)) for block in card.blocks)
    return Card(card.id, card.kind, card.title, blocks=blocks)


def _prose(prose: Prose, dossier: Dossier) -> tuple[object, ...]:
    leads = [(span.role, span.target) for span in prose.leads(Role.LINK, Role.CITATION)]
    return with_titles(prose, dossier.titles).text, leads
