"""The parts of a report that are drawn from the record: tables and charts, by their key.

A new one is a function record -> tables or charts, and a line in `PARTS`. A part that has
nothing to show returns nothing: the section then says so in words.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jenjang.apps.reports.snapshots.annual.facts import Subject
from jenjang.apps.reports.snapshots.annual.parts import (
    beside_last_year,
    budgets,
    charts,
    people,
    planning,
    results,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.papers.blocks import Chart, Picture
from jenjang.papers.document import FactTable, PlainTable

Drawn = FactTable | PlainTable | Chart | Picture
Make = Callable[[AnnualRecord, Subject | None], tuple[Drawn, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """A table or chart: `key` in outlines, `name` on screen, the `section` it is made for.

    A chart's caption is its `alt`; a table brings its own, without a number.
    """

    key: str
    name: str
    section: str
    make: Make


def _both(*makes: Make) -> Make:
    """Return what several functions draw, one after the other."""

    def make(record: AnnualRecord, subject: Subject | None) -> tuple[Drawn, ...]:
        return tuple(one for each in makes for one in each(record, subject))

    return make


PARTS: tuple[Part, ...] = (
    Part("ringkasan-capaian", "Ringkasan capaian sasaran", "ringkasan", results.headline),
    Part("bagan-organisasi", "Bagan organisasi", "1.organisasi", people.chart),
    Part("pegawai", "Daftar pejabat", "1.organisasi", people.staff),
    Part("permasalahan", "Pohon masalah", "1.permasalahan", planning.troubles),
    Part("isu-strategis", "Isu strategis", "1.isu", planning.issues),
    Part("renstra", "Target Renstra", "2.renstra", planning.renstra),
    Part("iku", "Indikator kinerja utama", "2.iku", planning.iku),
    Part("perjanjian", "Perjanjian kinerja", "2.perjanjian", planning.agreement),
    Part("perjanjian-anggaran", "Program dan pagu", "2.perjanjian", planning.ceilings),
    Part("skala", "Skala penilaian", "3.a.capaian", results.scale),
    Part("capaian", "Target dan realisasi", "3.a.capaian", results.results),
    Part("grafik-capaian", "Grafik capaian", "3.a.capaian", charts.achieved),
    Part("capaian-pejabat", "Capaian menurut jabatan", "3.a.capaian", results.by_official),
    Part("capaian-unit", "Capaian perangkat daerah", "3.a.capaian", budgets.units),
    Part("tahun-lalu", "Terhadap tahun lalu", "3.a.tahun-lalu", results.over_years),
    Part("grafik-tahun-lalu", "Grafik antartahun", "3.a.tahun-lalu", charts.over_years),
    Part(
        "akhir-renstra",
        "Terhadap akhir Renstra",
        "3.a.renstra",
        _both(results.against_renstra, charts.to_the_end),
    ),
    Part("standar", "Terhadap standar", "3.a.standar", results.against_standard),
    Part(
        "analisis-indikator",
        "Capaian satu indikator",
        "3.a.analisis",
        _both(results.results, charts.of_one),
    ),
    Part("efisiensi-sasaran", "Efisiensi", "3.a.efisiensi", budgets.efficiency),
    Part("program-penunjang", "Program penunjang", "3.a.program", budgets.supporting),
    Part("belanja", "Jenis belanja", "3.b.belanja", budgets.kinds),
    Part("grafik-belanja", "Grafik belanja", "3.b.belanja", charts.spending),
    Part(
        "belanja-tahun-lalu",
        "Anggaran terhadap tahun lalu",
        "3.b.belanja",
        beside_last_year.tables,
    ),
    Part("anggaran", "Program sampai sub kegiatan", "3.b.program", budgets.activities),
    Part(
        "kinerja-anggaran",
        "Kinerja dan anggaran",
        "3.b.kinerja-anggaran",
        budgets.beside_money,
    ),
    Part("efisiensi", "Efisiensi program", "3.b.efisiensi", budgets.efficiency_of_programs),
    Part("tindak-lanjut", "Tindak lanjut", "3.c.tindak-lanjut", people.follow_up),
    Part("lampiran-iku", "Indikator kinerja utama", "lampiran.iku", planning.iku),
    Part(
        "lampiran-perjanjian",
        "Daftar perjanjian kinerja",
        "lampiran.perjanjian",
        _both(planning.papers, planning.agreement),
    ),
    Part(
        "lampiran-pengukuran",
        "Formulir pengukuran",
        "lampiran.pengukuran",
        budgets.beside_money,
    ),
)


def part_of(key: str) -> Part | None:
    """Return the part of a key, None where nobody draws it."""
    return next((one for one in PARTS if one.key == key), None)
