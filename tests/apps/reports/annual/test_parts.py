"""Tables and charts of a report are drawn from the record, each figure with its path."""

from decimal import Decimal

import pytest

from jenjang.apps.measurement.models import Spending
from jenjang.apps.measurement.services import rebuild
from jenjang.apps.plans.models import (
    ActivityLevel,
    Benchmark,
    BudgetKind,
    BudgetLine,
    BudgetVersion,
    Problem,
    StrategicIssue,
)
from jenjang.apps.reports.snapshots.annual import PARTS, Subject, part_of, read_record
from jenjang.core.figures import fold
from jenjang.core.outlines import all_outlines
from jenjang.papers.blocks import Chart
from jenjang.papers.document import FactTable
from jenjang.papers.layouts.lkjip import blocks_of
from tests.apps.measurement.factories import (
    YEAR,
    TargetFactory,
    month,
    open_year,
    quarter,
)
from tests.apps.reports.annual.test_figures_by_name import the_year_before
from tests.apps.reports.annual.test_reading_a_record import year

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.sqlite,
]  # of files: the same of any database

OF_THE_COMPOSER = {"sistematika"}  # from the sections of the report, not from the record


def drawn(record, key, subject=None):
    return part_of(key).make(record, subject)


def rows(record, key, subject=None):
    (table,) = [one for one in drawn(record, key, subject) if isinstance(one, FactTable)]
    return table.rows


def printed(row):
    return {
        (one.what, one.when) if one.when else one.what: one.printed for one in row.figures
    }


def test_every_part_that_outlines_name_is_drawn_here():
    named = {
        part
        for outline in all_outlines().values()
        for section in outline.sections
        for part in section.parts
    }
    assert named - {part.key for part in PARTS} == OF_THE_COMPOSER


def test_results_show_target_realisasi_capaian_and_end_with_their_mean(kecamatan):
    found = rows(read_record(kecamatan.unit, quarter(3)), "capaian")

    assert printed(found[0]) == {
        "target": "74", "actual": "75,25", "achievement_percent": "101,69",
    }  # fmt: skip
    assert found[0].rating == "Berhasil"
    assert (found[1].note, printed(found[1])) == ("belum diukur", {"target": "85"})
    assert found[-1].level == "rata-rata"


def test_every_figure_of_every_table_names_its_record(kecamatan):
    a_full_year(kecamatan)
    record = read_record(kecamatan.unit, year())
    figures = [
        figure
        for part in PARTS
        for table in part.make(record, None)
        if isinstance(table, FactTable)
        for row in table.rows
        for figure in getattr(row, "figures", ())
    ]
    assert len(figures) > 100
    assert [one for one in figures if not one.path] == []


def test_earlier_years_stand_beside_the_year_with_the_change(kecamatan):
    the_year_before(kecamatan, "70.5")

    first = rows(read_record(kecamatan.unit, year()), "tahun-lalu")[0]

    assert printed(first) == {
        ("actual", "2024"): "70,50",
        ("achievement_percent", "2024"): "95,27",
        ("actual", "2025"): "75,25",
        ("achievement_percent", "2025"): "101,69",
        "change": "4,75",
    }


def test_the_end_of_the_renstra_stands_beside_how_far_it_is(kecamatan):
    first = rows(read_record(kecamatan.unit, quarter(3)), "akhir-renstra")[0]

    assert printed(first)["renstra_target", "2026"] == "74"
    assert printed(first)["progress_percent"] == "101,69"


def test_a_perubahan_stands_beside_the_first_target(kecamatan):
    first = kecamatan.indicators[0]
    TargetFactory(series=first.series, revision=1, value=Decimal("72"))
    rebuild(kecamatan.unit, YEAR)

    row = rows(read_record(kecamatan.unit, year()), "perjanjian")[0]

    assert [(f.of, f.printed) for f in row.figures if f.what == "target"] == [
        ("murni", "74"), ("perubahan", "72"),
    ]  # fmt: skip
    assert row.figures[1].path == f"target/{first.series_id}/2025/pk.1"


def test_a_standard_stands_beside_the_result_and_nothing_where_there_is_none(kecamatan):
    assert drawn(read_record(kecamatan.unit, quarter(3)), "standar") == ()
    first = kecamatan.indicators[0]
    benchmark = Benchmark.objects.create(
        text=first.text, folded_text=fold(first.text), year=YEAR, level="nasional",
        value=Decimal("80.5"), source="BPS",
    )  # fmt: skip

    (row,) = rows(read_record(kecamatan.unit, quarter(3)), "standar")

    assert printed(row)["standard"] == "80,50"
    assert row.figures[-1].path == f"benchmark/{benchmark.pk}"
    assert (row.data_source, row.note) == ("BPS", f"Nasional {YEAR}")


def test_kinds_of_belanja_add_up_to_the_whole_and_no_rupiah_counts_twice(kecamatan):
    budget = BudgetVersion.objects.create(
        unit=kecamatan.unit, year_id=YEAR, kind=BudgetKind.DPA
    )
    program, sub = kecamatan.programs[0], kecamatan.subs[0]
    for activity, kind, amount_idr in (
        (program, "", 999), (sub, "5.1", 600_000), (sub, "5.2", 400_000),
    ):  # fmt: skip
        BudgetLine.objects.create(
            version=budget, activity=activity, spending_kind=kind, amount_idr=amount_idr
        )

    found = rows(read_record(kecamatan.unit, quarter(3)), "belanja")

    assert [(one.name, printed(one).get("ceiling_idr")) for one in found] == [
        ("Belanja operasi", "600.000"),
        ("Belanja modal", "400.000"),
        ("Belanja yang jenisnya tidak dirinci", None),  # was spent, has no ceiling
        ("Jumlah", "1.000.000"),
    ]


def test_money_stands_beside_that_of_the_year_before(kecamatan):
    assert drawn(read_record(kecamatan.unit, quarter(3)), "belanja-tahun-lalu") == ()
    money_of_last_year(kecamatan)

    kinds, programs = drawn(read_record(kecamatan.unit, quarter(3)), "belanja-tahun-lalu")

    assert kinds.caption == (
        "Anggaran dan Realisasi menurut Jenis Belanja s.d. Triwulan III 2025 dan Tahun 2024"
    )
    operasi, _, whole = kinds.rows
    assert (operasi.name, printed(operasi)) == (
        "Belanja operasi",
        {("ceiling_idr", "2024"): "9.000.000"},
    )
    program, total = programs.rows
    assert (
        printed(program)
        == printed(total)
        == printed(whole)
        == {
            ("ceiling_idr", "2024"): "9.000.000",
            ("spent_idr", "2024"): "4.500.000",
            ("absorption_percent", "2024"): "50,00",
            ("ceiling_idr", "2025"): "32.344.321",
            ("spent_idr", "2025"): "15.333.333",
            ("absorption_percent", "2025"): "47,41",
        }
    )
    assert {one.path.rpartition("/")[2] for one in program.figures} == {
        "2024", "2024-TW3", "2025", "2025-TW3",
    }  # fmt: skip


def money_of_last_year(kecamatan):
    """Give the first sub kegiatan a budget of 2024, half of it spent in March."""
    open_year(YEAR - 1)
    sub = kecamatan.subs[0]
    budget = BudgetVersion.objects.create(
        unit=kecamatan.unit, year_id=YEAR - 1, kind=BudgetKind.DPA
    )
    BudgetLine.objects.create(
        version=budget, activity=sub, spending_kind="5.1", amount_idr=9_000_000
    )
    Spending.objects.create(activity=sub, period=month(3, YEAR - 1), spent_idr=4_500_000)


def test_activities_stand_in_their_tree_with_the_branch_s_money(kecamatan):
    found = rows(read_record(kecamatan.unit, quarter(3)), "anggaran")

    assert [(one.level, one.parent) for one in found] == [
        ("program", None), ("kegiatan", 0), ("sub kegiatan", 1), ("sub kegiatan", 1),
        ("total", None),
    ]  # fmt: skip
    assert printed(found[0]) == {
        "ceiling_idr": "32.344.321",
        "spent_idr": "15.333.333",
        "absorption_percent": "47,41",
    }


def test_efficiency_is_by_the_pemda_s_rule_and_not_claimed_below_target(kecamatan):
    (table,) = drawn(read_record(kecamatan.unit, quarter(3)), "efisiensi-sasaran")

    assert "E1: 100 − serapan" in table.caption
    met = table.rows[0]
    assert printed(met)["efficiency_percent"] == "52,59"  # 100 - 47,4066
    below = next(one for one in table.rows if one.indicator.startswith("Jumlah laporan"))
    assert below.note == "efisiensi tidak dihitung: capaian di bawah 100 %"


def test_one_indicator_has_its_own_table_and_a_line_over_the_years(kecamatan):
    the_year_before(kecamatan, "70.5")
    record = read_record(kecamatan.unit, year())

    subject = Subject("series", kecamatan.indicators[0].series_id)
    table, chart = drawn(record, "analisis-indikator", subject)

    assert [row.indicator for row in table.rows] == ["Nilai Evaluasi Kecamatan"]
    assert isinstance(chart, Chart)
    assert "2024 70,50, 2025 75,25" in chart.svg


def test_a_chart_prints_each_figure_and_says_what_it_shows(kecamatan):
    (chart,) = drawn(read_record(kecamatan.unit, quarter(3)), "grafik-capaian")

    assert chart.alt == "Capaian Indikator Kinerja s.d. Triwulan III 2025 (%)"
    assert "101,69" in chart.svg
    assert "belum diukur" in chart.svg


def test_the_organisation_is_drawn_with_who_holds_what(kecamatan):
    record = read_record(kecamatan.unit, year())

    (chart,) = drawn(record, "bagan-organisasi")

    assert [post.name in chart.svg for post in record.posts] == [True, True]
    assert [post.holder in chart.svg for post in record.posts] == [True, True]


def test_the_pemda_lists_its_units(kecamatan):
    found = rows(read_record(None, quarter(3)), "anggaran")
    assert [(one.level, one.name) for one in found] == [
        ("unit", kecamatan.unit.name), ("total", "Jumlah"),
    ]  # fmt: skip


def a_full_year(kecamatan):
    """Give the kecamatan something for every part."""
    the_year_before(kecamatan, "70.5")
    plan = kecamatan.unit.plans.get(kind="renstra")
    main = Problem.objects.create(plan=plan, kind="pokok masalah", text="Pelayanan lambat")
    issue = StrategicIssue.objects.create(plan=plan, text="Mutu pelayanan")
    issue.problems.add(main)
    for indicator in kecamatan.indicators[:2]:
        indicator.is_iku = True
        indicator.definition, indicator.data_source = "Rata-rata unsur", "Hasil SKM"
        indicator.save()


def test_every_part_is_printed_by_its_layout(kecamatan):
    a_full_year(kecamatan)
    record = read_record(kecamatan.unit, year())
    for part in PARTS:
        for one in part.make(record, None):
            if not isinstance(one, Chart):
                assert blocks_of(one), part.key


def test_a_unit_without_anything_draws_nothing_and_breaks_nowhere(kecamatan):
    kecamatan.activity("Program lain", None, level=ActivityLevel.PROGRAM)
    empty = type(kecamatan)("Kecamatan Kosong")
    record = read_record(empty.unit, year())
    assert {part.key for part in PARTS if part.make(record, None)} == {"skala"}
