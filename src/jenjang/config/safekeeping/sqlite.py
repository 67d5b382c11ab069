"""A SQLite database in and out of a backup; no Django, so nothing is in its way."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from jenjang.config.safekeeping.archive import SECRET, Backup, Writing
from jenjang.core.values import Refused

DATABASE = "jenjang.sqlite3"
BESIDE = ("-wal", "-shm", "-journal")


def put_in(writing: Writing, data: Path) -> list[str]:
    """Put the database in as it is at one moment, whoever writes; return its migrations."""
    source = data / DATABASE
    if not source.exists():
        raise Refused(f"Belum ada basis data di {data}; tidak ada yang dicadangkan.")
    with tempfile.TemporaryDirectory(dir=data, prefix=".cadangan-") as folder:
        copy = Path(folder) / DATABASE
        with (
            closing(sqlite3.connect(source)) as live,
            closing(sqlite3.connect(copy)) as still,
        ):
            live.backup(still)
        writing.add_file(DATABASE, copy)
        with closing(sqlite3.connect(copy)) as still:
            return migrations_in(still)


def migrations_in(database: sqlite3.Connection) -> list[str]:
    """Return the migrations applied, as "app.name"."""
    rows = database.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [f"{app}.{name}" for app, name in rows]


def is_empty(data: Path) -> bool:
    """Return whether a data folder holds neither a database nor files."""
    files = data / "files"
    return not (data / DATABASE).exists() and not (files.exists() and any(files.iterdir()))


def take_out(backup: Backup, data: Path) -> None:
    """Put database, files and key of a backup in the place of what is there.

    All is unpacked and checked beside the old first; then the old is moved away, the new
    into its place, and the old removed.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=data, prefix=".pemulihan-") as folder:
        new, old = Path(folder) / "baru", Path(folder) / "lama"
        new.mkdir()
        old.mkdir()
        backup.extract(DATABASE, new / DATABASE)
        _check(new / DATABASE)
        backup.extract_files(new)
        if SECRET in backup.manifest.members:
            backup.extract(SECRET, new / SECRET)
            (new / SECRET).chmod(0o600)
        names = [DATABASE, "files", SECRET, *(DATABASE + ending for ending in BESIDE)]
        for name in names:
            if (data / name).exists() and (name != SECRET or (new / SECRET).exists()):
                shutil.move(data / name, old / name)
        for path in list(new.iterdir()):
            shutil.move(path, data / path.name)


def _check(path: Path) -> None:
    """Raise Refused where SQLite itself finds the database damaged."""
    try:
        with closing(sqlite3.connect(path)) as database:
            said = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError:
        said = "rusak"
    if said != "ok":
        raise Refused("Basis data di dalam cadangan ini rusak; pakai cadangan yang lain.")
