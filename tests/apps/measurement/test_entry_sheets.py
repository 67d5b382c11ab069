"""The grid taken along in Excel: filled, it comes back exactly; spoiled, it is named."""

import io
import zipfile
from decimal import Decimal
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jenjang.apps.accounts.models import User
from jenjang.apps.history.models import Entry
from jenjang.apps.measurement.imports import LooksDifferent, Place, look, perform, read_file
from jenjang.apps.measurement.models import Achievement, Result, Summary
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.organisation.models import PeriodKind, Role
from jenjang.apps.plans.models import Indicator
from jenjang.core.composites import all_composites
from jenjang.core.values import Refused
from jenjang.papers.sheets.entry import read_entry
from jenjang.papers.sheets.exact import read_exactly
from tests.apps.measurement.factories import Kecamatan, month, quarter
from tests.apps.measurement.sheets import HEADING, Book, Formula, opened
from tests.apps.plans.sheets import workbook
from tests.drawing import examples

pytestmark = pytest.mark.django_db

SHEET, IMPORT, DO = (
    f"measurement:{name}" for name in ("entry_sheet", "entry_import", "entry_import_do")
)
PEMDA = "Kabupaten Tirtajaya"
QUERY = "?tahun=2025&periode=triwulan-1"


@pytest.fixture
def kecamatan():
    """Return a unit with a count, a percentage, a ratio and a grade to file."""
    found = Kecamatan("Kecamatan Sukamaju")
    node = found.objective("Meningkatnya pelayanan")
    add = partial(found.indicator, objective=node)
    add(text="Laporan tersusun", target=4, measured_in="Laporan")
    add(text="Indeks layanan", target=80, measured_in="Nilai")
    add(
        text="Permohonan selesai",
        target=90,
        accumulation="recompute",
        measured_in="Persen",
        numerator_text="selesai",
        denominator_text="masuk",
    )
    add(text="Nilai AKIP", target="BB", polarity="ordinal", measured_in="Nilai")
    return found


@pytest.fixture
def operator(kecamatan):
    """Return the kasubag perencanaan of the unit."""
    user = kecamatan.user(Role.OPERATOR)
    user.full_name = "Sari Wulandari"
    user.save()
    return user


@pytest.fixture
def place(kecamatan):
    """Return the unit and its first quarter."""
    return Place(kecamatan.unit, quarter(1), PEMDA)


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def exported(user, query: str = QUERY) -> Book:
    return opened(client_of(user).get(reverse(SHEET) + query).content)


def looked(content: bytes, place: Place, user):
    return look(read_file(content, place), place, user)


def brought(content: bytes, place: Place, user):
    """Look and do, in this process."""
    sheet = read_entry(read_exactly(content))
    return perform(sheet, place, digest=look(sheet, place, user).digest, by=user)


def stored(text: str) -> Result:
    return Result.objects.get(indicator__text=text)


def test_what_is_filled_is_shown_before_and_after_and_then_stored(kecamatan, operator):
    client, book = client_of(operator), exported(operator)
    book.put("Laporan", "Nilai", 1)
    book.put("Indeks", "Nilai", "84,82")
    book.put("Permohonan", "Pembilang", 40)
    book.put("Permohonan", "Penyebut", 50)
    book.put("AKIP", "Predikat", "BB")
    book.put("AKIP", "Kendala", "Dokumen terlambat")
    file = SimpleUploadedFile("isian.xlsx", book.saved())

    page = client.post(reverse(IMPORT) + QUERY, {"file": file})

    assert not Result.objects.exists()
    changed = [cell for row in page.context["plan"].changes for cell in row.cells]
    assert [(cell.label, cell.before, cell.after) for cell in changed] == [
        ("Nilai", "kosong", "1"),
        ("Nilai", "kosong", "84,82"),
        ("Pembilang", "kosong", "40"),
        ("Penyebut", "kosong", "50"),
        ("Predikat", "kosong", "BB"),
        ("Kendala", "kosong", "Dokumen terlambat"),
    ]
    done = client.post(reverse(DO) + QUERY, {"ticket": page.context["ticket"]})
    assert done.url == reverse("measurement:grid") + QUERY
    assert stored("Laporan tersusun").value == 1
    assert stored("Indeks layanan").value == Decimal("84.82")
    assert stored("Permohonan selesai").value == 80
    assert (stored("Nilai AKIP").text, stored("Nilai AKIP").obstacle) == (
        "BB",
        "Dokumen terlambat",
    )


def test_history_and_roll_ups_are_those_of_filing_each_by_hand(kecamatan, operator, place):
    rebuild(kecamatan.unit, 2025)
    book = exported(operator)
    book.put("Laporan", "Nilai", 1)
    book.put("Indeks", "Nilai", 70)

    brought(book.saved(), place, operator)

    entries = Entry.objects.filter(action="result.reported").order_by("subject_label")
    assert [(one.actor, one.before, one.after["value"]) for one in entries] == [
        (operator, None, "70"),
        (operator, None, "1"),
    ]
    assert {one.subject_id for one in entries} == {r.pk for r in Result.objects.all()}
    kept = [roll_ups(model) for model in (Achievement, Summary)]
    rebuild(kecamatan.unit, 2025)
    assert kept == [roll_ups(model) for model in (Achievement, Summary)]


def roll_ups(model):
    rows = model.objects.values()
    return sorted(
        (tuple(value for name, value in row.items() if name != "id") for row in rows),
        key=repr,
    )


def test_an_untouched_sheet_changes_nothing_even_after_others_filed(
    kecamatan, operator, place
):
    book = exported(operator)
    report("Laporan tersusun", Decimal(3), operator)

    plan = looked(book.saved(), place, operator)

    assert (plan.changes, plan.problems, plan.same) == ((), (), 4)


def report(text: str, value: Decimal | None, by, version: int = 0) -> Result:
    indicator = Indicator.objects.get(text=text)
    return report_result(
        series_id=indicator.series_id,
        period_id=quarter(1).pk,
        version=version,
        value=value,
        note="Sesuai\r\nlaporan",
        by=by,
    )


def test_a_stale_row_names_who_stored_what_meanwhile_and_nothing_is_done(
    kecamatan, operator, place
):
    book = exported(operator)
    book.put("Laporan", "Nilai", 2)
    book.put("Indeks", "Nilai", 70)
    report("Laporan tersusun", Decimal(3), operator)

    plan = looked(book.saved(), place, operator)

    [problem] = plan.problems
    assert (problem.row, problem.column, problem.value) == (5, "Nilai", "2")
    assert "Sari Wulandari menyimpan 3 pada" in problem.what
    with pytest.raises(LooksDifferent):
        brought(book.saved(), place, operator)
    assert Result.objects.count() == 1


def test_what_became_different_between_looking_and_doing_is_shown_again(
    kecamatan, operator
):
    client, book = client_of(operator), exported(operator)
    book.put("Laporan", "Nilai", 2)
    file = SimpleUploadedFile("isian.xlsx", book.saved())
    page = client.post(reverse(IMPORT) + QUERY, {"file": file})
    report("Laporan tersusun", Decimal(3), operator)

    late = client.post(reverse(DO) + QUERY, {"ticket": page.context["ticket"]})

    assert late.status_code == 409
    assert "menyimpan 3 pada" in late.content.decode()
    assert stored("Laporan tersusun").value == 3


def test_a_cleared_cell_is_not_measured_and_a_note_keeps_its_lines(
    kecamatan, operator, place
):
    report("Laporan tersusun", Decimal(3), operator)
    report("Indeks layanan", Decimal(70), operator)
    book = exported(operator)
    book.put("Laporan", "Nilai", "")
    book.put("Indeks", "Nilai", 71)

    brought(book.saved(), place, operator)

    assert (stored("Laporan tersusun").value, stored("Indeks layanan").value) == (None, 71)
    assert stored("Indeks layanan").note == "Sesuai\r\nlaporan"
    assert stored("Indeks layanan").version == 2


FIGURE = st.decimals(
    min_value=0, max_value=Decimal("99999999999999.9999"), places=4, allow_nan=False
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=60
).filter(lambda text: text.strip() and "\ufffe" not in text)


@settings(examples(8, 50), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filled=st.tuples(FIGURE, FIGURE, FIGURE, TEXTS))
def test_what_is_filled_and_imported_is_stored_exactly(kecamatan, operator, place, filled):
    value, numerator, denominator, note = filled
    Result.objects.all().delete()
    book = exported(operator)
    denominator = denominator or Decimal(1)
    numerator = min(numerator, denominator)
    book.put("Indeks", "Nilai", typed(value))
    book.put("Permohonan", "Pembilang", typed(numerator))
    book.put("Permohonan", "Penyebut", typed(denominator))
    book.put("Permohonan", "Keterangan", note)

    brought(book.saved(), place, operator)

    ratio = stored("Permohonan selesai")
    assert stored("Indeks layanan").value == value
    assert (ratio.numerator, ratio.denominator) == (numerator, denominator)
    assert ratio.note == note.replace("\r", "\n").strip()
    assert looked_again(operator, place).changes == ()


def typed(value: Decimal):
    """Return a figure as Excel keeps it: a number of 15 digits, else what was typed."""
    is_exact = len(value.normalize().as_tuple().digits) <= 15
    return float(value) if is_exact else f"{value:f}".replace(".", ",")


def looked_again(user, place):
    sheet = read_entry(read_exactly(exported(user).saved()))
    return look(sheet, place, user)


def test_numbers_as_text_percents_and_formulas_are_read_and_never_computed(
    kecamatan, operator, place
):
    book = exported(operator)
    book.put("Laporan", "Nilai", Formula("=1+1", 3))
    book.put("Indeks", "Nilai", 12.345)
    book.put("Permohonan", "Pembilang", "1.234.567")
    book.put("Permohonan", "Penyebut", "2.000.000,5")
    book.put("AKIP", "Predikat", 0.85)
    book.percents.add((book.row("AKIP"), book.heads.index("Predikat")))

    brought(book.saved(), place, operator)

    assert stored("Laporan tersusun").value == 3
    assert stored("Indeks layanan").value == Decimal("12.345")
    assert stored("Permohonan selesai").numerator == 1_234_567
    assert stored("Permohonan selesai").denominator == Decimal("2000000.5")
    assert stored("Nilai AKIP").text == "85%"


def test_rows_reordered_columns_moved_sheets_renamed_and_notes_added_survive(
    kecamatan, operator, place
):
    book = exported(operator)
    book.put("Laporan", "Nilai", 1)
    book.put("Indeks", "Nilai", 70)
    head, rows = book.rows[: HEADING + 1], book.rows[HEADING + 1 :]
    mixed = [*head, *reversed(rows), [], ["", "Dihitung oleh Kasi"]]
    moved = [["catatan", *row[:2], "sendiri", *row[2:]] for row in mixed]
    names = iter(book.sheets)
    book.sheets = {"Triwulan satu": moved, "Catatan": [["x"]], next(names): [["y"]]} | {
        f"lama {name}": book.sheets[name] for name in names
    }

    brought(book.saved(), place, operator)

    assert stored("Laporan tersusun").value == 1
    assert stored("Indeks layanan").value == 70


def put(heading, value, indicator="Laporan"):
    """Return a way of spoiling: a cell typed over."""

    def spoil(book: Book) -> None:
        book.put(indicator, heading, value)

    return spoil


def both(*spoils):
    """Return a way of spoiling by several."""

    def spoil(book: Book) -> None:
        for each in spoils:
            each(book)

    return spoil


def doubled(book: Book) -> None:
    book.put("Laporan", "Nilai", 1)
    book.rows.append(list(book.rows[book.row("Laporan")]))


def merged_rows(book: Book) -> None:
    book.put("Laporan", "Nilai", 2)
    at, column = book.row("Laporan"), book.heads.index("Nilai")
    book.merged.append((at, column, at + 1, column))


def key_of_another(book: Book) -> None:
    book.put("Laporan", "Kode baris", "1-999999")


def no_key_but_filled(book: Book) -> None:
    book.put("Laporan", "Nilai", 2)
    book.put("Laporan", "Kode baris", "")


def shifted(book: Book) -> None:
    """Sort one column alone: the keys stand beside other indicators."""
    at = book.heads.index("Kode baris")
    keys = [row[at] for row in book.rows[HEADING + 1 :]]
    for row, key in zip(book.rows[HEADING + 1 :], reversed(keys), strict=True):
        row[at] = key


# What was done to a sheet: the row, the column, the value that are named, and why.
SPOILED_CELLS = {
    "words for a number": (put("Nilai", "banyak"), 5, "Nilai", "banyak", "bukan angka"),
    "negative": (put("Nilai", -3), 5, "Nilai", "-3", "tidak boleh negatif"),
    "negative part": (
        both(
            put("Pembilang", -1, "Permohonan"),
            put("Penyebut", 5, "Permohonan"),
        ),
        7, "Pembilang", "-1", "tidak boleh negatif",
    ),
    "too precise": (put("Nilai", 33.33333333), 5, "Nilai", "33,33333333", "terlalu rinci"),
    "too large": (put("Nilai", 1e20), 5, "Nilai", "1" + "0" * 20, "terlalu besar"),
    "two readings": (put("Nilai", "1.200", "Indeks"), 6, "Nilai", "1.200", "lebih dari"),
    "a date": (put("Nilai", "3/4/2025"), 5, "Nilai", "3/4/2025", "bukan angka"),
    "an error of Excel": (
        put("Nilai", Formula("=1/0", "#DIV/0!")), 5, "Nilai", "#DIV/0!", "bukan angka",
    ),
    "one part of a ratio": (
        put("Pembilang", 40, "Permohonan"), 7, "Penyebut", "", "keduanya",
    ),
    "nothing to divide by": (
        both(put("Pembilang", 0, "Permohonan"), put("Penyebut", 0, "Permohonan")),
        7, "Pembilang", "0", "Penyebut 0",
    ),
    "a value for a ratio": (put("Nilai", 80, "Permohonan"), 7, "Nilai", "80", "Pembilang"),
    "a part for a value": (put("Penyebut", 80), 5, "Penyebut", "80", "pada kolom Nilai"),
    "grade too long": (
        put("Predikat", "B" * 201, "AKIP"), 8, "Predikat", "B" * 80, "panjang",
    ),
    "indicator altered": (
        put("Indikator", "Laporan disusun"), 5, "Indikator", "Laporan disusun",
        "kembalikan ke “Laporan tersusun”",
    ),
    "target altered": (
        put("Target s.d. periode", "9 Laporan"), 5, "Target s.d. periode", "9 Laporan",
        "terkunci",
    ),
    "unit altered": (put("Satuan", "Dokumen"), 5, "Satuan", "Dokumen", "terkunci"),
    "last period altered": (put("Periode lalu", "9"), 5, "Periode lalu", "9", "terkunci"),
    "row doubled": (doubled, 9, "Indikator", "Laporan tersusun", "sama dengan baris 5"),
    "id altered": (key_of_another, 5, "Kode baris", "1-999999", "diubah"),
    "id deleted": (no_key_but_filled, 5, "Kode baris", "", "terhapus"),
    "id deleted, nothing filled": (put("Kode baris", ""), 5, "Kode baris", "", "terhapus"),
    "version altered": (put("Versi", 7), 5, "Versi", "7", "Versi baris ini diubah"),
    "merged cells": (merged_rows, 5, "Nilai", "2", "digabung"),
    "one column sorted alone": (
        shifted, 5, "Indikator", "Laporan tersusun", "kembalikan ke “Nilai AKIP”",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SPOILED_CELLS)
def test_a_spoiled_cell_is_named_with_row_column_value_and_reason(
    kecamatan, operator, place, kind
):
    spoil, row, column, value, reason = SPOILED_CELLS[kind]
    book = exported(operator)
    spoil(book)

    plan = look(read_entry(read_exactly(book.saved())), place, operator)

    problem = plan.problems[0]
    assert (problem.row, problem.column, problem.value) == (row, column, value)
    assert reason in problem.what
    with pytest.raises(Refused):
        brought(book.saved(), place, operator)
    assert not Result.objects.exists()


def without_stamp(book: Book) -> None:
    book.sheets = {"Isian": book.rows}


def stamp_changed(book: Book) -> None:
    stamp = list(book.sheets.values())[1]
    at = next(n for n, row in enumerate(stamp) if row[0] == "unit")
    stamp[at + 1][0] = "Kecamatan Lain"


def row_of_stamp_changed(book: Book) -> None:
    stamp = list(book.sheets.values())[1]
    stamp[1][1] = stamp[1][1].replace(",0,[", ",5,[")


def heading_gone(book: Book) -> None:
    del book.rows[HEADING]


def column_gone(book: Book) -> None:
    at = book.heads.index("Nilai")
    for row in book.rows[HEADING:]:
        del row[at]


def two_sheets(book: Book) -> None:
    stamp = list(book.sheets.values())[1]
    book.sheets = {"Isian": book.rows, "Isian (2)": book.rows, "Jenjang": stamp}


def too_many_rows(book: Book) -> None:
    book.rows.extend([["x"]] * 10_001)


SPOILED_SHEETS = {
    "no stamp": (without_stamp, "bukan lembar isian Jenjang"),
    "stamp altered": (stamp_changed, "rusak atau diubah"),
    "row of the stamp altered": (row_of_stamp_changed, "rusak atau diubah"),
    "no heading": (heading_gone, "Baris judul tidak ditemukan"),
    "a column gone": (column_gone, "Kolom Nilai tidak ada"),
    "two sheets of entries": (two_sheets, "Ada dua lembar isian"),
    "too many rows": (too_many_rows, "lebih dari 10000 baris"),
}


@pytest.mark.parametrize("kind", SPOILED_SHEETS)
def test_a_spoiled_sheet_is_refused_whole(kecamatan, operator, place, kind):
    spoil, reason = SPOILED_SHEETS[kind]
    book = exported(operator)
    spoil(book)

    with pytest.raises(Refused, match=reason):
        read_file(book.saved(), place)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"<a/>")
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 90_000_000)
    return file.getvalue()


FILES = {
    "empty": (b"", "kosong"),
    "csv": (b"Indikator;Nilai\nLaporan;1\n", "bukan Excel"),
    "json": (b'[{"Nilai": 1}]', "bukan Excel"),
    "pdf": (b"%PDF-1.7 ...", "bukan Excel"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "Excel lama"),
    "a zip cut short": (b"PK\x03\x04" + b"\x00" * 200, "rusak"),
    "a zip bomb": (bomb(), "jauh lebih besar"),
    "an empty workbook": (workbook([]), "kosong"),
    "another workbook": (workbook([["Nilai"], [1]]), "bukan lembar isian Jenjang"),
}


@pytest.mark.parametrize("kind", FILES)
def test_what_is_no_sheet_of_entries_is_refused_in_one_sentence(place, kind):
    content, reason = FILES[kind]
    with pytest.raises(Refused, match=reason):
        read_file(content, place)


def test_a_sheet_of_another_unit_period_or_pemda_is_refused_by_name(
    kecamatan, operator, place
):
    content = exported(operator).saved()
    other = Place(Kecamatan("Kecamatan Randuagung").unit, quarter(1), PEMDA)

    with pytest.raises(Refused, match="untuk Kecamatan Sukamaju"):
        read_file(content, other)
    with pytest.raises(Refused, match="halaman ini untuk Triwulan II 2025"):
        read_file(content, Place(kecamatan.unit, quarter(2), PEMDA))
    with pytest.raises(Refused, match="untuk Kabupaten Tirtajaya"):
        read_file(content, Place(kecamatan.unit, quarter(1), "Kabupaten Randujaya"))


def test_a_sheet_that_this_server_did_not_seal_is_refused(operator, place):
    with override_settings(SECRET_KEY="kunci-server-lain"):
        content = exported(operator).saved()

    with pytest.raises(Refused, match="rusak atau diubah"):
        read_file(content, place)


def test_an_official_fills_his_own_rows_and_the_others_are_shut(kecamatan, operator):
    kasi = kecamatan.official("Kasi Pelayanan")
    kecamatan.indicator(text="Milik kasi", owner=kasi, measured_in="Laporan")
    pegawai = kecamatan.user(Role.PEGAWAI, holding=kasi)
    place = Place(kecamatan.unit, quarter(1), PEMDA)

    own = exported(pegawai)
    assert [row[1] for row in own.rows[HEADING + 1 :]] == ["Milik kasi"]
    everything = exported(pegawai, f"{QUERY}&pejabat=")
    everything.put("Laporan", "Nilai", 2)
    plan = looked(everything.saved(), place, pegawai)
    assert "tidak diisi oleh Anda" in plan.problems[0].what
    by_office = exported(operator, f"{QUERY}&pejabat=")
    by_office.put("Laporan", "Nilai", 2)
    plan = looked(by_office.saved(), place, pegawai)
    assert "tidak diisi oleh Anda" in plan.problems[0].what


def test_a_month_is_exported_and_brought_in_as_a_month(kecamatan, operator):
    kecamatan.indicator(text="Bulanan", frequency=PeriodKind.MONTH, measured_in="Laporan")
    book = exported(operator, "?tahun=2025&periode=bulan-2")
    book.put("Bulanan", "Nilai", 2)

    brought(book.saved(), Place(kecamatan.unit, month(2), PEMDA), operator)

    assert stored("Bulanan").period == month(2)
    assert len(book.rows) == HEADING + 2


def test_exporting_and_looking_cost_the_same_queries_for_one_row_and_for_many(
    kecamatan, operator, place
):
    def counted(filled: int) -> tuple[int, int]:
        client = client_of(operator)
        with CaptureQueriesContext(
            connection,
        ) as exporting:
            book = opened(client.get(reverse(SHEET) + QUERY).content)
        for name in ("Laporan", "Indeks", "Bertambah 1", "Bertambah 2")[:filled]:
            book.put(name, "Nilai", 1)
        sheet = read_entry(read_exactly(book.saved()))
        with CaptureQueriesContext(connection) as looking:
            plan = look(sheet, place, User.objects.get(pk=operator.pk))
        assert len(plan.changes) == filled
        return len(exporting), len(looking)

    few = counted(1)
    for n in (1, 2):
        kecamatan.indicator(text=f"Bertambah {n}", measured_in="Laporan")
    assert counted(4) == few
    assert max(few) <= 16  # three of them keep the year in the session


def test_a_note_on_a_composite_leaves_its_components(kecamatan, operator, place):
    one = kecamatan.indicator(text="Indeks kecamatan", composite="ikki-1")
    codes = [each.code for each in all_composites()["ikki-1"].components]
    report_result(
        series_id=one.series_id,
        period_id=quarter(1).pk,
        version=0,
        components=dict.fromkeys(codes, Decimal(80)),
        by=operator,
    )
    book = exported(operator)
    book.put("Indeks kecamatan", "Keterangan", "Dari Bagian Organisasi")

    brought(book.saved(), place, operator)

    result = stored("Indeks kecamatan")
    assert result.scores == dict.fromkeys(codes, Decimal(80))
    assert (result.value, result.note) == (80, "Dari Bagian Organisasi")
