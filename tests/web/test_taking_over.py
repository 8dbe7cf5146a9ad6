"""What runs on paper is taken over through its pages: asked, checked, shown as it is due."""

from collections.abc import Callable

from tests.people import LAC, add_person
from tests.services.looking import stands
from tests.services.stories import Story
from tests.web.visitor import Page, Typed, Visitor

Visit = Callable[[str], Visitor]


def day_of(name: str, day: str) -> dict[str, str]:
    year, month, number = day.split("-")
    return {f"{name}.day": number, f"{name}.month": month, f"{name}.year": year}


def at(browser: Visitor, start: str, *links: str) -> Page:
    browser.get(start)
    for words in links:
        browser.get(browser.page.link(words))
    return browser.page


def send_all(browser: Visitor, typed: Typed) -> Page:
    """Page by page to the check page, each box where it is asked."""
    while browser.page.all("//form[@data-draft]") and not browser.page.faults():
        names = set(browser.page.all("//main//@name"))
        browser.submit({name: one for name, one in typed.items() if name in names}, act="on")
    return browser.page


def paper_case(story: Story) -> dict[str, str]:
    return {
        "client.name_km": "សុខ ដារ៉ា", "client.sex": "female", "problem": "គាត់ចង់លែងលះ",
        "income": "200000", "assigned_lawyer": str(story.lawyer.id), "serving_office": str(LAC),
        **day_of("happened_on", "2026-02-20"),
    }  # fmt: skip


REFUSED = {
    "acts_in_own_name": "true", "kind": "first", "opponent.name_km": "ចាន់ រិទ្ធ",
    "ruling.number": "12", **day_of("ruling.notice_received_on", "2026-02-16"),
    **day_of("happened_on", "2026-02-20"),
}  # fmt: skip


def test_a_paper_case_comes_in_with_its_first_proceeding(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    at(browser, "/", "Take over what runs on paper", "Request", "Active")
    send_all(browser, paper_case(story))
    page = browser.submit()

    assert "Taken over from paper" in page.text
    assert stands(story.desk, page.path.rpartition("/")[2]) == [(1, "active")]


def test_a_further_one_shows_what_is_past_its_day(active: Story, visit: Visit) -> None:
    browser = visit(active.lawyer.login)
    begin = f"/cases/{active.reference}/begin"
    at(browser, begin, "Take over what runs on paper", "Suit", "Refused")
    page = send_all(browser, REFUSED)
    assert "passed on 23 February 2026" in page.text

    browser.submit()
    assert stands(active.desk, active.reference) == [(1, "active"), (2, "refused")]


def test_a_period_without_its_day_is_asked_for_and_nothing_is_lost(
    active: Story, visit: Visit
) -> None:
    browser = visit(active.lawyer.login)
    at(browser, f"/cases/{active.reference}/paper", "Suit", "Filed")
    page = send_all(browser, REFUSED)

    assert page.faults() == ["Reply of the court: Enter an answer."]
    assert page.value("opponent.name_km") == "ចាន់ រិទ្ធ"


def test_a_child_asks_what_opened_it(filed: Story, visit: Visit) -> None:
    filed.refuse()
    filed.take(filed.lawyer, "appeal", 2)
    browser = visit(filed.lawyer.login)
    page = at(browser, f"/cases/{filed.reference}/paper", "Appeal case", "Pending")

    assert page.all("//input[@name='parent']/@value") == ["2", "itself"]


def test_who_may_not_is_told_nothing(active: Story, visit: Visit) -> None:
    stranger = add_person(active.desk, "stranger", "lawyer", LAC)

    assert visit(stranger.login).get(f"/cases/{active.reference}/paper").status == 404
    assert visit(active.lawyer.login).get("/cases/paper").status == 403
    assert visit(active.lawyer.login).get("/cases/paper/00000000").status == 403
    assert visit(active.officer.login).get("/cases/paper/00000000").status == 404
