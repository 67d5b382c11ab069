"""`jenjang restore BERKAS.zip`: a backup back into its place."""

from collections.abc import Sequence
from pathlib import Path

from jenjang.config import environment
from jenjang.config.commands.arguments import Arguments
from jenjang.config.commands.start import start_django
from jenjang.config.safekeeping import sqlite
from jenjang.config.safekeeping.archive import Backup, open_backup
from jenjang.core.values import Refused


def run(args: Sequence[str]) -> int:
    """Restore a backup; a place that holds data is overwritten only when told so."""
    words = Arguments(
        "jenjang restore",
        f"Memulihkan cadangan ke {environment.DATA.name}. Hentikan layanan lebih dahulu.",
    )
    words.add_argument("file", metavar="BERKAS.zip", help="hasil `jenjang backup`")
    words.add_argument(
        "--yes-overwrite", action="store_true", help="ganti data yang sudah ada di sana"
    )
    chosen = words.parse_args(args)
    with open_backup(Path(chosen.file)) as backup:
        _check_kind(backup)
        if environment.DATABASE.value:
            _restore_postgresql(backup, is_sure=chosen.yes_overwrite)
        else:
            _restore_sqlite(backup, is_sure=chosen.yes_overwrite)
        print(f"Cadangan {backup.manifest.made_at} dipulihkan.")
    return 0


def _check_kind(backup: Backup) -> None:
    here = "postgresql" if environment.DATABASE.value else "sqlite"
    if backup.manifest.database != here:
        raise Refused(
            f"Cadangan ini dari {backup.manifest.database}, sedangkan "
            f"{environment.DATABASE.name} menunjuk {here}; samakan lebih dahulu."
        )


def _restore_sqlite(backup: Backup, *, is_sure: bool) -> None:
    data = environment.data_folder()
    _check_empty(is_sure=is_sure, is_empty=sqlite.is_empty(data))
    sqlite.take_out(backup, data)


def _restore_postgresql(backup: Backup, *, is_sure: bool) -> None:
    start_django()
    # It speaks to Django's connection, which stands only once Django has started.
    from jenjang.config.safekeeping import postgresql  # noqa: PLC0415

    data = environment.data_folder()
    _check_empty(is_sure=is_sure, is_empty=postgresql.is_empty(data))
    postgresql.take_out(backup, data)


def _check_empty(*, is_sure: bool, is_empty: bool) -> None:
    if not is_empty and not is_sure:
        raise Refused(
            "Di sana sudah ada data; buat cadangannya dahulu, lalu ulangi dengan "
            "--yes-overwrite bila memang hendak diganti."
        )
