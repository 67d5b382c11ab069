"""Targets as the agreements print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jenjang.core.figures import Target, read_target
from jenjang.core.values import Reason, Unknown


@pytest.mark.parametrize(
    ("written", "number", "unit", "label"),
    [
        ("84,00 (Baik)", "84.00", None, "Baik"),
        ("84,00 (Balk)", "84.00", None, "Balk"),
        ("80,00 (BB)", "80.00", None, "BB"),
        ("B (65)", "65", None, "B"),
        ("BB", None, None, "BB"),
        ("WTP", None, None, "WTP"),
        ("III", None, None, "III"),
        ("Level 3", None, None, "Level 3"),
        ("83", "83", None, None),
        ("87,50", "87.50", None, None),
        ("100 %", "100", "%", None),
        ("100%", "100", "%", None),
        ("89.16%", "89.16", "%", None),
        ("36.60 Persen", "36.60", "Persen", None),
        ("85,79, %", "85.79", "%", None),
        ("3,000 poin", "3.000", "poin", None),
        ("2 Dok", "2", "Dok", None),
        ("8 unit", "8", "unit", None),
        ("14 SOP", "14", "SOP", None),
        ("56 usulan", "56", "usulan", None),
        ("300 orang", "300", "orang", None),
        ("1 tim", "1", "tim", None),
        ("5 unsur masyarakat", "5", "unsur masyarakat", None),
        ("1 maklumat pelayanan", "1", "maklumat pelayanan", None),
        ("26 Menara", "26", "Menara", None),
        ("2.00 Peringkat", "2.00", "Peringkat", None),
        ("13 Orang/ Bulan", "13", "Orang/ Bulan", None),
        ("16 M³/Hari", "16", "M³/Hari", None),
        ("88/100.000", "88", "/100.000", None),
        ("88/100.000 KH", "88", "/100.000 KH", None),
        ("1.200 Orang", "1200", "Orang", None),
        ("Rp 5.000.000", "5000000", "Rupiah", None),
        ("≥ 80 %", "80", "%", "≥"),
        ("2 (POPNAS 201)", "2", None, "POPNAS 201"),
        ("140 Kelompok (1400 orang)", "140", "Kelompok", "1400 orang"),
        ("8 (delapan)", "8", None, None),
        ("1(satu)", "1", None, None),
        ("20 (dua puluh) dokumen", "20", "dokumen", None),
        ("20 ()", "20", None, None),
        ("**Satu**", "1", None, None),
        ("Sembilan", "9", None, None),
        ("Sembilan (9)", "9", None, None),
        ("BB (Sangat Baik)", None, None, "BB (Sangat Baik)"),
    ],
)
def test_a_target_parts_into_number_unit_and_label(written, number, unit, label):
    assert read_target(written) == Target(number and Decimal(number), unit, label)


@pytest.mark.parametrize(
    "written",
    [
        "100 dari 110",
        "100 dari 110 Organisasi Kepemudaan",
        "2 dok 3 lap",
        "2-3 Dokumen",
        "tahun 2023 dan 2024",
    ],
)
def test_several_quantities_are_refused(written):
    assert read_target(written) == Unknown(
        Reason.AMBIGUOUS,
        f"“{written}” memuat lebih dari satu angka; ketik satu target saja.",
    )


@pytest.mark.parametrize("written", ["1.200", "3,000 Orang", "3.800.00 Unit"])
def test_a_figure_with_two_readings_is_refused(written):
    assert read_target(written).reason is Reason.AMBIGUOUS


def test_the_unit_of_the_column_decides_where_the_cell_has_none():
    assert read_target("1.200", unit="Orang") == Target(Decimal(1200))


@pytest.mark.parametrize("written", ["Rp 3.800.00", "(Rp", "Rp lima"])
def test_money_that_cannot_be_read_is_no_target(written):
    target = read_target(written)

    assert isinstance(target, Unknown) or target.number is None


@pytest.mark.parametrize("written", ["8 (sembilan)", "Sembilan (8)"])
def test_digits_and_words_must_agree(written):
    assert read_target(written).reason is Reason.CONTRADICTORY


@pytest.mark.parametrize("written", ["", "-", "N/A", "...", "()"])
def test_a_blank_target_is_missing(written):
    assert read_target(written) == Unknown(Reason.EMPTY)


def test_a_label_alone_in_brackets_is_no_target():
    assert read_target("(BB)") == Unknown(Reason.EMPTY)


@given(st.text())
def test_any_text_is_a_target_or_a_reason(text):
    assert isinstance(read_target(text), Target | Unknown)
