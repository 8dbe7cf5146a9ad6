"""The record of reads; triggers keep it from change, as they keep the record of events."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

KEPT = ("trace", "trace_of")
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'traces are permanent'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'traces are permanent'); END",
)
POSTGRESQL = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_trace_change()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_trace_change()",
)
FUNCTION = "CREATE FUNCTION refuse_trace_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'traces are permanent'; END $$"


def guard() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(FUNCTION)
    for table in KEPT:
        for statement in SQLITE if is_sqlite else POSTGRESQL:
            op.execute(statement.format(table=table))


def upgrade() -> None:
    op.create_table(
        "trace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("refs", sa.JSON(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_trace_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trace")),
        sa.UniqueConstraint("seq", name=op.f("uq_trace_seq")),
    )
    op.create_index(op.f("ix_trace_at"), "trace", ["at"], unique=False)
    op.create_index(op.f("ix_trace_user_id"), "trace", ["user_id"], unique=False)
    op.create_table(
        "trace_of",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("trace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["trace_id"], ["trace.id"], name=op.f("fk_trace_of_trace_id")),
        sa.PrimaryKeyConstraint("reference", "trace_id", name=op.f("pk_trace_of")),
    )
    op.create_index(op.f("ix_event_recorded_at"), "event", ["recorded_at"], unique=False)
    guard()


def downgrade() -> None:
    op.drop_index(op.f("ix_event_recorded_at"), table_name="event")
    op.drop_table("trace_of")
    op.drop_table("trace")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_trace_change()")
