"""Under which number at the Bar a rule was confirmed, and who recorded it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("confirmation") as table:
        table.add_column(sa.Column("bar_number", sa.Text(), server_default="", nullable=False))
        table.add_column(sa.Column("recorded_by_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_confirmation_recorded_by_id_user"), "user", ["recorded_by_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("confirmation") as table:
        table.drop_constraint(op.f("fk_confirmation_recorded_by_id_user"), type_="foreignkey")
        table.drop_column("recorded_by_id")
        table.drop_column("bar_number")
