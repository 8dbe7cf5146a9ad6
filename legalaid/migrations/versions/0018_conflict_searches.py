"""Searches for a conflict of interest."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "conflict_search",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("officer_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=True),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["user.id"], name=op.f("fk_conflict_search_asked_by_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_conflict_search_case_id")),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["user.id"], name=op.f("fk_conflict_search_officer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict_search")),
    )
    op.create_index(
        op.f("ix_conflict_search_case_id"), "conflict_search", ["case_id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("conflict_search")
