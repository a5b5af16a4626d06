"""The parts of a DOCX file that are the same in every dossier, by Office Open XML (ECMA-376)."""

from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
SETTINGS = (
    f'{HEAD}<w:settings xmlns:w="{W}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat></w:settings>'
)
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
DEEPEST = 9
"""So many levels a list can have."""


def relations(urls: list[str]) -> str:
    """What the document is related to: its other parts, and the escaped addresses that it links to."""
    parts = ("styles", "numbering", "settings", "footnotes")
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{part}" Target="{part}.xml"/>'
        for number, part in enumerate(parts, 1)
    )
    outer = "".join(
        f'<Relationship Id="url{number}" Type="{R}/hyperlink" Target="{url}" TargetMode="External"/>'
        for number, url in enumerate(urls)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}{outer}</Relationships>'


def core(title: str, maker: str) -> str:
    """The properties of the document: its escaped title, and what made it."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{maker}</dc:creator><dc:language>en</dc:language></cp:coreProperties>"
    )


def numbering(lists: Sequence[tuple[int, int]]) -> str:
    """The list with bullets, and the numbered lists: of each its level and its first number. They are called from 1."""
    forms = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(_level(level, form, text) for level in range(DEEPEST))
        + "</w:abstractNum>"
        for number, (form, text) in enumerate((("bullet", "•"), ("decimal", "")))
    )
    uses = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{first}"/></w:lvlOverride></w:num>'
        for number, (level, first) in enumerate(lists, 2)
    )
    bullets = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'{HEAD}<w:numbering xmlns:w="{W}">{forms}{bullets}{uses}</w:numbering>'


def _level(level: int, form: str, text: str) -> str:
    number = f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text or number}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def styles() -> str:
    """The styles, called as a word processor calls its own, so that its templates apply."""
    named = (
        ("Title", "Title", 44, "<w:keepNext/>"),
        *(
            (f"Heading{rank}", f"heading {rank}", size, f'<w:keepNext/><w:outlineLvl w:val="{rank - 1}"/>')
            for rank, size in enumerate((32, 28, 25, 23, 22, 22), 1)
        ),
        ("ListParagraph", "List Paragraph", 22, ""),
        ("Quote", "Quote", 22, '<w:ind w:left="360" w:right="360"/>'),
        ("Facts", "Facts", 19, '<w:spacing w:after="20"/>'),
        ("Code", "Code", 19, '<w:ind w:left="360"/>'),
        ("FootnoteText", "footnote text", 18, '<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>'),
    )
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/><w:sz w:val="22"/><w:lang w:val="en"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        + "".join(_style(*each) for each in named)
        + '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0B4F9E"/><w:u w:val="single"/></w:rPr></w:style></w:styles>'
    )


def _style(id: str, name: str, size: int, paragraph: str) -> str:
    bold = "<w:b/>" if name == "Title" or name.startswith("heading") else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr>{paragraph}</w:pPr><w:rPr>{bold}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )
