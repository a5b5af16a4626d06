"""Places: which names are of one state, and which cities lie in it."""

from functools import cache
from typing import NamedTuple

_STATES = """
afghanistan afghan | kabul kandahar herat
albania albanian | tirana
algeria algerian | algiers oran
angola angolan | luanda
argentina argentine argentinian | buenos-aires cordoba
armenia armenian | yerevan
australia australian | canberra sydney melbourne
austria austrian | vienna salzburg graz
azerbaijan azerbaijani | baku
bahrain bahraini | manama
bangladesh bangladeshi | dhaka chittagong
barbados barbadian | bridgetown
belarus belarusian | minsk
belgium belgian | brussels antwerp
bolivia bolivian | la-paz sucre
bosnia bosnian bosnia-and-herzegovina | sarajevo
brazil brazilian | brasilia rio-de-janeiro sao-paulo
britain british uk united-kingdom great-britain england | london manchester birmingham
bulgaria bulgarian | sofia
cambodia cambodian | phnom-penh
cameroon cameroonian | yaounde douala
canada canadian | ottawa toronto montreal
chad chadian | ndjamena
chile chilean | santiago valparaiso
china chinese | beijing shanghai hong-kong
colombia colombian | bogota medellin cali cucuta
congo congolese drc | kinshasa goma
costa-rica | san-jose
croatia croatian | zagreb
cuba cuban | havana
cyprus cypriot | nicosia
czech-republic czech czechia | prague
denmark danish | copenhagen
dominican-republic dominican | santo-domingo
ecuador ecuadorian | quito guayaquil
egypt egyptian | cairo alexandria sharm-el-sheikh
el-salvador salvadoran | san-salvador
eritrea eritrean | asmara
estonia estonian | tallinn
ethiopia ethiopian | addis-ababa
finland finnish | helsinki
france french | paris marseille lyon strasbourg
georgia georgian | tbilisi
germany german | berlin munich hamburg bonn
ghana ghanaian | accra
greece greek | athens thessaloniki
guatemala guatemalan | guatemala-city
haiti haitian | port-au-prince
honduras honduran | tegucigalpa
hungary hungarian | budapest
iceland icelandic | reykjavik
india indian | new-delhi delhi mumbai kolkata
indonesia indonesian | jakarta bali
iran iranian | tehran isfahan
iraq iraqi | baghdad mosul basra erbil
ireland irish | dublin
israel israeli | jerusalem tel-aviv
italy italian | rome milan naples
ivory-coast ivorian | abidjan
jamaica jamaican | kingston
japan japanese | tokyo osaka hiroshima
jordan jordanian | amman
kazakhstan kazakh | astana almaty
kenya kenyan | nairobi mombasa
kosovo kosovar | pristina
kuwait kuwaiti | kuwait-city
kyrgyzstan kyrgyz | bishkek
laos lao | vientiane
latvia latvian | riga
lebanon lebanese | beirut tripoli
liberia liberian | monrovia
libya libyan | benghazi
lithuania lithuanian | vilnius
malaysia malaysian | kuala-lumpur
mali malian | bamako timbuktu
malta maltese | valletta
mexico mexican | mexico-city tijuana
moldova moldovan | chisinau
mongolia mongolian | ulaanbaatar
morocco moroccan | rabat casablanca marrakesh
mozambique mozambican | maputo
myanmar burmese burma | naypyidaw yangon
nepal nepali | kathmandu
netherlands dutch holland | amsterdam rotterdam the-hague hague
new-zealand | wellington auckland
nicaragua nicaraguan | managua
niger nigerien | niamey
nigeria nigerian | abuja lagos
north-korea north-korean | pyongyang
norway norwegian | oslo bergen stavanger
oman omani | muscat
pakistan pakistani | islamabad karachi lahore
panama panamanian | panama-city
paraguay paraguayan | asuncion
peru peruvian | lima
philippines philippine filipino | manila
poland polish | warsaw krakow
portugal portuguese | lisbon porto
qatar qatari | doha
romania romanian | bucharest
russia russian | moscow st-petersburg saint-petersburg sochi
rwanda rwandan | kigali
saudi-arabia saudi | riyadh jeddah
senegal senegalese | dakar
serbia serbian | belgrade
singapore singaporean |
slovakia slovak | bratislava
slovenia slovenian | ljubljana
somalia somali | mogadishu
south-africa south-african | pretoria johannesburg cape-town
south-korea south-korean | seoul busan
south-sudan south-sudanese | juba
spain spanish | madrid barcelona
sri-lanka sri-lankan | colombo
sudan sudanese | khartoum
sweden swedish | stockholm malmo
switzerland swiss | bern geneva zurich lausanne davos
syria syrian | damascus aleppo homs idlib
taiwan taiwanese | taipei
tajikistan tajik | dushanbe
tanzania tanzanian | dodoma
thailand thai | bangkok
tunisia tunisian | tunis
turkey turkish turkiye | ankara istanbul izmir
uganda ugandan | kampala
ukraine ukrainian | kyiv kiev kharkiv odesa lviv
united-arab-emirates emirati uae | abu-dhabi dubai
united-states us usa america american united-states-of-america | washington new-york chicago los-angeles miami
uruguay uruguayan | montevideo
uzbekistan uzbek | tashkent
vatican holy-see | vatican-city
venezuela venezuelan | caracas maracaibo
vietnam vietnamese | hanoi
yemen yemeni | sanaa aden hodeidah
zambia zambian | lusaka
zimbabwe zimbabwean | harare
"""


class Place(NamedTuple):
    """A state, or a city in one."""

    state: str
    """The state."""
    city: str = ""
    """The city; empty for the state as a whole."""

    def may_be(self, other: "Place") -> bool:
        """Whether both may be meant by one place: a city lies in its state, and may stand for its government."""
        return self.state == other.state and (not self.city or not other.city or self.city == other.city)


def place_of(name: tuple[str, ...]) -> Place | None:
    """The place that folded words name; None where they name none that is known."""
    return _places().get(name)


@cache
def _places() -> dict[tuple[str, ...], Place]:
    found = dict[tuple[str, ...], Place]()
    for line in _STATES.strip().splitlines():
        names, cities = (part.split() for part in line.split("|"))
        state = names[0]
        found |= {tuple(name.split("-")): Place(state) for name in names}
        found |= {tuple(city.split("-")): Place(state, city) for city in cities}
    return found
