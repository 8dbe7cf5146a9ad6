"""A desk over each database, with a clock that stands where a test puts it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from legalaid.models.engine import Sessions
from legalaid.services.desk import Desk
from tests.build import NOW, make_desk
from tests.people import found_offices
from tests.services.from_paper import from_paper
from tests.services.stories import Story, begin_story, until_active, until_filed


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


@pytest.fixture
def story(founded: Desk) -> Story:
    """People, and somebody else's case; ours is not opened yet."""
    return begin_story(founded)


@pytest.fixture
def active(founded: Desk) -> Story:
    """A case with a lawyer."""
    return until_active(founded)


@pytest.fixture
def filed(founded: Desk) -> Story:
    """A suit that is filed."""
    return until_filed(founded)


@pytest.fixture
def paper(story: Story) -> Story:
    """A case taken over from paper."""
    from_paper(story)
    return story
