"""A PostgreSQL database in and out of a backup, by COPY: exact, and no tool needed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.migrations.recorder import MigrationRecorder

from jenjang.config.safekeeping.archive import CHUNK, SECRET, Backup, Writing
from jenjang.core.values import Refused

MIGRATIONS = "django_migrations"


def put_in(writing: Writing) -> list[str]:
    """Put every table in as it is at one moment, whoever writes; return the migrations."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for table in tables():
            writing.add(_member(table), _rows(cursor, table))
        return applied()


def _rows(cursor: CursorWrapper, table: str) -> Iterator[bytes | memoryview]:
    columns = ", ".join(map(_quoted, _columns(cursor, table)))
    yield columns.encode() + b"\n"
    with cursor.copy(f"COPY {_quoted(table)} ({columns}) TO STDOUT") as copy:
        yield from copy


def tables() -> list[str]:
    """Return our tables, without the list of migrations."""
    return sorted(set(connection.introspection.table_names()) - {MIGRATIONS})


def applied() -> list[str]:
    """Return the migrations applied, as "app.name"."""
    keys = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in keys)


def is_empty(data: Path) -> bool:
    """Return whether no table of ours has a row, and no file is stored."""
    files = data / "files"
    has_files = files.exists() and any(files.iterdir())
    return not has_files and not any(_has_rows(table) for table in _own_tables())


def take_out(backup: Backup, data: Path) -> None:
    """Fill the database and the data folder from a backup, in one transaction."""
    call_command("migrate", verbosity=0, interactive=False)
    if applied() != sorted(backup.manifest.migrations):
        raise Refused(
            "Cadangan ini dibuat Jenjang versi "
            f"{backup.manifest.version}; pulihkan dengan versi itu, lalu mutakhirkan."
        )
    with transaction.atomic(), connection.cursor() as cursor:
        names = ", ".join(map(_quoted, tables()))
        cursor.execute(f"TRUNCATE {names}")
        for table in tables():
            _fill(cursor, backup, table)
        for statement in connection.ops.sequence_reset_sql(
            no_style(), apps.get_models(include_auto_created=True)
        ):
            cursor.execute(statement)
        _replace_files(backup, data)


def _fill(cursor: CursorWrapper, backup: Backup, table: str) -> None:
    if _member(table) not in backup.manifest.members:
        return
    with backup.open(_member(table)) as member:
        columns = member.readline().decode().strip()
        if columns != ", ".join(map(_quoted, _columns(cursor, table))):
            raise Refused(f"Tabel {table} dalam cadangan ini berbeda kolomnya.")
        with cursor.copy(f"COPY {_quoted(table)} ({columns}) FROM STDIN") as copy:
            while piece := member.read(CHUNK):
                copy.write(piece)


def _replace_files(backup: Backup, data: Path) -> None:
    """Files are known by their hash: old ones are removed once the new are there."""
    backup.extract_files(data)
    kept = set(backup.manifest.members)
    for path in (data / "files").rglob("*"):
        if path.is_file() and path.relative_to(data).as_posix() not in kept:
            path.unlink()
    if SECRET in kept:
        backup.extract(SECRET, data / f"{SECRET}.baru")
        (data / f"{SECRET}.baru").chmod(0o600)
        shutil.move(data / f"{SECRET}.baru", data / SECRET)


def _own_tables() -> list[str]:
    """Return the tables that only people fill."""
    known = set(connection.introspection.table_names())
    own = ("accounts_user", "organisation_government", "history_entry")
    return [table for table in own if table in known]


def _has_rows(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {_quoted(table)} LIMIT 1")  # noqa: S608 - our own
        return cursor.fetchone() is not None


def _columns(cursor: CursorWrapper, table: str) -> list[str]:
    described = connection.introspection.get_table_description(cursor, table)
    return [column.name for column in described]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _member(table: str) -> str:
    return f"tables/{table}.copy"
