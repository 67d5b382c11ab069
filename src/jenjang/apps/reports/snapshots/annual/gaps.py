"""What only people know, and who of them is to say it: work, never invented words."""

from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.apps.reports.snapshots.annual.facts import Measure, Subject
from jenjang.apps.reports.snapshots.annual.record import AnnualRecord


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing; `position` (its `position_id`) answers for it.

    `is_grave` ones keep a report from being frozen; the others are asked for.
    """

    section_key: str
    subject: Subject | None
    what: str
    position: str
    position_id: int | None
    is_grave: bool = True


def gaps_of(record: AnnualRecord) -> tuple[Gap, ...]:
    """Return what somebody has still to say or to fill in; no query."""
    return (
        *(gap for one in record.answered for gap in _of_measure(record, one)),
        *_of_objectives(record),
        *_of_money(record),
        *_of_advice(record),
        *_of_planning(record),
    )


def _gap(
    record: AnnualRecord,
    section_key: str,
    what: str,
    position_id: int | None = None,
    subject: Subject | None = None,
    *,
    is_grave: bool = True,
) -> Gap:
    """Return a gap of a position, of the head where none is known."""
    found = record.by_post.get(position_id or 0) or record.head
    if found is None:
        return Gap(section_key, subject, what, "", None, is_grave)
    return Gap(section_key, subject, what, found.name, found.pk, is_grave)


def _answering(one: Measure) -> int | None:
    """Return who answers for an indicator: its owner, else who stands highest for it."""
    return one.owner_id or next(iter(one.promised_by), None)


def _of_measure(record: AnnualRecord, one: Measure) -> Iterator[Gap]:
    subject, who = Subject("series", one.series_id), _answering(one)

    def gap(section_key: str, what: str, *, is_grave: bool = True) -> Gap:
        return _gap(record, section_key, what, who, subject, is_grave=is_grave)

    if one.target is None or not one.target.is_stated:
        yield gap("3.a.capaian", f"Target “{one.text}” belum ditetapkan.")
    if one.now.is_due and not one.now.is_measured:
        if not any(told.unmeasured_because for told in one.told):
            yield gap("3.a.capaian", f"Realisasi “{one.text}” belum diisi.")
    elif one.is_below and not any(told.cause for told in one.told):
        yield gap("3.a.analisis", f"Penyebab “{one.text}” di bawah target belum ditulis.")
    elif one.is_met and not any(told.cause for told in one.told):
        what = f"Faktor keberhasilan “{one.text}” belum ditulis."
        yield gap("3.a.analisis", what, is_grave=False)
    if one.is_below and not (one.decisions or any(told.follow_up for told in one.told)):
        what = f"Tindak lanjut atas “{one.text}” belum ditulis."
        yield gap("3.a.analisis", what, is_grave=False)


def _of_objectives(record: AnnualRecord) -> Iterator[Gap]:
    """Yield the objectives that no activity is linked to."""
    for pk in dict.fromkeys(one.objective_id for one in record.answered):
        if not record.by_aim[pk].activities:
            what = f"Sasaran “{record.by_aim[pk].text}” belum dikaitkan dengan program."
            subject = Subject("objective", pk)
            yield _gap(record, "3.a.program", what, subject=subject, is_grave=False)


def _of_money(record: AnnualRecord) -> Iterator[Gap]:
    if record.money.ceiling_idr is None:
        yield _gap(record, "3.b.belanja", "Pagu anggaran belum diisi.")
        return
    for one in record.works:
        if one.level == "program" and one.money.spent_idr is None:
            what = f"Realisasi anggaran {one.name} belum diisi."
            subject = Subject("activity", one.pk)
            yield _gap(record, "3.b.program", what, subject=subject)


def _of_advice(record: AnnualRecord) -> Iterator[Gap]:
    for one in record.advice:
        if not one.action:
            what = f"Tindak lanjut rekomendasi “{one.text}” belum ditulis."
            yield _gap(record, "3.c.tindak-lanjut", what, one.position_id)


def _of_planning(record: AnnualRecord) -> Iterator[Gap]:
    if record.office.unit_id is None:
        return
    if not record.troubles:
        what = "Pohon masalah belum disusun pada rencana yang berlaku."
        yield _gap(record, "1.permasalahan", what, is_grave=False)
    if not record.issues:
        what = "Isu strategis belum ditulis pada rencana yang berlaku."
        yield _gap(record, "1.isu", what, is_grave=False)
    if not any(paper.is_in_force for paper in record.papers):
        yield _gap(record, "2.perjanjian", "Belum ada perjanjian kinerja yang berlaku.")
