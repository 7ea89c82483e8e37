"""Run by Alembic with the connection that :mod:`ostraka.ledger.store` hands it."""

from alembic import context

from ostraka.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter most things in place
)
with context.begin_transaction():
    context.run_migrations()
