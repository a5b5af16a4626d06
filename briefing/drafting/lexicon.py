"""The words of reports about people and powers: titles, organs of states, kinds of organisations, as lemmas."""

from briefing.drafting.wordlist import listed

TITLES = listed(
    """admiral adviser advisor ambassador archbishop attorney-general ayatollah baroness bishop brigadier capt captain
    cardinal chairman chairwoman chancellor chief cleric co-founder colonel commander commissioner congressman
    congresswoman coordinator correspondent counsel crown-prince delegate deputy dictator diplomat director dr emir
    emperor empress envoy ex-president father founder gen general governor head imam judge justice king lady lawyer
    lawmaker leader lieutenant lord lt maj major marshal mayor mediator minister mr mrs ms mullah negotiator
    official officer opposition-leader ombudsman patriarch pope premier president priest prime prince princess prof
    professor prosecutor queen rabbi rebel-leader rep representative rev reverend secretary sen senator sergeant sgt
    sheik sheikh sir speaker spokesman spokesperson spokeswoman strongman sultan supremo teacher treasurer tycoon
    veteran vice-president warlord warden col dictator analyst economist activist journalist coach striker doctor
    engineer billionaire businessman businesswoman pastor reporter painter singer writer author actor actress poet
    farmer trader driver welder hostage detainee prisoner student mother father brother sister son daughter wife
    husband cousin companion soldier sailor novelist candidate nominee politician dissident strategist expert
    """
)
"""Nouns that say what a person is."""

HONORIFICS = listed(
    "mr mrs ms dr sir lord lady prof gen lt col capt maj sgt rep sen rev president prince princess king queen pope "
    "sheikh sheik ayatollah senator general captain colonel admiral mullah imam"
)
"""Titles after which nothing but the name of a person stands."""

GOVERNING = listed(
    "government official authority leadership cabinet diplomat negotiator envoy delegation administration regime "
    "minister government-in-exile representative side leader"
)
"""Nouns that stand for a state: `Iranian officials`."""

RULES = listed("administration regime government presidency")
"""Nouns that make a body of a person: `the Lindqvist administration`."""

ORGANS = listed(
    """police military army navy parliament congress senate opposition judiciary militia intelligence airforce force
    court coastguard legislature rebel insurgent separatist guard troop guerrilla church clergy pirate militant
    fighter kidnapper gunman
    """
)
"""Nouns that with a nationality name an organ or a camp: `Philippine police`."""

BODIES = listed(
    """administration assembly army cabinet chamber college commission committee congress constabulary council court
    customs department directorate force forces guard guards house inspectorate judiciary junta legislature military
    ministry navy office parliament police presidency prosecutor quartet regime secretariat senate service services
    tribunal treasury troops bureau cortes knesset duma majlis bundestag pentagon kremlin
    """
)
"""Words in the names of organs of states."""

ORGANISATIONS = listed(
    """academy agency airlines airways alliance association authority bank brigade brigades brotherhood center centre
    church club coalition company confederation consortium corp corporation council cross crescent federation
    foundation front fund group holding holdings house inc industries initiative institute institution international
    league limited nations llc ltd movement network organisation organization partnership party petroleum plc
    republicans democrats school society state syndicate trust union university watch oil
    """
)
"""Words in the names of organisations."""

MEDIA = listed(
    """afp agence-france-presse al-jazeera al-arabiya ansa ap associated-press bbc bloomberg cbc cbs cnn dpa efe
    facebook fox-news instagram interfax irna itv kcna kyodo msnbc nbc npr pbs reuters ria-novosti sana sky-news
    tasnim tass telegram tiktok twitter upi whatsapp wsj x xinhua youtube yonhap abc bbc-news wafa ntv
    """
)
"""Agencies, stations and services that carry what others say."""

MEDIA_WORDS = listed(
    "herald times post tribune journal gazette newspaper magazine television tv radio broadcaster daily telegraph "
    "chronicle observer newswire"
)
"""Words in the names of newspapers and stations."""

VESSELS = listed("ship ferry tanker vessel boat yacht trawler freighter submarine frigate plane jet airliner")
"""What bears a name and does not act."""

REPORTERS = listed(
    "reporter correspondent videographer photographer interviewer editor newspaper broadcaster channel station website "
    "agency television radio magazine outlet network"
)
"""Nouns beside which a name is that of who reports, or of where."""

NO_ACTORS = listed(
    """cup games championship championships olympics open final finals tournament treaty accord accords agreement pact
    protocol convention revolution war day act law bill amendment prize award river sea ocean island islands
    mountains strait gulf street square airport road bridge palace hotel province valley peninsula desert strip
    bank-holiday ramadan christmas easter operation resolution constitution deal plan christianity islam festival
    summit century village camp prison hospital stadium boulevard avenue port plaza district region coast church-
    street earth
    """
)
"""Words in names that belong to no one who acts."""

PLACES = listed(
    "border capital city coast town village north south east west airport port province region territory soil "
    "airspace waters half part area outskirts suburb coastline"
)
"""Nouns whose possessor is a place."""

SPORT = listed(
    """goal match league coach striker midfielder tournament medal championship team-mate teammate semi-final quarter-
    final defender goalkeeper stadium season player sprinter athletics qualifier scorer referee batsman wicket
    innings
    """
)
"""Words of reports of sport, in which the name of a state is that of a team."""
