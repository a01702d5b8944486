"""Phone numbers, ids on channels and contacts: encrypted where they lie, and found again by a keyed hash.

Values are Fernet tokens (AES-128-CBC with HMAC-SHA-256) under the newest of the keys in PATHGUIDE_SECRET_KEYS; every
key of the list opens. The hash's key does not come from these keys but from a seed, random and one for the life of
the database, that lies in it encrypted (the seal): so keys change without a row being looked up in vain, and a list of
keys that does not open the seal is known for wrong before anything is written. docs/keeping.md tells how keys change.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, Engine, Table, func, select, text, tuple_, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.tables import Conversation, HumanRequest, Seal
from bot.transactions import reading, writing

logger = logging.getLogger(__name__)

SETTING = "PATHGUIDE_SECRET_KEYS"
SEALED_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (Conversation.address, HumanRequest.contact)
BATCH = 200  # rows re-encrypted in one transaction
_SEED_BYTES = 32
_OPTION = "secrecy"


class UnusableKeys(Exception):
    """The keys are missing, are none, or do not open the database; the message says what to do. Nothing was changed."""


class Secrecy:
    """Encrypts with the newest key, decrypts with any, and makes hashes to look up by. Safe for threads."""

    def __init__(self, keys: Sequence[str], seed: bytes):
        self._fernet = _fernet(keys)
        self._hash_key = HKDF(SHA256(), length=32, salt=None, info=b"pathguide address fingerprint").derive(seed)

    def encrypt(self, plain: bytes) -> bytes:
        """The value as it may be kept; never twice the same."""
        return self._fernet.encrypt(plain)

    def decrypt(self, sealed: bytes) -> bytes:
        """The value itself.

        Raises:
            UnusableKeys: It is under a key that is no longer in the list, or was altered.
        """
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise UnusableKeys(
                f"A value is under a key that {SETTING} does not hold: add that key at its end."
            ) from None

    def renew(self, sealed: bytes) -> bytes:
        """The same value under the newest key.

        Raises:
            UnusableKeys: see `decrypt`.
        """
        return self.encrypt(self.decrypt(sealed))

    def fingerprint(self, plain: str) -> str:
        """64 hexadecimal digits, always the same for the same text in the same database (HMAC-SHA-256)."""
        digest = HMAC(self._hash_key, SHA256())
        digest.update(plain.encode())
        return digest.finalize().hex()


def new_key() -> str:
    """A new random key, as PATHGUIDE_SECRET_KEYS takes it."""
    return Fernet.generate_key().decode()


def unlock(database: Engine, configured: str) -> Secrecy:
    """Open the database's seal, or make it at the first start; from then on `secrecy_of` finds its secrecy.

    Args:
        database: Its tables exist.
        configured: The keys, newest first, separated by commas or white space; empty: SQLite's own key file.

    Raises:
        UnusableKeys: see there.
    """
    with reading(database) as session:
        secrecy = open_seal(session.connection(), configured)
    if secrecy is None:
        with writing(database) as session:
            secrecy = make_seal(session.connection(), configured)
    database.update_execution_options(**{_OPTION: secrecy})
    return secrecy


def secrecy_of(session: Session) -> Secrecy:
    """The secrecy of the session's database.

    Raises:
        UnusableKeys: It was not unlocked.
    """
    found = session.connection().get_execution_options().get(_OPTION)
    if not isinstance(found, Secrecy):
        raise UnusableKeys("The database was opened without its keys: call bot.secrecy.unlock first.")
    return found


def open_seal(connection: Connection, configured: str) -> Secrecy | None:
    """The secrecy of a database that has a seal; `None` when it has none yet.

    Raises:
        UnusableKeys: The keys do not open it.
    """
    sealed = connection.scalar(select(Seal.seed))
    if sealed is None:
        return None
    keys, source = _keys(connection, configured)
    if not keys:
        raise UnusableKeys(
            f"The keys of this database are missing: set {SETTING}{f', or put {source} back' if source else ''}. "
            "Without them its phone numbers and contacts cannot be read. Nothing was changed."
        )
    try:
        return Secrecy(keys, _fernet(keys).decrypt(sealed))
    except InvalidToken:
        raise UnusableKeys(
            f"The keys in {source} do not open this database: it was encrypted under another. Add the key that was in "
            "use before at the end of the list (or put its key file back) and start again. Nothing was changed."
        ) from None


def make_seal(connection: Connection, configured: str) -> Secrecy:
    """Give a database its seal, unless another process was faster; an SQLite file without keys gets its key file.

    Raises:
        UnusableKeys: There is no key and none can be made.
    """
    keys, source = _keys(connection, configured)
    if not keys:
        if source is None:
            raise UnusableKeys(
                f"{SETTING} is not set: PostgreSQL keeps phone numbers and contacts encrypted, and every process needs "
                "the same keys. Make one with `pathguide secrets new` and set it for all of them."
            )
        keys = _make_key_file(Path(source))
    sealed = _fernet(keys).encrypt(secrets.token_bytes(_SEED_BYTES))
    connection.execute(text("INSERT INTO seal (id, seed) VALUES (1, :seed) ON CONFLICT DO NOTHING"), {"seed": sealed})
    secrecy = open_seal(connection, configured)
    if secrecy is None:  # it was there a moment ago
        raise UnusableKeys("The database's seal cannot be read. Nothing was changed.")
    return secrecy


def keys_open(sealed: bytes, configured: str) -> bool:
    """Whether keys, as `unlock` takes them, open a seal.

    Raises:
        UnusableKeys: One of them is no key.
    """
    try:
        keys = _split(configured)
        return bool(keys and _fernet(keys).decrypt(sealed))
    except InvalidToken:
        return False


def rotate(database: Engine, progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
    """Bring every value under the newest key, beside a running service; the number of values.

    The seal comes last: while an interrupted run leaves anything under an older key, so does it the seal, and a list
    without that key is refused at start. `progress` is told how many are done, of how many.

    Raises:
        UnusableKeys: A value cannot be opened.
    """
    with reading(database) as session:
        secrecy = secrecy_of(session)
        total = sum(session.scalar(select(func.count(column))) or 0 for column in SEALED_COLUMNS)
    done = 0
    for column in SEALED_COLUMNS:
        for number in _renew_column(database, secrecy, column):
            done += number
            progress(done, max(done, total))
    with writing(database) as session:
        sealed = session.scalar(select(Seal.seed))
        if sealed is not None:
            session.execute(update(Seal).values(seed=secrecy.renew(sealed)))
    return done


def _renew_column(database: Engine, secrecy: Secrecy, column: InstrumentedAttribute[Any]) -> Iterator[int]:
    """Re-encrypt a column in batches; how many each held. What is erased or changed meanwhile stays as it is then."""
    table: Table = column.class_.__table__
    key = tuple(table.primary_key.columns)
    query = select(*key, column).where(column.is_not(None)).order_by(*key).limit(BATCH)
    last: tuple[Any, ...] | None = None
    while True:
        with writing(database) as session:
            rows = session.execute(query if last is None else query.where(tuple_(*key) > last)).all()
            for *values, sealed in rows:
                mine = (part == value for part, value in zip(key, values, strict=True))
                session.execute(
                    update(table).where(*mine, column == sealed).values({column.key: secrecy.renew(sealed)})
                )
        if not rows:
            return
        last = tuple(rows[-1][:-1])
        yield len(rows)


def _fernet(keys: Sequence[str]) -> MultiFernet:
    made = []
    for number, key in enumerate(keys, start=1):
        try:
            made.append(Fernet(key))
        except ValueError:
            raise UnusableKeys(
                f"Key number {number} of {SETTING} is no key. Make one with `pathguide secrets new`; several are "
                "separated by commas, the newest first."
            ) from None
    return MultiFernet(made)


def _keys(connection: Connection, configured: str) -> tuple[list[str], str | None]:
    """The keys and where they are from; no keys and where a key file would be; neither, where none can be."""
    if given := _split(configured):
        return given, SETTING
    url = connection.engine.url
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return [], None
    path = Path(f"{url.database}.key")
    try:
        return path.read_text(encoding="ascii").split(), str(path)
    except FileNotFoundError:
        return [], str(path)


def _split(configured: str) -> list[str]:
    return configured.replace(",", " ").split()


def _make_key_file(path: Path) -> list[str]:
    """A key file for its owner alone, whole from the moment it is there; another process's if it was faster."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{new_key()}\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    else:
        logger.warning("Made the key file %s. Keep a copy of it, apart from the copies of the database.", path)
    finally:
        draft.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path.read_text(encoding="ascii").split()
