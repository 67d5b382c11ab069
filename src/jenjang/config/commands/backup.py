"""`jenjang backup [BERKAS.zip]`: the database, the files and the key in one file."""

import datetime as dt
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

from jenjang.config import environment
from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.start import start_django
from jenjang.config.safekeeping import sqlite
from jenjang.config.safekeeping.archive import Manifest, Writing, write_backup


def run(args: Sequence[str]) -> int:
    """Write the backup and say where; others may go on working meanwhile."""
    words = Arguments(
        "jenjang backup",
        "Membuat cadangan: basis data, berkas dan kunci rahasia dalam satu ZIP.",
    )
    words.add_argument(
        "file", nargs="?", metavar="BERKAS.zip", help="bawaan: jenjang-TANGGAL.zip"
    )
    now = dt.datetime.now(dt.UTC)
    named = words.parse_args(args).file
    target = Path(named or f"jenjang-{now:%Y%m%d-%H%M%S}.zip")
    write_backup(target, lambda writing: _fill(writing, now))
    print(f"Cadangan tersimpan: {target} ({target.stat().st_size // 1024} kB).")
    return 0


def _fill(writing: Writing, now: dt.datetime) -> Manifest:
    """Put in the database first: files are only ever added, so none it knows is missed."""
    data = environment.data_folder()
    is_sqlite = not environment.DATABASE.value
    migrations = sqlite.put_in(writing, data) if is_sqlite else _put_in_postgresql(writing)
    writing.add_folder(data)
    return Manifest(
        database="sqlite" if is_sqlite else "postgresql",
        version=metadata.version("jenjang"),
        made_at=now.isoformat(timespec="seconds"),
        migrations=migrations,
    )


def _put_in_postgresql(writing: Writing) -> list[str]:
    start_django()
    # It speaks to Django's connection, which stands only once Django has started.
    from jenjang.config.safekeeping import postgresql  # noqa: PLC0415

    return postgresql.put_in(writing)
