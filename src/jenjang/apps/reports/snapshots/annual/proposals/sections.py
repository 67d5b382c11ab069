"""Drafts of whole sections: summary, comparisons, money, follow-up, conclusion."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import Measure, Work
from jenjang.apps.reports.snapshots.annual.proposals.proposal import (
    Proposal,
    listed,
    once,
    proposed,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.values import Unknown
from jenjang.papers.bound_text import escaped

MOST_NAMED = 6  # indicators that one sentence names; the table has the others
NO_STANDARD = (
    "Sampai laporan ini disusun belum tersedia standar nasional atau angka provinsi yang "
    "sepadan dengan indikator kinerja {unit}, sehingga perbandingan tersebut belum dapat "
    "disajikan."
)


def of_sections(record: AnnualRecord) -> Iterator[Proposal]:
    """Yield the drafts of sections, in the order of the report."""
    for make in _MAKERS:
        yield from make(record)


def _has_mean(record: AnnualRecord) -> bool:
    return not isinstance(record.mean(record.answered), Unknown)


def _whole(record: AnnualRecord) -> str:
    """Return how all indicators stand together."""
    lead = (
        "Pada {periode} {unit} mempertanggungjawabkan {kinerja.sasaran} sasaran dengan "
        "{kinerja.jumlah} indikator kinerja."
    )
    unmeasured = any(not one.now.is_measured for one in record.answered)
    rest = "; {kinerja.belum_diukur} indikator belum diukur" if unmeasured else ""
    if not _has_mean(record):
        return f"{lead} Rata-rata capaian belum dapat dihitung{rest}."
    return (
        f"{lead} Rata-rata capaian {{kinerja.rata}}, predikat {{kinerja.predikat}}: "
        "{kinerja.tercapai} indikator mencapai target dan {kinerja.tidak_tercapai} "
        f"indikator belum mencapainya{rest}."
    )


def _money(record: AnnualRecord) -> str:
    return (
        "Anggaran {unit} sebesar {anggaran.pagu} terealisasi {anggaran.realisasi} atau "
        "{anggaran.serapan}, sisa {anggaran.sisa}."
    )


def _has_money(record: AnnualRecord) -> bool:
    return record.money.remaining_idr is not None


def _summary(record: AnnualRecord) -> Iterator[Proposal]:
    if record.answered:
        yield proposed("ringkasan.capaian", "ringkasan", _whole(record))
    if record.units:
        lead = "Laporan ini merangkum {pemda.unit} perangkat daerah."
        yield proposed("ringkasan.unit", "ringkasan", lead)
    if _has_money(record):
        yield proposed("ringkasan.anggaran", "ringkasan", _money(record))
    below = [one for one in record.answered if one.is_below]
    obstacles = once(told.obstacle for one in below for told in one.told)
    if obstacles:
        rows = [f"told/{t.result_id}" for one in below for t in one.told if t.obstacle]
        text = f"Kendala utama: {escaped(' '.join(obstacles))}"
        yield proposed("ringkasan.kendala", "ringkasan", text, rows=rows)


def _organisation(record: AnnualRecord) -> Iterator[Proposal]:
    if record.head is not None and record.office.unit_id is not None:
        text = "{unit} dipimpin oleh {pimpinan}"
        text += " ({pejabat})." if record.head.holder else "."
        yield proposed("organisasi.pimpinan", "1.organisasi", text)


def _planning(record: AnnualRecord) -> Iterator[Proposal]:
    if record.plan is not None:
        text = (
            "Perencanaan kinerja {unit} tahun {tahun} mengacu pada {rencana}, yang berlaku "
            "dari tahun {rencana.awal} sampai dengan {rencana.akhir}."
        )
        yield proposed("renstra.rencana", "2.renstra", text)
        if record.plan.decree:
            said = f"IKU {{unit}} ditetapkan dengan {escaped(record.plan.decree)}."
            yield proposed("iku.keputusan", "2.iku", said)
    in_force = [paper for paper in record.papers if paper.is_in_force]
    if in_force:
        text = "Pada tahun {tahun} berlaku {perjanjian.jumlah} perjanjian kinerja di {unit}"
        if any(paper.revision for paper in in_force):
            text += ", {perjanjian.perubahan} di antaranya perjanjian perubahan"
        yield proposed("perjanjian.jumlah", "2.perjanjian", f"{text}.")


def _named(measures: Sequence[Measure], said: Callable[[str], str]) -> str:
    """Return indicators by name, each with what is said of it, the first few."""
    shown = [
        f"{{ik{one.series_id}.nama}} ({said(f'ik{one.series_id}')})"
        for one in measures[:MOST_NAMED]
    ]
    if len(measures) > MOST_NAMED:
        shown.append("indikator lain sebagaimana tabel")
    return listed(shown)


def _results(record: AnnualRecord) -> Iterator[Proposal]:
    if not record.answered:
        return
    yield proposed("capaian.umum", "3.a.capaian", _whole(record))
    below = [one for one in record.answered if one.is_below]
    if below:
        names = _named(below, lambda key: f"capaian {{{key}.capaian}}")
        text = f"Indikator yang belum mencapai target: {names}."
        yield proposed("capaian.di-bawah", "3.a.capaian", text)
    unmeasured = [one for one in record.answered if not one.now.is_measured]
    if unmeasured:
        names = _named(unmeasured, lambda key: f"target {{{key}.target}}")
        text = f"Indikator yang belum diukur: {names}."
        yield proposed("capaian.belum", "3.a.capaian", text)


def _years(record: AnnualRecord) -> Iterator[Proposal]:
    """Yield which indicators improved and which did not, by their own way of improving."""
    groups = (
        ("membaik", "Kinerja membaik dibandingkan tahun {tahun_lalu} pada"),
        ("menurun", "Kinerja menurun dibandingkan tahun {tahun_lalu} pada"),
        ("tetap", "Kinerja tetap seperti tahun {tahun_lalu} pada"),
    )
    for meaning, lead in groups:
        mine = [one for one in record.answered if stating.meaning_of(one) == meaning]
        if mine:
            names = _named(mine, lambda key: f"{{{key}.perubahan}}")
            yield proposed(f"tahun-lalu.{meaning}", "3.a.tahun-lalu", f"{lead} {names}.")
    broken = [
        one
        for one in record.answered
        if any(e.is_measured and not e.is_comparable for e in one.earlier)
    ]
    if broken:
        names = listed(f"{{ik{one.series_id}.nama}}" for one in broken[:MOST_NAMED])
        text = f"Angka tahun sebelumnya tidak dapat dibandingkan untuk {names}."
        text += " Cara mengukurnya berubah."
        yield proposed("tahun-lalu.berubah", "3.a.tahun-lalu", text)
    if not record.years_before and record.answered:
        text = "Data tahun-tahun sebelumnya belum tercatat sehingga belum dibandingkan."
        yield proposed("tahun-lalu.tidak-ada", "3.a.tahun-lalu", text)


def _renstra(record: AnnualRecord) -> Iterator[Proposal]:
    mine = [one for one in record.answered if stating.progress_of(one).is_known]
    if mine:
        names = _named(
            mine,
            lambda key: f"{{{key}.realisasi}} dari {{{key}.akhir}}, {{{key}.kemajuan}}",
        )
        text = f"Kemajuan terhadap target akhir Renstra: {names}."
        yield proposed("renstra.kemajuan", "3.a.renstra", text)


def _standards(record: AnnualRecord) -> Iterator[Proposal]:
    if record.answered and not any(one.standards for one in record.answered):
        yield proposed("standar.tidak-ada", "3.a.standar", NO_STANDARD)


def _efficiency(record: AnnualRecord) -> Iterator[Proposal]:
    rule = escaped(record.efficiency_rule.heading)
    lead = (
        f"Efisiensi dihitung dengan aturan {rule} dan hanya untuk sasaran yang mencapai "
        "target."
    )
    aims = _aims(record)
    known = [pk for pk in aims if _is_efficient(record, pk)]
    if not known:
        return
    parts = [
        f"{{{name}.nama}} dengan capaian {{{name}.rata}} dan serapan "
        f"{{{name}.serapan}}, efisiensi {{{name}.efisiensi}}"
        for name in (record.by_aim[pk].name for pk in known[:MOST_NAMED])
    ]
    text = f"{lead} Hasilnya: {'; '.join(parts)}."
    yield proposed("efisiensi.sasaran", "3.a.efisiensi", text)


def _aims(record: AnnualRecord) -> list[int]:
    return list(dict.fromkeys(one.objective_id for one in record.answered))


def _is_efficient(record: AnnualRecord, pk: int) -> bool:
    found = record.efficiency(record.mean(record.of_aim(pk)), record.money_of(pk))
    return not isinstance(found, Unknown)


def _programs(record: AnnualRecord) -> Iterator[Proposal]:
    """Yield which activities are linked to each objective; whether they helped is asked."""
    for pk in _aims(record):
        works = record.tops_of(pk)
        if works:
            names = listed(
                f"{{kegiatan{one.pk}.nama}} (serapan {{kegiatan{one.pk}.serapan}})"
                for one in works[:MOST_NAMED]
            )
            aim = record.by_aim[pk].name
            text = f"Sasaran {{{aim}.nama}} (capaian {{{aim}.rata}}) ditunjang oleh "
            yield proposed(f"{aim}.program", "3.a.program", f"{text}{names}.")


def _budgets(record: AnnualRecord) -> Iterator[Proposal]:
    if not _has_money(record):
        return
    yield proposed("belanja.umum", "3.b.belanja", _money(record))
    told = [one for one in record.kinds if one.code and one.money.remaining_idr is not None]
    if told:
        parts = listed(
            f"{one.name.lower()} {{belanja{one.code}.realisasi}} dari "
            f"{{belanja{one.code}.pagu}} ({{belanja{one.code}.serapan}})"
            for one in told
        )
        yield proposed("belanja.jenis", "3.b.belanja", f"Menurut jenisnya: {parts}.")
    programs = [one for one in record.works if one.level == "program"]
    known = [one for one in programs if not isinstance(one.money.absorption, Unknown)]
    if len(known) > 1:
        yield proposed("anggaran.rentang", "3.b.program", _range(known))
    if record.answered and _has_mean(record):
        text = (
            "Dengan serapan anggaran {anggaran.serapan}, rata-rata capaian kinerja "
            "{kinerja.rata}."
        )
        yield proposed("kinerja-anggaran.umum", "3.b.kinerja-anggaran", text)


def _range(works: Iterable[Work]) -> str:
    ranked = sorted(works, key=lambda one: one.money.absorption)  # type: ignore[arg-type,return-value]  # all are known
    low, high = ranked[0].pk, ranked[-1].pk
    return (
        f"Serapan tertinggi pada {{kegiatan{high}.nama}} ({{kegiatan{high}.serapan}}) dan "
        f"terendah pada {{kegiatan{low}.nama}} ({{kegiatan{low}.serapan}})."
    )


def _follow_up(record: AnnualRecord) -> Iterator[Proposal]:
    if record.advice:
        text = (
            "Dari {rekomendasi.jumlah} rekomendasi evaluasi tahun {tahun_lalu}, "
            "{rekomendasi.selesai} telah selesai ditindaklanjuti."
        )
        rows = [f"recommendation/{one.pk}" for one in record.advice]
        yield proposed("tindak-lanjut.jumlah", "3.c.tindak-lanjut", text, rows=rows)


def _closing(record: AnnualRecord) -> Iterator[Proposal]:
    if record.answered:
        yield proposed("kesimpulan.capaian", "4.kesimpulan", _whole(record))
    if _has_money(record):
        yield proposed("kesimpulan.anggaran", "4.kesimpulan", _money(record))
    plans = once(t.follow_up for one in record.answered if one.is_below for t in one.told)
    if plans:
        rows = [
            f"told/{t.result_id}"
            for one in record.answered
            if one.is_below
            for t in one.told
            if t.follow_up
        ]
        text = f"Langkah perbaikan: {escaped(' '.join(plans))}"
        yield proposed("saran.tindak-lanjut", "4.saran", text, rows=rows)


_MAKERS = (
    _summary, _organisation, _planning, _results, _years, _renstra, _standards,
    _efficiency, _programs, _budgets, _follow_up, _closing,
)  # fmt: skip
