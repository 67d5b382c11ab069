"""Drafts come from what is in the system; what nobody said is work for a person."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from jenjang.apps.followup.models import (
    AgendaItem,
    Decision,
    Evaluation,
    Meeting,
    Recommendation,
)
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.plans.models import Target
from jenjang.apps.reports.snapshots.annual import (
    Subject,
    figures_of,
    gaps_of,
    proposals_of,
    read_record,
)
from jenjang.core.outlines import outline_for
from jenjang.papers.bound_text import fill
from tests.apps.measurement.factories import YEAR, quarter
from tests.apps.reports.annual.test_figures_by_name import filed, the_year_before
from tests.apps.reports.annual.test_parts import a_full_year
from tests.apps.reports.annual.test_reading_a_record import year

pytestmark = pytest.mark.django_db


def said(record, key):
    """Return a draft as it reads with its figures, None where there is none."""
    figures = figures_of(record)
    for one in proposals_of(record):
        if one.key == key:
            filled = fill(one.text_with_tokens, figures)
            assert filled.missing == ()
            return filled.text
    return None


def test_an_indicator_with_everything_is_told_in_one_sentence(kecamatan):
    key = the_year_before(kecamatan, "70.5")

    record = read_record(kecamatan.unit, year())

    assert said(record, f"{key}.capaian") == (
        "Indikator Nilai Evaluasi Kecamatan dengan target 74 Nilai terealisasi 75,25 "
        "Nilai, capaian 101,69 %, predikat Berhasil."
    )
    assert said(record, f"{key}.tahun-lalu") == (
        "Dibandingkan tahun 2024, realisasi naik 4,75 dari 70,50; kinerja membaik."
    )
    assert said(record, f"{key}.renstra") == (
        "Terhadap target akhir Renstra sebesar 74 pada tahun 2026, realisasi 75,25 "
        "adalah 101,69 %."
    )


def test_a_value_that_stayed_the_same_is_told_as_such(kecamatan):
    key = the_year_before(kecamatan, "75.25")
    record = read_record(kecamatan.unit, year())
    assert said(record, f"{key}.tahun-lalu") == (
        "Dibandingkan tahun 2024, realisasi tetap 75,25; kinerja tetap."
    )


def test_fewer_is_better_where_the_indicator_says_so(kecamatan):
    first = kecamatan.indicators[0]
    first.polarity = "minimize"
    first.save()
    key = the_year_before(kecamatan, "80")
    record = read_record(kecamatan.unit, year())
    assert said(record, f"{key}.tahun-lalu") == (
        "Dibandingkan tahun 2024, realisasi turun 4,75 dari 80; kinerja membaik."
    )


def test_without_a_target_no_capaian_is_claimed(kecamatan):
    first = kecamatan.indicators[0]
    Target.objects.filter(series=first.series).delete()
    rebuild(kecamatan.unit, YEAR)
    record = read_record(kecamatan.unit, quarter(3))
    assert said(record, f"ik{first.series_id}.capaian") == (
        "Indikator Nilai Evaluasi Kecamatan terealisasi 75,25 Nilai; target belum "
        "ditetapkan, capaian tidak dihitung."
    )


def test_what_was_not_measured_is_said_with_the_reason_that_was_filed(kecamatan):
    ikm = kecamatan.indicators[1]
    report_result(
        series_id=ikm.series_id, period_id=quarter(3).pk, version=0,
        unmeasured_because="survei_belum", by=None,
    )  # fmt: skip
    record = read_record(kecamatan.unit, quarter(3))
    assert said(record, f"ik{ikm.series_id}.capaian") == (
        f"Indikator {ikm.text} dengan target 85 Nilai belum diukur sampai 30 September "
        "2025 karena survei atau penilaian belum keluar."
    )
    assert said(record, f"ik{ikm.series_id}.tahun-lalu") is None


def test_causes_are_in_the_words_of_who_filed_them_each_once(kecamatan):
    laporan = kecamatan.indicators[2]
    found = said(read_record(kecamatan.unit, quarter(3)), f"ik{laporan.series_id}.penyebab")
    assert found == (
        "Penyebab belum tercapainya target: Jadwal pelayanan keliling diperluas ke seluruh "
        "desa. Tindak lanjut: Menambah satu loket pelayanan pada triwulan berikutnya."
    )


def test_a_brace_that_somebody_filed_stays_a_brace(kecamatan):
    laporan = kecamatan.indicators[2]
    Result.objects.filter(series=laporan.series).update(cause="Format {unit} keliru")
    found = said(read_record(kecamatan.unit, quarter(3)), f"ik{laporan.series_id}.penyebab")
    assert "Format {unit} keliru." in found


def test_what_a_meeting_decided_stands_with_who_does_it_until_when(kecamatan):
    laporan = kecamatan.indicators[2]
    meeting = Meeting.objects.create(
        unit=kecamatan.unit, period=quarter(3), held_on=dt.date(YEAR, 10, 5)
    )
    item = AgendaItem.objects.create(meeting=meeting, order=1, kind="lain", title="Laporan")
    item.series.add(laporan.series)
    Decision.objects.create(
        item=item, text="Pendampingan tiap pekan", position=kecamatan.kasi,
        due_on=dt.date(YEAR, 11, 30),
    )  # fmt: skip

    record = read_record(kecamatan.unit, quarter(3))

    assert said(record, f"ik{laporan.series_id}.penyebab").endswith(
        "Keputusan rapat evaluasi: Pendampingan tiap pekan (Kepala Seksi Pemerintahan, "
        "tenggat 30 November 2025)."
    )


def test_without_any_standard_the_honest_sentence_is_proposed(kecamatan):
    record = read_record(kecamatan.unit, quarter(3))
    assert said(record, "standar.tidak-ada").startswith(
        "Sampai laporan ini disusun belum tersedia standar nasional"
    )


def test_the_summary_counts_what_was_met_and_what_was_not(kecamatan):
    record = read_record(kecamatan.unit, quarter(3))
    assert said(record, "ringkasan.capaian") == (
        "Pada Triwulan III 2025 Kecamatan Sukamaju mempertanggungjawabkan 6 sasaran dengan "
        "6 indikator kinerja. Rata-rata capaian 88,50 %, predikat Cukup Berhasil: 3 "
        "indikator mencapai target dan 2 indikator belum mencapainya; 1 indikator belum "
        "diukur."
    )


def test_no_draft_holds_a_figure_that_is_typed(kecamatan):
    a_full_year(kecamatan)
    Result.objects.update(cause="Loket bertambah", obstacle=None, follow_up=None)
    for one in proposals_of(read_record(kecamatan.unit, year())):
        typed = re.sub(r"\{[^}]*\}", "", one.text_with_tokens)
        typed = typed.replace("E1: 100 − serapan", "")  # the rule's own name
        assert not re.search(r"\d", typed), one.key


def test_every_draft_has_a_key_of_its_own_and_a_section_of_the_outline(kecamatan):
    a_full_year(kecamatan)
    evaluation = Evaluation.objects.create(unit=kecamatan.unit, year=YEAR - 1)
    Recommendation.objects.create(evaluation=evaluation, order=1, text="Susun SOP")
    found = proposals_of(read_record(kecamatan.unit, year()))
    assert len({one.key for one in found}) == len(found)
    sections = {section.key for section in outline_for("year").sections}
    assert {one.section_key for one in found} <= sections


@pytest.mark.parametrize("n", [1, 2, 4])
def test_every_draft_of_any_quarter_is_filled_whole(kecamatan, n):
    record = read_record(kecamatan.unit, quarter(n))
    figures = figures_of(record)
    for one in proposals_of(record):
        filled = fill(one.text_with_tokens, figures)
        assert filled.missing == (), one.key
        assert "None" not in filled.text


def whats(kecamatan, period=None):
    found = gaps_of(read_record(kecamatan.unit, period or quarter(3)))
    return {gap.what: gap for gap in found}


def test_a_missing_cause_is_the_work_of_who_answers_for_the_indicator(kecamatan):
    laporan = kecamatan.indicators[2]
    Result.objects.filter(series=laporan.series).update(cause=None)

    gap = whats(kecamatan)[f"Penyebab “{laporan.text}” di bawah target belum ditulis."]

    assert (gap.position, gap.section_key, gap.is_grave) == ("Camat", "3.a.analisis", True)
    assert gap.subject == Subject("series", laporan.series_id)


def test_a_cause_that_was_filed_is_no_gap(kecamatan):
    assert not any("di bawah target" in what for what in whats(kecamatan))


def test_a_value_nobody_filed_is_a_gap_until_a_reason_stands_in_its_place(kecamatan):
    ikm = kecamatan.indicators[1]
    what = f"Realisasi “{ikm.text}” belum diisi."
    assert whats(kecamatan)[what].position == "Camat"

    report_result(
        series_id=ikm.series_id, period_id=quarter(3).pk, version=0,
        unmeasured_because="survei_belum", by=None,
    )  # fmt: skip

    assert what not in whats(kecamatan)


def test_a_recommendation_that_nobody_acted_on_is_a_gap_of_its_position(kecamatan):
    evaluation = Evaluation.objects.create(unit=kecamatan.unit, year=YEAR - 1)
    Recommendation.objects.create(
        evaluation=evaluation, order=1, text="Susun SOP", position=kecamatan.kasi
    )
    gap = whats(kecamatan)["Tindak lanjut rekomendasi “Susun SOP” belum ditulis."]
    assert gap.position == "Kepala Seksi Pemerintahan"


def test_figures_beside_a_new_value_follow_it(kecamatan):
    first = kecamatan.indicators[0]
    key = f"ik{first.series_id}.capaian"
    filed(first, quarter(4), "37")
    record = read_record(kecamatan.unit, quarter(4))
    assert "terealisasi 37 Nilai, capaian 50,00 %" in said(record, key)
    assert record.by_series[first.series_id].now.percent == Decimal(50)
