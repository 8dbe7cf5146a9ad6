"""The second factor of a user, the printed codes, and what a sign-in has shown."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "factor",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_factor_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_factor")),
    )
    op.create_table(
        "printed_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_printed_code_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_printed_code_code_hash")),
    )
    op.create_index(op.f("ix_printed_code_user_id"), "printed_code", ["user_id"], unique=False)
    with op.batch_alter_table("sign_in") as table:
        table.add_column(sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True))
        shared: sa.Column[bool] = sa.Column(
            "is_shared", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        table.add_column(shared)


def downgrade() -> None:
    with op.batch_alter_table("sign_in") as table:
        table.drop_column("is_shared")
        table.drop_column("proved_at")
    op.drop_table("printed_code")
    op.drop_table("factor")
