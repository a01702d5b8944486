"""The seal, the address of a conversation, and the contacts of requests encrypted.

Revision: 0009
Revises: 0008

Contacts that are there are encrypted on the way (and decrypted on the way back), with the keys that the service itself
uses; a database that has none needs no keys.
"""

from __future__ import annotations

import os
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from bot.secrecy import SETTING, Secrecy, make_seal

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ADDRESS_INDEX = "ix_conversations_channel_address_hash"


def upgrade() -> None:
    """Add the seal and the addresses; encrypt the contacts."""
    op.create_table(
        "seal",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
    )
    op.add_column("conversations", sa.Column("address", sa.LargeBinary(), nullable=True))
    op.add_column("conversations", sa.Column("address_hash", sa.String(length=64), nullable=True))
    op.create_index(ADDRESS_INDEX, "conversations", ["channel", "address_hash"], unique=True)
    _exchange_contacts(sa.LargeBinary(), lambda secrecy, plain: secrecy.encrypt(plain.encode()))


def downgrade() -> None:
    """Decrypt the contacts; remove the addresses and the seal."""
    _exchange_contacts(sa.String(length=200), lambda secrecy, sealed: secrecy.decrypt(sealed).decode())
    op.drop_index(ADDRESS_INDEX, "conversations")
    op.drop_column("conversations", "address_hash")
    op.drop_column("conversations", "address")
    op.drop_table("seal")


def _exchange_contacts(kind: sa.types.TypeEngine, exchange: Callable[[Secrecy, object], object]) -> None:
    """Let the column `contact` be of another type, with what it holds exchanged."""
    op.execute("ALTER TABLE human_requests RENAME COLUMN contact TO contact_before")
    op.add_column("human_requests", sa.Column("contact", kind, nullable=True))
    connection = op.get_bind()
    table = sa.table(
        "human_requests", *map(sa.column, ("conversation_id", "id", "contact_before")), sa.column("contact", kind)
    )
    rows = connection.execute(sa.select(table).where(table.c.contact_before.is_not(None))).all()
    if rows:
        secrecy = make_seal(connection, os.environ.get(SETTING, ""))
        for row in rows:
            connection.execute(
                sa.update(table)
                .where(table.c.conversation_id == row.conversation_id, table.c.id == row.id)
                .values(contact=exchange(secrecy, row.contact_before), contact_before=None)
            )
    op.drop_column("human_requests", "contact_before")
