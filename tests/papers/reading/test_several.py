"""Several agreements in one file, in a report, or none; files that cannot be read."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.papers.reading.invented import OBJECTIVES, OPENING, TITLE, agreements, paper

from jenjang.papers.reading import Unreadable, read

REPORT = f"""KATA PENGANTAR

Laporan ini mengacu pada Perjanjian Kinerja Tahun 2023.

Tabel 2.2 Perjanjian Kinerja

No\tSasaran\tIndikator\tTarget\tRealisasi
1\tMutu\tTertib\t100%\t90%

{OPENING.replace(" di bawah ini:", " dalam perjanjian.")}"""


def test_every_agreement_of_a_file_is_read_in_its_order():
    found = agreements(
        "\n\n".join(paper(title=f"PERJANJIAN KINERJA TAHUN {y}") for y in (2023, 2024))
    )
    assert [(a.year, len(a.objectives), len(a.budgets)) for a in found] == [
        (2023, 1, 1),
        (2024, 1, 1),
    ]


def test_the_text_of_a_report_around_an_agreement_is_left_aside():
    (found,) = agreements(f"{REPORT}\n\n{paper()}")
    assert found.year == 2024
    assert [o.text for o in found.objectives] == ["Meningkatnya mutu pelayanan"]


def zipped(name: str, content: bytes = b"x") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Berkas ini kosong"),
        (b" \n\n", "Berkas ini kosong"),
        (b"\x00\x01\x02", "bukan PDF, Word, Excel, gambar, atau teks"),
        (b"\x89PNG\r\n\x1a\n", "Gambar ini rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "terkunci kata sandi"),
        (b"PK\x03\x04broken", "rusak atau terpotong"),
        (zipped("xl/workbook.xml"), "Berkas Excel ini"),
        (zipped("foto.jpg"), "rusak atau terpotong"),
        (b"---\n---", "tidak memuat teks"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_saying_what_to_do(content, sentence):
    with pytest.raises(Unreadable) as refusal:
        read(content, "berkas")
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).endswith(".")
    assert str(refusal.value).count(". ") == 0


TITLED = "LAPORAN KINERJA KECAMATAN WANASARI\n\nTAHUN 2023\n\n"


def test_a_file_without_agreements_is_the_paper_that_it_is():
    (found,) = read(f"{TITLED}{REPORT}".encode()).documents
    assert (found.kind, found.year) == ("LKjIP", 2023)
    assert [(t.kind, t.number) for t in found.tables] == [("capaian", "2.2")]
    assert found.chapters[0].title == "KATA PENGANTAR"


def test_agreements_bound_into_a_report_stand_beside_it():
    report, agreement = read(f"{TITLED}{REPORT}\n\n{paper()}".encode()).documents
    assert (report.kind, agreement.kind) == ("LKjIP", "PK")


def test_what_stands_behind_an_agreement_is_a_paper_of_its_own():
    table = "No\tRencana Aksi\tIndikator\tTW I\tTW II\n1\tRapat\tJumlah rapat\t1\t2"
    found = read(f"{paper()}\n\nRENCANA AKSI TAHUN 2024\n\n{table}".encode()).documents
    assert [document.kind for document in found] == ["PK", "Rencana Aksi"]


def test_a_text_that_is_no_known_paper_is_a_document_that_says_so():
    reading = read(b"Undangan\n\nMohon hadir pada rapat hari Senin di ruang rapat kantor.")
    (found,) = reading.documents
    assert (found.kind, found.chapters[0].paragraphs[-1][:11]) == ("Dokumen", "Mohon hadir")
    assert {doubt.path for doubt in found.doubts} == {"kind", "year"}


def test_a_file_of_100_mb_is_refused_without_being_opened(tmp_path: Path):
    large = tmp_path / "besar.txt"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(Unreadable, match="lebih besar dari 50 MB"):
        read(large)
    with pytest.raises(Unreadable, match="lebih besar dari 50 MB"):
        read(b"x" * (50 * 1024 * 1024 + 1))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(Unreadable, match="tidak ditemukan"):
        read(tmp_path / "tidak-ada.txt")


def test_the_format_is_told_by_the_content_and_a_wrong_name_is_said():
    found = read(paper().encode(), "pk-2024.PDF")
    assert len(found.documents) == 1
    (problem,) = found.problems
    assert problem.startswith(
        "Nama berkas berakhiran .pdf, tetapi isinya bukan PDF: periksa"
    )
    assert found.is_doubtful


def test_a_sound_file_has_no_problem():
    found = read(paper().encode(), "pk-2024.txt")
    assert not found.is_doubtful
    assert found.problems == ()


PIECES = paper().split("\n")


@given(st.lists(st.sampled_from([*PIECES, "\t", "Rp", "\f", "TOTAL\t5", ""]), max_size=60))
def test_no_shuffled_paper_breaks_the_recogniser(lines):
    for found in agreements("\n".join(lines)):
        assert found.kind in {"PK", "PK Perubahan"}
        assert all(doubt.why.endswith(".") for doubt in found.doubts)


def test_what_follows_an_agreement_in_a_report_is_not_part_of_it():
    table = "No\tSasaran\tIndikator\tTarget\n1\tLain\tLain\t5"
    (found,) = agreements(f"{paper()}\n\nRENCANA AKSI TAHUN 2024\n\n{table}")
    assert [o.text for o in found.objectives] == ["Meningkatnya mutu pelayanan"]


def test_an_annex_without_its_statement_is_read_and_its_parties_are_doubted():
    (found,) = agreements(f"LAMPIRAN\n\n{TITLE}\n\nKECAMATAN WANASARI\n\n{OBJECTIVES}")
    assert (found.year, found.unit) == (2024, "Kecamatan Wanasari")
    assert [o.text for o in found.objectives] == ["Meningkatnya mutu pelayanan"]
    assert {doubt.path for doubt in found.doubts} == {"first_party", "second_party"}
