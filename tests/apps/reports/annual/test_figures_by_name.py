"""Every figure of a record has a name, a label a clerk understands, and its record."""

from decimal import Decimal

import pytest

from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.reports.snapshots.annual import (
    figures_of,
    read_record,
    seen_of,
    touched,
)
from jenjang.core.values import Polarity
from jenjang.papers.bound_text import fill
from tests.apps.measurement.factories import YEAR, open_year, quarter
from tests.apps.reports.annual.test_reading_a_record import year

pytestmark = pytest.mark.django_db


def figures(kecamatan, period=None):
    return figures_of(read_record(kecamatan.unit, period or quarter(3)))


def filed(indicator, period, value):
    report_result(
        series_id=indicator.series_id, period_id=period.pk, version=0,
        value=Decimal(value), by=None,
    )  # fmt: skip


def the_year_before(kecamatan, value, now="75.25"):
    """File the last quarter of two years for the first indicator."""
    first = kecamatan.indicators[0]
    open_year(YEAR - 1)
    kecamatan.plan.first_year = YEAR - 1
    kecamatan.plan.save()
    filed(first, quarter(4, YEAR - 1), value)
    filed(first, quarter(4), now)
    rebuild(kecamatan.unit, YEAR - 1)
    rebuild(kecamatan.unit, YEAR)
    return f"ik{first.series_id}"


def test_a_sentence_is_filled_as_the_tables_print_it(kecamatan):
    key = f"ik{kecamatan.indicators[0].series_id}"
    text = (
        f"Indikator {{{key}.nama}} terealisasi {{{key}.realisasi}} dari target "
        f"{{{key}.target}}, capaian {{{key}.capaian}}, predikat {{{key}.predikat}}."
    )

    filled = fill(text, figures(kecamatan))

    assert filled.text == (
        "Indikator Nilai Evaluasi Kecamatan terealisasi 75,25 dari target 74, "
        "capaian 101,69 %, predikat Berhasil."
    )
    assert filled.missing == ()


def test_a_label_says_what_the_figure_is_of(kecamatan):
    key = f"ik{kecamatan.indicators[0].series_id}"
    found = figures(kecamatan)
    assert found[f"{key}.realisasi"].label == "Nilai Evaluasi Kecamatan — realisasi"
    assert found["anggaran.serapan"].label == "Anggaran seluruhnya — serapan anggaran"


def test_what_is_missing_says_so_in_words(kecamatan):
    key = f"ik{kecamatan.indicators[1].series_id}"
    found = figures(kecamatan)
    said = {name: found[f"{key}.{name}"].text for name in ("realisasi", "capaian", "lalu")}
    assert said == {
        "realisasi": "belum diukur",
        "capaian": "belum diukur",
        "lalu": "belum ada data tahun lalu",
    }


def test_money_is_printed_in_whole_rupiah_and_absorption_half_up(kecamatan):
    found = figures(kecamatan)
    assert found["anggaran.pagu"].text == "Rp 32.344.321"
    assert found["anggaran.realisasi"].text == "Rp 15.333.333"
    assert found["anggaran.sisa"].text == "Rp 17.010.988"
    assert found["anggaran.serapan"].text == "47,41 %"  # 47.4065...


@pytest.mark.parametrize(
    ("polarity", "before", "arah", "makna"),
    [
        (Polarity.MAXIMIZE, "70", "naik", "membaik"),
        (Polarity.MAXIMIZE, "80", "turun", "menurun"),
        (Polarity.MINIMIZE, "70", "naik", "menurun"),
        (Polarity.MINIMIZE, "80", "turun", "membaik"),
        (Polarity.MAXIMIZE, "75.25", "tetap", "tetap"),
        (Polarity.STABILIZE, "70", "naik", "membaik"),  # target 74: 4 away, then 1.25
    ],
)
def test_the_direction_is_of_the_value_and_the_meaning_by_polarity(
    kecamatan, polarity, before, arah, makna
):
    first = kecamatan.indicators[0]
    first.polarity = polarity
    first.save()
    key = the_year_before(kecamatan, before)

    found = figures(kecamatan, year())

    assert (found[f"{key}.arah"].text, found[f"{key}.makna"].text) == (arah, makna)


def test_last_years_value_and_the_change_since_stand_beside(kecamatan):
    key = the_year_before(kecamatan, "70.5")

    found = figures(kecamatan, year())

    assert found[f"{key}.lalu"].text == "70,50"
    assert found[f"{key}.selisih"].text == "4,75"
    assert found[f"{key}.{YEAR - 1}"].label == "Nilai Evaluasi Kecamatan — realisasi 2024"


def test_a_changed_result_touches_what_it_is_shown_in_and_nothing_else(kecamatan):
    first, second = (f"ik{one.series_id}" for one in kecamatan.indicators[:2])
    text = f"{{{first}.realisasi}} {{{first}.target}} {{{second}.target}} {{anggaran.pagu}}"
    seen = seen_of(text, figures(kecamatan))

    report_result(
        series_id=kecamatan.indicators[0].series_id, period_id=quarter(3).pk, version=1,
        value=Decimal("76"), by=None,
    )  # fmt: skip

    assert touched(seen, figures(kecamatan)) == {f"{first}.realisasi"}


def test_a_figure_that_is_gone_touches_its_text(kecamatan):
    assert touched({"ik999.target": "12"}, figures(kecamatan)) == {"ik999.target"}
