"""Cases and their proceedings, sealed by class of answer from the beginning."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("serving_office_id", sa.Uuid(), nullable=False),
        sa.Column("province", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("chain_head", sa.LargeBinary(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=True),
        sa.Column("location", sa.LargeBinary(), nullable=True),
        sa.Column("narrative", sa.LargeBinary(), nullable=True),
        sa.Column("means", sa.LargeBinary(), nullable=True),
        sa.Column("plain", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_case_office_id")),
        sa.ForeignKeyConstraint(
            ["serving_office_id"], ["office.id"], name=op.f("fk_case_serving_office_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("reference", name=op.f("uq_case_reference")),
    )
    op.create_index(
        op.f("ix_case_office_id_opened_at_id"),
        "case",
        ["office_id", "opened_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_serving_office_id_opened_at_id"),
        "case",
        ["serving_office_id", "opened_at", "id"],
        unique=False,
    )
    op.create_table(
        "case_number",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_case_number_office_id")
        ),
        sa.PrimaryKeyConstraint("office_id", "year", name=op.f("pk_case_number")),
    )
    op.create_table(
        "proceeding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("definition_hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("awaits", sa.Text(), nullable=True),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.Column("is_void", sa.Boolean(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("identity", sa.LargeBinary(), nullable=True),
        sa.Column("location", sa.LargeBinary(), nullable=True),
        sa.Column("narrative", sa.LargeBinary(), nullable=True),
        sa.Column("means", sa.LargeBinary(), nullable=True),
        sa.Column("plain", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_proceeding_case_id")),
        sa.ForeignKeyConstraint(
            ["definition_hash"], ["definition.hash"], name=op.f("fk_proceeding_definition_hash")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["proceeding.id"], name=op.f("fk_proceeding_parent_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proceeding")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_proceeding_case_id_number")),
    )
    op.create_index(
        op.f("ix_proceeding_definition_hash"), "proceeding", ["definition_hash"], unique=False
    )
    op.create_index(
        op.f("ix_proceeding_workflow_state_case_id"),
        "proceeding",
        ["workflow", "state", "case_id"],
        unique=False,
    )
    op.create_table(
        "relation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("from_seq", sa.Integer(), nullable=False),
        sa.Column("to_seq", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_relation_case_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_relation_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
    )
    op.create_index(op.f("ix_relation_case_id"), "relation", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_relation_user_id_to_seq_case_id"),
        "relation",
        ["user_id", "to_seq", "case_id"],
        unique=False,
    )
    op.create_table(
        "name_token",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_name_token_case_id")),
        sa.PrimaryKeyConstraint("token", "case_id", name=op.f("pk_name_token")),
    )
    op.create_index(op.f("ix_name_token_case_id"), "name_token", ["case_id"], unique=False)
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("name_token")
    op.drop_table("relation")
    op.drop_table("proceeding")
    op.drop_table("case_number")
    op.drop_table("case")
