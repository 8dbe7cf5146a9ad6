"""What need not be kept: answered forms, read notices, drafts and sign-ins long over."""

from datetime import timedelta

from sqlalchemy import delete, select

from legalaid.models.draft import Draft
from legalaid.models.idempotency import Idempotency
from legalaid.models.notice import Notice
from legalaid.models.saved_file import SavedFile
from legalaid.models.sign_in import SignIn
from legalaid.services.attachments import forget_unsent
from legalaid.services.desk import Desk
from legalaid.services.drafts import KEPT_FOR
from legalaid.services.erasing import drop_files

KEYS_KEPT = timedelta(days=30)
NOTICES_KEPT = timedelta(days=90)
SIGN_INS_KEPT = timedelta(days=30)


def forget_old(desk: Desk) -> None:
    """Nothing of a case: only what served to handle it."""
    now = desk.now()
    with desk.sessions.writing.begin() as session:
        session.execute(delete(Idempotency).where(Idempotency.kept_at < now - KEYS_KEPT))
        session.execute(delete(Notice).where(Notice.read_at < now - NOTICES_KEPT))
        session.execute(delete(Draft).where(Draft.kept_at < now - KEPT_FOR))
        old = select(SignIn.id).where(SignIn.created_at < now - SIGN_INS_KEPT)
        session.execute(delete(SavedFile).where(SavedFile.sign_in_id.in_(old)))
        session.execute(delete(SignIn).where(SignIn.created_at < now - SIGN_INS_KEPT))
    forget_unsent(desk)
    drop_files(desk)
