"""Tables of reports as a kecamatan might have them, made up by chance."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st
from tests.papers.writing.strategies import COUNTED, MEASURES, RESULTS, laws, phrases

from jenjang.core.figures import write_number
from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    Figure,
    FollowUpRow,
    IndicatorRow,
    PlainTable,
)

RATINGS = (
    "Berhasil",
    "Cukup Berhasil",
    "Kurang Berhasil",
    "Sangat Tinggi",
    "Tidak Berhasil",
)
DEEDS = ("Koordinasi", "Administrasi", "Fasilitasi")
OFFICIALS = ("Camat", "Sekretaris Kecamatan", "Kepala Seksi Pemerintahan", "Kasubbag Umpeg")
DATA = ("Hasil SKM Kecamatan", "Sekretariat Daerah", "Laporan Seksi", "LHE Inspektorat")
STATES = ("Selesai", "Dalam proses", "Belum ditindaklanjuti")
TIMES = ("Triwulan II", "13 Juli 2023", "Januari s.d. Maret 2024", "Setiap bulan")
LINKS = ("https://drive.google.com/file/d/1HJYCSQizZLG3K5hkUONMfF-gDtsCiKejX/view?usp=x",)
UNITS = ("Persen", "Nilai", "Indeks", *COUNTED)


@st.composite
def numbers(draw: st.DrawFn, what: str, when: str | None = None, unit: str = "") -> Figure:
    """Return a figure as papers print it: whole, with decimals, with its sign."""
    value = Decimal(draw(st.integers(0, 12_000))) / draw(st.sampled_from((1, 100)))
    is_percent = what.endswith("_percent")
    places = 0 if value == value.to_integral_value() and not is_percent else 2
    text = write_number(value, places, unit="Persen" if is_percent else unit)
    sign = draw(st.sampled_from(("", "%"))) if is_percent else ""
    return Figure(what, f"{text}{sign}", value, when)


@st.composite
def amounts(draw: st.DrawFn, what: str, when: str | None = None) -> Figure:
    """Return an amount of whole rupiah."""
    value = draw(st.integers(100_000, 99_999_999_999) | st.integers(2_100, 2_100))
    return Figure(what, f"{value:,}".replace(",", "."), Decimal(value), when)


@st.composite
def measured(draw: st.DrawFn, most: int = 3) -> tuple[IndicatorRow, ...]:
    """Return indicators under their objectives, numbered in one of the usual ways."""
    many = draw(st.integers(1, most))
    way = draw(st.sampled_from(("", "rows", "objectives")))
    rows: list[IndicatorRow] = []
    for at in range(1, many + 1):
        objective = f"{draw(st.sampled_from(RESULTS))} {draw(phrases(3))} ke-{at}"
        for _ in range(draw(st.integers(1, 3))):
            number = {"rows": str(len(rows) + 1), "objectives": str(at)}.get(way)
            text = f"{draw(st.sampled_from(MEASURES))} {draw(phrases())} ({len(rows)})"
            unit = draw(st.sampled_from(UNITS))
            rows.append(IndicatorRow(text, objective, number=number, unit=unit))
    return tuple(rows)


@st.composite
def filled(
    draw: st.DrawFn, rows: Sequence[IndicatorRow], whats: Sequence[tuple[str, str | None]]
) -> tuple[IndicatorRow, ...]:
    """Return the rows with figures, of which a few are not known."""
    found = []
    for row in rows:
        figures = [
            draw(amounts(what, when))
            if what.endswith("_idr")
            else draw(numbers(what, when, row.unit or ""))
            for what, when in whats
            if draw(st.integers(0, 9)) or not found
        ]
        found.append(replace(row, figures=tuple(figures)))
    return tuple(found)


def captioned(
    draw: st.DrawFn, kind: str, rows: Sequence[object], caption: str
) -> FactTable:
    """Return a table with a number of its own."""
    number = f"{draw(st.integers(1, 4))}.{draw(st.integers(1, 20))}"
    return FactTable(kind, tuple(rows), number, caption)  # type: ignore[arg-type]  # of one sort


@st.composite
def iku(draw: st.DrawFn) -> FactTable:
    """Return key indicators with what explains them."""
    rows = [
        replace(
            row,
            definition=f"Ukuran {draw(phrases(3))}",
            formula=f"(Jumlah {draw(phrases(1))} / Jumlah seluruhnya) x 100%",
            data_source=draw(st.sampled_from(DATA)),
            responsible=draw(st.sampled_from(OFFICIALS)),
        )
        for row in draw(measured())
    ]
    return captioned(draw, "iku", rows, "Indikator Kinerja Utama Tahun 2023")


@st.composite
def agreement(draw: st.DrawFn) -> FactTable:
    """Return what is promised by level, some indicators beside several activities."""
    rows: list[IndicatorRow] = []
    for row in draw(filled(draw(measured()), [("target", None)])):
        official = draw(st.sampled_from(OFFICIALS))
        for n in range(draw(st.integers(1, 3))):
            target = draw(numbers("activity_target", None, "Persen"))
            rows.append(
                replace(
                    row,
                    figures=(
                        *(row.figures if n == 0 else ()),
                        target,
                        draw(amounts("ceiling_idr")),
                    ),
                    activity=f"Program {draw(phrases(1))} {len(rows)}",
                    activity_indicator=f"Persentase {draw(phrases(1))} {len(rows)}",
                    activity_unit="Persen",
                    responsible=official,
                )
            )
    return captioned(draw, "perjanjian", rows, "Perjanjian Kinerja Perubahan Tahun 2023")


@st.composite
def results(draw: st.DrawFn) -> FactTable:
    """Return targets and results of the year with their ratings."""
    whats = [("target", "2023"), ("actual", "2023"), ("achievement_percent", None)]
    reason = st.sampled_from((None, "belum diukur", "target tidak berupa angka"))
    rows = [
        replace(row, rating=draw(st.sampled_from(RATINGS)), note=draw(reason))
        for row in draw(filled(draw(measured()), whats))
    ]
    mean = draw(numbers("achievement_percent"))
    rating = draw(st.sampled_from(RATINGS))
    total = IndicatorRow("Rata-rata capaian", level="rata-rata", figures=(mean,))
    rows.append(replace(total, rating=rating))
    return captioned(draw, "capaian", rows, "Realisasi Kinerja Tahun 2023")


@st.composite
def officials(draw: st.DrawFn) -> FactTable:
    """Return results by the official who answers for them, some by nobody."""
    whats = [("target", None), ("actual", None), ("achievement_percent", None)]
    rows = [
        replace(row, objective=None, responsible=draw(st.sampled_from((*OFFICIALS, None))))
        for row in draw(filled(draw(measured(5)), whats))
    ]
    rows[0] = replace(rows[0], responsible="Camat")
    return captioned(draw, "capaian", rows, "Realisasi Menurut Penanggung Jawab")


@st.composite
def years(draw: st.DrawFn) -> FactTable:
    """Return results of three years."""
    whats: list[tuple[str, str | None]] = [("actual", str(y)) for y in (2021, 2022, 2023)]
    rows = draw(filled(draw(measured()), whats))
    return captioned(draw, "perbandingan tahun", rows, "Perbandingan dengan Tahun Lalu")


@st.composite
def renstra(draw: st.DrawFn) -> FactTable:
    """Return results beside the end of the Renstra."""
    whats = [("actual", "2023"), ("renstra_target", "2026"), ("progress_percent", None)]
    rows = draw(filled(draw(measured()), whats))
    return captioned(draw, "perbandingan renstra", rows, "Realisasi dan Akhir Renstra")


@st.composite
def standards(draw: st.DrawFn) -> FactTable:
    """Return results beside a standard."""
    rows = [
        replace(row, data_source=draw(st.sampled_from(DATA)))
        for row in draw(filled(draw(measured()), [("actual", "2023"), ("standard", None)]))
    ]
    return captioned(draw, "perbandingan standar", rows, "Realisasi dan Standar Nasional")


MONEY = ("ceiling_idr", "spent_idr", "absorption_percent")


@st.composite
def performance(draw: st.DrawFn) -> FactTable:
    """Return performance beside money, with a mean below."""
    whats = [(what, None) for what in ("target", "actual", "achievement_percent", *MONEY)]
    rows = list(draw(filled(draw(measured()), whats)))
    if draw(st.booleans()):
        mean = draw(numbers("achievement_percent"))
        rows.append(IndicatorRow("Rata-rata", level="rata-rata", figures=(mean,)))
    return captioned(draw, "kinerja dan anggaran", rows, "Kinerja dan Anggaran Tahun 2023")


@st.composite
def efficiency(draw: st.DrawFn) -> FactTable:
    """Return capaian, absorption and efficiency."""
    measures = ("achievement_percent", "absorption_percent", "efficiency_percent")
    rows = draw(filled(draw(measured()), [(what, None) for what in measures]))
    return captioned(draw, "efisiensi", rows, "Efisiensi Penggunaan Sumber Daya")


@st.composite
def _spent(draw: st.DrawFn) -> tuple[Figure, ...]:
    ceiling, spent = draw(amounts("ceiling_idr")), draw(amounts("spent_idr"))
    return ceiling, spent, draw(numbers("absorption_percent"))


@st.composite
def activities(draw: st.DrawFn) -> FactTable:
    """Return programs, kegiatan and sub kegiatan by code or by number, with their sum."""
    coded = draw(st.booleans())
    rows: list[BudgetRow] = []

    def add(level: str, mark: str, name: str, parent: int | None) -> int:
        code, number = (mark, None) if coded else (None, mark)
        rows.append(BudgetRow(level, name, code, number, parent, draw(_spent())))
        return len(rows) - 1

    for p in range(1, draw(st.integers(1, 3)) + 1):
        base = f"7.01.{p:02}" if coded else f"{p}"
        program = add("program", base, f"PROGRAM {draw(phrases(1)).upper()}", None)
        for k in range(1, draw(st.integers(1, 2)) + 1):
            code = f"{base}.2.{k:02}" if coded else f"{base}.{k}"
            name = f"{draw(st.sampled_from(DEEDS))} {draw(phrases(1))}"
            kegiatan = add("kegiatan", code, name, program)
            for s in range(1, draw(st.integers(1, 3)) + 1):
                below = f"{code}.{s:04}" if coded else f"{code}.{s}"
                add("sub kegiatan", below, f"Penyediaan {draw(phrases(2))}", kegiatan)
            if coded and draw(st.booleans()):  # one that the nomenclature does not know
                number = f"{p}.{k}.9"
                name = f"Penyediaan {draw(phrases(1))} lainnya"
                figures = draw(_spent())
                rows.append(
                    BudgetRow("sub kegiatan", name, None, number, kegiatan, figures)
                )
    rows.append(BudgetRow("total", "Jumlah", figures=draw(_spent())))
    return captioned(draw, "realisasi anggaran", rows, "Realisasi Program dan Kegiatan")


BELANJA = ("Belanja Operasi", "Belanja Modal", "Belanja Tidak Terduga")


@st.composite
def spending(draw: st.DrawFn) -> FactTable:
    """Return kinds of spending with their sum."""
    rows = [
        BudgetRow("belanja", name, number=str(n), figures=draw(_spent()))
        for n, name in enumerate(BELANJA[: draw(st.integers(1, 3))], start=1)
    ]
    rows.append(BudgetRow("total", "Jumlah", figures=draw(_spent())))
    return captioned(draw, "realisasi anggaran", rows, "Realisasi Jenis Belanja")


@st.composite
def promises(draw: st.DrawFn) -> FactTable:
    """Return what officials promise, before and after the Perubahan."""
    rows = []
    for row in draw(filled(draw(measured()), [("target", None)])):
        first = draw(numbers("target", None, row.unit or ""))
        second = draw(numbers("target", None, row.unit or ""))
        figures = (replace(first, of="murni"), replace(second, of="perubahan"))
        official = draw(st.sampled_from(OFFICIALS))
        rows.append(replace(row, figures=figures, responsible=official))
    return captioned(draw, "perjanjian", rows, "Perjanjian Kinerja Perubahan Tahun 2023")


@st.composite
def years_in_full(draw: st.DrawFn) -> FactTable:
    """Return results and capaian of three years, and what changed."""
    whats = [
        (what, str(year))
        for year in (2021, 2022, 2023)
        for what in ("actual", "achievement_percent")
    ]
    rows = draw(filled(draw(measured()), [*whats, ("change", None)]))
    note = "2021 tidak dapat dibandingkan: rumus berubah"
    rows = tuple(replace(row, note=draw(st.sampled_from((None, note)))) for row in rows)
    return captioned(draw, "perbandingan tahun", rows, "Perbandingan dengan Tahun Lalu")


@st.composite
def plan(draw: st.DrawFn) -> FactTable:
    """Return the targets of a Renstra by year."""
    first = draw(st.sampled_from((2022, 2026)))
    whats: list[tuple[str, str | None]] = [("target", str(y)) for y in range(first, 2027)]
    rows = draw(filled(draw(measured()), whats))
    return captioned(draw, "target renstra", rows, "Target Renstra Tahun 2022–2026")


@st.composite
def programs(draw: st.DrawFn) -> FactTable:
    """Return programs with the capaian they serve, their money, how efficient it was."""
    rows = []
    for n in range(1, draw(st.integers(1, 4)) + 1):
        figures = (draw(numbers("achievement_percent")), *draw(_spent()))
        efficient = draw(numbers("efficiency_percent"))
        name = f"PROGRAM {draw(phrases(1)).upper()}"
        note = draw(st.sampled_from((None, f"Meningkatnya {draw(phrases(1))}")))
        code = f"7.01.{n:02}"
        rows.append(
            BudgetRow("program", name, code, figures=(*figures, efficient), note=note)
        )
    return captioned(draw, "realisasi anggaran", rows, "Efisiensi Anggaran Program")


@st.composite
def two_years(draw: st.DrawFn) -> FactTable:
    """Return kinds of belanja, or programs, with the money of two years."""
    by_kind = draw(st.booleans())
    names = BELANJA if by_kind else [f"PROGRAM {draw(phrases(1)).upper()}"] * 2
    rows = [
        BudgetRow(
            "belanja" if by_kind else "program",
            name,
            None if by_kind else f"7.01.{n:02}",
            str(n) if by_kind else None,
            figures=draw(_of_two_years()),
        )
        for n, name in enumerate(names, start=1)
    ]
    rows.append(BudgetRow("total", "Jumlah", figures=draw(_of_two_years())))
    words = "Jenis Belanja" if by_kind else "Program"
    title = f"Anggaran dan Realisasi menurut {words} Tahun 2023 dan Tahun 2022"
    return captioned(draw, "realisasi anggaran", rows, title)


@st.composite
def _of_two_years(draw: st.DrawFn) -> tuple[Figure, ...]:
    return tuple(
        replace(figure, when=year) for year in ("2022", "2023") for figure in draw(_spent())
    )


@st.composite
def units(draw: st.DrawFn) -> FactTable:
    """Return the units of a pemda with their capaian and money."""
    rows = [
        BudgetRow(
            "unit",
            f"Kecamatan {name}",
            number=str(n),
            figures=(draw(numbers("achievement_percent")), *draw(_spent())),
        )
        for n, name in enumerate(("Tirtasari", "Mekarjati", "Wanasari"), start=1)
    ]
    rows.append(BudgetRow("total", "Jumlah", figures=draw(_spent())))
    return captioned(draw, "realisasi anggaran", rows, "Capaian Perangkat Daerah")


@st.composite
def ceilings(draw: st.DrawFn) -> FactTable:
    """Return programs with what was set aside before and after the Perubahan."""
    whats = ("initial_ceiling_idr", "ceiling_idr", "change_idr")
    rows = [
        BudgetRow(
            "program",
            f"PROGRAM {draw(phrases(1)).upper()}",
            f"7.01.{n:02}",
            figures=tuple(draw(amounts(what)) for what in whats),
        )
        for n in range(1, draw(st.integers(1, 4)) + 1)
    ]
    total = tuple(draw(amounts(what)) for what in whats)
    rows.append(BudgetRow("total", "Jumlah", figures=total))
    return captioned(draw, "pagu anggaran", rows, "Program dan Anggaran Tahun 2023")


@st.composite
def follow_up(draw: st.DrawFn) -> FactTable:
    """Return recommendations and what was done."""
    rows = [
        FollowUpRow(
            f"Agar menyusun {draw(phrases(3))}",
            str(n),
            f"Menyusun {draw(phrases(3))}",
            draw(st.none() | st.just("Dokumen yang ditetapkan")),
            draw(st.none() | st.sampled_from(TIMES)),
            draw(st.none() | st.sampled_from(OFFICIALS)),
            draw(st.sampled_from(STATES)),
            draw(st.none() | st.sampled_from(LINKS)),
        )
        for n in range(1, draw(st.integers(1, 4)) + 1)
    ]
    return captioned(draw, "tindak lanjut", rows, "Tindak Lanjut Rekomendasi Evaluasi")


@st.composite
def problems(draw: st.DrawFn) -> PlainTable:
    """Return a tree of problems: what is empty stands under what is above it."""
    cells = [("No", "Masalah Pokok", "Masalah", "Akar Masalah")]
    for n in range(1, draw(st.integers(1, 2)) + 1):
        for m in range(draw(st.integers(1, 3))):
            for r in range(draw(st.integers(1, 3))):
                first, leads = r == 0, r == m == 0
                main = f"Belum optimalnya {draw(phrases(1))}" if leads else ""
                middle = f"Rendahnya {draw(phrases(1))} {n}{m}" if first else ""
                root = f"Terbatasnya {draw(laws())} {n}{m}{r}"
                cells.append((f"{n}." if leads else "", main, middle, root))
    return PlainTable(tuple(cells), "1.1", "Permasalahan Kecamatan")


@st.composite
def scales(draw: st.DrawFn) -> PlainTable:
    """Return a scale of ratings."""
    bands = ("≥ 100%", "70% - < 100%", "40% - < 70%", "< 40%")
    rows = [
        (str(n), band, draw(st.sampled_from(RATINGS)), "Hijau")
        for n, band in enumerate(bands, start=1)
    ]
    head = ("No", "Interval Nilai Realisasi Kinerja", "Kriteria Penilaian", "Kode")
    return PlainTable((head, *rows), "3.1", "Skala Nilai Peringkat Kinerja")


KINDS = (
    iku, agreement, results, officials, years, renstra, standards, performance, efficiency,
    activities, spending, follow_up, problems, scales, promises, years_in_full, plan,
    programs, units, ceilings, two_years,
)  # fmt: skip
