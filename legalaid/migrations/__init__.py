"""Alembic migrations, carried in the wheel."""
