"""The list of cases, the page of one, and what stands around it."""

from collections.abc import Callable

import pytest

from legalaid.services.desk import Desk
from tests.people import LAC, add_person
from tests.services.conftest import Watch
from tests.services.stories import TOLD, Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]


def listed(browser: Visitor) -> list[str]:
    return [str(one).rpartition("/")[2] for one in browser.page.all("//tbody//a/@href")]


def test_the_list_shows_where_each_case_stands(active: Story, visit: Visit) -> None:
    browser = visit(active.officer.login)
    page = browser.get("/cases/")

    assert sorted(listed(browser)) == ["KSP-LAC1-2026-000001", "KSP-LAC1-2026-000002"]
    assert "Request Active Waits for: Assigned lawyer" in page.text


def test_filters_stand_in_the_address(active: Story, visit: Visit) -> None:
    browser = visit(active.officer.login)
    page = browser.get("/cases/")
    kind = page.all("//select[@name='kind']/option[text()='Suit']/@value")[0]

    browser.get(f"/cases/?kind={kind}")
    assert listed(browser) == []

    active.sue()
    browser.get(f"/cases/?kind={kind}&standing=open&whose=&at=")
    assert listed(browser) == [active.reference]


def test_a_state_can_be_chosen_once_a_proceeding_is(active: Story, visit: Visit) -> None:
    browser = visit(active.officer.login)
    page = browser.get("/cases/")
    kind = page.all("//select[@name='kind']/option[text()='Request']/@value")[0]
    assert page.all("//select[@name='at']") == []

    page = browser.get(f"/cases/?kind={kind}")
    state = page.all("//select[@name='at']/option[text()='Active']/@value")[0]
    browser.get(f"/cases/?kind={kind}&at={state}")

    assert listed(browser) == [active.reference]


@pytest.mark.parametrize("query", ["kind=00000000", "after=nonsense", "office=nonsense"])
def test_what_no_list_offers_is_no_page(story: Story, visit: Visit, query: str) -> None:
    assert visit(story.officer.login).get(f"/cases/?{query}").status == 404


def test_a_long_list_goes_on_page_by_page(story: Story, visit: Visit, watch: Watch) -> None:
    watch.go(minutes=1)
    for _ in range(25):
        story.open()
    browser = visit(story.officer.login)

    browser.get("/cases/?standing=open")
    first = listed(browser)
    browser.get(f"/cases/{browser.page.link('Further cases')}")

    assert len(first) == 25
    assert listed(browser) == ["KSP-LAC1-2026-000001"]


def test_a_name_leads_to_its_case_and_never_into_an_address(story: Story, visit: Visit) -> None:
    story.open()
    browser = visit(story.officer.login)
    browser.get("/cases/")

    page = browser.submit({"words": "សុខ ដារ៉ា"})

    assert page.path == f"/cases/{story.reference}"


def test_who_is_not_found_is_told(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    browser.get("/cases/")

    page = browser.submit({"words": "គ្មាននរណា"})

    assert "No case was found." in page.text
    assert page.value("words") == "គ្មាននរណា"


def test_the_page_of_a_case_answers_what_matters(filed: Story, visit: Visit) -> None:
    page = visit(filed.lawyer.login).get(f"/cases/{filed.reference}")

    assert "Suit Filed Waits for: The court" in page.text
    assert page.link("Record a refusal")
    assert "Reply of the court by 01/04/2026" in page.text
    assert "Reply of the court" in page.text
    assert page.link("How this day was reached") == f"/cases/{filed.reference}/deadlines"
    assert len(page.all("//*[@class='picture']/svg[@role='img']")) == 1


def test_who_may_not_do_a_step_reads_whose_it_is(filed: Story, visit: Visit) -> None:
    page = visit(filed.officer.login).get(f"/cases/{filed.reference}")

    assert not [one for one in page.all("//main//a") if "Record a refusal" in one.text_content()]
    assert "This is for another person to do: Assigned lawyer." in page.text


def test_older_papers_and_entries_stand_on_pages_of_their_own(filed: Story, visit: Visit) -> None:
    browser = visit(filed.lawyer.login)
    browser.get(f"/cases/{filed.reference}")

    record = browser.get(browser.page.link("All that happened (6)"))

    assert len(record.all("//ol[@class='time']/li")) == 6


def test_all_that_is_known_is_told_in_words(filed: Story, visit: Visit) -> None:
    text = visit(filed.lawyer.login).get(f"/cases/{filed.reference}/known").text

    assert "Income 200,000 riel" in text
    assert "Sex Female" in text
    assert f"Lawyer {filed.lawyer.name}" in text
    assert "Children 1 Name ក" in text


def test_home_tells_what_waits_and_what_is_due(filed: Story, visit: Visit, watch: Watch) -> None:
    watch.go(days=25)

    text = visit(filed.lawyer.login).get("/").text

    assert "Reply of the court" in text
    assert "Nothing is due within seven days." not in text


def test_a_paper_is_marked_as_filed_once(filed: Story, visit: Visit) -> None:
    browser = visit(filed.lawyer.login)
    page = browser.get(f"/cases/{filed.reference}")
    address = page.all("//*[contains(@formaction,'/filed')]/@formaction")[0]

    page = browser.send(address)

    assert address not in page.all("//*/@formaction")
    assert "filed" in page.text


def test_another_proceeding_is_opened_from_the_page(active: Story, visit: Visit) -> None:
    browser = visit(active.lawyer.login)
    page = browser.get(f"/cases/{active.reference}")
    browser.get(page.link("Begin something further"))
    browser.get(browser.page.link("Suit"))
    browser.submit({"kind": "first"})

    assert "Suit Draft" in browser.submit().text


def test_an_administrator_sees_no_cases(desk: Desk, story: Story, visit: Visit) -> None:
    add_person(desk, "admin", "administrator")
    browser = visit("admin")

    assert "Cases" not in browser.page.text
    assert browser.get("/cases/").status == 403
    assert browser.get(f"/cases/{story.reference or 'KSP-LAC1-2026-000001'}").status == 403


def test_a_case_that_the_office_serves_is_chosen_by_office(story: Story, visit: Visit) -> None:
    story.open(TOLD)
    browser = visit(story.officer.login)

    browser.get(f"/cases/?office={LAC}")

    assert story.reference in listed(browser)
