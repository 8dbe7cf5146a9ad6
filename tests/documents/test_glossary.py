"""Every tag that the list of words offers is one that a template may hold, and says its value."""

import pytest

from legalaid.documents.environment import PaperEnvironment
from legalaid.documents.glossary import Entry, entries, value_of
from legalaid.documents.lint import check_template
from legalaid.documents.vocabulary import Vocabulary
from tests.documents.sample import CATALOG
from tests.documents.small import template

EVERY = tuple(entries(Vocabulary.of(CATALOG), CATALOG))
BY_TAG = {one.tag: one for one in EVERY}


def within(one: Entry) -> str:
    """The tag where it may stand: one of a row inside its loop."""
    return one.sample or one.tag.replace(" … ", "x")


@pytest.mark.parametrize("heading", sorted({one.heading for one in EVERY}))
def test_every_tag_is_one_that_a_template_may_hold(heading: str) -> None:
    body = "\n\n".join(within(one) for one in EVERY if one.heading == heading)

    assert check_template("all.docx", template(body), CATALOG) == []


def test_every_printable_field_is_among_them() -> None:
    told = {one.about for one in EVERY}
    fields = {*CATALOG.fields} | {
        f"{name}.{part}" for name, group in CATALOG.groups.items() for part in group.parts
    }

    unprinted = {"user", "file"}
    assert {path for path in fields if CATALOG.field(path).type not in unprinted} <= told


@pytest.mark.parametrize(
    ("tag", "about", "derived"),
    [
        ("{{ client.name_km }}", "client.name_km", ""),
        ("{{ client.born_on|lunar }}", "client.born_on", ""),
        ("{{ client.address.full }}", "client.address", "full"),
        ("{{ client.honorific }}", "client", "honorific"),
        ("{{ count.children|digits }}", "children", "count"),
        ("{{ seized_court.president }}", "seized_court", "president"),
        ("{{ paper.office.phone }}", "paper", "paper.office.phone"),
        ("{% for one in children %} … {% endfor %}", "children", "list"),
        ("{% for one in cost_buckets %}{{ one }} {% endfor %}", "cost_buckets", ""),
    ],
)
def test_a_tag_is_about_a_field(tag: str, about: str, derived: str) -> None:
    assert (BY_TAG[tag].about, BY_TAG[tag].derived) == (about, derived)


def test_a_value_is_said_as_the_paper_says_it() -> None:
    row = next(
        one for one in EVERY if one.tag == "{{ one.name_km }}" and one.about == "children.name_km"
    )
    words = {"children": [{"name_km": "ក < ខ"}, {"name_km": "គ"}]}

    assert value_of(row, words, PaperEnvironment()) == "ក < ខ; គ"
