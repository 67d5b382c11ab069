"""Files of realisation: read by their headings, looked at, stored month by month."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from jenjang.apps.files.models import StoredFile
from jenjang.apps.files.services import open_stored
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.imports.spendings import (
    LooksDifferent,
    look,
    packed,
    perform,
    unpacked,
)
from jenjang.apps.measurement.models import Spending
from jenjang.apps.measurement.services import rebuild, report_spending
from jenjang.apps.plans.models import Activity
from jenjang.core.values import Refused
from jenjang.papers.sheets.grids import read_grids
from jenjang.papers.sheets.spendings import read_spending
from tests.apps.measurement.factories import YEAR, Kecamatan, month, quarter

PROGRAM, KEGIATAN = "7.01.02", "7.01.02.2.01"
FIRST, SECOND = "7.01.02.2.01.0001", "7.01.02.2.01.0002"
HEAD = (
    *("Nomor", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening"),
    *("Tanggal Dokumen", "Nilai Realisasi", "Nilai Setoran", "NIP Pegawai", "Nama Pegawai"),
)
ROWS = (
    ("1", FIRST, "Rapat", "5.1.02.01", f"{YEAR}-01-07T00:00:00Z", "2100000", "0", "-", "-"),
    (
        "2",
        FIRST,
        "Rapat",
        "5.1.02.01",
        f"20 Januari {YEAR}",
        "Rp 900.000",
        "500000",
        "",
        "",
    ),
    ("3", FIRST, "Rapat", "5.2.02.01", "45698", "1000", "", "null", "Nama Rahasia"),
    (
        "4",
        SECOND,
        "Layanan",
        "5.1.02.01",
        f"{YEAR}-02-01",
        "70",
        "",
        "1999",
        "Nama Rahasia",
    ),
)


def sheet(head=HEAD, rows=ROWS, above=()):
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([*above, head, *rows])
    return text.getvalue().encode()


def read(content):
    return read_spending(read_grids(content))


def said(content):
    return [(one.code, one.kind, one.month, one.amount_idr) for one in read(content).rows]


AS_READ = [
    (FIRST, "5.1", 1, 2_100_000),
    (FIRST, "5.1", 1, 400_000),
    (FIRST, "5.2", 2, 1_000),
    (SECOND, "5.1", 2, 70),
]


@given(st.permutations(range(len(HEAD))), st.integers(0, 6), st.booleans())
def test_columns_are_found_in_any_order_under_any_titles(order, titles, is_loud):
    head = [HEAD[at].upper() if is_loud else HEAD[at] for at in order]
    rows = [[row[at] for at in order] for row in ROWS]
    above = [("LAPORAN REALISASI", "", "") for _ in range(titles)]

    assert said(sheet(head, rows, above)) == AS_READ


def test_reading_stops_at_the_grand_total():
    total = ("Grand Total", "", "", "", "", "3001070", "", "", "")

    assert said(sheet(rows=[*ROWS, total, ROWS[0]])) == AS_READ


def test_a_journal_counts_belanja_alone_debit_less_credit():
    head = ("kodesubkegiatan", "koderekening", "nilaidebet", "nilaikredit")
    rows = ((FIRST, "5.1.02", "500", "0"), (FIRST, "1.1.01", "0", "500"))

    found = read(sheet(head, rows)).rows

    assert [(one.kind, one.amount_idr) for one in found] == [("5.1", 500)]


def test_a_file_as_json_says_the_same():
    row = {
        "kode_sub_giat": FIRST,
        "nama_sub_giat": "Rapat",
        "kode_rekening": "5.1.02",
        "tanggal_dokumen": f"{YEAR}-01-07T00:00:00Z",
        "nilai_realisasi": 2_100_000,
        "nilai_setoran": 0,
    }
    content = json.dumps([row]).encode()

    assert said(content) == [(FIRST, "5.1", 1, 2_100_000)]


def test_names_of_employees_are_nowhere_in_what_is_kept():
    found = read(sheet())

    assert b"Rahasia" not in packed(found)
    assert unpacked(packed(found)) == found


def changed(column, value, at=0):
    place = HEAD.index(column)
    rows = [list(row) for row in ROWS]
    rows[at][place] = value
    return sheet(rows=rows)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Nilai Realisasi", "dua juta"),
        ("Nilai Realisasi", "-500"),
        ("Nilai Realisasi", "3.800.00"),
        ("Nilai Setoran", "x"),
        ("Nilai Setoran", "-1"),
        ("Tanggal Dokumen", "31 Februari 2025"),
        ("Tanggal Dokumen", "99999"),
        ("Tanggal Dokumen", "13"),
        ("Tanggal Dokumen", "2025"),
        ("Tanggal Dokumen", "kemarin"),
        ("Kode Sub Kegiatan", "7.01.ABC"),
        ("Kode Rekening", "5.9.01"),
        ("Kode Rekening", "5.0"),
    ],
)
def test_a_spoiled_cell_is_named_with_row_and_value(column, value):
    (problem,) = read(changed(column, value, at=1)).problems

    assert (problem.row, problem.value) == (3, value)
    assert problem.what


@pytest.mark.parametrize("value", ["101", "-1", "separuh"])
def test_a_spoiled_progress_is_named(value):
    content = sheet(
        ("Nama Sub Kegiatan", "Realisasi (Rp)", "Fisik (%)"), [("Rapat", "5", value)]
    )

    (problem,) = read(content).problems
    assert (problem.row, problem.column, problem.value) == (2, "Fisik (%)", value)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (("kode_rekening", "nama_rekening", "nominal", "realisasi"), "LRA per rekening"),
        (("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Keterangan"), "Nilai Realisasi"),
    ],
)
def test_a_table_without_its_columns_is_refused(head, sentence):
    with pytest.raises(Refused, match=sentence):
        read(sheet(head, [("1",) * len(head)]))


@pytest.fixture
def kecamatan(db):
    one = Kecamatan()
    program = one.activity("Program Layanan", None)
    kegiatan = one.activity("Koordinasi", None, parent=program, level="kegiatan")
    one.first = one.activity("Rapat", 5_000_000, parent=kegiatan, level="sub kegiatan")
    one.second = one.activity("Layanan", None, parent=kegiatan, level="sub kegiatan")
    coded = zip(
        (program, kegiatan, one.first, one.second),
        (PROGRAM, KEGIATAN, FIRST, SECOND),
        strict=True,
    )
    Activity.objects.update(code=None)
    for activity, code in coded:
        activity.code = code
        activity.save()
    rebuild(one.unit, YEAR)
    return one


def done(kecamatan, content, period=None):
    read_sheet = read(content)
    plan = look(read_sheet, kecamatan.unit, YEAR, period)
    assert not plan.problems
    return perform(read_sheet, kecamatan.unit, YEAR, period, digest=plan.digest, by=None)


def stored():
    rows = Spending.objects.filter(spent_idr__isnull=False).order_by("activity", "kind")
    return [(row.activity.code, row.kind, row.period.n, row.spent_idr) for row in rows]


AS_STORED = [
    (FIRST, "5.1", 1, 2_500_000),
    (FIRST, "5.2", 2, 1_000),
    (SECOND, "5.1", 2, 70),
]


def test_each_row_goes_to_the_month_of_its_date(kecamatan):
    plan = done(kecamatan, sheet())

    assert stored() == AS_STORED
    assert [one[:17] for one in plan.beyond] == [SECOND]


def test_the_same_file_again_changes_nothing(kecamatan):
    done(kecamatan, sheet())
    entries = Entry.objects.count()

    done(kecamatan, sheet())

    assert stored() == AS_STORED
    assert Entry.objects.count() == entries


def test_a_month_imported_again_is_replaced(kecamatan):
    done(kecamatan, sheet())

    done(kecamatan, sheet(rows=[ROWS[3]]))

    assert stored() == [AS_STORED[0], AS_STORED[2]]


def test_a_print_without_codes_is_matched_by_name_and_its_sums_are_checked(kecamatan):
    rows = (
        ("Program Layanan", "9.999"),
        ("Koordinasi", "150"),
        ("Rapat", "100"),
        ("Layanan", "50"),
    )

    plan = done(kecamatan, sheet(("Uraian", "Realisasi (Rp)"), rows), month(3))

    assert stored() == [(FIRST, "", 3, 100), (SECOND, "", 3, 50)]
    assert len(plan.sums) == 1
    assert "Rp 9.999" in plan.sums[0]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (changed("Kode Sub Kegiatan", "7.01.03.2.01.0001"), "7.01.03.2.01.0001"),
        (changed("Tanggal Dokumen", "2024-01-07"), "2024"),
        (changed("Tanggal Dokumen", "-"), ""),
        (changed("Nilai Setoran", "9000000"), "-Rp 6.500.000"),
    ],
)
def test_what_does_not_fit_the_unit_is_listed_and_nothing_stored(kecamatan, content, value):
    found = read(content)
    plan = look(found, kecamatan.unit, YEAR, None)

    assert value in [one.value for one in plan.problems]
    with pytest.raises(Refused, match="masih bermasalah"):
        perform(found, kecamatan.unit, YEAR, None, digest=plan.digest, by=None)
    assert stored() == []


def test_a_file_without_dates_asks_for_its_period(kecamatan):
    content = sheet(("Uraian", "Realisasi (Rp)"), [("Rapat", "100")])

    with pytest.raises(Refused, match="tidak menyebut tanggal"):
        look(read(content), kecamatan.unit, YEAR, None)


def test_a_quarter_filed_at_once_keeps_its_months_out(kecamatan):
    report_spending(
        activity_id=kecamatan.second.pk,
        period_id=quarter(1).pk,
        spent_idr=5,
        version=0,
        by=None,
    )

    with pytest.raises(Refused, match="per triwulan"):
        done(kecamatan, sheet())

    assert stored() == [(SECOND, "", 1, 5)]


def test_what_changed_since_the_look_is_not_overwritten(kecamatan):
    found = read(sheet())
    plan = look(found, kecamatan.unit, YEAR, None)
    report_spending(
        activity_id=kecamatan.first.pk,
        period_id=month(1).pk,
        kind="5.1",
        spent_idr=5,
        version=0,
        by=None,
    )

    with pytest.raises(LooksDifferent):
        perform(found, kecamatan.unit, YEAR, None, digest=plan.digest, by=None)

    assert stored() == [(FIRST, "5.1", 1, 5)]


def test_the_page_looks_first_and_stores_after(client, kecamatan):
    client.force_login(kecamatan.user("operator"))
    file = SimpleUploadedFile("realisasi.csv", sheet())

    page = client.post(reverse("measurement:spending_import"), {"file": file})

    assert stored() == []
    ticket = page.context["ticket"]
    client.post(reverse("measurement:spending_import_do"), {"ticket": ticket})
    assert stored() == AS_STORED
    assert all(b"Rahasia" not in open_stored(one) for one in StoredFile.objects.all())


def test_our_own_sheet_is_read_back(client, kecamatan):
    client.force_login(kecamatan.user("operator"))

    content = client.get(reverse("measurement:spending_template")).content

    found = read(content)
    assert found.problems == []
    assert found.blank_rows == 2
