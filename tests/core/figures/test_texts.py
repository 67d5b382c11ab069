"""Normal forms, units of measure and numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import (
    canonical_unit,
    fold,
    fold_letters,
    read_spelled,
    read_unit,
    spell,
)
from jenjang.core.values import Reason, Unknown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MENINGKATNYA Kualitas", "Meningkatnya kualitas"),
        ("Presentase desa", "Persentase desa"),
        ("Pelayanan public", "Pelayanan publik"),
        ("Efektifitas", "Efektivitas"),
        ("Ketentraman dan ketertiban", "Ketenteraman dan ketertiban"),
        ("Kasubag Umum", "Kasubbag Umum"),
        ("Rata- Rata", "rata-rata"),
        ("undang- undang", "undang - undang"),
        ("Triwulan/ Semester", "Triwulan / Semester"),
        ("satu\n dua\u00a0tiga", "satu dua tiga"),
        ("“kutip” ‘dan’ ini", "\"kutip\" 'dan' ini"),
        ("2022–2026", "2022 - 2026"),
        ("**tebal** <u>garis</u>", "tebal garis"),
        ("( daftar ) , dan", "(daftar), dan"),
        ("Tertib.", "Tertib"),
        ("per\u00adangkat", "perangkat"),
    ],
)
def test_two_ways_of_writing_one_text_are_equal(one, other):
    assert fold(one) == fold(other)


def test_a_blank_inside_a_word_matters_only_to_the_reader():
    assert fold("administras i") != fold("administrasi")
    assert fold_letters("administras i, Umum") == fold_letters("Administrasi Umum")


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold_letters(fold_letters(text)) == fold_letters(text)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Nilai IKKI", "Nilai"),
        ("Indeks", "Nilai"),
        ("%", "Persen"),
        ("Persen", "Persen"),
        ("percent", "Persen"),
        ("Dok", "Dokumen"),
        ("Dok.", "Dokumen"),
        ("laporan", "Laporan"),
        ("Lap", "Laporan"),
        ("Org", "Orang"),
        ("orang", "Orang"),
        ("Orang/ Bulan", "Orang/Bulan"),
        ("unit", "Unit"),
        ("paket", "Paket"),
        ("Lembaga", "Lembaga"),
        ("Tim", "Tim"),
        ("SOP", "SOP"),
        ("usulan", "Usulan"),
        ("unsur masyarakat", "Unsur Masyarakat"),
        ("Maklumat", "Maklumat"),
        ("maklumat pelayanan", "Maklumat"),
        ("Kegiatan", "Kegiatan"),
        ("Kali", "Kali"),
        ("Desa", "Desa"),
        ("Rupiah", "Rupiah"),
    ],
)
def test_a_unit_has_one_official_name(written, unit):
    assert canonical_unit(written) == unit


def test_a_unit_that_ocr_cut_off_is_named_and_flagged():
    assert canonical_unit("lapora") == "Laporan"
    assert not read_unit("lapora").is_exact
    assert read_unit("Laporan").is_exact


@pytest.mark.parametrize("written", ["Lap o", "Kela", "Menara", "Doku x"])
def test_a_unit_that_is_not_listed_is_refused(written):
    assert canonical_unit(written) == Unknown(
        Reason.NOT_FOUND, f"Satuan “{written}” belum ada dalam daftar satuan."
    )


def test_a_cut_word_that_two_units_begin_with_is_refused():
    assert canonical_unit("Pelatih") == "Pelatihan"
    assert canonical_unit("Pelat").reason is Reason.NOT_FOUND


def test_three_letters_are_too_few_to_guess_from():
    assert canonical_unit("Lem").reason is Reason.NOT_FOUND


def test_a_blank_unit_is_missing():
    assert canonical_unit(" ") == Unknown(Reason.EMPTY)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (8, "delapan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (15, "lima belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2011, "dua ribu sebelas"),
        (10000, "sepuluh ribu"),
        (100000, "seratus ribu"),
        (1000000, "satu juta"),
        (1001000, "satu juta seribu"),
        (10745500, "sepuluh juta tujuh ratus empat puluh lima ribu lima ratus"),
        (
            2702750400,
            "dua miliar tujuh ratus dua juta tujuh ratus lima puluh ribu empat ratus",
        ),
        (
            799001053,
            "tujuh ratus sembilan puluh sembilan juta seribu lima puluh tiga",
        ),
        (-3, "minus tiga"),
    ],
)
def test_numbers_are_spelled_and_read_in_words(number, words):
    assert spell(number) == words
    assert read_spelled(words) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Satu", 1),
        ("**Satu**", 1),
        ("DuaPuluh", 20),
        ("satu ribu", 1000),
        ("dua milyar rupiah", 2 * 10**9),
    ],
)
def test_other_spellings_are_read(written, number):
    assert read_spelled(written) == number


@pytest.mark.parametrize(
    "written", ["dua belas puluh", "tiga empat", "baik", "20", "ribu", "dua puluh x"]
)
def test_words_that_name_no_number_are_refused(written):
    assert read_spelled(written).reason is Reason.NOT_A_NUMBER


def test_no_words_are_no_number():
    assert read_spelled("-") == Unknown(Reason.EMPTY)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_a_spelled_number_reads_as_itself(number):
    assert read_spelled(spell(number)) == number
