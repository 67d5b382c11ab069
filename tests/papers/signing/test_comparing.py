"""A PDF that came back is told apart from the issued one, in sentences to check."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from tests.office import camats, with_target

from jenjang.papers.layouts import LAYOUTS
from jenjang.papers.signing.comparing import NOT_COMPARED, ONLY_HIDDEN, differences
from jenjang.papers.writers import pdf


def printed(document, title="Perjanjian Kinerja") -> bytes:
    return pdf.write(LAYOUTS[0].blocks(document), title)


@pytest.fixture(scope="module")
def issued() -> bytes:
    return printed(camats())


def rearranged(content: bytes, pages: list[int]) -> bytes:
    source, target = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    target.import_pages(source, pages)
    out = BytesIO()
    target.save(out)
    return out.getvalue()


def test_a_changed_target_is_told_with_its_page_and_both_figures(issued):
    said = differences(issued, printed(with_target(camats(), "91,00", "91")))

    assert len(said) == 1
    assert said[0].startswith("Halaman 2: semula “")
    assert "87,50" in said[0]
    assert "91,00" in said[0]


def test_a_line_more_is_told(issued):
    changed = replace(camats(), footer="Dicetak ulang")

    assert "Halaman 1: “Dicetak ulang” ditambahkan." in differences(
        issued, printed(changed)
    )


def test_pages_that_changed_places_or_went_missing_are_told(issued):
    assert differences(rearranged(issued, [0, 1]), rearranged(issued, [1, 0])) == (
        "Urutan halaman berubah.",
    )
    fewer = differences(rearranged(issued, [0, 1]), rearranged(issued, [0]))
    assert fewer[0] == "Jumlah halaman berubah: semula 2, kini 1."


def test_another_title_is_told(issued):
    assert differences(issued, printed(camats(), "Lain")) == (
        "Judul berkas berubah: semula “Perjanjian Kinerja”, kini “Lain”.",
    )


def test_what_no_page_shows_is_said_to_be_hidden_and_a_nip_is_not_repeated(issued):
    assert differences(issued, issued + b"%tambahan") == (ONLY_HIDDEN,)
    party = replace(camats().first_party, nip="19750312 200003 2 999")
    said = " ".join(differences(issued, printed(replace(camats(), first_party=party))))
    assert "NIP" in said
    assert "2 004" not in said
    assert "2 999" not in said


def test_many_differences_are_counted_not_listed(issued):
    other = replace(camats(), unit="Kecamatan Lain", regency="Kabupaten Lain", year=2031)
    other = replace(other, place="Kota Lain", objectives=(), budgets=())

    said = differences(issued, printed(other))

    assert len(said) <= 7


@pytest.mark.parametrize("file", [b"", b"bukan pdf", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_opened_is_not_compared(issued, file):
    assert differences(issued, file) == (NOT_COMPARED,)
