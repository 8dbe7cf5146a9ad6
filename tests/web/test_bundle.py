"""The page before a filing: what the other party will see, and only then the confirmation."""

from collections.abc import Callable

import pytest

from legalaid.web.ways import code_of
from tests.services.looking import stands
from tests.services.stories import Story
from tests.web.visitor import Visitor


@pytest.fixture
def lawyer(active: Story, visit: Callable[[str], Visitor]) -> Visitor:
    """Before a form that is filled in."""
    active.sue()
    visitor = visit(active.lawyer.login)
    here = f"/cases/{active.reference}/2/{code_of('file')}"
    visitor.get(here)
    visitor.send(here, {
        "opponent.name_km": "ចាន់ រិទ្ធ ផ្ទះបុប្ផា", "children.rows": "1", "children[0].name_km": "ក",
        "children[0].sex": "male", "children[0].lives_with": "ផ្ទះបុប្ផា", "act": "on",
        "happened_on.day": "2", "happened_on.month": "3", "happened_on.year": "2026",
    })  # fmt: skip
    visitor.get(f"{here}/check")
    return visitor


def test_a_filing_is_confirmed_only_on_the_page_that_shows_it(
    lawyer: Visitor, active: Story
) -> None:
    check = lawyer.page.path
    assert lawyer.page.all("//main//form") == []
    skipped = lawyer.send(check, {"typed": "{}", "key": "k", "seen": "5"})
    assert skipped.path.endswith("/bundle")
    assert stands(active.desk, active.reference)[1] == (2, "draft")
    lawyer.submit()

    assert stands(active.desk, active.reference)[1] == (2, "filed")


def test_what_tells_where_she_is_stands_marked_with_the_field_it_came_from(
    lawyer: Visitor,
) -> None:
    page = lawyer.get(lawyer.page.link("other party"))

    assert [one.text for one in page.all("//mark")] == ["ផ្ទះបុប្ផា", "ផ្ទះបុប្ផា"]
    assert "Children: Lives with" in page.text or "កូន: នៅជាមួយ" in page.text


def test_each_paper_can_be_read_in_word_before(lawyer: Visitor) -> None:
    page = lawyer.get(lawyer.page.link("other party"))
    draft = lawyer.client.get(page.link("Word"))

    assert draft.data.startswith(b"PK")
    assert draft.headers["Content-Disposition"].endswith('complaint-draft.docx"')
