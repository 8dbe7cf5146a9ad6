"""Bringing proceedings up to date in the browser: seen first, said with a reason, and put back."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.people import add_person
from tests.services.changing import Change, changed, renamed, retitled
from tests.services.looking import count_rows, stands
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
WHY = "The prakas of this year."


@pytest.fixture
def admin(filed: Story, visit: Visit) -> Visitor:
    add_person(filed.desk, "admin", "administrator")
    return visit("admin")


def serve(app: Flask, filed: Story, change: Change) -> None:
    app.extensions["legalaid"] = changed(filed.desk, change)


def report_of(admin: Visitor) -> Visitor:
    admin.get(admin.get("/versions/").link("Suit"))
    return admin


def test_an_older_version_is_listed_with_what_runs_under_it(
    app: Flask, admin: Visitor, filed: Story
) -> None:
    assert admin.get("/versions/").all("//main//td//a") == []

    serve(app, filed, retitled)

    assert "earlier" in admin.get("/versions/").text


def test_the_report_moves_nothing(app: Flask, admin: Visitor, filed: Story) -> None:
    serve(app, filed, retitled)
    before = count_rows(filed.desk)

    page = report_of(admin).page

    assert "1 of 1 running proceedings can go on" in page.text
    assert count_rows(filed.desk) == before


def test_without_a_reason_nothing_moves(app: Flask, admin: Visitor, filed: Story) -> None:
    serve(app, filed, retitled)

    page = report_of(admin).submit({"reason": ""}, act="move")

    assert page.status == 422
    assert page.faults() == [
        "Why are they brought up to date? It stands in every case.: Enter an answer."
    ]


def test_they_are_moved_and_put_back(app: Flask, admin: Visitor, filed: Story) -> None:
    serve(app, filed, retitled)

    page = report_of(admin).submit({"reason": WHY}, act="move")
    assert "1 proceedings were moved." in page.text
    assert "Nothing is left that could be moved." in page.text

    listed = admin.get("/versions/")
    assert WHY in listed.text
    admin.get(listed.link("Move back"))
    assert "1 proceedings were moved." in admin.submit({"reason": "Too early."}).text
    assert "1 moved, 1 moved back" in admin.get("/versions/").text


def test_a_state_that_is_gone_is_asked_for(app: Flask, admin: Visitor, filed: Story) -> None:
    serve(app, filed, renamed)

    page = report_of(admin).page
    (asked,) = page.all("//main//select/@name")
    assert "say what it becomes" in page.text
    assert "0 of 1 running" in page.text

    assert "1 of 1 running" in admin.submit({asked: "lodged"}, act="look").text
    admin.submit({asked: "lodged", "reason": WHY}, act="move")

    assert stands(filed.desk, filed.reference)[1] == (2, "lodged")


def test_the_case_tells_it_in_plain_words(
    app: Flask, admin: Visitor, filed: Story, visit: Visit
) -> None:
    serve(app, filed, retitled)
    report_of(admin).submit({"reason": WHY}, act="move")

    page = visit(filed.lawyer.login).get(f"/cases/{filed.reference}/record")

    assert "Brought up to date: Suit" in page.text
    assert "follows a newer version of its steps" in page.text
    assert WHY in page.text


def test_nobody_else_sees_the_list(filed: Story, visit: Visit) -> None:
    browser = visit(filed.lawyer.login)

    assert browser.get("/versions/").status == 403
    assert browser.get("/versions/runs/00000000-0000-0000-0000-000000000000").status == 403


def test_a_run_that_never_was_is_no_page(admin: Visitor) -> None:
    assert admin.get("/versions/runs/00000000-0000-0000-0000-000000000000").status == 404
