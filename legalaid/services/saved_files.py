"""What a person saved on a shared computer, so that signing out can say what lies there still."""

from sqlalchemy import insert, select

from legalaid.models.base import new_id
from legalaid.models.saved_file import SavedFile
from legalaid.models.sign_in import SignIn
from legalaid.services.desk import Desk
from legalaid.services.tokens import hash_token


def note_saved(desk: Desk, token: str, file_name: str) -> None:
    """Only where the person said that others use the computer too."""
    shared = select(SignIn.id).where(SignIn.token_hash == hash_token(token), SignIn.is_shared)
    with desk.sessions.writing.begin() as session:
        if sign_in := session.scalar(shared):
            row = {"id": new_id(), "sign_in_id": sign_in, "file_name": file_name}
            session.execute(insert(SavedFile), row | {"saved_at": desk.now()})


def saved_here(desk: Desk, token: str) -> tuple[str, ...]:
    """The names, each once, in the order they were first saved."""
    saved = (
        select(SavedFile.file_name)
        .join(SignIn, SavedFile.sign_in_id == SignIn.id)
        .where(SignIn.token_hash == hash_token(token), SignIn.ended_at.is_(None))
        .order_by(SavedFile.saved_at)
    )
    with desk.sessions.reading() as session:
        return tuple(dict.fromkeys(session.scalars(saved)))
