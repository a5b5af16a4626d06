"""The words of offering, talking and sanctioning, after the classes of CAMEO and PLOVER. Lemmas, in small letters."""

from briefing.drafting.wordlist import listed

TALKS = listed(
    """talk negotiation meeting summit conference dialogue consultation discussion mediation roundtable encounter
    parley contact gathering retreat
    """
)
TALKS_PLURAL = listed("talk contact discussion consultation")
"""What are talks in the plural alone."""
NO_TALKS = listed("news press media video phone party cabinet committee town shareholder board annual general prayer")
"""What makes another thing of a conference or a meeting."""
MEETS = listed("meet negotiate confer parley talk speak sit-down")
MEDIATES = listed("mediate broker facilitate host convene arrange chair moderate oversee organize organise sponsor")
HOLDS = listed(
    """hold have begin start open resume conduct join attend enter continue conclude restart suspend break pursue
    engage lead boycott quit leave finish end do rejoin abandon favour favor want seek propose request arrange
    participate take go return sit sit-down agree call-off put-off break-off break-down walk-out pull-out cancel
    suspend postpone call urge press agree refuse reject cancel postpone plan announce prepare offer
    """
)
"""Verbs whose subject is a party to the talks that are their object."""
COMMENTS = listed(
    """welcome praise criticize criticise condemn support back call describe see say expect follow watch monitor report
    hail endorse mention discuss help derail undermine jeopardise jeopardize affect hurt overshadow dominate mark mean
    know doubt dismiss applaud fear await deny note complicate harm represent
    """
)
"""Verbs whose subject speaks of the talks that are their object, or bears on them, without being in them."""
CANCELS = listed("cancel suspend postpone scrap call-off shelve put-off cancellation postponement")
FAILS = listed(
    """break-off break-down walk-out fall-apart fail collapse break founder stall falter unravel crumble deadlock
    """
)
TAKES_PART = HOLDS | CANCELS | FAILS
"""Verbs of which a single subject is a party."""
GOES_ON = listed("continue proceed ongoing underway pursue conduct")
PROPOSES = listed("propose suggest urge call want seek offer favor favour advocate demand appeal request hope revive")

OFFERS = listed(
    """offer proposal initiative guarantee amnesty pardon ransom concession immunity assurance ultimatum clemency swap
    exchange
    """
)
THINGS = listed("guarantee amnesty pardon ransom immunity assurance clemency concession")
"""What is offered, rather than the offering."""
OFFERING = listed("offer propose pledge promise guarantee grant extend pardon")
READY = listed("willing ready prepared open")
GIVES = listed(
    """free release lift pay hand withdraw recognise recognize halt suspend stop ease give provide exchange swap
    surrender leave drop return unfreeze receive host shelter send help support mediate grant dismantle disarm
    restore pull guarantee end limit curb negotiate accept resign step allow
    """
)
"""What somebody is willing or agrees to do who makes an offer."""
EMPTY_OFFERS = listed(
    """condolence allegiance loyalty comment detail explanation apology prayer thank glimpse view chance opinion
    insight clue sympathy congratulation praise criticism evidence hint look service discount course product
    contract advice reason assessment excuse word job position goal
    """
)
ACCEPTS = listed("accept agree welcome approve endorse embrace sign take")
REFUSES = listed("turn-down reject refuse decline spurn rebuff oppose dismiss turn snub rule object")

SANCTIONS = listed("sanction embargo blacklist blockade tariff bounty")
MEASURES = {
    "ban": listed("travel visa export import arms oil trade entry flight investment"),
    "freeze": listed("asset assets"),
    "measure": listed("punitive restrictive targeted economic retaliatory tough tougher broad"),
    "restriction": listed("trade export import economic visa financial travel banking"),
    "curb": listed("economic trade export financial"),
    "penalty": listed("economic financial trade"),
    "duty": listed("import customs punitive percent anti-dumping export new"),
    "reward": listed("million"),
}
"""Nouns that are sanctions beside one of these words; with none, always."""
SANCTIONING = listed("sanction blacklist")
STOPS = listed("ban halt suspend stop restrict block cut freeze limit bar curtail")
FLOWS = listed("import export aid assistance trade flight asset account shipment delivery fund cooperation purchase")
"""What is stopped by one state to press another."""
LIFTS = listed(
    """lift remove end scrap revoke repeal drop unfreeze abolish cancel rescind undo lifting removal end ending repeal
    scrapping unfreezing
    """
)
EASES = listed("ease relax suspend waive loosen soften reduce easing relief suspension relaxation waiver exempt")
IMPOSES = listed(
    """impose slap level place put announce adopt introduce tighten expand extend renew maintain keep enforce apply
    enact order approve reimpose widen target toughen include add freeze ban bar unveil issue announce
    """
)
DECIDES = (
    listed("threaten warn plan consider agree refuse vow pledge prepare mull offer decide vote want intend promise use")
    | {"have", "propose"}
    | LIFTS
    | EASES
    | IMPOSES
)
"""Verbs whose subject decides about the sanctions that are their object."""
MAKES = listed(
    """make offer give extend discuss consider propose provide grant issue present table announce signal dangle put
    float pursue favour favor include seek repeat renew weigh demand want pay prepare unveil send convey submit
    deliver have
    """
)
"""Verbs whose subject makes the offer that is their object."""
