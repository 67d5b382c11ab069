"""The figures of a record by name, as texts bind them: ``{ik12.realisasi}``.

12 is the key of the series, which outlives plans; an objective is named by its lineage
(``{sasaran-1f3b9c2a4d5e.rata}``), a standard by whose it is. So a text keeps its figures in
another version of the plan and in the report of another year. A figure that is missing
keeps its name and says so in words, so that a text about it stays a text.
"""

from collections.abc import Iterator, Mapping

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import (
    Aim,
    Kind,
    Measure,
    Reached,
    Spend,
    UnitStanding,
    Work,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.apps.reports.snapshots.annual.stating import Stated
from jenjang.core.figures import write_date
from jenjang.papers.bound_text import BoundFigure

LONGEST = 90  # letters of an indicator or objective in a label


def figures_of(record: AnnualRecord) -> Mapping[str, BoundFigure]:
    """Return every figure of the record by name, in the order a person looks for them."""
    found = (
        *_of_office(record),
        *_of_whole(record),
        *_of_papers(record),
        *(one for measure in record.measures for one in _of_measure(record, measure)),
        *(one for aim in record.aims for one in _of_aim(record, aim)),
        *_of_money("anggaran", "Anggaran seluruhnya", "all", record.money, record),
        *(one for kind in record.kinds for one in _of_kind(record, kind)),
        *(one for work in record.works for one in _of_work(record, work)),
        *(one for unit in record.units for one in _of_unit(record, unit)),
    )
    return {one.name: one for one in found}


def _word(name: str, text: str, path: str, label: str) -> BoundFigure:
    return BoundFigure(name, text, path, label)


def _figure(name: str, stated: Stated, label: str) -> BoundFigure:
    return BoundFigure(name, stated.text, stated.path, label, stated.number)


def short(text: str) -> str:
    """Return the beginning of a long text, cut between words.

    >>> short("Nilai Evaluasi Kecamatan")
    'Nilai Evaluasi Kecamatan'
    """
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rsplit(" ", 1)[0] + " …"


def _of_office(record: AnnualRecord) -> Iterator[BoundFigure]:
    office, head, unit = record.office, record.head, record.office.unit_id or "pemda"
    yield _word("unit", office.name, f"unit/{unit}", "Nama perangkat daerah")
    yield _word("pemda", office.pemda, "unit/pemda", "Nama pemerintah daerah")
    yield _word("tahun", str(record.year), f"period/{record.when}", "Tahun laporan")
    yield _word(
        "tahun_lalu", str(record.year - 1), f"period/{record.when}", "Tahun sebelumnya"
    )
    yield _word("periode", record.period, f"period/{record.when}", "Periode laporan")
    yield _word(
        "akhir_periode",
        write_date(record.last_day),
        f"period/{record.when}",
        "Hari terakhir periode",
    )
    if head is not None:
        path = f"position/{head.pk}"
        yield _word("pimpinan", head.name, path, "Jabatan pimpinan")
        yield _word("pejabat", head.holder or "–", path, "Nama pimpinan")
    if record.plan is not None:
        path, plan = f"plan/{record.office.unit_id}/{record.year}", record.plan
        yield _word("rencana", plan.name, path, "Rencana yang berlaku (Renstra)")
        yield _word("rencana.awal", str(plan.first_year), path, "Tahun awal Renstra")
        yield _word("rencana.akhir", str(plan.last_year), path, "Tahun akhir Renstra")


def _of_whole(record: AnnualRecord) -> Iterator[BoundFigure]:
    """Yield how many indicators there are, and how they stand."""
    mean = stating.mean_of(record, "all", record.answered)
    yield _figure("kinerja.rata", mean, "Seluruh indikator — rata-rata capaian")
    yield _word(
        "kinerja.predikat",
        record.rating(record.mean(record.answered)) or mean.text,
        mean.path,
        "Seluruh indikator — predikat",
    )
    for key, words, number in counts(record):
        stated = stating.count(f"sum/{key}/all/{record.when}", number)
        yield _figure(f"kinerja.{key}", stated, f"Seluruh indikator — {words}")


def counts(record: AnnualRecord) -> Iterator[tuple[str, str, int]]:
    """Yield (name, words, number) of indicators by how they stand."""
    mine = record.answered
    unmeasured = [one for one in mine if not one.now.is_measured]
    below = [one for one in mine if one.is_below]
    yield "jumlah", "banyaknya", len(mine)
    yield "tercapai", "banyaknya yang mencapai target", sum(one.is_met for one in mine)
    yield "tidak_tercapai", "banyaknya di bawah target", len(below)
    yield "belum_diukur", "banyaknya yang belum diukur", len(unmeasured)
    objectives = {one.objective_id for one in mine}
    yield "sasaran", "banyaknya sasaran", len(objectives)


def _of_papers(record: AnnualRecord) -> Iterator[BoundFigure]:
    """Yield how many agreements and recommendations there are."""
    in_force = [one for one in record.papers if one.is_in_force]
    numbers = (
        ("perjanjian.jumlah", "Perjanjian kinerja — banyaknya", len(in_force)),
        (
            "perjanjian.perubahan",
            "Perjanjian kinerja — banyaknya perubahan",
            sum(one.revision > 0 for one in in_force),
        ),
        ("rekomendasi.jumlah", "Rekomendasi — banyaknya", len(record.advice)),
        (
            "rekomendasi.selesai",
            "Rekomendasi — banyaknya yang selesai",
            sum(one.is_settled for one in record.advice),
        ),
        ("pemda.unit", "Perangkat daerah — banyaknya", len(record.units)),
    )
    for name, label, number in numbers:
        path = f"sum/{name}/all/{record.when}"
        yield _figure(name, stating.count(path, number), label)


def _of_measure(record: AnnualRecord, one: Measure) -> Iterator[BoundFigure]:
    key, words = f"ik{one.series_id}", short(one.text)
    wording = f"wording/{one.indicator_id}"

    def word(name: str, text: str, label: str, path: str = wording) -> BoundFigure:
        return _word(f"{key}.{name}", text, path, f"{words} — {label}")

    def figure(name: str, stated: Stated, label: str) -> BoundFigure:
        return _figure(f"{key}.{name}", stated, f"{words} — {label}")

    yield word("nama", one.text, "nama indikator")
    yield word("satuan", one.measured_in or "–", "satuan")
    achieved = stating.achieved_of(one, one.now)
    yield figure("target", stating.target_of(record, one), "target")
    yield figure("realisasi", stating.actual_of(one, one.now), "realisasi")
    yield figure("capaian", achieved, "capaian")
    yield word("predikat", one.now.rating or achieved.text, "predikat", achieved.path)
    yield figure("lalu", _before(one), "realisasi tahun lalu")
    yield figure("capaian_lalu", _achieved_before(one), "capaian tahun lalu")
    path = stating.change_of(one).path
    size = stating.size_of_change(one)
    yield figure("selisih", size, "besar perubahan dari tahun lalu")
    phrase = stating.change_in_words(one)
    yield word("perubahan", phrase, "perubahan dari tahun lalu", path)
    yield word("arah", stating.direction_of(one), "naik, turun atau tetap", path)
    yield word("makna", stating.meaning_of(one), "membaik, menurun atau tetap", path)
    for earlier in one.earlier:
        if earlier.is_measured:
            said = stating.actual_of(one, earlier)
            yield figure(str(earlier.year), said, f"realisasi {earlier.year}")
    end = stating.goal(one, one.end, record.year)
    yield figure("akhir", end, "target akhir Renstra")
    if one.end is not None:
        path = f"year/{one.end.year}"
        yield word("tahun_akhir", str(one.end.year), "tahun akhir Renstra", path)
    yield figure("kemajuan", stating.progress_of(one), "kemajuan ke akhir Renstra")
    for standard in one.standards:
        said = stating.standard_of(one, standard)
        yield figure(standard.name, said, f"standar {standard.scope}")


def _before(one: Measure) -> Stated:
    """Return last year's value, or that there is none to compare with."""
    last = _last(one)
    return stating.actual_of(one, last) if last else stating.no_past(one, "result")


def _achieved_before(one: Measure) -> Stated:
    last = _last(one)
    return stating.achieved_of(one, last) if last else stating.no_past(one, "achievement")


def _last(one: Measure) -> Reached | None:
    past = (e for e in one.earlier if e.year == one.now.year - 1 and e.is_due)
    return next(past, None)


def _of_aim(record: AnnualRecord, aim: Aim) -> Iterator[BoundFigure]:
    """Yield the figures of an objective; its mean is over the indicators at it."""
    measures = record.of_aim(aim.pk)
    if not measures:
        return
    name, key, words = aim.name, f"objective:{aim.pk}", short(aim.text)
    mean = stating.mean_of(record, key, measures)
    yield _word(f"{name}.nama", aim.text, f"objective/{aim.pk}", f"{words} — nama sasaran")
    yield _figure(f"{name}.rata", mean, f"{words} — rata-rata capaian")
    yield _word(
        f"{name}.predikat",
        record.rating(record.mean(measures)) or mean.text,
        mean.path,
        f"{words} — predikat",
    )
    number = stating.count(f"sum/jumlah/{key}/{record.when}", len(measures))
    yield _figure(f"{name}.jumlah", number, f"{words} — banyaknya indikator")
    money = record.money_of(aim.pk)
    yield from _of_money(name, words, key, money, record)
    efficiency = stating.efficiency_of(record, key, record.mean(measures), money)
    yield _figure(f"{name}.efisiensi", efficiency, f"{words} — efisiensi")


def _of_money(
    name: str, words: str, key: str, money: Spend, record: AnnualRecord
) -> Iterator[BoundFigure]:
    ceiling = stating.ceiling_of(record, key, money)
    yield _figure(f"{name}.pagu", ceiling, f"{words} — pagu")
    if money.initial_idr is not None:
        initial = stating.initial_of(record, key, money)
        yield _figure(f"{name}.pagu_awal", initial, f"{words} — pagu murni")
    spent = stating.spent_of(record, key, money)
    yield _figure(f"{name}.realisasi", spent, f"{words} — realisasi anggaran")
    remaining = stating.remaining_of(record, key, money)
    yield _figure(f"{name}.sisa", remaining, f"{words} — sisa anggaran")
    absorption = stating.absorption_of(record, key, money)
    yield _figure(f"{name}.serapan", absorption, f"{words} — serapan anggaran")


def _of_kind(record: AnnualRecord, kind: Kind) -> Iterator[BoundFigure]:
    key = f"kind:{kind.code}"
    return _of_money(f"belanja{kind.code}", kind.name, key, kind.money, record)


def _of_work(record: AnnualRecord, work: Work) -> Iterator[BoundFigure]:
    """Yield the money of a programme, kegiatan or sub kegiatan."""
    name, words = f"kegiatan{work.pk}", short(work.name)
    yield _word(f"{name}.nama", work.name, f"activity/{work.pk}", f"{words} — nama")
    yield from _of_money(name, words, str(work.pk), work.money, record)


def _of_unit(record: AnnualRecord, unit: UnitStanding) -> Iterator[BoundFigure]:
    name, key = f"unit{unit.pk}", f"unit:{unit.pk}"
    mean = stating.percent(f"rule:mean/{key}/{record.when}", unit.percent)
    yield _word(f"{name}.nama", unit.name, f"unit/{unit.pk}", f"{unit.name} — nama")
    yield _figure(f"{name}.rata", mean, f"{unit.name} — rata-rata capaian")
    yield from _of_money(name, unit.name, key, unit.money, record)
