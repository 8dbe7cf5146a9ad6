"""How papers look, in one place: fonts, sizes, styles, page and footer for Khmer in Word."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

BODY_FONT, HEAD_FONT = "Khmer OS Siemreap", "Khmer OS Muol Light"
FONTS = frozenset({BODY_FONT, HEAD_FONT})
TEXT_WIDTH = 9071  # twips between the margins of A4
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_COLOURS = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"),
    *("hlink", "folHlink"),
)
_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; lengths in twips, sizes in half points."""

    font: str = BODY_FONT
    size: int = 22
    align: str = "left"
    left: int = 0
    hanging: int = 0
    first_line: int = 0
    before: int = 0
    after: int = 0
    exact: int = 0
    keeps_next: bool = False
    new_page: bool = False
    tab: int = 0


# Never justified: Khmer has few blanks to widen, and LibreOffice then tears letters apart.
_HANG = 1077
STYLES: dict[str, Style] = {
    "stamp_room": Style(exact=round(25 * _MM)),
    "kingdom": Style(font=HEAD_FONT, size=26, align="center", keeps_next=True),
    "new_kingdom": Style(font=HEAD_FONT, size=26, align="center", keeps_next=True, new_page=True),
    "motto": Style(font=HEAD_FONT, size=22, align="center", after=120, keeps_next=True),
    "office": Style(font=HEAD_FONT, size=20),
    "office_line": Style(size=18),
    "title": Style(font=HEAD_FONT, size=24, align="center", before=120, after=120, keeps_next=True),
    "body": Style(first_line=567, after=60),
    "plain": Style(after=60),
    "lead": Style(after=60, keeps_next=True),
    "role": Style(align="center", before=40, after=40, keeps_next=True),
    "to": Style(font=HEAD_FONT, size=22, align="center", keeps_next=True),
    "labelled": Style(left=_HANG, hanging=_HANG, tab=_HANG, before=40, after=40),
    "labelled_more": Style(left=_HANG + 170, hanging=170, tab=_HANG + 170),
    "heading": Style(font=HEAD_FONT, size=20, before=120, after=40, keeps_next=True),
    "item": Style(left=567, hanging=283, tab=567, after=40),
    "subitem": Style(left=964, hanging=283, tab=964, after=40),
    "closing": Style(first_line=567, before=60, after=120, keeps_next=True),
    "cell": Style(size=20),
    "cell_centre": Style(size=20, align="center"),
    "cell_right": Style(size=20, align="right"),
    "cell_head": Style(font=HEAD_FONT, size=16, align="center", keeps_next=True),
    "gap": Style(size=2, exact=60),
    "date": Style(size=20, align="center", keeps_next=True),
    "sign": Style(font=HEAD_FONT, size=18, align="center", before=60, keeps_next=True),
    "sign_room": Style(exact=round(20 * _MM), keeps_next=True),
    "sign_name": Style(align="center"),
    "sign_note": Style(size=18, align="center", keeps_next=True),
    "footer": Style(size=16, align="center"),
}
STRONG = "strong"


def fonts(name: str) -> str:
    """All four fonts of a run: with fewer, Khmer letters are lost or misshaped."""
    quoted = quoteattr(name)
    which = " ".join(f"w:{kind}={quoted}" for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {which}/>"


def run_properties(font: str, size: int) -> str:
    return (
        f'<w:rPr>{fonts(font)}<w:b w:val="0"/><w:bCs w:val="0"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="km-KH"/></w:rPr>'
    )


def styles_xml() -> str:
    """word/styles.xml."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault>{run_properties(BODY_FONT, 22)}</w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/>{run_properties(BODY_FONT, 22)}</w:style>"
    )
    strong = (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{STRONG}">'
        f'<w:name w:val="{STRONG}"/><w:rPr>{fonts(HEAD_FONT)}'
        '<w:b w:val="0"/><w:bCs w:val="0"/></w:rPr></w:style>'
    )
    own = "".join(_style(name, style) for name, style in STYLES.items())
    return f"{_XML}<w:styles {_W}>{defaults}{normal}{strong}{own}</w:styles>"


def _style(name: str, style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"{_paragraph_properties(style)}{run_properties(style.font, style.size)}</w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    keep = "<w:keepNext/>" if style.keeps_next else ""
    keep += "<w:pageBreakBefore/>" if style.new_page else ""
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{style.tab}"/></w:tabs>' if style.tab else ""
    line = f' w:line="{style.exact}" w:lineRule="exact"' if style.exact else ""
    first = f'w:hanging="{style.hanging}"' if style.hanging else f'w:firstLine="{style.first_line}"'
    return (
        f'<w:pPr>{keep}<w:widowControl/>{tabs}<w:spacing w:before="{style.before}"'
        f' w:after="{style.after}"{line}/><w:ind w:left="{style.left}" {first}/>'
        f'<w:jc w:val="{style.align}"/></w:pPr>'
    )


def settings_xml() -> str:
    """word/settings.xml: no stretched last lines, Khmer as the language of complex script."""
    return (
        f'{_XML}<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:bidi="km-KH"/></w:settings>'
    )


def font_table_xml() -> str:
    """word/fontTable.xml."""
    named = "".join(
        f'<w:font w:name={quoteattr(name)}><w:charset w:val="00"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in sorted(FONTS)
    )
    return f"{_XML}<w:fonts {_W}>{named}</w:fonts>"


def theme_xml() -> str:
    """word/theme/theme1.xml: every Word file must have one; no style of ours refers to it."""
    fonts = "".join(
        f'<a:{kind}><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface="{font}"/>'
        f'<a:font script="Khmr" typeface="{font}"/></a:{kind}>'
        for kind, font in (("majorFont", HEAD_FONT), ("minorFont", BODY_FONT))
    )
    colours = "".join(
        f'<a:{kind}><a:srgbClr val="{"FFFFFF" if kind.startswith("lt") else "000000"}"/></a:{kind}>'
        for kind in _COLOURS
    )
    return (
        f'{_XML}<a:theme {_A} name="paper"><a:themeElements>'
        f'<a:clrScheme name="paper">{colours}</a:clrScheme>'
        f'<a:fontScheme name="paper">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="paper"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def section_xml(footer_id: str) -> str:
    """A4 with a binding margin on the left."""
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{footer_id}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="964" w:right="1134" w:bottom="907" w:left="1701"'
        ' w:header="454" w:footer="454" w:gutter="0"/></w:sectPr>'
    )
