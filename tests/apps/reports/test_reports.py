"""The papers of a quarter: on the screen, in three formats, from one reading."""

from collections import Counter
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.organisation.models import Unit
from jenjang.apps.plans.models import BudgetKind, BudgetLine, BudgetVersion
from jenjang.apps.reports.snapshots.e81 import e81_of, e81_of_all
from jenjang.apps.reports.snapshots.quarter import quarter_report_of
from jenjang.apps.reports.views.kinds import KINDS
from jenjang.core.values import Unknown
from jenjang.papers.blocks import Table
from jenjang.papers.layouts import e81
from jenjang.papers.layouts import quarter_report as report_layout
from jenjang.papers.readers.formats import read_blocks
from tests.apps.measurement.factories import YEAR, Kecamatan, pemda_user, quarter
from tests.apps.reports.reading import WHEN, downloaded, sheet_rows, tables
from tests.apps.reports.sample import SMALL, a_kecamatan

pytestmark = pytest.mark.django_db
KEYS = [kind.key for kind in KINDS]


def blocks_of(parts):
    return [block for _, blocks in parts for block in blocks]


def report(kecamatan, n=3):
    return quarter_report_of(
        kecamatan.unit, read_calendar(YEAR), quarter(n), pemda="Kabupaten Tirtajaya"
    )


def form(kecamatan, n=3):
    return e81_of(
        kecamatan.unit, read_calendar(YEAR), quarter(n), pemda="Kabupaten Tirtajaya"
    )


def test_the_report_says_what_each_official_reached(kecamatan):
    found = report(kecamatan)

    camat, kasi = found.officials
    assert camat.position == "Camat"
    assert [one.text for one in camat.indicators] == [
        one.text for one in kecamatan.indicators[:3]
    ]
    evaluasi, ikm, laporan = camat.indicators
    # 75,25 of 74; not filed; 3 + nothing + 3 of 9
    assert round(evaluasi.percent, 2) == Decimal("101.69")
    assert isinstance(ikm.percent, Unknown)
    assert (laporan.target, laporan.value) == (9, 6)
    assert round(camat.mean_percent, 2) == Decimal("84.18")
    assert len(kasi.indicators) == 3
    assert (found.indicator_count, found.measured_count) == (6, 5)


def test_what_was_not_measured_is_listed_with_its_reason_and_is_no_zero(kecamatan):
    ikm = kecamatan.indicators[1]
    report_result(
        series_id=ikm.series_id, period_id=quarter(3).pk, version=0,
        unmeasured_because="survei_belum", by=None,
    )  # fmt: skip

    found = report(kecamatan)

    (missing,) = found.missing
    assert (missing.indicator, missing.responsible) == (ikm.text, "Camat")
    assert missing.reason == "Survei atau penilaian belum keluar"
    (row,) = [row for row in blocks_of(report_layout.parts(found)) if is_results(row)]
    (cells,) = [cells for cells in row.rows if cells[2].text == ikm.text]
    assert [cell.text for cell in cells[6:9]] == ["–", "belum diukur", "–"]


def is_results(block):
    return isinstance(block, Table) and block.rows[0][1].text == "Sasaran"


def test_money_of_a_programme_is_that_of_its_parts(kecamatan):
    found = report(kecamatan)

    (program,) = found.programs
    # ceilings 12.345.000 + 19.999.321; spent 3 x 2.000.000 + 3 x 3.111.111
    assert (program.ceiling_idr, program.spent_idr) == (32_344_321, 15_333_333)
    assert found.total.spent_idr == 15_333_333


def test_the_form_goes_up_to_the_quarter_asked_for(kecamatan):
    (second,) = form(kecamatan, 2).units
    rows = [row for program in second.programs for row in program.rows]
    laporan = next(row for row in rows if row.indicator.startswith("Jumlah laporan"))

    k = laporan.performance
    assert k.quarters[0] == 3
    assert all(isinstance(one, Unknown) for one in k.quarters[1:])
    # target of a Renstra of three years: 3 x 12; realised 3: 3 / 36
    assert (k.renstra_target, k.year_target, k.year, k.to_date) == (36, 12, 3, 3)
    assert round(k.percent, 2) == Decimal("8.33")


def test_a_year_before_in_the_renstra_is_added_to_a_sum(kecamatan):
    laporan = kecamatan.indicators[2]
    for n, value in ((1, 4), (4, 7)):
        Result.objects.create(
            series=laporan.series,
            period=quarter(n, YEAR - 1),
            indicator=laporan,
            value=Decimal(value),
        )

    (part,) = form(kecamatan).units

    rows = [row for program in part.programs for row in program.rows]
    k = next(row for row in rows if row.indicator == laporan.text).performance
    assert (k.before, k.year, k.to_date) == (11, 6, 17)


def test_money_of_an_activity_counts_once_though_two_indicators_stand_beside_it(kecamatan):
    (part,) = form(kecamatan).units

    names = Counter(row.activity for p in part.programs for row in p.rows if row.money)
    assert set(names.values()) == {1}
    assert part.programs[0].rows[0].money.year_idr == 32_344_321


def test_an_indicator_of_no_activity_stands_at_the_end(kecamatan):
    lonely = kecamatan.indicator(promised_by=(kecamatan.camat,), text="Nilai SPBE")
    rebuild(kecamatan.unit, YEAR)

    (part,) = form(kecamatan).units

    assert part.programs[-1].rows[-1].indicator == lonely.text


def test_means_and_predikat_stand_under_programme_and_unit(kecamatan):
    (part,) = form(kecamatan).units

    found = [
        row.performance
        for program in part.programs
        for row in program.rows
        if row.performance and not isinstance(row.performance.year_percent, Unknown)
    ]
    mean = sum(k.year_percent for k in found) / len(found)
    assert part.means.year_percent == mean
    # of five classes: above 75 up to 90 is Tinggi
    assert (round(mean, 2), part.means.ratings[0]) == (Decimal("83.55"), "Tinggi")


def funded(sub, year, amount_idr):
    version, _ = BudgetVersion.objects.get_or_create(
        unit=sub.unit, year_id=year, kind=BudgetKind.RENSTRA
    )
    BudgetLine.objects.create(version=version, activity=sub, amount_idr=amount_idr)


def test_the_form_holds_spending_against_what_the_renstra_sets_aside(kecamatan):
    sub = kecamatan.subs[0]
    for year, amount_idr in ((YEAR - 1, 30_000_000), (YEAR, 40_000_000)):
        funded(sub, year, amount_idr)
    part_of_it = money_beside(sub, kecamatan)
    funded(sub, YEAR + 1, 30_000_000)

    whole = money_beside(sub, kecamatan)

    assert part_of_it.renstra_idr is None  # a year of the Renstra is not known
    assert whole.renstra_idr == 100_000_000
    assert whole.year_idr == part_of_it.year_idr
    # three quarters of 2 million, and nothing of the year before
    assert round(whole.percent, 2) == Decimal("6.00")


def money_beside(sub, kecamatan):
    (part,) = form(kecamatan).units
    rows = [row for program in part.programs for row in program.rows]
    return next(row.money for row in rows if row.activity == f"{sub.code} {sub.name}")


def test_the_workbook_of_the_form_holds_the_figures_themselves(reader, kecamatan):
    (table,) = [b for b in blocks_of(e81.parts(form(kecamatan))) if isinstance(b, Table)]
    numbers = [
        float(cell.number) for row in table.rows for cell in row if cell.number is not None
    ]

    rows = sheet_rows(downloaded(reader, "e81", "xlsx"), "E.81")

    stored = [one for row in rows for one in row if isinstance(one, float | int)]
    assert len(numbers) > 50
    assert stored == pytest.approx(numbers, rel=1e-14)  # what a workbook can hold


def test_every_sheet_of_the_report_is_what_was_read(reader, kecamatan):
    content = downloaded(reader, "kinerja-triwulan", "xlsx")

    for name, blocks in report_layout.parts(report(kecamatan)):
        rows = sheet_rows(content, name)
        said = [
            float(cell.number) if cell.number is not None else cell.text
            for block in blocks
            if isinstance(block, Table)
            for row in block.rows
            for cell in row
            if not cell.covered and (cell.text or cell.number is not None)
        ]
        stored = Counter(one for row in rows for one in row if one != "")
        assert Counter(said) - stored == Counter(), name


@pytest.mark.parametrize("key", KEYS)
def test_word_read_back_has_the_tables_of_the_page(reader, key):
    page = reader.get(reverse("reports:paper", args=[key]) + WHEN)
    read = tables(read_blocks(downloaded(reader, key, "docx")))
    shown = page.content.decode()

    assert read
    for row in (row for table in read for row in table):
        for text in row:
            assert text.split("\n")[0].replace("&", "&amp;") in shown


def test_word_and_pdf_of_the_report_have_the_same_tables(reader):
    in_word, in_pdf = (
        tables(read_blocks(downloaded(reader, "kinerja-triwulan", to)))
        for to in ("docx", "pdf")
    )
    flat = [
        [row for table in found for row in table if len(row) > 2]  # no signatures
        for found in (in_word, in_pdf)
    ]
    assert len(flat[0]) > 15
    assert flat[0] == flat[1]


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("key", KEYS)
def test_every_paper_of_all_units_comes_in_three_formats(key, ending, client, kecamatan):
    client.force_login(pemda_user("perencana"))
    assert downloaded(client, key, ending, "all_file")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("when", ["?triwulan=5&bulan=13", "?triwulan=x&bulan=x"])
def test_a_period_that_is_not_there_is_not_found(reader, key, when):
    for address in (
        reverse("reports:paper", args=[key]),
        reverse("reports:file", args=[key, "pdf"]),
    ):
        assert reader.get(address + when).status_code == 404


def test_what_is_not_printed_is_not_found(reader):
    assert reader.get(reverse("reports:file", args=["e81", "exe"])).status_code == 404
    assert reader.get(reverse("reports:paper", args=["lkjip"])).status_code == 404


def test_another_unit_is_refused(reader):
    stranger = Kecamatan("Kecamatan Tirtasari").unit
    address = reverse("reports:file", args=["e81", "pdf"])
    assert reader.get(f"{address}?unit={stranger.pk}").status_code == 403


def test_a_unit_s_own_reader_does_not_read_all_units(reader):
    assert reader.get(reverse("reports:all", args=["e81"])).status_code == 403
    assert "Semua unit kerja" not in reader.get(reverse("reports:list")).content.decode()


def test_the_list_offers_each_paper_of_the_period_in_three_formats(reader):
    shown = reader.get(reverse("reports:list") + WHEN).content.decode()

    for kind in KINDS:
        n = 9 if kind.parameter == "bulan" else 3
        for ending in ("pdf", "docx", "xlsx"):
            address = reverse("reports:file", args=[kind.key, ending])
            assert f"{address}?{kind.parameter}={n}" in shown


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("key", KEYS)
def test_a_unit_s_paper_costs_the_same_queries_whatever_its_size(key, client, kecamatan):
    large = a_kecamatan("Kecamatan Besar")
    costs = []
    for one in (kecamatan, large):
        client.force_login(one.user("operator"))
        address = reverse("reports:paper", args=[key]) + WHEN
        client.get(address)
        costs.append(queries(client, address))
    assert costs[0] == costs[1] <= 15


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_of_all_costs_the_same_queries_for_one_unit_and_for_three(
    key, client, kecamatan
):
    client.force_login(pemda_user("pembina"))
    address = reverse("reports:all", args=[key]) + WHEN
    client.get(address)
    alone = queries(client, address)

    for n in range(2):
        a_kecamatan(f"Kecamatan Baru {n}", programs=SMALL)

    assert queries(client, address) == alone <= 15


def test_the_form_of_all_names_the_programmes_of_each_unit(kecamatan):
    a_kecamatan("Kecamatan Tirtasari", programs=SMALL)
    found = e81_of_all(
        list(Unit.objects.all()), read_calendar(YEAR), quarter(3),
        pemda="Kabupaten Tirtajaya", seat=None,
    )  # fmt: skip

    assert [part.unit for part in found.units] == [
        "Kecamatan Sukamaju", "Kecamatan Tirtasari",
    ]  # fmt: skip
    for part in found.units:
        assert [row.activity for program in part.programs for row in program.rows
                if row.activity] == ["7.01.01 " + SMALL[0][0]]  # fmt: skip
