"""The door: strangers stay outside, other sites are not answered, nothing is left behind."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.routing import Rule

from legalaid.app import create_app
from legalaid.config import Config
from legalaid.services.desk import Desk
from legalaid.web.access import OPEN_TO_ALL
from tests.people import FAR, PASSWORD, add_person
from tests.services.stories import Story
from tests.web.visitor import Visitor

Visit = Callable[[str], Visitor]
NOBODY = "00000000-0000-0000-0000-000000000000"
NAMED = {"reference": "KSP-LAC1-2026-000001", "filename": "desk.css"}
TYPED = {"UUIDConverter": NOBODY, "IntegerConverter": "1"}


def sample(rule: Rule, name: str) -> str:
    """An address of the right shape behind which there is nothing."""
    kind = type(rule._converters[name]).__name__  # noqa: SLF001  no other way to its shape
    return NAMED.get(name) or TYPED.get(kind, "00000000")


def addresses(app: Flask) -> list[tuple[str, str, str]]:
    """Every endpoint with a method and an address that it answers."""
    with app.test_request_context():
        return [
            (rule.endpoint, method, rule.build({n: sample(rule, n) for n in rule.arguments})[1])  # type: ignore[index]
            for rule in app.url_map.iter_rules()
            for method in sorted((rule.methods or set()) & {"GET", "POST"})
        ]


def test_every_page_but_a_few_sends_strangers_to_sign_in(app: Flask) -> None:
    for endpoint, method, address in addresses(app):
        browser = Visitor(app)
        token = browser.page.value("csrf_token")
        with browser.client.open(address, method=method, data={"csrf_token": token}) as answer:
            is_shut = (answer.location or "").startswith("/sign-in?next=")
        assert is_shut == (endpoint not in OPEN_TO_ALL), endpoint


def test_no_form_is_taken_without_its_token(app: Flask, story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)

    for endpoint, method, address in addresses(app):
        if method == "POST":
            assert browser.client.post(address).status_code == 400, endpoint


def test_a_form_of_another_site_is_refused(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    token = browser.get("/cases/new").value("csrf_token")

    answer = browser.client.post(
        "/cases/new", data={"csrf_token": token}, headers={"Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403


def test_another_host_name_is_refused(app: Flask) -> None:
    assert app.test_client().get("/sign-in", base_url="http://evil.example").status_code == 400


def test_every_answer_of_every_address_keeps_to_itself(
    app: Flask, story: Story, visit: Visit
) -> None:
    browser = visit(story.officer.login)
    for endpoint, method, address in [*addresses(app), ("nothing", "GET", "/nowhere")]:
        token = browser.get("/account").value("csrf_token") if method == "POST" else ""
        with browser.client.open(address, method=method, data={"csrf_token": token}) as answer:
            told = answer.headers
        assert told["Cache-Control"] == "no-store", endpoint
        assert "script-src 'self'" in told["Content-Security-Policy"], endpoint
        assert "unsafe" not in told["Content-Security-Policy"], endpoint
        assert "frame-ancestors 'none'" in told["Content-Security-Policy"], endpoint
        assert told["X-Content-Type-Options"] == "nosniff", endpoint
        assert told["Referrer-Policy"] == "same-origin", endpoint
        assert told["Cross-Origin-Opener-Policy"] == "same-origin", endpoint
        if endpoint in {"sessions.sign_out", "sessions.leave"}:
            browser = visit(story.officer.login)


def test_static_files_are_kept_by_their_content(app: Flask) -> None:
    browser = Visitor(app)
    address = browser.page.all("//link[@rel='stylesheet']/@href")[0]

    with browser.client.get(address) as answer:
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_cookie_is_for_this_site_alone(app: Flask, story: Story) -> None:
    browser = Visitor(app)
    token = browser.page.value("csrf_token")
    typed = {
        "csrf_token": token,
        "login": story.officer.login,
        "password": PASSWORD,
        "shared": "no",
    }

    cookie = browser.client.post("/sign-in", data=typed).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_behind_tls_the_cookie_belongs_to_the_host(config: Config, desk: Desk) -> None:
    secure = create_app(replace(config, is_behind_tls=True, trusted_hosts=("a.example",)), desk)
    answer = secure.test_client().get("/sign-in", base_url="https://a.example")

    assert answer.headers["Set-Cookie"].startswith("__Host-desk=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_what_was_signed_out_cannot_be_used_again(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)
    stolen = browser.client.get_cookie("desk")
    browser.send("/sign-out")
    assert stolen is not None

    browser.client.set_cookie("desk", stolen.value)

    assert browser.get("/cases/").path.startswith("/sign-in")


def test_leaving_signs_out_and_sends_elsewhere(story: Story, visit: Visit) -> None:
    browser = visit(story.officer.login)

    answer = browser.send("/leave").response

    assert answer.data == b""
    assert answer.headers["Refresh"].startswith("0; url=https://")
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert browser.get("/").path.startswith("/sign-in")


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("/cases/?standing=open", "/cases/?standing=open"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
    ],
)
def test_after_signing_in_only_our_own_pages_follow(
    app: Flask, story: Story, wanted: str, reached: str
) -> None:
    browser = Visitor(app)
    token = browser.page.value("csrf_token")
    typed = {
        "csrf_token": token,
        "login": story.officer.login,
        "password": PASSWORD,
        "shared": "no",
    }

    answer = browser.client.post("/sign-in", query_string={"next": wanted}, data=typed)

    assert answer.location == reached


def test_a_wrong_password_and_an_unknown_name_read_alike(app: Flask, story: Story) -> None:
    wrong = Visitor(app).sign_in(story.officer.login, "not this one").page
    unknown = Visitor(app).sign_in("nobody", "not this one").page

    assert wrong.status == unknown.status == 422
    assert wrong.faults() == unknown.faults()
    assert not wrong.value("password")


def test_a_case_out_of_scope_reads_like_none(desk: Desk, story: Story, visit: Visit) -> None:
    story.open()
    add_person(desk, "far", "womens_affairs", FAR)
    browser = visit("far")

    hidden = browser.get(f"/cases/{story.reference}")
    missing = browser.get("/cases/KSP-LAC1-2026-009999")

    assert hidden.status == missing.status == 404
    assert hidden.text == missing.text


def test_health_is_told_to_anybody(app: Flask) -> None:
    client = app.test_client()

    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 200
