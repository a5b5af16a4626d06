"""The English words of news: which mean the same, deny, tell how far a matter has come, or say who speaks."""

from functools import cache

from briefing.query.analysis import stem
from briefing.text import listed

SMALL = listed(
    """
    a about above according across after afterwards again against ago all almost along already also although always
    among an and another any around as aside at away back be because been before behind being below beside besides
    between beyond both but by can come could do did does done down due during each either else even ever every few for
    from further get give given go goes going gave got had half has have having he hence her here hers herself him
    himself his how however i if in indeed instead into is are was were it its itself just last later least less like
    made make many may me meanwhile might more moreover most much must my near nearly now of off often old on once only
    onto or other others our ours out outside over own per perhaps put quite rather s shall she should since so some
    soon still such take taken takes taking took than that the their theirs them themselves then there therefore these
    they this those though through throughout thus till to together too toward towards under until up upon us very via
    what when where whereas whether which while who whoever whom whose why will with within would yet you your
    amount amounted amounts approximately currently estimated exactly figure leave leaving left number precisely reach
    reached reaches roughly stand stands stood total totalled
    afternoon date day days earlier early evening late mid month months morning new night same today tomorrow tonight
    week weeks year years yesterday past time times
    """
)
"""Words that tell nothing of what a sentence is about."""

KILLED, WOUNDED, ARRESTED, FLED, MISSING, KIDNAPPED = "killed", "wounded", "arrested", "fled", "missing", "kidnapped"
FREED, PROTESTED, VOTED, DEPLOYED, RESCUED, SICK = "freed", "protested", "voted", "deployed", "rescued", "sick"
COUNTED_EVENTS = frozenset(
    (KILLED, WOUNDED, ARRESTED, FLED, MISSING, KIDNAPPED, FREED, PROTESTED, VOTED, DEPLOYED, RESCUED, SICK)
)
"""What befalls people who are counted: 27 killed and 30 wounded are different counts."""
ACCEPT, WIN, IMPOSE, SUPPORT, GUILTY, LEGAL = "accept", "win", "impose", "support", "guilty", "legal"
ALLOW = "allow"
HOLD, CANCEL, OFFER, BEGIN, END, OPEN, RISE = "hold", "cancel", "offer", "begin", "end", "open", "rise"
FOUND, PASS, CHARGE, SIGN, QUIT = "found", "pass", "charge", "sign", "quit"

_CONCEPTS = {
    KILLED: """kill killed killing dead die died dying death deaths fatality fatalities toll slain massacred perished
        murder murdered murders assassinated executed drowned""",
    WOUNDED: "wound wounded injure injured injury injuries hurt",
    ARRESTED: "arrest arrested arrests detain detained detention detainees jail jailed imprison imprisoned custody",
    FLED: """flee fleeing fled displace displaced displacement evacuate evacuated uprooted refugee refugees exodus""",
    MISSING: "missing disappear disappeared unaccounted vanished",
    KIDNAPPED: "kidnap kidnapped abduct abducted",
    FREED: "free freed release released liberate liberated",
    PROTESTED: """protest protested protests protester protesters demonstrate demonstrated demonstration demonstrators
        marched rallied""",
    VOTED: "vote voted votes ballot ballots",
    DEPLOYED: "deploy deployed deployment dispatch dispatched",
    RESCUED: "rescue rescued",
    SICK: "infect infected infection infections sick ill sickened",
    ACCEPT: "accept accepted accepts agree agreed agrees approve approved approves",
    ALLOW: "allow allowed allows permit permitted permits",
    WIN: "win won wins victory",
    IMPOSE: "impose imposed imposes",
    SUPPORT: "support supported supports back backed backs endorse endorsed",
    GUILTY: "guilty convict convicted",
    LEGAL: "legal lawful",
    OPEN: "open opened opens reopen reopened",
    RISE: "rise rose risen increase increased climb climbed grow grew growth grown",
    HOLD: "hold held occur occurred happen happened",
    CANCEL: """cancel cancelled canceled postpone postponed suspend suspended scrap scrapped abandon abandoned shelve
        shelved abort aborted collapse collapsed delay delayed""",
    OFFER: "offer offered offers propose proposed proposal proposes",
    BEGIN: "begin began begun begins start started starts launch launched",
    END: "end ended ends conclude concluded concludes finish finished complete completed",
    FOUND: "found find located",
    PASS: "pass passed adopt adopted",
    CHARGE: "charge charged charges indict indicted indictment",
    SIGN: "sign signed signing signature",
    QUIT: "quit resign resigned resignation",
    "attack": "attack attacked attacks blast explosion exploded bomb bombing bombed strike struck airstrike raid "
    "shelling assault",
    "agreement": "agreement deal accord pact treaty",
    "aid": "aid assistance relief",
    "ask": "ask asked request requested demand demanded",
    "build": "build built construct constructed construction",
    "buy": "buy bought purchase purchased acquire acquired",
    "crash": "crash crashed collision collided",
    "destroy": "destroy destroyed raze razed",
    "election": "election elections poll polls",
    "fire": "fire blaze",
    "government": "government administration",
    "hand": "hand handed deliver delivered delivery",
    "house": "house home houses homes dwelling dwellings",
    "know": "know knew known aware",
    "meet": "meet met meets meeting",
    "name": "name named appoint appointed appointment",
    "pay": "pay paid payment",
    "price": "price cost costs costing",
    "quake": "earthquake quake tremor",
    "reward": "reward bounty",
    "sanction": "sanction sanctions sanctioned",
    "storm": "storm hurricane cyclone typhoon",
    "talk": "talk talks negotiation negotiations negotiate negotiated dialogue discussions",
    "tell": "said says say saying told tells tell",
    "troops": "troop troops soldier soldiers",
    "truce": "ceasefire truce armistice",
    "visit": "visit visited trip travel travelled traveled",
    "wage": "wage wages salary",
}
_OPPOSITES = {
    ACCEPT: "reject rejected rejects spurn spurned rebuff rebuffed",
    ALLOW: "ban banned bans forbid forbids forbade forbidden prohibit prohibited prohibits outlaw outlawed outlaws",
    WIN: "lose lost loses defeat",
    IMPOSE: "lift lifted lifts",
    SUPPORT: "oppose opposed opposes",
    GUILTY: "innocent acquit acquitted",
    LEGAL: "illegal unlawful",
    OPEN: "close closed closes shut",
    RISE: "fall fell fallen decrease decreased drop dropped shrank",
}
_PHRASES = {
    **dict.fromkeys(("took place", "taken place", "take place", "takes place", "taking place", "went ahead"), HOLD),
    **dict.fromkeys(("called off", "call off", "put off", "broke down", "broken down", "fell through"), CANCEL),
    **dict.fromkeys(("turned down", "turn down", "turns down", "threw out", "thrown out", "voted down"), f"-{ACCEPT}"),
    **dict.fromkeys(("stepped down", "step down", "steps down"), QUIT),
    **dict.fromkeys(("air strike", "air strikes"), "attack"),
    **dict.fromkeys(("took part", "taken part", "take part"), "part"),
    "lost lives": KILLED,
    "went missing": MISSING,
    "set free": FREED,
    "cease fire": "truce",
    "took over": "take over",
}

PREPOSITIONS = listed(
    "to in on at for with from by of into over about against after before during until since between as"
)
"""Words behind which the object of a verb ends."""
ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth 1st 2nd 3rd previous next"
)
"""Words that tell one of several alike from another."""
NOT_YET = ("not yet", "has yet to", "have yet to", "has not", "have not", "hasn't", "haven't", "is yet to", "still")
"""Words of a state that a later article may find changed."""
NEGATORS = listed(
    """
    not never no without neither nor none nobody nothing cannot didn't doesn't don't won't can't isn't aren't wasn't
    weren't hasn't haven't hadn't couldn't wouldn't shouldn't
    """
)
"""Words that deny what follows."""
REFUSERS = listed("refuse refused refuses refusing decline declined declines fail failed fails failing")
"""Verbs that deny the verb behind `to`; with a thing behind them, they are the opposite of accepting it."""
DENIERS = listed("deny denied denies denying")
"""Verbs that deny all that follows in the clause."""
NEUTRAL = (
    *("not only", "not just", "no doubt", "no matter", "no less", "no fewer", "no more than", "not least", "not less"),
    *("not fewer", "not more than", "not until", "no later", "no longer than", "no one else"),
)
"""Negations that deny nothing of what is told."""
MAYBE = listed(
    """
    if unless whether could might would should may possibly perhaps provided lest hope hopes hoped want wants wanted
    seek seeks sought aim aims aimed try tries tried trying
    """
)
"""Words after which something is not told as a fact."""
SPEECH = listed(
    """
    said says say reported reports announced announces claimed claims stated states insisted insists added
    adds warned warns wrote writes confirmed confirms estimated estimates believes believed thinks argued argues
    declared declares maintained maintains expects forecasts predicts predicted acknowledged admitted alleged alleges
    recalled noted notes testified
    """
)
"""Verbs by which somebody is quoted."""

PROGRESS: tuple[tuple[frozenset[str], ...], ...] = (
    (frozenset((OFFER,)), frozenset((ACCEPT, SIGN)), frozenset((HOLD,))),
    (frozenset((BEGIN, OPEN)), frozenset((END,))),
    (frozenset((ARRESTED,)), frozenset((CHARGE,)), frozenset((GUILTY,)), frozenset((FREED,))),
    (frozenset((KIDNAPPED,)), frozenset((FREED, KILLED))),
    (frozenset((MISSING,)), frozenset((FOUND, RESCUED))),
    (frozenset(("debat", "consid", "discuss")), frozenset((PASS, ACCEPT))),
)
"""What follows upon what, by concepts."""


@cache
def concepts() -> dict[str, str]:
    """The concept of each stem that has one."""
    tables = (*_CONCEPTS.items(), *_OPPOSITES.items())
    return {stem(word): concept for concept, words in tables for word in words.split()}


@cache
def opposites() -> frozenset[str]:
    """The stems of words that say the opposite of their concept."""
    return frozenset(stem(word) for words in _OPPOSITES.values() for word in words.split())


@cache
def phrases() -> dict[tuple[str, ...], str]:
    """The concepts of two words in a row, a minus before one of which they say the opposite."""
    return {tuple(phrase.split()): concept for phrase, concept in _PHRASES.items()}


@cache
def people() -> frozenset[str]:
    """The stems of nouns that count people of any kind."""
    return frozenset(map(stem, listed("people person persons others individuals individual victims residents souls")))
