"""A case goes its way through the pages, and nothing that was typed is lost on it."""

from collections.abc import Callable

from legalaid.services.desk import Desk
from tests.people import LAC, add_person
from tests.services.looking import stands, values
from tests.services.stories import Story
from tests.web.visitor import Page, Visitor

Visit = Callable[[str], Visitor]
REQUEST = {
    "client.name_km": "សុខ ដារ៉ា",
    "client.sex": "female",
    "problem": "គាត់ចង់លែងលះ",
    "serving_office": str(LAC),
    "income": "២០០០០០",
    "client.born_on.day": "៥",
    "client.born_on.month": "1",
    "client.born_on.year": "1990",
}


def fill_in_request(browser: Visitor, **typed: str) -> Page:
    browser.get("/cases/new")
    return browser.submit({**REQUEST, **typed})


def open_step(browser: Visitor, story: Story, title: str) -> Page:
    page = browser.get(f"/cases/{story.reference}")
    return browser.get(page.link(title))


def test_a_case_is_opened_after_its_answers_were_checked(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)

    check = fill_in_request(browser)
    case = browser.submit()

    assert check.path == "/cases/new/check"
    assert "200,000 riel" in check.text
    assert case.path.startswith("/cases/KSP-LAC1-2026-")
    assert "One paper was made" in case.text


def test_what_is_wrong_is_told_beside_what_was_typed(story: Story, visit: Visit) -> None:
    page = fill_in_request(visit(story.officer.login), income="plenty", problem="")

    assert page.status == 422
    assert page.faults() == [
        "Problem: Enter an answer.",
        "Income: Enter a whole number, such as 12.",
    ]
    assert page.value("income") == "plenty"
    assert page.value("client.name_km") == "សុខ ដារ៉ា"


def test_a_fault_leads_to_its_control_and_the_control_tells_it(story: Story, visit: Visit) -> None:
    page = fill_in_request(visit(story.officer.login), income="plenty")

    link = page.all("//*[@id='wrong']//a/@href")[0].removeprefix("#")
    control = page.tree.get_element_by_id(link)
    told = page.tree.get_element_by_id(control.get("aria-describedby").split()[-1])

    assert (control.get("name"), control.get("aria-invalid")) == ("income", "true")
    assert "whole number" in told.text_content()
    assert page.tree.findtext(".//title").startswith("Error")


def test_going_back_from_the_check_loses_nothing(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    fill_in_request(browser)

    form = browser.get("/cases/new")

    assert form.value("problem") == "គាត់ចង់លែងលះ"
    assert form.value("client.born_on.day") == "05"


def test_a_draft_waits_for_its_writer_alone(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    browser.get("/cases/new")
    browser.submit({"problem": "ពាក់កណ្តាល"}, act="keep")

    assert browser.get("/cases/new").value("problem") == "ពាក់កណ្តាល"
    assert visit(story.aide.login).get("/cases/new").value("problem") == ""


def test_the_script_keeps_a_draft_without_a_page(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    token = browser.get("/cases/new").value("csrf_token")
    typed = {"csrf_token": token, "act": "keep", "problem": "ពាក់កណ្តាល"}

    answer = browser.client.post("/cases/new", data=typed, headers={"X-Quiet": "1"})

    assert (answer.status_code, answer.data) == (204, b"")
    assert browser.get("/cases/new").value("problem") == "ពាក់កណ្តាល"


def seen_by_him(browser: Visitor, typed: dict[str, str]) -> Page:
    """Past the check to the page of what the other party will see, where it is confirmed."""
    return browser.get(browser.submit(typed).all("//a[@id='bundle']/@href")[0])


def test_two_clicks_are_one_step(desk: Desk, story: Story, visit: Visit) -> None:
    story.open()
    browser = visit(story.aide.login)
    open_step(browser, story, "Accept")
    check = seen_by_him(browser, {"income": "5000"})
    form = check.all("//main//form")[0]

    first = browser.send(form.get("action"), form.form_values())
    second = browser.send(form.get("action"), form.form_values())

    assert (first.status, second.status) == (200, 200)
    assert "One paper was made" in second.text
    assert stands(desk, story.reference) == [(1, "accepted")]


def test_who_was_quicker_is_told_and_the_answers_stay(story: Story, visit: Visit) -> None:
    story.open()
    browser = visit(story.aide.login)
    open_step(browser, story, "Propose")
    browser.submit({"note": "my own words"})
    head_was_quicker(story)

    page = browser.submit()

    assert page.status == 409
    assert "Somebody was quicker" in page.text
    assert "Propose Head – 02/03/2026 10:00" in page.text
    assert "my own words" in page.text
    assert open_step(browser, story, "Propose").value("note") == "my own words"


def head_was_quicker(story: Story) -> None:
    head = add_person(story.desk, "head", "supervisor")
    story.take(head, "propose", answers={"note": "another's"})


def test_a_condition_that_answers_break_is_told_with_what_was_typed(
    story: Story, visit: Visit
) -> None:
    story.open()
    browser = visit(story.aide.login)
    open_step(browser, story, "Accept")

    page = seen_by_him(browser, {"income": "9000000"})

    assert page.status == 409
    assert "The income is too high." in page.text
    assert "9,000,000 riel" in page.text


def test_a_step_may_be_recorded_on_an_earlier_day_but_not_a_later(
    story: Story, visit: Visit
) -> None:
    story.open()
    browser = visit(story.aide.login)
    open_step(browser, story, "Accept")

    page = browser.submit({"income": "1", "happened_on.day": "3", "happened_on.month": "3"})

    assert page.status == 422
    assert page.faults() == ["On which day did it happen?: The date cannot be after today."]


def test_khmer_digits_are_numbers_and_days(desk: Desk, story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    fill_in_request(browser)
    reference = browser.submit().path.rpartition("/")[2]

    kept = values(desk, reference)

    assert kept["income"] == 200_000
    assert str(kept["client"]["born_on"]) == "1990-01-05"


def test_a_paper_is_dated_on_the_day_or_left_open(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    fill_in_request(browser, paper_on="open")

    case = browser.submit()
    paper = browser.client.get(case.all("//*[@id='papers']/following::li[1]//a/@href")[0])

    assert paper.headers["Content-Disposition"].startswith('attachment; filename="KSP-LAC1-2026-')
    assert paper.mimetype.endswith("wordprocessingml.document")
    assert paper.headers["Cache-Control"] == "no-store"
