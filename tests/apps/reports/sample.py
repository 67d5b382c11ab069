"""An invented kecamatan with a year of results, its texts as long as those of real ones."""

import datetime as dt
from decimal import Decimal

from jenjang.apps.measurement.models import PhysicalProgress, Spending
from jenjang.apps.measurement.services import rebuild, report_result
from jenjang.apps.organisation.models import Period, PeriodKind, Year
from jenjang.apps.plans.models import (
    ActivityLevel,
    ObjectiveLevel,
    Plan,
    PlanKind,
    Stage,
    Target,
)
from tests.apps.measurement.factories import (
    YEAR,
    AppointmentFactory,
    Kecamatan,
    month,
    open_year,
    quarter,
)

PROGRAMS = (
    ("Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", (6, 5, 4)),
    ("Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", (4, 3)),
    ("Program Pemberdayaan Masyarakat Desa dan Kelurahan", (4, 3)),
    ("Program Koordinasi Ketenteraman dan Ketertiban Umum", (3, 2)),
    ("Program Penyelenggaraan Urusan Pemerintahan Umum", (3,)),
    ("Program Pembinaan dan Pengawasan Pemerintahan Desa", (2, 2)),
)  # 41 sub kegiatan
SMALL = (("Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", (2,)),)
KEGIATAN = (
    "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
    "Administrasi Keuangan Perangkat Daerah",
    "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
)
SUB = (
    "Penyusunan Dokumen Perencanaan Perangkat Daerah",
    "Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja",
    "Penyediaan Gaji dan Tunjangan ASN",
    "Peningkatan Efektivitas Pelaksanaan Pelayanan kepada Masyarakat di Wilayah Kecamatan",
    "Fasilitasi Penyusunan Peraturan Desa dan Peraturan Kepala Desa",
    "Sinergitas dengan Kepolisian, Tentara Nasional Indonesia, dan Instansi Vertikal",
)
INDICATORS = (
    # text, unit, accumulation, target, quarters
    ("Nilai Evaluasi Kecamatan", "Nilai", "last", "74", ("72.5", "73", "75.25")),
    ("Indeks Kepuasan Masyarakat atas pelayanan administrasi terpadu kecamatan", "Nilai",
     "last", "85", ("84.1", "86.35", None)),
    ("Jumlah laporan pembinaan penyelenggaraan pemerintahan desa yang tersusun tepat waktu",
     "Laporan", "sum", "12", ("3", None, "3")),
    ("Persentase usulan musyawarah perencanaan pembangunan yang terakomodasi dalam RKPD",
     "Persen", "last", "60", ("15", "30.5", "41.75")),
    ("Jumlah orang yang mengikuti pelatihan pemberdayaan masyarakat", "Orang", "sum",
     "1600", ("420", "380", "455")),
    ("Persentase gangguan ketenteraman dan ketertiban umum yang tertangani", "Persen",
     "last", "100", ("100", "98.5", "100")),
)  # fmt: skip


def a_kecamatan(name="Kecamatan Sukamaju", *, subs=None, programs=PROGRAMS):
    """Return a unit with head, two kasi, a Renstra, 41 sub kegiatan, three quarters."""
    made = Kecamatan(name)
    made.camat = made.official("Camat")
    made.kasi = made.official("Kepala Seksi Pemerintahan", under=made.camat)
    made.camat_holder = AppointmentFactory(
        position=made.camat,
        official__full_name="Rini Astuti, S.STP, M.Si",
        official__rank="Pembina Tingkat I / IV.b",
        since=dt.date(YEAR, 1, 1),
    )
    made.subs, made.programs = [], []
    for p, (program, kegiatan) in enumerate(programs, start=1):
        made.programs.append(_program(made, p, program, kegiatan))
    made.indicators = [_indicator(made, n, *row) for n, row in enumerate(INDICATORS)]
    _renstra(made)
    rebuild(made.unit, YEAR)
    return made


def _program(made, p, name, kegiatan):
    program = made.activity(
        name, None, code=f"7.01.0{p}", level=ActivityLevel.PROGRAM, allotted_to=(made.kasi,)
    )
    for k, count in enumerate(kegiatan, start=1):
        middle = made.activity(
            f"{KEGIATAN[k - 1]} {p}", None, code=f"7.01.0{p}.2.0{k}", parent=program,
            level=ActivityLevel.KEGIATAN,
        )  # fmt: skip
        for s in range(1, count + 1):
            number = len(made.subs)
            sub = made.activity(
                f"{SUB[number % 6]} {number + 1}",
                12_345_000 + number * 7_654_321,
                code=f"7.01.0{p}.2.0{k}.00{s:02d}",
                parent=middle,
                level=ActivityLevel.SUB_KEGIATAN,
            )
            _spend(sub, number)
            made.subs.append(sub)
    return program


def _spend(sub, number):
    """Spend by month to September; every seventh sub kegiatan has nothing recorded."""
    if number % 7 == 6:
        return
    for n in (3, 6, 9):
        Spending.objects.create(
            activity=sub, period=month(n), spent_idr=2_000_000 + number * 1_111_111
        )
        PhysicalProgress.objects.create(
            activity=sub, period=month(n), percent=Decimal(8 * n + number % 9)
        )


def _indicator(made, n, text, measured_in, *counted):
    accumulation, target, quarters = counted
    node = made.objective(
        f"Meningkatnya kualitas penyelenggaraan pelayanan dan pemerintahan kecamatan {n}",
        level=ObjectiveLevel.STRATEGIS,
    )
    node.activities.add(made.programs[n % len(made.programs)])
    holder = made.camat if n < 3 else made.kasi
    indicator = made.indicator(
        promised_by=(holder,), objective=node, text=text, measured_in=measured_in,
        accumulation=accumulation, target=Decimal(target), owner=holder,
    )  # fmt: skip
    for q, value in enumerate(quarters, start=1):
        if value is not None:
            report_result(
                series_id=indicator.series_id,
                period_id=quarter(q).pk,
                version=0,
                value=Decimal(value),
                cause="Jadwal pelayanan keliling diperluas ke seluruh desa",
                obstacle="Jaringan di empat desa belum stabil" if n % 2 else None,
                follow_up="Menambah satu loket pelayanan pada triwulan berikutnya",
                by=None,
            )
    return indicator


def _renstra(made):
    """Give every series a Renstra of three years and a result of the year before."""
    Plan.objects.create(
        unit=made.unit, kind=PlanKind.RENSTRA, first_year=YEAR - 1, last_year=YEAR + 1
    )
    open_year(YEAR - 1)
    Year.objects.get_or_create(year=YEAR + 1)
    for n in (YEAR - 1, YEAR, YEAR + 1):
        last_day = dt.date(n, 12, 31)
        period, _ = Period.objects.get_or_create(
            year_id=n, kind=PeriodKind.YEAR, n=1,
            defaults={"first_day": dt.date(n, 1, 1), "last_day": last_day,
                      "due_on": last_day},
        )  # fmt: skip
        for indicator in made.indicators:
            yearly = Target.objects.get(series=indicator.series, stage=Stage.PK).value
            Target.objects.create(
                series=indicator.series, period=period, stage=Stage.RENSTRA, value=yearly
            )
