"""Model values of every shape."""

from hypothesis import strategies as st

from briefing.model import (
    Address,
    Article,
    Block,
    Card,
    Date,
    Edit,
    Field,
    Form,
    Insertion,
    Kind,
    Passage,
    Prose,
    Role,
    Span,
    Standing,
    Touch,
    Variant,
)

ids = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,6}", fullmatch=True)
text = st.text(st.characters(codec="utf-8"), max_size=40)
dates = st.builds(Date, text, text, text)
spans = st.builds(Span, st.integers(0, 9), st.integers(0, 9), st.sampled_from(Role), text, st.integers(0, 99))
prose = st.builds(Prose, text, st.lists(spans, max_size=3).map(tuple))
blocks = st.builds(Block, prose, st.sampled_from(Form), st.integers(0, 6), text, st.integers(0, 99))
fields = st.builds(Field, text, st.lists(prose, max_size=2).map(tuple))
few = st.lists(text, max_size=3).map(tuple)
cards = st.builds(
    Card,
    id=ids,
    kind=st.sampled_from(Kind),
    title=text,
    aliases=few,
    tags=few,
    date=st.none() | dates,
    fields=st.lists(fields, max_size=2).map(tuple),
    blocks=st.lists(blocks, max_size=3).map(tuple),
)
articles = st.builds(
    Article,
    id=ids,
    title=text,
    outlet=text,
    authors=few,
    contributors=few,
    published=st.none() | dates,
    updated=st.none() | dates,
    url=text,
    language=text,
    passages=st.integers(0, 9),
    gaps=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=2).map(tuple),
)
addresses = st.builds(Address, ids, st.integers(1, 99))
edits = st.builds(Edit, text, text, text, st.lists(st.sampled_from(Touch), max_size=2).map(tuple))
variants = st.builds(Variant, text, st.lists(edits, max_size=2).map(tuple))
insertions = st.builds(Insertion, text, text, st.booleans())
passages = st.builds(
    Passage,
    addresses,
    text,
    text,
    text,
    st.sampled_from(Standing),
    st.integers(0, 99),
    st.lists(variants, max_size=2).map(tuple),
    st.lists(insertions, max_size=2).map(tuple),
)
