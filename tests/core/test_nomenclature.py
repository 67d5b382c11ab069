"""Codes and names of program, kegiatan and sub kegiatan of a kecamatan."""

import collections

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import canonical_unit
from jenjang.core.nomenclature import (
    LEVELS,
    Entry,
    Nomenclature,
    entry,
    find,
    is_for_regencies,
    kecamatan,
    level_of,
    parent_code,
    read_code,
    suggest,
)
from jenjang.core.values import Reason, Unknown


def test_the_kecamatans_share_is_whole():
    levels = collections.Counter(each.level for each in kecamatan().entries)

    assert levels == {"bidang urusan": 1, "program": 6, "kegiatan": 29, "sub kegiatan": 174}


def test_every_line_hangs_under_a_line_and_is_for_regencies():
    codes = kecamatan().by_code

    for each in kecamatan().entries:
        assert level_of(each.code) == each.level
        assert is_for_regencies(each.code)
        assert parent_code(each.code) in codes or each.code == "7.01"


def test_every_sub_kegiatan_has_an_indicator_in_a_known_unit():
    sub_kegiatan = [each for each in kecamatan().entries if each.level == "sub kegiatan"]

    assert all(each.indicator and each.performance for each in sub_kegiatan)
    assert all(isinstance(canonical_unit(each.unit), str) for each in sub_kegiatan)


@pytest.mark.parametrize("each", kecamatan().entries, ids=lambda each: each.code)
def test_every_line_is_found_by_its_name_and_its_code(each):
    assert find(each.name.lower(), each.level) == each
    assert entry(each.code) == each


@pytest.mark.parametrize(
    ("written", "level", "code"),
    [
        (
            "Kegiatan : Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
            "kegiatan",
            "7.01.01.2.01",
        ),
        ("Kegiatan Administrasi Umum Perangkat Daerah", "kegiatan", "7.01.01.2.06"),
        ("administrasi  umum perang- kat Daerah.", "kegiatan", "7.01.01.2.06"),
        ("Penyelenggaraan Urusan Pemerintahan Umum", "program", "7.01.05"),
        ("Sub Kegiatan: Fasilitasi Kunjungan Tamu", None, "7.01.01.2.06.0008"),
        (
            "Koordinasi Penerapan dan Penegakan Perda dan Perkada",
            "kegiatan",
            "7.01.04.2.02",
        ),
        (
            "Pelaksanaan Urusan Pemerintahan yang Terkait Dengan Pelayanan Perizinan",
            "sub kegiatan",
            "7.01.02.2.04.0001",
        ),
    ],
)
def test_a_name_is_found_however_it_is_written(written, level, code):
    assert find(written, level).code == code


def test_a_name_of_another_level_is_refused_with_its_code():
    name = (
        "Koordinasi/Sinergi Perencanaan dan Pelaksanaan Kegiatan Pemerintahan"
        " dengan Perangkat Daerah dan Instansi Vertikal Terkait"
    )

    assert find(name).code == "7.01.02.2.01.0001"
    assert find(name, "kegiatan") == Unknown(
        Reason.NOT_FOUND,
        f"“{name}” adalah nama sub kegiatan (7.01.02.2.01.0001), bukan kegiatan.",
    )


@pytest.mark.parametrize(
    "written",
    [
        "Koordinasi Penerapan dan Penegakan Qanun dan Peraturan Kepala Daerah",
        "Program Peningkatan Peran Kecamatan dan Kelurahan",
        "Administrasi Keuangan Daerah",
    ],
)
def test_a_name_of_no_line_is_refused(written):
    assert find(written) == Unknown(
        Reason.NOT_FOUND,
        f"“{written}” tidak ada dalam nomenklatur kecamatan; periksa namanya.",
    )


def test_a_blank_name_is_missing():
    assert find(" - ") == Unknown(Reason.EMPTY)


@pytest.mark.parametrize(
    ("written", "level", "code"),
    [
        ("Penyediaan Barang Cetak dan Penggandaan", None, "7.01.01.2.06.0005"),
        ("Program Penyelenggaraan Pemerintahan Umum", "program", "7.01.05"),
        ("Administrasi Keuangan Daerah", "kegiatan", "7.01.01.2.02"),
    ],
)
def test_a_slip_of_the_pen_gets_a_suggestion(written, level, code):
    assert suggest(written, level).code == code


def test_nothing_near_gets_no_suggestion():
    assert suggest("Program Peningkatan Pelayanan Perkantoran") is None


def test_a_name_that_two_lines_have_is_refused():
    twice = Nomenclature(
        "daftar uji",
        (
            Entry("1.01.02", "program", "Tertib"),
            Entry("1.01.02.2.01", "kegiatan", "Tertib"),
        ),
    )

    assert twice.find("Tertib", "kegiatan").code == "1.01.02.2.01"
    assert twice.find("Tertib") == Unknown(
        Reason.AMBIGUOUS, "“Tertib” dapat berarti 1.01.02 atau 1.01.02.2.01; pilih kodenya."
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("7.01.02.2.01.0001", "7.01.02.2.01.0001"),
        ("7.01.02.2.01.01", "7.01.02.2.01.0001"),
        ("7.1.2.2.1.1", "7.01.02.2.01.0001"),
        ("7 . 01 . 02.", "7.01.02"),
        ("7.01", "7.01"),
        ("7", "7"),
    ],
)
def test_a_code_is_read_in_its_present_form(written, code):
    assert read_code(written) == code


def test_the_supporting_programme_takes_the_units_own_bidang():
    assert read_code("x.xx.01.2.06.05", bidang="7.01") == "7.01.01.2.06.0005"
    assert read_code("X.XX.01").reason is Reason.NOT_FOUND


@pytest.mark.parametrize(
    "written",
    ["", "7.01.02.2", "7.01.02.2.01.0001.5", "7.001x", "70.01", "7.01.00", "7..02", "BB"],
)
def test_what_is_no_code_is_refused(written):
    assert read_code(written).reason is Reason.NOT_FOUND
    assert level_of(written).reason is Reason.NOT_FOUND
    assert entry(written).reason is Reason.NOT_FOUND
    assert parent_code(written) is None


def test_a_code_that_is_not_listed_is_refused():
    assert entry("7.01.09") == Unknown(
        Reason.NOT_FOUND, "Kode 7.01.09 tidak ada dalam nomenklatur kecamatan."
    )


def test_every_level_has_its_parent():
    code, chain = "7.01.02.2.01.0001", []
    while code is not None:
        chain.append(level_of(code))
        code = parent_code(code)

    assert chain == list(reversed(LEVELS))


@pytest.mark.parametrize(
    ("code", "allowed"),
    [("7.01.04.7.04", False), ("7.01.04.2.02.0001", True), ("7.01", True)],
)
def test_a_regency_may_use_the_digit_two_only(code, allowed):
    assert is_for_regencies(code) is allowed


@given(st.text())
def test_any_text_is_a_line_or_a_reason(text):
    assert isinstance(find(text), Entry | Unknown)
    assert isinstance(read_code(text), str | Unknown)
