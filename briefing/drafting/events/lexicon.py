"""The words of offering, talking and sanctioning, after the classes of CAMEO and PLOVER. Lemmas, in small letters."""

TALKS = frozenset(
    """talk negotiation meeting summit conference dialogue consultation discussion mediation roundtable encounter parley
    contact gathering retreat
    """.split()
)
TALKS_PLURAL = frozenset("talk contact discussion consultation".split())
"""What are talks in the plural alone."""
NO_TALKS = frozenset("news press media video phone party cabinet committee town shareholder board annual general prayer".split())
"""What makes another thing of a conference or a meeting."""
MEETS = frozenset("meet negotiate confer parley talk speak sit-down".split())
MEDIATES = frozenset("mediate broker facilitate host convene arrange chair moderate oversee organize organise sponsor".split())
HOLDS = frozenset(
    """hold have begin start open resume conduct join attend enter continue conclude restart suspend break pursue engage
    lead boycott quit leave finish end do rejoin abandon favour favor want seek propose request arrange participate
    take go return sit sit-down agree call-off put-off break-off break-down walk-out pull-out cancel suspend postpone
    call urge press agree refuse reject cancel postpone plan announce prepare offer
    """.split()
)
"""Verbs whose subject is a party to the talks that are their object."""
CANCELS = frozenset("cancel suspend postpone scrap call-off shelve put-off cancellation postponement".split())
FAILS = frozenset("break-off break-down walk-out fall-apart fail collapse break founder stall falter unravel crumble deadlock".split())
GOES_ON = frozenset("continue proceed ongoing underway pursue conduct".split())
PROPOSES = frozenset("propose suggest urge call want seek offer favor favour advocate demand appeal request hope revive".split())

OFFERS = frozenset("offer proposal initiative guarantee amnesty pardon ransom concession immunity assurance ultimatum clemency swap exchange".split())
THINGS = frozenset("guarantee amnesty pardon ransom immunity assurance clemency concession".split())
"""What is offered, rather than the offering."""
OFFERING = frozenset("offer propose pledge promise guarantee grant extend pardon".split())
READY = frozenset("willing ready prepared open".split())
GIVES = frozenset(
    """free release lift pay hand withdraw recognise recognize halt suspend stop ease give provide exchange swap surrender
    leave drop return unfreeze receive host shelter send help support mediate grant  dismantle disarm restore pull guarantee end limit curb negotiate accept resign step allow
    """.split()
)
"""What somebody is willing or agrees to do who makes an offer."""
EMPTY_OFFERS = frozenset(
    """condolence allegiance loyalty comment detail explanation apology prayer thank glimpse view chance opinion insight clue sympathy
    congratulation praise criticism evidence hint look service discount course product contract advice reason assessment
    excuse word job position goal
    """.split()
)
ACCEPTS = frozenset("accept agree welcome approve endorse embrace sign take".split())
REFUSES = frozenset("turn-down reject refuse decline spurn rebuff oppose dismiss turn snub rule object".split())

SANCTIONS = frozenset("sanction embargo blacklist blockade boycott-order curb tariff".split())
MEASURES = {
    "ban": frozenset("travel visa export import arms oil trade entry flight investment".split()),
    "freeze": frozenset("asset assets".split()),
    "measure": frozenset("punitive restrictive targeted economic retaliatory tough tougher broad".split()),
    "restriction": frozenset("trade export import economic visa financial travel banking".split()),
    "curb": frozenset("economic trade export financial".split()),
    "penalty": frozenset("economic financial trade".split()),
    "duty": frozenset("import customs punitive percent anti-dumping export new".split()),
    "bounty": frozenset(),
    "reward": frozenset("million".split()),
}
"""Nouns that are sanctions beside one of these words; with none, always."""
SANCTIONING = frozenset("sanction blacklist".split())
LIFTS = frozenset("lift remove end scrap revoke repeal drop unfreeze abolish cancel rescind undo lifting removal end ending repeal scrapping unfreezing".split())
EASES = frozenset("ease relax suspend waive loosen soften reduce easing relief suspension relaxation waiver exempt".split())
IMPOSES = frozenset(
    """impose slap level place put announce adopt introduce tighten expand extend renew maintain keep enforce apply
    enact order approve reimpose widen target toughen include add freeze ban bar unveil issue announce
    """.split()
)
