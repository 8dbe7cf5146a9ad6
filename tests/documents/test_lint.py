"""A template is told what is wrong with it before any paper is made of it."""

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from legalaid.documents.environment import PaperEnvironment, Unprintable
from legalaid.documents.grammar import weigh
from legalaid.documents.lint import check_template
from legalaid.documents.source import PaperLaw
from tests.documents.sample import CATALOG, PAPERS
from tests.documents.small import changed, template

STYLES, BODY, CORE = "word/styles.xml", "word/document.xml", "docProps/core.xml"
RELATIONS = "word/_rels/document.xml.rels"
GOOD = template("{{ client.name_km }}")
OUTSIDE = (
    '<Relationship Id="x" Type="http://x/attachedTemplate" Target="file:///home/a/b.dotm"'
    ' TargetMode="External"/></Relationships>'
)


def codes(data: bytes, law: PaperLaw | None = None) -> list[str]:
    return [fault.code for fault in check_template("paper.docx", data, CATALOG, law)]


def test_a_sound_template_has_no_fault() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{ client.nam_km }}", "unknown-word"),
        ("{{ zebra }}", "unknown-word"),
        ("{{ children.name_km }}", "unknown-word"),
        ("{% if client.name_km %}", "broken-tag"),
        ("{{ client.name_km }", "broken-tag"),
        ("{{ client.\u200bname_km }}", "hidden-space"),
        ("{{ client.name_km|upper }}", "unknown-filter"),
        ("{{ client.name_km|digits(2) }}", "unknown-filter"),
        ("{{ client.name_km.upper() }}", "not-spoken"),
        ("{{ means.debts + 1 }}", "not-spoken"),
        ("{% set x = 1 %}", "not-spoken"),
        ("{{ client['name_km'] }}", "not-spoken"),
        ("{{ client.name_km if client.sex else '' }}", "not-spoken"),
        ("{% if means.debts > 3 %}x{% endif %}", "not-spoken"),
        ("{{ client.name_km is defined }}", "not-spoken"),
        ("{{ 'a' * 10 }}", "not-spoken"),
        ("{{ 'a' }}", "not-spoken"),
        ("{{ client.phone or client.name_km }}", "not-spoken"),
        ("{{ not client.phone }}", "not-spoken"),
        ("{{ client.phone|digits|digits }}", "not-spoken"),
        ("{% if client.phone == client.name_km %}{{ client.phone }}{% endif %}", "not-spoken"),
        ("{{ cycler.__init__ }}", "unknown-word"),
        ("{{r client.name_km }}", "not-spoken"),
        ("{{ client.born_on }}", "no-wording"),
        ("{{ means.debts }}", "no-wording"),
        ("{{ client.born_on|riel }}", "no-wording"),
        ("{{ client.address }}", "no-wording"),
        ("{{ cost_buckets }}", "no-wording"),
        ("{{ children }}", "no-wording"),
        ("{{ case_owner }}", "no-wording"),
    ],
)
def test_a_tag_outside_the_language_is_named(body: str, code: str) -> None:
    assert code in codes(template(body))


@pytest.mark.parametrize(
    "body",
    [
        "{% for one in children %}{{ one.name_km }}, {{ one.born_on|date }}{% endfor %}",
        "{% for one in cost_buckets %}{{ loop.index|digits }} {{ one }}{% endfor %}",
        '{% if "filing_tax" in cost_buckets and not client.phone %}x{% endif %}',
        '{% if client.sex == "female" %}a{% elif client.sex != "male" %}b{% else %}c{% endif %}',
        "{{ seized_court.president }} {{ client.address.full }} {{ count.children|digits }}",
        "{{ paper.office.name_km }} {{ means.debts|riel }} {{ power.may_settle }}",
    ],
)
def test_what_the_language_allows_has_no_fault(body: str) -> None:
    assert codes(template(body)) == []


def test_the_nearest_word_is_told_in_both_languages() -> None:
    [fault] = check_template("paper.docx", template("{{ client.nam_km }}"), CATALOG)

    assert fault.message.en == "There is no word “client.nam_km”. Did you mean “client.name_km”?"
    assert "client.name_km" in fault.message.km
    assert fault.message.km != fault.message.en


def test_a_smart_quote_in_a_tag_is_what_word_makes_of_a_quote() -> None:
    assert codes(template("{% if client.sex == “female” %}x{% endif %}")) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((STYLES, ' w:cs="Khmer OS Siemreap"', ""), "font"),
        ((STYLES, 'w:cs="Khmer OS Siemreap"', 'w:cs="Arial"'), "font"),
        ((STYLES, 'w:cs="Khmer OS Siemreap"', 'w:cstheme="minorBidi"'), "theme-font"),
        ((STYLES, '<w:szCs w:val="22"/>', ""), "size"),
        ((STYLES, 'w:bidi="km-KH"', 'w:bidi="ar-SA"'), "language"),
        ((BODY, "<w:r><w:t", '<w:r><w:rPr><w:rFonts w:cs="Arial"/></w:rPr><w:t'), "font"),
        ((BODY, "<w:r><w:t", '<w:r><w:rPr><w:sz w:val="30"/></w:rPr><w:t'), "size"),
        ((BODY, "<w:r><w:t", "<w:ins><w:r/></w:ins><w:r><w:t"), "revision"),
        ((CORE, "<dc:creator>", "<dc:creator>Sok"), "metadata"),
        ((RELATIONS, "</Relationships>", OUTSIDE), "external-link"),
    ],
)
def test_a_look_that_loses_letters_or_tells_too_much_is_named(
    change: tuple[str, str, str], code: str
) -> None:
    assert code in codes(changed(GOOD, change))


def test_another_font_for_khmer_is_as_good_and_latin_may_have_its_own() -> None:
    fonts = '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:cs="Khmer OS Battambang"/></w:rPr><w:t'

    assert codes(changed(GOOD, (BODY, "<w:r><w:t", fonts))) == []


def test_macros_and_comments_are_named() -> None:
    data = changed(GOOD, **{"word/vbaProject.bin": b"x", "word/comments.xml": b"<w/>"})

    assert {"macro", "revision"} <= set(codes(data))


def test_a_file_that_is_no_word_file_is_said_to_be_none() -> None:
    assert codes(b"PK nothing") == ["not-a-docx"]


def test_her_place_on_a_paper_that_he_sees_is_named_unless_it_is_shown_on_purpose() -> None:
    data = template("{{ client.address.full }}")

    assert codes(data, PaperLaw(reaches="other_party")) == ["shows-location"]
    assert codes(data, PaperLaw(reaches="court")) == []
    shown = PaperLaw(reaches="other_party", shows=frozenset({"client.address"}))
    assert codes(data, shown) == []


@pytest.mark.parametrize("name", PAPERS.names())
def test_every_paper_of_ours_is_without_fault(name: str) -> None:
    assert codes(PAPERS.path(name).read_bytes(), PAPERS.law(name)) == []


def test_code_that_slipped_past_the_language_reads_and_calls_nothing() -> None:
    environment = PaperEnvironment()
    words = {"items": {"pop": "word"}, "text": "abc"}

    assert environment.from_string("{{ items.pop }}").render(words) == "word"
    for tag in ("text.upper()", "text.__class__", "items.keys()", "text.nothing"):
        with pytest.raises((UndefinedError, Unprintable, SecurityError)):
            environment.from_string(f"{{{{ {tag} }}}}").render(words)


def test_weighing_compiles_nothing() -> None:
    tree = PaperEnvironment().parse("{{ 'a' * 10 ** 9 }}")

    assert [one.code for one in weigh(tree)] == ["not-spoken", "not-spoken"]
