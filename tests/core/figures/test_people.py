"""NIP, ranks and names of officials; every person here is invented."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import (
    Rank,
    fold_name,
    is_likely_slip,
    is_woman,
    nip_problems,
    read_nip,
    read_rank,
    write_nip,
    write_rank,
)
from jenjang.core.values import Reason, Unknown

NIP = "197901112005012003"
DAY = dt.date(2025, 7, 8)


@pytest.mark.parametrize(
    "written",
    [
        "197901112005012003",
        "NIP. 197901112005012003",
        "NIP. 19790111 200501 2 003",
        "Nip. 19790111 200501 2 003",
        "NIP.19790111 200501 2 003",
        "NIP:197901112005012003",
        "NIP: 19790111 200501 2 003",
        "NIP. NIP: 19790111 200501 2 003",
        "19790111.200501.2.003",
        "NIP 19790111 2005012 003",
    ],
)
def test_a_nip_is_read_however_it_is_spaced(written):
    assert read_nip(written) == NIP


@pytest.mark.parametrize(
    "written", ["", "NIP.", "NIP. -", "NIP: ....................", "-"]
)
def test_a_blank_nip_is_missing(written):
    assert read_nip(written) == Unknown(Reason.EMPTY)


def test_a_nip_of_another_length_says_how_many_digits_it_has():
    assert read_nip("NIP. 1979011120050120031") == Unknown(
        Reason.NOT_A_NUMBER, "NIP harus 18 angka; “1979011120050120031” memuat 19."
    )


def test_a_nip_with_letters_is_refused():
    assert read_nip("l9790111 200501 2 003") == Unknown(
        Reason.NOT_A_NUMBER, "“l9790111 200501 2 003” bukan NIP; ketik 18 angkanya saja."
    )


@given(st.from_regex(r"[0-9]{18}", fullmatch=True))
def test_a_written_nip_reads_as_itself(nip):
    digits = "".join(str(int(digit)) for digit in nip)
    assert read_nip(write_nip(digits)) == digits


def test_a_sound_nip_has_no_problems():
    assert nip_problems(NIP) == []
    assert nip_problems(NIP, on=DAY) == []


def test_pppk_have_a_code_where_pns_have_the_month():
    assert nip_problems("199001112023211003", on=DAY) == []


@pytest.mark.parametrize(
    ("nip", "sentence"),
    [
        (
            "197913112005012003",
            "Tanggal lahir dalam NIP (19791311) tidak ada dalam kalender.",
        ),
        (
            "201501112005012003",
            "Menurut NIP, usia pada tanggal dokumen 10 tahun; periksa tahun lahirnya.",
        ),
        (
            "197901112005132003",
            "Bulan TMT dalam NIP (13) harus 01–12, atau 21 untuk PPPK.",
        ),
        (
            "197901111989012003",
            "Menurut NIP, usia saat TMT 10 tahun; periksa tahun lahir dan TMT.",
        ),
        ("197901110000012003", "Tahun TMT dalam NIP (0000) tidak ada dalam kalender."),
        ("197901112005013003", "Kode jenis kelamin dalam NIP (3) harus 1 atau 2."),
        ("197901112005012000", "Nomor urut dalam NIP harus 001–999."),
    ],
)
def test_what_cannot_be_right_in_a_nip_is_said(nip, sentence):
    assert sentence in nip_problems(nip, on=DAY)


def test_an_age_counts_completed_years_only():
    assert nip_problems("200807092025211003", on=DAY) != []
    assert nip_problems("200807082025211003", on=DAY) == []


@pytest.mark.parametrize(
    ("other", "is_slip"),
    [
        (NIP, False),
        ("197901112005012004", True),
        ("197901112005021003", True),
        ("198505052010011007", False),
    ],
)
def test_a_nip_with_one_or_two_other_digits_is_a_slip(other, is_slip):
    assert is_likely_slip(NIP, other) is is_slip


@pytest.mark.parametrize(("digit", "woman"), [("1", False), ("2", True), ("3", None)])
def test_the_fifteenth_digit_tells_the_sex(digit, woman):
    assert is_woman(NIP[:14] + digit + NIP[15:]) is woman


def test_every_problem_of_a_nip_is_said_at_once():
    assert len(nip_problems("197913112005139000", on=DAY)) == 4
    assert len(nip_problems("197913112005012003", on=DAY)) == 1


@pytest.mark.parametrize(
    ("written", "name", "grade"),
    [
        ("Pembina Tingkat I", "Pembina Tk. I", "IV.b"),
        ("Pembina Tk.I", "Pembina Tk. I", "IV.b"),
        ("Pembina Tk.I / IV. b", "Pembina Tk. I", "IV.b"),
        ("PEMBINA TK.I / IV.b", "Pembina Tk. I", "IV.b"),
        ("Pembina Utama Muda", "Pembina Utama Muda", "IV.c"),
        ("Pembina Utama Madya", "Pembina Utama Madya", "IV.d"),
        ("PEMBINA / IV.a", "Pembina", "IV.a"),
        ("PENATA/III.c", "Penata", "III.c"),
        ("PENATA/ III.c", "Penata", "III.c"),
        ("PENATA TK. I / III. D", "Penata Tk. I", "III.d"),
        ("PENATA TK. I/ IIID", "Penata Tk. I", "III.d"),
        ("PENATA TK. I", "Penata Tk. I", "III.d"),
        ("PENATA MUDA / III.a", "Penata Muda", "III.a"),
        ("Penata Tingkat 1 (III/d)", "Penata Tk. I", "III.d"),
        ("Pangkat/Gol. : Penata, III/c", "Penata", "III.c"),
        ("III/d", "Penata Tk. I", "III.d"),
        ("IX", None, "IX"),
        ("PPPK Gol. IX", None, "IX"),
    ],
)
def test_a_rank_is_read_however_it_is_written(written, name, grade):
    assert read_rank(written) == Rank(name, grade)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "PENGATUR TK. I/ II.C",
            "Pengatur Tk. I adalah golongan II.d, bukan II.c; perbaiki salah satunya.",
        ),
        (
            "PENGATUR MUDA / II.b",
            "Pengatur Muda adalah golongan II.a, bukan II.b; perbaiki salah satunya.",
        ),
        (
            "PENATA / III.D",
            "Penata adalah golongan III.c, bukan III.d; perbaiki salah satunya.",
        ),
    ],
)
def test_a_rank_with_another_ranks_grade_is_refused(written, sentence):
    assert read_rank(written) == Unknown(Reason.CONTRADICTORY, sentence)


@pytest.mark.parametrize("written", ["Kolonel", "III.e", "XX", "Penatua / III.c"])
def test_what_is_no_rank_is_refused(written):
    assert read_rank(written).reason is Reason.NOT_FOUND


def test_a_blank_rank_is_missing():
    assert read_rank(" - ") == Unknown(Reason.EMPTY)


@pytest.mark.parametrize(
    "grade",
    [f"{roman}.{letter}" for roman in ("I", "II", "III", "IV") for letter in "abcd"]
    + ["IV.e", "I", "IV", "V", "IX", "XVII"],
)
def test_a_written_rank_reads_as_itself(grade):
    rank = read_rank(grade)

    assert rank.grade == grade
    assert read_rank(write_rank(rank)) == rank


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("S U R Y A N I", "SURYANI"),
        ("P E R M A T A", "PERMATA"),
        ("A N D I   P U T R A, S.Sos", "ANDI PUTRA"),
        ("H. S U R Y A N I", "SURYANI"),
        ("Drs. H. Bayu Pratama, M.Si", "BAYU PRATAMA"),
        ("Dr.Ir. Bayu Pratama S.T., M.T", "BAYU PRATAMA"),
        ("BAYU PRATAMA SE", "BAYU PRATAMA"),
        ("Bayu Pratama S.Sos MM", "BAYU PRATAMA"),
        ("bayu  pratama", "BAYU PRATAMA"),
        ("A. Rahman", "A RAHMAN"),
        ("Muh. Nur'aini", "MUH NUR'AINI"),
        ("A B Pratama", "A B PRATAMA"),
        ("Hj. Se", "SE"),
        ("", ""),
    ],
)
def test_a_name_is_compared_without_titles_and_letter_spacing(written, folded):
    assert fold_name(written) == folded


@given(st.text())
def test_any_text_is_a_person_or_a_reason(text):
    assert isinstance(read_nip(text), str | Unknown)
    assert isinstance(read_rank(text), Rank | Unknown)
    assert isinstance(fold_name(text), str)
