"""No page of a case reaches anybody without a line in the record of reads."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from legalaid.models.base import table_of
from legalaid.models.trace import Trace
from legalaid.services.anchors import anchor
from legalaid.services.desk import Desk
from tests.people import DWA, FAR, add_person
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
TRACE = table_of(Trace)


def traces(desk: Desk) -> list[tuple[str, str, list[str]]]:
    wanted = select(TRACE.c.kind, TRACE.c.part, TRACE.c.refs).order_by(TRACE.c.seq)
    with desk.sessions.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(wanted)]  # type: ignore[misc]


def pages_of_a_case(app: Flask, reference: str) -> list[str]:
    """Every address that names a case and nothing else."""
    with app.test_request_context():
        return [
            str(rule.build({"reference": reference})[1])  # type: ignore[index]
            for rule in app.url_map.iter_rules()
            if rule.arguments == {"reference"} and "GET" in (rule.methods or set())
        ]


def test_every_page_of_a_case_that_is_shown_leaves_one_trace(
    app: Flask, desk: Desk, filed: Story, visit: Visit
) -> None:
    browser = visit(filed.officer.login)
    for path in pages_of_a_case(app, filed.reference):
        before = len(traces(desk))
        status = browser.client.get(path).status_code

        left = traces(desk)[before:]
        assert [one[0] for one in left] == (
            ["read"] if status == 200 else ["refused"] if status in {403, 404} else []
        ), path
        assert all(one[2] == [filed.reference] for one in left)


def test_a_list_leaves_one_trace_that_names_what_it_showed(
    desk: Desk, filed: Story, visit: Visit
) -> None:
    visit(filed.officer.login).get("/cases/")

    kind, part, named = traces(desk)[-1]
    assert (kind, part) == ("list", "cases.cases")
    assert filed.reference in named


def test_a_search_leaves_a_trace_without_the_name_that_was_sought(
    desk: Desk, filed: Story, visit: Visit
) -> None:
    browser = visit(filed.officer.login)
    browser.get("/cases/")
    browser.send("/cases/", {"words": "សុខ ដារ៉ា"})

    assert "search" in {one[0] for one in traces(desk)}
    with desk.sessions.engine.connect() as connection:
        kept = connection.execute(text("SELECT * FROM trace")).all()
    assert "សុខ" not in str(kept)


@pytest.mark.parametrize("path", ["/users/", "/cases/KSP-DWA-2026-000001"])
def test_a_refusal_leaves_a_trace(desk: Desk, story: Story, visit: Visit, path: str) -> None:
    story.open()
    add_person(desk, "far", "womens_affairs", FAR)
    visit("far").get(path)

    assert traces(desk)[-1][0] == "refused"


def test_what_cannot_be_recorded_is_not_shown(desk: Desk, story: Story, visit: Visit) -> None:
    story.open()
    browser = visit(story.officer.login)
    browser.client.application.testing = False
    with desk.sessions.pen.begin() as connection:
        connection.execute(text("ALTER TABLE trace RENAME TO elsewhere"))

    answer = browser.client.get(f"/cases/{story.reference}")

    assert answer.status_code == 500
    assert "ដារ៉ា" not in answer.text


def test_who_answers_for_the_case_reads_who_saw_it(desk: Desk, story: Story, visit: Visit) -> None:
    story.open()
    visit(story.aide.login).get(f"/cases/{story.reference}")
    add_person(desk, "head", "supervisor", DWA)
    browser = visit("head")

    page = browser.get(browser.get(f"/cases/{story.reference}").link("Who has seen"))

    assert story.aide.name in page.text


def test_the_auditor_reads_acts_and_no_case(desk: Desk, story: Story, visit: Visit) -> None:
    story.open()
    add_person(desk, "eye", "auditor", DWA)
    browser = visit("eye")
    browser.get("/acts/")

    narrowed = browser.get("/acts/?kind=act")

    assert story.reference in narrowed.text
    assert "ដារ៉ា" not in narrowed.text
    assert browser.get(f"/cases/{story.reference}").status == 403


def test_nothing_needs_a_trace_where_nothing_is_shown(
    desk: Desk, story: Story, visit: Visit
) -> None:
    browser = visit(story.officer.login)
    with desk.sessions.engine.connect() as connection:
        before = connection.scalar(select(func.count()).select_from(TRACE))
    browser.get("/account")

    assert len(traces(desk)) == before


def test_a_code_kept_on_paper_is_compared_on_its_page(desk: Desk, visit: Visit) -> None:
    made = anchor(desk)
    add_person(desk, "eye", "auditor", DWA)
    browser = visit("eye")
    assert made.code in browser.get("/acts/anchors").text

    assert browser.submit({"number": "១", "code": made.code}).status == 200
    assert "is the same" in browser.page.text
    assert browser.submit({"number": "2", "code": made.code}).status == 422
    assert "There is no such code under this number." in browser.page.faults()[0]
