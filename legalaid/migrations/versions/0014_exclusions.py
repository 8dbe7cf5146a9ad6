"""Who must learn nothing of one case."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exclusion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("listed_by_id", sa.Uuid(), nullable=False),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by_id", sa.Uuid(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_exclusion_case_id")),
        sa.ForeignKeyConstraint(
            ["lifted_by_id"], ["user.id"], name=op.f("fk_exclusion_lifted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["listed_by_id"], ["user.id"], name=op.f("fk_exclusion_listed_by_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_exclusion_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
    )
    op.create_index(op.f("ix_exclusion_case_id"), "exclusion", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_exclusion_user_id_lifted_at_case_id"),
        "exclusion",
        ["user_id", "lifted_at", "case_id"],
    )


def downgrade() -> None:
    op.drop_table("exclusion")
