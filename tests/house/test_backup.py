"""A backup restored elsewhere is the same, row by row and byte by byte."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection
from tests import office
from tests.factories import GovernmentFactory, UserFactory

from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import open_stored, store
from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.plans.models import Objective
from jenjang.config.commands import backup, restore
from jenjang.core.values import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def data(tmp_path, settings, monkeypatch) -> Path:
    """Return a data folder with a pemda, its papers, a file and a key, in use."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings.DATA = folder
    monkeypatch.setenv("JENJANG_DATA", str(folder))
    (folder / "secret-key").write_text("kunci")
    GovernmentFactory()
    UserFactory()
    adopt_papers(office.office(), by=None)
    store(
        content=b"Perjanjian Kinerja", name="pk.txt", media_type="text/plain",
        kind=Kind.UPLOAD, by=None,
    )  # fmt: skip
    return folder


@pytest.fixture
def sqlite_data(data) -> Path:
    """Return the folder with the database of the tests in its place."""
    live = django_settings.DATABASES["default"]["NAME"]
    with (
        closing(sqlite3.connect(live)) as database,
        closing(sqlite3.connect(data / "jenjang.sqlite3")) as copy,
    ):
        database.backup(copy)
    return data


def dump(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "jenjang.sqlite3")) as database:
        return list(database.iterdump())


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith("jenjang.sqlite3")
    }


@pytest.mark.sqlite
def test_a_restored_backup_holds_every_row_every_file_and_the_key(
    sqlite_data, tmp_path, monkeypatch, capsys
):
    target, elsewhere = tmp_path / "cadangan.zip", tmp_path / "lain"

    assert backup.run([str(target)]) == 0
    monkeypatch.setenv("JENJANG_DATA", str(elsewhere))
    assert restore.run([str(target)]) == 0

    assert dump(elsewhere) == dump(sqlite_data)
    assert sum("INSERT INTO" in line for line in dump(elsewhere)) > 100
    assert files_of(elsewhere) == files_of(sqlite_data)
    assert len(files_of(elsewhere)) == 2
    assert "Cadangan tersimpan" in capsys.readouterr().out


@pytest.mark.sqlite
def test_a_backup_holds_what_is_written_ahead_and_not_yet_in_the_main_file(
    sqlite_data, tmp_path, monkeypatch
):
    target, elsewhere = tmp_path / "cadangan.zip", tmp_path / "lain"
    with closing(sqlite3.connect(sqlite_data / "jenjang.sqlite3")) as writing:
        writing.execute("PRAGMA journal_mode=WAL")
        writing.execute("UPDATE organisation_government SET seat = 'Kota Baru'")
        writing.commit()
        backup.run([str(target)])

    monkeypatch.setenv("JENJANG_DATA", str(elsewhere))
    restore.run([str(target)])

    assert any("Kota Baru" in line for line in dump(elsewhere))


@pytest.mark.sqlite
def test_data_that_is_there_is_overwritten_only_when_told_so(sqlite_data, tmp_path):
    target = tmp_path / "cadangan.zip"
    backup.run([str(target)])
    before = dump(sqlite_data)
    with closing(sqlite3.connect(sqlite_data / "jenjang.sqlite3")) as writing:
        writing.execute("UPDATE organisation_government SET seat = 'Kota Baru'")
        writing.commit()

    with pytest.raises(Refused, match="Di sana sudah ada data"):
        restore.run([str(target)])
    assert dump(sqlite_data) != before

    assert restore.run([str(target), "--yes-overwrite"]) == 0
    assert dump(sqlite_data) == before
    assert sorted(path.name for path in sqlite_data.iterdir()) == [
        "files", "jenjang.sqlite3", "secret-key",
    ]  # fmt: skip


@pytest.mark.sqlite
def test_a_damaged_or_strange_backup_is_refused_and_nothing_is_touched(
    sqlite_data, tmp_path
):
    target, strange = tmp_path / "cadangan.zip", tmp_path / "lain.zip"
    backup.run([str(target)])
    content = bytearray(target.read_bytes())
    content[len(content) // 3] ^= 0xFF
    target.write_bytes(content)
    with zipfile.ZipFile(strange, "w") as packed:
        packed.writestr("catatan.txt", "bukan cadangan")
    before = dump(sqlite_data)

    for source in (target, strange, tmp_path / "tidak-ada.zip"):
        with pytest.raises(Refused, match="bukan cadangan Jenjang yang utuh"):
            restore.run([str(source), "--yes-overwrite"])

    assert dump(sqlite_data) == before


@pytest.mark.sqlite
def test_a_backup_is_readable_by_its_owner_alone(sqlite_data, tmp_path):
    target = tmp_path / "cadangan.zip"
    backup.run([str(target)])

    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.sqlite
def test_where_there_is_no_data_nothing_is_backed_up(tmp_path, monkeypatch):
    monkeypatch.setenv("JENJANG_DATA", str(tmp_path / "kosong"))

    with pytest.raises(Refused, match="tidak ada yang dicadangkan"):
        backup.run([str(tmp_path / "cadangan.zip")])
    assert not list(tmp_path.glob("*.zip"))


@pytest.mark.sqlite
def test_a_backup_of_another_kind_of_database_is_refused(
    sqlite_data, tmp_path, monkeypatch
):
    target = tmp_path / "cadangan.zip"
    backup.run([str(target)])
    monkeypatch.setenv("JENJANG_DATABASE", "postgresql://x@127.0.0.1/x")

    with pytest.raises(Refused, match="samakan lebih dahulu"):
        restore.run([str(target)])


def rows() -> dict[str, list[tuple[str, ...]]]:
    """Return every row of every table as PostgreSQL prints it."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608 - our own
            found[table] = cursor.fetchall()
    return found


@pytest.mark.postgresql
def test_on_postgresql_too_every_row_and_file_comes_back(data, tmp_path):
    target = tmp_path / "cadangan.zip"
    before = rows()
    assert sum(map(len, before.values())) > 100

    assert backup.run([str(target)]) == 0
    Objective.objects.update(text="lain")
    other = store(
        content=b"lain", name="x", media_type="text/plain", kind=Kind.UPLOAD, by=None
    )
    with pytest.raises(Refused, match="Di sana sudah ada data"):
        restore.run([str(target)])
    assert restore.run([str(target), "--yes-overwrite"]) == 0

    assert rows() == before
    assert open_stored(StoredFile.objects.get()) == b"Perjanjian Kinerja"
    with pytest.raises(Refused):
        open_stored(other)
    UserFactory(username="sesudah")  # the sequences go on where they were
