"""The pages of the law: every rule, where it is used, and a lawyer's word for its text."""

from collections.abc import Callable

import pytest

from tests.build import small_library
from tests.services.stories import Story
from tests.web.shipped import Shipped
from tests.web.test_shipped_pages import HEAVIEST, latin_in
from tests.web.visitor import Page, Visitor

Visit = Callable[[str], Visitor]
RULES = small_library().law.rules
NAME = next(iter(RULES))
WORD = {"by": "Fictitious Lawyer", "bar_number": "000", "read": "yes"}


def rule_page(visitor: Visitor) -> Page:
    visitor.get("/law/")
    return visitor.get(visitor.page.link(RULES[NAME].article.en))


def recorded(visitor: Visitor, **typed: str) -> Page:
    rule_page(visitor)
    visitor.get(visitor.page.link("Record a lawyer's confirmation"))
    return visitor.submit({**WORD, **typed})


def test_a_rule_tells_its_text_its_certainty_and_where_it_is_used(
    active: Story, visit: Visit
) -> None:
    page = rule_page(visit(active.lawyer.login))

    assert RULES[NAME].says.en in page.text
    assert "ask a lawyer" in page.text or "Not confirmed by a lawyer" in page.text
    assert "Where it is used" in page.text


def test_a_confirmation_shows_with_its_name_number_and_day_and_wherever_the_rule_is_used(
    active: Story, visit: Visit
) -> None:
    page = recorded(visit(active.lawyer.login))

    assert (page.status, page.faults()) == (200, [])
    assert "Fictitious Lawyer, Bar number 000 – 02/03/2026" in page.text
    assert "Confirmed by a lawyer" in visit(active.officer.login).get("/law/").text


@pytest.mark.parametrize(("left", "said"), [("by", "Name"), ("bar_number", "number"), ("read", "")])
def test_what_is_left_out_is_asked_for_and_what_was_typed_is_kept(
    active: Story, visit: Visit, left: str, said: str
) -> None:
    page = recorded(visit(active.lawyer.login), **{left: ""})

    assert page.status == 422
    assert len(page.faults()) == 1
    assert said in page.faults()[0]
    kept = [name for name in ("by", "bar_number") if name != left]
    assert [page.value(name) for name in kept] == [WORD[name] for name in kept]


def test_a_word_for_a_text_that_was_changed_is_not_taken(active: Story, visit: Visit) -> None:
    page = recorded(visit(active.lawyer.login), text="the hash of another text")

    assert page.status == 422
    assert page.faults() == ["The text of the rule was changed in the meantime. Read it again."]
    assert page.value("text") == RULES[NAME].text_hash


def test_who_may_not_confirm_is_not_offered_it_and_is_refused(active: Story, visit: Visit) -> None:
    visitor = visit(active.officer.login)
    page = rule_page(visitor)

    assert "Record a lawyer's confirmation" not in page.text
    assert visitor.get(f"{page.path}/confirm").status == 403


def test_the_list_can_be_narrowed_to_what_is_open(active: Story, visit: Visit) -> None:
    visitor = visit(active.lawyer.login)
    recorded(visitor)

    assert RULES[NAME].article.en not in visitor.get("/law/?which=open").text
    assert RULES[NAME].article.en in visitor.get("/law/?which=nothing-we-know").text


def test_an_unknown_rule_is_no_page(active: Story, visit: Visit) -> None:
    assert visit(active.lawyer.login).get("/law/00000000").status == 404


def test_every_rule_of_the_shipped_law_has_a_light_khmer_page(shipped: Shipped) -> None:
    visitor = shipped.visit("supervisor")
    own, links, waiting = set(shipped.login("supervisor").split("-")), set[str](), ["/law/"]
    while waiting:
        page = visitor.get(waiting.pop())
        links |= {one for one in page.all("//main//li//a/@href") if one.startswith("/law/")}
        waiting += [f"/law/{one}" for one in page.all("//main//a[@class='button quiet']/@href")]

    assert len(links) == len(shipped.desk.library.law.rules)
    for link in links:
        for path in (link, f"{link}/confirm"):
            page = visitor.get(path)
            assert page.status == 200
            assert len(page.response.data) <= HEAVIEST
    assert latin_in(visitor.get("/law/questions"), own) == set()
