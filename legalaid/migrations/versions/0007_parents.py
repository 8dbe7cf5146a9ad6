"""From which version somebody edited a paper by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Written out, because SQLite takes a reference only along with its column."""
    kind = sa.Uuid().compile(dialect=op.get_bind().dialect)
    op.execute(
        f"ALTER TABLE document ADD COLUMN parent_id {kind}"
        " CONSTRAINT fk_document_parent_id REFERENCES document (id)"
    )


def downgrade() -> None:
    op.drop_column("document", "parent_id")
