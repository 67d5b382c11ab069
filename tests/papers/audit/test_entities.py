"""R30: a kecamatan's paper speaks of no other kecamatan of its kabupaten.

The gazetteer knows only what is there: real kecamatan, invented papers.
"""

import pytest
from tests.papers.audit.agreed import agreement
from tests.papers.audit.invented import read
from tests.papers.audit.reported import findings, said, where


def foreign(
    text: str, unit: str = "Kecamatan Martapura", regency: str | None = "Kabupaten Banjar"
):
    return said("R30", agreement(unit=unit, regency=regency, after=text))


def test_another_kecamatan_is_told_with_our_own():
    text = "Di Kecamatan Martapura Barat dan Kecamatan Gambut, Kecamatan Gambut juga."
    found = findings(
        "R30", agreement(unit="Kecamatan Martapura", regency="Kabupaten Banjar", after=text)
    )
    assert [f.written for f in found] == ["Kecamatan Martapura Barat", "Kecamatan Gambut"]
    assert [f.expected for f in found] == ["Kecamatan Martapura"] * 2
    assert [f.group for f in found] == ["kecamatan martapura barat", "kecamatan gambut"]
    assert [where(f) for f in found] == [[1], [1]]


@pytest.mark.parametrize(
    ("unit", "regency", "found"),
    [
        ("Kecamatan Martapura", "Kabupaten Banjar", 1),
        ("Kecamatan Martapura, Kabupaten Banjar", None, 1),
        ("Kecamatan Martapura Kabupaten Banjar", "Kabupaten Banjar", 1),
        ("Kecamatan Martapura", None, 0),
        ("Kecamatan Wanasari", "Kabupaten Banjar", 0),  # none of this kabupaten
        ("Kecamatan Martapura", "Kabupaten Antah Berantah", 0),
        ("Dinas Kesehatan", "Kabupaten Banjar", 0),
        ("Dinas Kesehatan, Kabupaten Banjar", None, 0),
        (None, "Kabupaten Banjar", 0),
    ],
)
def test_the_kecamatan_of_a_paper_is_known_with_its_kabupaten(unit, regency, found):
    assert len(foreign("Di Kecamatan Gambut ramai.", unit, regency)) == found


@pytest.mark.parametrize(
    ("own", "text", "found"),
    [
        ("Martapura", "Camat Martapura Barat hadir.", 1),
        ("Martapura", "Camat Martapura hadir.", 0),
        ("Martapura Barat", "Camat Martapura Barat hadir.", 0),
        ("Martapura Barat", "Camat Martapura hadir.", 1),
        ("Martapura Barat", "Hadir: camat Martapura", 0),  # the line ends within the name
        ("Martapura Barat", "Hadir: camat Gambut", 1),
        ("Martapura", "Di kecamatan Martapuraan ramai.", 0),
        ("Martapura", "Berbatasan dengan Kecamatan Gambut.", 0),
        ("Martapura", "Kecamatan Gambut\tramai", 1),
    ],
)
def test_of_names_that_begin_alike_the_longest_is_meant(own, text, found):
    assert len(foreign(text, f"Kecamatan {own}")) == found


def test_a_text_that_is_no_document_is_of_no_kecamatan():
    assert said("R30", read("Di Kecamatan Gambut ramai.")) == []
