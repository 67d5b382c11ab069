"""Files come in: read apart, kept once, previewed, adopted; or refused, and why."""

import zipfile
from io import BytesIO
from threading import Barrier, Thread

import pytest
from django.db import connection

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored
from jenjang.apps.history.models import Entry
from jenjang.apps.intake import permissions
from jenjang.apps.intake.adoption.changes import ChangeKind
from jenjang.apps.intake.models import Upload, UploadState
from jenjang.apps.intake.reading import read_apart
from jenjang.apps.intake.services import (
    adopt,
    documents_of,
    preview_adoption,
    read_upload,
)
from jenjang.apps.organisation.models import Role
from jenjang.apps.plans.models import Target
from jenjang.core.values import Refused
from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.readers.apart import Limits
from jenjang.papers.writers.text import write
from tests import office
from tests.apps.intake_rows import row_counts
from tests.factories import TODAY, GovernmentFactory, UnitFactory, granted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_once")]

NATIONAL = next(layout for layout in LAYOUTS if layout.key == "national")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path
    GovernmentFactory()


def printed(*documents) -> bytes:
    """Return the papers as the text file an office might hand in."""
    blocks = [block for document in documents for block in NATIONAL.blocks(document)]
    return write(tuple(blocks), "Perjanjian Kinerja")


def uploaded(*documents, name: str = "pk.txt", **rest) -> Upload:
    return read_upload(content=printed(*documents), name=name, by=None, **rest)


def test_a_file_is_kept_with_what_it_says():
    upload = uploaded(office.camats())

    assert open_stored(upload.file) == printed(office.camats())
    document = documents_of(upload)[0]
    assert document.first_party.name == "SARI WULANDARI, S.Sos"
    assert document.budget_total_idr == 530_000_000
    assert upload.state == UploadState.READ


def test_the_same_bytes_again_are_the_same_upload():
    first = uploaded(office.camats(), name="a.txt")
    before = row_counts()

    assert uploaded(office.camats(), name="b.txt") == first
    assert row_counts() == before


def test_the_same_bytes_for_a_unit_are_an_upload_of_that_unit():
    unit = UnitFactory()

    assert uploaded(office.camats()) != uploaded(office.camats(), unit=unit)
    assert StoredFile.objects.count() == 1


def test_a_paper_given_for_no_unit_goes_to_the_unit_it_is_of():
    upload = uploaded(office.camats())

    adopt(upload_id=upload.pk, by=None)

    upload.refresh_from_db()
    assert upload.unit == Agreement.objects.get().unit
    assert uploaded(office.camats()) == upload


def test_a_preview_tells_what_adopting_does_and_does_nothing():
    upload = uploaded(office.camats())
    before = row_counts()

    preview = preview_adoption(upload_id=upload.pk, by=None)

    assert row_counts() == before
    done = adopt(upload_id=upload.pk, by=None)
    assert preview.changes == done.changes
    assert preview.counts[ChangeKind.NEW] > 10
    assert {change.what for change in done.changes} >= {
        "Jabatan", "Pejabat", "Penugasan", "Tahun", "Program", "Pagu", "Sasaran strategis",
        "Indikator", "Target Tahun 2025", "Perjanjian", "Perangkat daerah",
    }  # fmt: skip


def test_a_corrected_file_shows_first_what_would_change():
    adopt(upload_id=uploaded(office.camats()).pk, by=None)
    corrected = uploaded(office.with_target(office.camats(), "88,00", "88"))

    preview = preview_adoption(upload_id=corrected.pk, by=None)

    told = [(change.what, change.before, change.after) for change in preview.changes]
    assert told[0] == ("Target Tahun 2025", "87,50", "88,00")
    assert len(told) == 2
    assert not Target.objects.filter(text="88,00").exists()


def test_an_adopted_upload_says_so_and_keeps_its_file_beside_the_agreement():
    upload = uploaded(office.camats())

    adopt(upload_id=upload.pk, by=None)
    adopt(upload_id=upload.pk, by=None)

    upload.refresh_from_db()
    assert upload.state == UploadState.ADOPTED
    assert Agreement.objects.get().source == upload.file
    assert Entry.objects.filter(action="upload.adopted").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_adopt_the_same_file_at_once_one_set_of_rows_remains():
    upload = uploaded(office.camats(), office.kasis())
    counts: list[int] = []
    start = Barrier(2)

    def attempt() -> None:
        start.wait()
        try:
            result = adopt(upload_id=upload.pk, by=None)
            counts.append(result.counts[ChangeKind.NEW])
        finally:
            connection.close()

    threads = [Thread(target=attempt) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert min(counts) == 0
    assert max(counts) > 0
    assert Agreement.objects.count() == 2
    assert Entry.objects.filter(action="agreement.in_force").count() == 2


def encrypted_pdf() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/O("
        + b"x" * 32
        + b")/U("
        + b"y" * 32
        + b")/P -4>>"
        b"endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]/Size 4>>\n%%EOF"
    )


def zip_that_is_no_word_file() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("catatan.txt", "bukan Word")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "pk.pdf"),
        (b"%PDF-1.7 rusak", "pk.pdf"),
        (encrypted_pdf(), "pk.pdf"),
        (zip_that_is_no_word_file(), "pk.docx"),
        (b"\x00\x01\x02\xff" * 200, "pk.txt"),
    ],
    ids=["empty", "broken", "encrypted", "no Word file", "binary"],
)
def test_what_cannot_be_read_is_refused_with_one_sentence_and_leaves_nothing(
    content, name, tmp_path
):
    before = row_counts()

    with pytest.raises(Refused) as caught:
        read_upload(content=content, name=name, by=None)

    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert len(sentence.split()) >= 6
    assert row_counts() == before
    assert not Upload.objects.exists()
    assert not (tmp_path / "files").exists()


def test_a_file_of_100_megabytes_is_refused_unread():
    with pytest.raises(Refused) as caught:
        read_upload(content=bytes(100 * 1024 * 1024), name="pk.pdf", by=None)

    assert str(caught.value) == (
        "Berkas ini 100 MB, melebihi batas 50 MB; pecah menjadi beberapa berkas atau "
        "perkecil ukurannya."
    )


def test_a_file_that_is_not_what_its_name_says_is_read_by_its_content():
    upload = uploaded(office.camats(), name="pk.pdf")

    assert len(documents_of(upload)) == 1
    assert upload.file.media_type.startswith("text/plain")
    assert "bukan PDF" in upload.reading["problems"][0]


@pytest.mark.parametrize(
    "limits", [Limits(wall_seconds=0), Limits(memory_mb=20)], ids=["clock", "memory"]
)
def test_a_reading_that_asks_for_too_much_is_stopped(limits):
    with pytest.raises(Refused, match="terlalu rumit untuk dibaca"):
        read_apart(printed(office.camats()) + b"catatan\n" * 4_000_000, "pk.txt", limits)


def test_the_reader_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("JENJANG_DATABASE", "postgresql://rahasia@contoh/x")

    assert read_apart(printed(office.camats()), "pk.txt")["documents"]


def test_uploads_are_seen_by_their_unit_and_who_brought_them():
    unit = UnitFactory()
    own, other = granted(Role.OPERATOR, unit), granted(Role.OPERATOR, UnitFactory())
    upload = uploaded(office.camats(), unit=unit)

    assert list(Upload.objects.visible_to(own, TODAY)) == [upload]
    assert not Upload.objects.visible_to(other, TODAY).exists()
    assert permissions.can_adopt_upload(own, upload, TODAY)
    assert not permissions.can_adopt_upload(other, upload, TODAY)
    assert not permissions.can_see_upload(other, upload, TODAY)
    assert permissions.can_upload(other, TODAY)
