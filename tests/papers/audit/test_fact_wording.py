"""Wordings compared by what they say; the subject of a sasaran; the level of a name."""

import pytest

from jenjang.papers.audit.facts.activities import activity_key
from jenjang.papers.audit.facts.measured_in import fits, unit_wanted
from jenjang.papers.audit.facts.wording import (
    alike,
    content_words,
    likeness,
    missing,
    says_same,
    subject,
)


def test_content_words_are_without_filling_brackets_figures_and_single_letters():
    assert content_words("Jumlah (dua) surat dan 3 arsip di x") == (
        "jumlah",
        "surat",
        "arsip",
    )
    assert content_words("Nilai AKIP oleh OPD") == (
        "nilai",
        "akuntabilitas",
        "kinerja",
        "instansi",
        "pemerintah",
        "perangkat",
    )
    assert content_words("Prosentase ini itu") == ("persentase",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("surat", "surat", True),
        ("kiner", "kinerja", True),  # cut off
        ("kine", "kinerja", True),
        ("kin", "kinerja", False),  # too short to be a word cut off
        ("terlaksana", "terlaksananya", True),
        ("pegawai", "kegawai", False),  # another first letter
        ("abcde", "abcdx", True),  # four letters of five
        ("abcd", "abcx", False),  # three of four
        ("abcdefghijk", "abcdxfghijklm", True),  # two letters longer
        ("abcdefghijklmnop", "abcdxfghijklmnopqrs", False),  # three letters longer
        ("", "surat", False),
        ("surat", "arsip", False),
    ],
)
def test_two_words_are_one_where_four_fifths_of_their_letters_are(one, other, same):
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_missing_words_stand_in_no_spelling_among_the_others():
    assert missing(("surat", "kiner", "arsip"), ("kinerja", "surat")) == ("arsip",)
    assert missing((), ("surat",)) == ()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("surat masuk", "surat masuk", 1.0),
        ("surat masuk", "surat keluar", 1 / 3),
        ("surat surat masuk", "surat masuk", 1.0),  # a word counts once
        ("surat", "surat masuk tercatat", 1 / 3),
        ("", "surat", 0.0),
        ("surat", "yang dan", 0.0),
    ],
)
def test_likeness_is_the_share_of_words_in_common(one, other, share):
    assert likeness(one, other) == pytest.approx(share)
    assert likeness(other, one) == pytest.approx(share)


def test_texts_say_the_same_in_any_order_and_only_with_all_words():
    assert says_same("arsip surat", "Surat dan Arsip")
    assert not says_same("surat", "surat arsip")
    assert not says_same("surat arsip", "surat")


@pytest.mark.parametrize(
    ("objective", "about"),
    [
        ("Meningkatnya mutu pelayanan", "mutu pelayanan"),
        ("Terlaksana Rapat", "rapat"),
        ("Berkembangnya pasar", "pasar"),
        ("Mutu Meningkatnya", "mutu meningkatnya"),
        ("Pelayanan prima", "pelayanan prima"),
        ("", ""),
    ],
)
def test_the_subject_of_a_sasaran_is_what_follows_the_verb_of_result(objective, about):
    assert subject(objective) == about


@pytest.mark.parametrize(
    "name",
    [
        "Kegiatan Surat",
        "SUB KEGIATAN: Surat",
        "Program. surat",
        "- sub-kegiatan surat",
        "Surat",
    ],
)
def test_an_activity_is_known_without_the_word_of_its_level(name):
    assert activity_key(name) == "surat"


def test_a_level_within_a_name_stays():
    assert activity_key("Surat Kegiatan") == "suratkegiatan"
    assert activity_key("Programa Surat") == "programasurat"


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("Prosentase surat tercatat", "Persen"),
        ("Persentase surat", "Persen"),
        ("Indeks mutu", "Nilai"),
        ("Skor mutu", "Nilai"),
        ("Nilai SAKIP", "Nilai"),
        ("Jumlah dokumen perencanaan", "Dokumen"),
        ("Jumlah kerbau gemuk", None),  # counted, and no unit of measure
        ("Cakupan persentase", None),
        ("Rata-rata nilai", None),
        ("Banyaknya dokumen", None),
    ],
)
def test_an_indicator_asks_for_the_unit_its_first_words_name(indicator, unit):
    assert unit_wanted(indicator) == unit


def test_a_word_that_counts_nothing_is_no_unit():
    assert unit_wanted("Jumlah persen tercapai") is None
    assert unit_wanted("Jumlah indeks mutu") is None


@pytest.mark.parametrize(
    ("unit", "wanted", "is_right"),
    [
        ("Dokumen", "Laporan", True),  # every report is a document
        ("Laporan", "Dokumen", True),
        ("Dokumen", "Berita Acara", True),
        ("Surat", "Laporan", False),
        ("Dokumen", "Orang", False),
        ("Paket", "Dokumen", False),
        ("Dokumen", "Persen", False),
        ("Orang/Bulan", "Orang", True),
        ("Laporan / Dokumen", "Laporan", True),
        ("Orang", "Orang", True),
        ("Persen", "Nilai", False),
        ("Orang", "Nilai", True),
    ],
)
def test_a_unit_fits_what_is_counted_in_a_wider_or_narrower_word(unit, wanted, is_right):
    assert fits(unit, wanted) is is_right
