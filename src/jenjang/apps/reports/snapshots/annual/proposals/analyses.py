"""Drafts about single indicators: target and result, years, Renstra, standard, causes."""

from collections.abc import Iterator

from jenjang.apps.reports.snapshots.annual import stating
from jenjang.apps.reports.snapshots.annual.facts import Decided, Measure, Subject
from jenjang.apps.reports.snapshots.annual.proposals.proposal import (
    Proposal,
    once,
    proposed,
)
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord
from jenjang.core.figures import write_date
from jenjang.papers.bound_text import escaped

SECTION = "3.a.analisis"


def of_indicators(record: AnnualRecord) -> Iterator[Proposal]:
    """Yield the drafts of each indicator the report gives account of."""
    for one in record.answered:
        subject, key = Subject("series", one.series_id), f"ik{one.series_id}"
        yield proposed(f"{key}.capaian", SECTION, _reached(one), subject)
        if years := _years(one):
            yield proposed(f"{key}.tahun-lalu", SECTION, years, subject)
        if one.now.is_measured and stating.progress_of(one).is_known:
            yield proposed(f"{key}.renstra", SECTION, _renstra(one), subject)
        if one.now.is_measured and one.standards:
            yield proposed(f"{key}.standar", SECTION, _standards(one), subject)
        if causes := _causes(one):
            rows = [f"told/{told.result_id}" for told in one.told]
            rows += [f"decision/{decided.pk}" for decided in one.decisions]
            yield proposed(f"{key}.penyebab", SECTION, causes, subject, rows)
        if record.money_of(one.objective_id).is_known:
            money = _money(record.by_aim[one.objective_id].name)
            yield proposed(f"{key}.anggaran", SECTION, money, subject)


def _reached(one: Measure) -> str:
    """Return what was reached: grammatical without a target, a value or a percentage."""
    key = f"ik{one.series_id}"
    has_goal = one.now.target is not None or (
        one.target is not None and one.target.is_stated
    )
    said = f"Indikator {{{key}.nama}}"
    goal = f"{{{key}.target}}{_unit(one)}"
    if not one.now.is_measured:
        told = [told.unmeasured_because for told in one.told if told.unmeasured_because]
        why = f" karena {_lowered(told[-1])}" if told else ""
        aim = f" dengan target {goal}" if has_goal else ""
        return f"{said}{aim} belum diukur sampai {{akhir_periode}}{why}."
    value = f"terealisasi {{{key}.realisasi}}{_unit(one)}"
    if not has_goal:
        return f"{said} {value}; target belum ditetapkan, capaian tidak dihitung."
    if not stating.achieved_of(one, one.now).is_known:
        return f"{said} dengan target {goal} {value}, {{{key}.capaian}}."
    ending = f"capaian {{{key}.capaian}}, predikat {{{key}.predikat}}"
    return f"{said} dengan target {goal} {value}, {ending}."


def _unit(one: Measure) -> str:
    """Return the unit of measure after a figure; a grade has none."""
    has_figure = one.now.value is not None or one.now.target is not None
    return f" {{ik{one.series_id}.satuan}}" if one.measured_in and has_figure else ""


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")


def _years(one: Measure) -> str:
    """Return how it went since last year, or why the two do not compare."""
    key = f"ik{one.series_id}"
    last = next((e for e in one.earlier if e.year == one.now.year - 1), None)
    if last is None or not last.is_measured or not one.now.is_measured:
        return ""
    if not last.is_comparable:
        changed = escaped(", ".join(last.broken_by))
        return (
            f"Realisasi {{tahun_lalu}} ({{{key}.lalu}}) tidak dapat dibandingkan karena "
            f"{changed} indikator berubah."
        )
    if not stating.change_of(one).is_known:
        return f"Pada tahun {{tahun_lalu}} realisasinya {{{key}.lalu}}."
    lead = f"Dibandingkan tahun {{tahun_lalu}}, realisasi {{{key}.perubahan}}"
    if stating.meaning_of(one) == stating.INCOMPARABLE:
        return f"{lead}."
    return f"{lead}; kinerja {{{key}.makna}}."


def _renstra(one: Measure) -> str:
    key = f"ik{one.series_id}"
    return (
        f"Terhadap target akhir Renstra sebesar {{{key}.akhir}} pada tahun "
        f"{{{key}.tahun_akhir}}, realisasi {{{key}.realisasi}} adalah {{{key}.kemajuan}}."
    )


def _standards(one: Measure) -> str:
    key = f"ik{one.series_id}"
    said = [
        f"angka {escaped(s.scope.lower())} {s.year} sebesar {{{key}.{s.name}}} "
        f"({escaped(s.source)})"
        for s in one.standards
    ]
    return f"Sebagai pembanding, {' dan '.join(said)}; realisasi {{{key}.realisasi}}."


def _causes(one: Measure) -> str:
    """Return what people filed, in their words, and what meetings decided."""
    causes = once(told.cause for told in one.told)
    obstacles = once(told.obstacle for told in one.told)
    follow_ups = once(told.follow_up for told in one.told)
    lead = "Penyebab belum tercapainya target" if one.is_below else "Penyebab"
    if one.is_met:
        lead = "Faktor keberhasilan"
    parts = [
        _said(lead, causes),
        _said("Kendala", obstacles),
        _said("Tindak lanjut", follow_ups),
        _said("Keputusan rapat evaluasi", tuple(map(_decided, one.decisions))),
    ]
    return " ".join(filter(None, parts))


def _said(lead: str, sentences: tuple[str, ...]) -> str:
    if not sentences:
        return ""
    return f"{lead}: {escaped(' '.join(sentences))}"


def _decided(one: Decided) -> str:
    text = one.text.rstrip(". ")
    return f"{text} ({one.person}, tenggat {write_date(one.due_on)})."


def _money(key: str) -> str:
    return (
        f"Program dan kegiatan yang menunjang sasaran ini beranggaran {{{key}.pagu}}, "
        f"terealisasi {{{key}.realisasi}} ({{{key}.serapan}})."
    )
