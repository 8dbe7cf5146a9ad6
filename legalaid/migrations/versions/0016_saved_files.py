"""What was saved on a shared computer."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sign_in_id", sa.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sign_in_id"], ["sign_in.id"], name=op.f("fk_saved_file_sign_in_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_file")),
    )
    op.create_index(op.f("ix_saved_file_sign_in_id"), "saved_file", ["sign_in_id"], unique=False)


def downgrade() -> None:
    op.drop_table("saved_file")
