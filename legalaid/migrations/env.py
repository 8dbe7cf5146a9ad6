"""How Alembic runs: over the connection that `run.py` hands in."""

from alembic import context

from legalaid.models.store import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
