"""Cases that are held, to be erased, or erased."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("held_at", "erased_at"):
        op.add_column("case", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "erasure",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_by_id", sa.Uuid(), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asked_by_id"], ["user.id"], name=op.f("fk_erasure_asked_by_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_erasure_case_id")),
        sa.ForeignKeyConstraint(
            ["erased_by_id"], ["user.id"], name=op.f("fk_erasure_erased_by_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_erasure")),
    )


def downgrade() -> None:
    op.drop_table("erasure")
    for name in ("erased_at", "held_at"):
        op.drop_column("case", name)
