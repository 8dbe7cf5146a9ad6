"""Whether the store answers."""

from sqlalchemy import text

from legalaid.services.desk import Desk


def ask_database(desk: Desk) -> None:
    """Raises the driver's own error when it does not."""
    with desk.sessions.reading() as session:
        session.execute(text("SELECT 1"))
