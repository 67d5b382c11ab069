"""Checks of the record behind the report."""

from collections.abc import Iterator

from django.db.models import Count

from jenjang.apps.measurement.models import Result, ResultState
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.organisation.models import Period
from jenjang.apps.reports.checks.lacks import Lack, Looked
from jenjang.apps.reports.snapshots.annual import Subject
from jenjang.apps.reports.snapshots.written.composing import Drawn, DrawnSection
from jenjang.apps.reports.snapshots.written.material import subject_of

CAUSES, FIGURES = "3.a.analisis", "3.a.capaian"


def gaps(looked: Looked) -> Iterator[Lack]:
    """What only people know is said: causes, values, targets.

    A cause may stand in the notes of the measurement or in the section about the indicator.
    """
    written = {_about(one) for one in looked.sections if any(map(_is_typed, one.passages))}
    pages = {_about(one): one.numbered.section.pk for one in looked.sections}
    for gap in looked.material.gaps:
        place = (gap.section_key, gap.subject)
        if gap.section_key == CAUSES and gap.subject and place in written:
            continue
        page = ("reports:section", pages.get(place) or pages.get((gap.section_key, None)))
        is_figure = gap.section_key == FIGURES
        where = ("measurement:grid", None) if is_figure or not page[1] else page
        yield Lack(gap.what, where, gap.position, stops=gap.is_grave)


def _about(one: DrawnSection) -> tuple[str, Subject | None]:
    section = one.numbered.section
    return section.key, subject_of(section)


def _is_typed(drawn: Drawn) -> bool:
    passage = drawn.passage
    return bool(passage.text.strip()) and not passage.is_draft


def unverified(looked: Looked) -> Iterator[Lack]:
    """Every value of the period was verified."""
    report = looked.report
    rows = Result.objects.filter(period__in=_periods(looked))
    if report.unit_id is not None:
        rows = rows.filter(series__unit=report.unit_id)
    waiting = rows.exclude(state=ResultState.VERIFIED).values_list("state")
    for state, count in waiting.annotate(count=Count("pk")).order_by("state"):
        label = ResultState(state).label.lower()
        yield Lack(f"{count} nilai masih {label}", ("measurement:queue", None))


def not_locked(looked: Looked) -> Iterator[Lack]:
    """The figures cannot change any more: told, since the frozen report keeps its own."""
    report = looked.report
    if report.unit_id is None:
        return
    for period in _periods(looked):
        if period.kind == "quarter" and read_lock(report.unit_id, period) is None:
            yield Lack(f"{period} belum dikunci", ("measurement:locks", None), stops=False)


def _periods(looked: Looked) -> list[Period]:
    """Return the periods within that of the report."""
    whole = looked.report.period
    return list(
        Period.objects.filter(
            year=whole.year_id,
            first_day__gte=whole.first_day,
            last_day__lte=whole.last_day,
        ).order_by("first_day", "-last_day")
    )
