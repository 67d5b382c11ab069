"""The outline that a kind of report follows from a year on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.reports.models import ReportTemplate, Section, TemplateSection
from jenjang.core.outlines import Numbering, Outline, OutlineSection, Repeats, outline_for
from jenjang.core.values import Refused

FIRST_YEAR = 2000
"""The outlines of core hold from the first year there can be."""


@transaction.atomic
def template_in_force(*, period_kind: str, year: int) -> ReportTemplate:
    """Return the template for a kind of period and a year.

    Before the pemda adapted any it is the outline of core, written down as rows once.
    """
    found = ReportTemplate.objects.holding(period_kind, year)
    return found or _written_down(outline_for(period_kind))


def _written_down(outline: Outline) -> ReportTemplate:
    template, is_new = ReportTemplate.objects.get_or_create(
        period_kind=outline.period,
        first_year=FIRST_YEAR,
        defaults={"outline": outline.key},
    )
    if is_new:
        TemplateSection.objects.bulk_create(
            _row(template, section, order)
            for order, section in enumerate(outline.sections, start=1)
        )
    return template


def _row(template: ReportTemplate, section: OutlineSection, order: int) -> TemplateSection:
    return TemplateSection(
        template=template,
        order=order,
        key=section.key,
        title=section.title,
        level=section.level,
        numbering=section.numbering,
        repeats=section.repeats,
        parts=list(section.parts),
        answers=list(section.answers),
        guidance=section.guidance,
    )


@dataclass(frozen=True, slots=True)
class SectionWish:
    """How a pemda wants a section of its outline: what it is called, and whether it is."""

    key: str
    title: str
    guidance: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class OwnSection:
    """A section the pemda adds: behind another and all below it, on the same level."""

    title: str
    guidance: str
    after: str


@transaction.atomic
def adapt_template(
    *,
    period_kind: str,
    year: int,
    version: int,
    wishes: Sequence[SectionWish],
    move: tuple[str, int] | None = None,
    remove: str | None = None,
    add: OwnSection | None = None,
    by: User,
) -> ReportTemplate:
    """Write how reports are made up from a year on; years before keep what they have.

    `move` takes a section with all below it past its neighbour (-1 up, 1 down), `remove`
    one of the pemda's own. Refused where somebody changed it meanwhile, for a section
    without a title, and for what is not there.
    """
    held = template_in_force(period_kind=period_kind, year=year)
    held = ReportTemplate.objects.select_for_update().get(pk=held.pk)
    if held.version != version:
        raise Refused("Susunan ini sudah diubah orang lain; muat ulang halaman.")
    template = held if held.first_year == year else _copied(held, year)
    rows = list(template.sections.order_by("order"))
    before = _told(rows)
    _wish(rows, wishes)
    rows = _moved(rows, move)
    rows = _without(rows, remove)
    rows = _with_own(template, rows, add)
    _store(rows)
    template.version += 1
    template.save(update_fields=["version"])
    record(
        actor=by,
        action="report_template.adapted",
        subject=template,
        before=before,
        after=_told(rows),
    )
    return template


def _copied(held: ReportTemplate, year: int) -> ReportTemplate:
    """Return the same outline as one that holds from a year on."""
    template = ReportTemplate.objects.create(
        period_kind=held.period_kind,
        first_year=year,
        outline=held.outline,
        version=held.version,
    )
    rows = list(held.sections.order_by("order"))
    for row in rows:
        row.pk, row.template = None, template
    TemplateSection.objects.bulk_create(rows)
    return template


def _told(rows: Sequence[TemplateSection]) -> list[str]:
    return [
        f"{row.key}: {row.title}{'' if row.is_on else ' (tidak dipakai)'}" for row in rows
    ]


def _wish(rows: Sequence[TemplateSection], wishes: Sequence[SectionWish]) -> None:
    wished = {wish.key: wish for wish in wishes}
    for row in rows:
        wish = wished.get(row.key)
        if wish is None:
            continue
        row.title = _filled(wish.title)
        row.guidance, row.is_on = wish.guidance.strip(), wish.is_on


def _filled(title: str) -> str:
    tidy = " ".join(title.split())
    if not tidy:
        raise Refused("Setiap bagian perlu judul; matikan bagian yang tidak dipakai.")
    return tidy


def _at(rows: Sequence[TemplateSection], key: str) -> int:
    found = [n for n, row in enumerate(rows) if row.key == key]
    if not found:
        raise Refused("Bagian ini sudah tidak ada; muat ulang halaman.")
    return found[0]


def _end_of(rows: Sequence[TemplateSection], start: int) -> int:
    """Return the place behind a section and all below it."""
    end = start + 1
    while end < len(rows) and rows[end].level > rows[start].level:
        end += 1
    return end


def _moved(
    rows: list[TemplateSection], move: tuple[str, int] | None
) -> list[TemplateSection]:
    """Return the rows with one branch past its neighbour of the same level."""
    if move is None:
        return rows
    start = _at(rows, move[0])
    end = _end_of(rows, start)
    if move[1] > 0:
        if end == len(rows) or rows[end].level < rows[start].level:
            return rows
        last = _end_of(rows, end)
        return [*rows[:start], *rows[end:last], *rows[start:end], *rows[last:]]
    before = next(
        (n for n in range(start - 1, -1, -1) if rows[n].level <= rows[start].level), None
    )
    if before is None or rows[before].level < rows[start].level:
        return rows
    return [*rows[:before], *rows[start:end], *rows[before:start], *rows[end:]]


def _without(rows: list[TemplateSection], key: str | None) -> list[TemplateSection]:
    """Return the rows without one of the pemda's own; a used one is switched off."""
    if key is None:
        return rows
    row = rows[_at(rows, key)]
    if not row.is_own:
        raise Refused("Bagian dari peraturan tidak dihapus; matikan bila tidak dipakai.")
    if Section.objects.filter(source=row).exists():
        row.is_on = False
        return rows
    row.delete()
    return [one for one in rows if one is not row]


def _with_own(
    template: ReportTemplate, rows: list[TemplateSection], add: OwnSection | None
) -> list[TemplateSection]:
    if add is None:
        return rows
    start = _at(rows, add.after)
    end = _end_of(rows, start)
    level = rows[start].level
    taken = {row.key for row in rows}
    key = next(f"sendiri.{n}" for n in count(1) if f"sendiri.{n}" not in taken)
    own = TemplateSection(
        template=template,
        key=key,
        title=_filled(add.title),
        guidance=add.guidance.strip(),
        level=level,
        numbering=Numbering.ORDINAL if level > 1 else rows[start].numbering,
        repeats=Repeats.ONCE,
        is_own=True,
    )
    return [*rows[:end], own, *rows[end:]]


def _store(rows: Sequence[TemplateSection]) -> None:
    for order, row in enumerate(rows, start=1):
        row.order = order
        row.save()
