"""The desk as it is shipped: its workflows and papers, fictitious people, a few played cases."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask

from legalaid.app import create_app
from legalaid.config import Config
from legalaid.models.engine import open_engine, open_sessions
from legalaid.services.demo import brought_near, login_of, read_demo, until
from legalaid.services.desk import Desk
from legalaid.services.journeys import Cast, play
from tests.build import KEYRING
from tests.services.shipped import shipped_cast, shipped_desk
from tests.web.visitor import Visitor

NEAR = (
    ("divorce", "first_visit_to_filed_divorce"),
    ("divorce", "not_filed"),
    ("divorce", "absent_and_reopened"),
    ("court_cost_relief", "refused_and_paid"),
    ("legal_aid_request", "refused_after_review"),
    ("legal_aid_request", "power_signed"),
    ("immediate_danger", "from_danger_to_safety"),
)


@dataclass(frozen=True)
class Shipped:
    """A program, its desk, and the people who act in it."""

    app: Flask
    desk: Desk
    cast: Cast

    @property
    def password(self) -> str:
        return read_demo().password

    def login(self, role: str) -> str:
        return login_of(role)

    def visit(self, role: str) -> Visitor:
        """Signed in, in Khmer, whatever language another test left this person with."""
        browser = Visitor(self.app).sign_in(self.login(role), self.password)
        browser.send("/language", {"language": "km", "back": "/"})
        return browser


def ship(url: str, instance: Path) -> Iterator[Shipped]:
    engine = open_engine(url)
    today = replace(shipped_desk(open_sessions(engine, KEYRING)), clock=lambda: datetime.now(UTC))
    config = Config(
        database_url=url, master_keys={1: b"k" * 32}, secret=b"s" * 32, instance=instance
    )
    cast = shipped_cast(today)
    for workflow, name in NEAR:
        line = brought_near(today, list(until(today, workflow, name)))
        assert all(played.taken for played in play(today, cast, iter(line)))
    yield Shipped(create_app(config, today), today, cast)
    engine.dispose()
