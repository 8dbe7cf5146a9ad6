"""A desk over each database, with a clock that stands where a test puts it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from legalaid.models.engine import Sessions
from legalaid.services.desk import Desk
from tests.build import NOW, make_desk
from tests.people import found_offices


@dataclass
class Watch:
    """A clock that goes only when told."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def go(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(sessions: Sessions, watch: Callable[[], datetime]) -> Desk:
    return make_desk(sessions, watch)


@pytest.fixture
def founded(desk: Desk) -> Desk:
    """A desk with offices."""
    found_offices(desk)
    return desk
