"""Files are kept once, under their hash, and noticed when they are not what they were."""

import hashlib

import pytest

from jenjang.apps.files.models import Kind, StoredFile
from jenjang.apps.files.services import open_stored, path_of, store
from jenjang.apps.history.models import Entry
from jenjang.core.values import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def kept(content: bytes = b"isi", name: str = "pk.txt") -> StoredFile:
    return store(
        content=content, name=name, media_type="text/plain", kind=Kind.UPLOAD, by=None
    )


def test_bytes_come_back_as_they_were(tmp_path):
    file = kept(b"Perjanjian Kinerja")

    sha256 = hashlib.sha256(b"Perjanjian Kinerja").hexdigest()
    assert open_stored(file) == b"Perjanjian Kinerja"
    assert path_of(sha256) == tmp_path / "files" / sha256[:2] / sha256[2:4] / sha256
    assert [path.name for path in path_of(sha256).parent.iterdir()] == [sha256]


def test_the_same_bytes_again_are_the_same_row_and_leave_no_trace():
    assert kept(name="a.txt") == kept(name="b.txt")

    assert StoredFile.objects.get().original_name == "a.txt"
    assert Entry.objects.filter(action="file.stored").count() == 1


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("C:\\fakepath\\pk.pdf", "pk.pdf"),
        ("../../etc/passwd", "passwd"),
        ("", "tanpa nama"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(given, stored):
    assert kept(name=given).original_name == stored


def test_a_file_that_is_gone_or_changed_is_refused():
    file = kept()
    path_of(file.sha256).write_bytes(b"lain")
    with pytest.raises(Refused, match="telah berubah"):
        open_stored(file)

    path_of(file.sha256).unlink()
    with pytest.raises(Refused, match="tidak ada lagi"):
        open_stored(file)


def test_a_half_written_file_is_written_again():
    file = kept(b"isi lengkap")
    path_of(file.sha256).write_bytes(b"isi")

    assert open_stored(kept(b"isi lengkap")) == b"isi lengkap"
