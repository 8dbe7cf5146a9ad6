"""Heads of the chains as they stood on a day; triggers keep them from change."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEPT = ("anchor", "anchored_head")
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'anchors are permanent'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'anchors are permanent'); END",
)
POSTGRESQL = (
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_anchor_change()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_anchor_change()",
)
FUNCTION = "CREATE FUNCTION refuse_anchor_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'anchors are permanent'; END $$"


def guard() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if not is_sqlite:
        op.execute(FUNCTION)
    for table in KEPT:
        for statement in SQLITE if is_sqlite else POSTGRESQL:
            op.execute(statement.format(table=table))


def upgrade() -> None:
    op.create_table(
        "anchor",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("trace_seq", sa.Integer(), nullable=False),
        sa.Column("trace_link", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_anchor")),
    )
    op.create_table(
        "anchored_head",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Integer(), nullable=False),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["anchor"], ["anchor.number"], name=op.f("fk_anchored_head_anchor")
        ),
        sa.PrimaryKeyConstraint("reference", "anchor", name=op.f("pk_anchored_head")),
    )
    op.create_index("ix_anchored_head_anchor", "anchored_head", ["anchor"], unique=False)
    guard()


def downgrade() -> None:
    op.drop_table("anchored_head")
    op.drop_table("anchor")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_anchor_change()")
