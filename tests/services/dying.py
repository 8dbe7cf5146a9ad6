"""The same desk in another process, which is about to be killed."""

from sqlalchemy import select

from legalaid.models.case import Case
from legalaid.models.engine import open_engine, open_sessions
from legalaid.models.user import User
from legalaid.services.acts import Act
from legalaid.services.standing import as_person
from tests.build import KEYRING, make_desk
from tests.services.stories import SUIT, Story


def story_in(url: str) -> tuple[Story, Act]:
    """The last case of the store, with its people, and the filing of its suit."""
    desk = make_desk(open_sessions(open_engine(url), KEYRING))
    with desk.sessions.reading() as session:
        case = session.scalars(select(Case).order_by(Case.reference.desc())).first()
        users = session.scalars(select(User))
        people = {one.login[:4]: as_person(session, one, desk.today()) for one in users}
    assert case is not None
    story = Story(desk, people["offi"], people["aide"], people["lawy"], case.reference)
    return story, story.act("file", 2, answers=SUIT, seen=case.event_count, key="dying")
