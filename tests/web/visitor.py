"""A browser without script: it reads pages, fills in their forms and presses their buttons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.people import PASSWORD

SEND_AGAIN_THERE = 307
Typed = Mapping[str, str | list[str] | None]


@dataclass
class Page:
    """What came back, at which address."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def path(self) -> str:
        return self.response.request.full_path.rstrip("?")

    @property
    def tree(self) -> Any:
        return html.fromstring(self.response.text)

    @property
    def text(self) -> str:
        """All that a reader sees, in one line."""
        return " ".join(" ".join(self.tree.body.itertext()).split())

    def all(self, xpath: str) -> list[Any]:
        return list(self.tree.xpath(xpath))

    def value(self, name: str) -> Any:
        """What the control of that name holds."""
        found = self.all(f"//*[@name='{name}']")
        kind = found[0].get("type", "")
        if kind in {"radio", "checkbox"}:
            chosen = [one.get("value") for one in found if one.get("checked") is not None]
            return chosen if kind == "checkbox" else (chosen or [None])[0]
        return found[0].value

    def faults(self) -> list[str]:
        """The lines of the error summary."""
        return [" ".join(one.text_content().split()) for one in self.all("//*[@id='wrong']//li")]

    def link(self, words: str) -> str:
        found = [one for one in self.all("//main//a") if words in one.text_content()]
        return str(found[0].get("href"))


class Visitor:
    """Somebody at a browser."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.page = self.get("/sign-in")

    def get(self, path: str) -> Page:
        self.page = Page(self.client.get(path, follow_redirects=True))
        return self.page

    def send(self, path: str, typed: Any = None) -> Page:
        """Post to an address, with the token of the page at hand."""
        token = self.page.all("//input[@name='csrf_token']/@value")
        sent: MultiDict[str, str] = MultiDict(typed or {})
        sent.setdefault("csrf_token", token[0] if token else "")
        answer = self.client.post(path, data=sent)
        if answer.status_code == SEND_AGAIN_THERE:
            return self.send(answer.location, sent)
        self.page = Page(answer)
        return self.get(answer.location) if answer.location else self.page

    def submit(self, typed: Typed | None = None, *, act: str | None = None) -> Page:
        """Send the form in the main part of the page, with these boxes changed."""
        form = self.page.all("//main//form")[0]
        sent = MultiDict(form.form_values())
        for name, value in (typed or {}).items():
            sent.poplist(name)
            sent.setlist(name, [value] if isinstance(value, str) else value or [])
        buttons = form.xpath(".//button[@name='act']")
        if buttons:
            sent["act"] = act or buttons[0].get("value")
        return self.send(form.get("action") or self.page.path, sent)

    def sign_in(self, login: str, password: str = PASSWORD) -> "Visitor":
        self.get("/sign-in")
        self.submit({"login": login, "password": password, "shared": "no"})
        return self
