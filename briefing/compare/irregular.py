"""Irregular verbs of English: their forms, by which no stemmer finds them."""

_VERBS = """
bear bore borne|beat beaten|become became|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown
break broke broken|breed bred|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
cling clung|come came|creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
feed fed|feel felt|fight fought|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|hang hung|hear heard|hide hid hidden|keep kept|kneel knelt|lay laid|lead led|lend lent|lie lay lain
mean meant|mistake mistook mistaken|overcome overcame|overthrow overthrew overthrown|prove proven|ride rode ridden
ring rang rung|run ran|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot
shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|spin spun
spring sprang sprung|steal stole stolen|stick stuck|strive strove|swear swore sworn|sweep swept|swim swam swum
swing swung|teach taught|tear tore torn|think thought|throw threw thrown|understand understood
undertake undertook undertaken|wake woke woken|wear wore worn|weep wept|withdraw withdrew withdrawn|write wrote written
"""

BASES = {
    form: verb.split()[0]
    for line in _VERBS.strip().splitlines()
    for verb in line.split("|")
    for form in verb.split()[1:]
}
"""The base of each form: `steal` for `stolen`."""
_OTHERS = "met held won lost took taken gave went began left paid bought fell rose struck made said told"
PAST = frozenset(_OTHERS.split()) | {form for form, base in BASES.items() if form != base}
"""Forms that tell of what was."""
