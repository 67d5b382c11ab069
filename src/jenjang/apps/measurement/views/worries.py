"""Perlu perhatian: what a unit should look at first, the urgent on top."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from jenjang.apps.measurement.models import Achievement, Summary
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.series import wordings_in_force
from jenjang.apps.measurement.views.chosen import Chosen
from jenjang.apps.measurement.views.marks import (
    NOT_MEASURED,
    Mark,
    absorption_of,
    mark,
    shown_percent,
)

MOST = 6
WORST = 3
MET = Decimal(100)
EVEN_PACE = Decimal(25)  # percent of a ceiling a quarter


@dataclass(frozen=True, slots=True)
class Worry:
    """Something that needs attention, and where to go for it."""

    title: str
    url: str
    mark: Mark
    text: str


def worries(here: Chosen, summaries: Iterable[Summary], due: str) -> list[Worry]:
    """Return what needs attention at the quarter; two queries."""
    rows = list(summaries)
    found = [*_unfiled(here, rows, due), *_worst(here), *_money(here, rows)]
    return found[:MOST]


def _unfiled(here: Chosen, rows: list[Summary], due: str) -> list[Worry]:
    """Say how many figures are missing, and whose."""
    unit = next((row for row in rows if row.position_id is None), None)
    missing = unit.indicator_count - unit.measured_count if unit else 0
    if not missing:
        return []
    whose = [
        f"{row.position} {row.indicator_count - row.measured_count}"
        for row in rows
        if row.position and row.measured_count < row.indicator_count
    ]
    return [
        Worry(
            title=f"{missing} indikator belum diukur",
            url=f"{reverse('measurement:grid')}?triwulan={here.quarter.n}",
            mark=Mark("abu", NOT_MEASURED),
            text=f"{', '.join(whose)} · tenggat {due}",
        )
    ]


def _worst(here: Chosen) -> list[Worry]:
    """Name the indicators furthest below their target, and where they come from."""
    now, before = _percents(here)
    low = sorted((percent, pk) for pk, percent in now.items() if percent < MET)[:WORST]
    wordings = wordings_in_force(here.unit.pk, here.calendar.year, [pk for _, pk in low])
    return [
        Worry(
            title=wordings[pk].text,
            url=reverse("measurement:indicator", args=[wordings[pk].pk]),
            mark=_word_only(mark(percent, None, here.calendar.scale)),
            text=_fall(here, percent, before.get(pk), str(wordings[pk].owner or "")),
        )
        for percent, pk in low
        if pk in wordings
    ]


def _word_only(standing: Mark) -> Mark:
    return Mark(standing.colour, standing.label)


def _percents(here: Chosen) -> tuple[Mapping[int, Decimal], Mapping[int, Decimal]]:
    """Return capaian by series, at the quarter and at the one before; one query."""
    now = {period.pk for period in here.calendar.standing(here.quarter)}
    earlier = here.calendar.before(here.quarter)
    standing = here.calendar.standing(earlier) if earlier else []
    rows = Achievement.objects.of_unit(here.unit).in_periods(
        [*here.calendar.standing(here.quarter), *standing]
    )
    current: dict[int, Decimal] = {}
    previous: dict[int, Decimal] = {}
    for series_id, period_id, percent in rows.values_list(
        "series_id", "period_id", "percent"
    ):
        if percent is not None:
            (current if period_id in now else previous)[series_id] = percent
    return current, previous


def _fall(here: Chosen, percent: Decimal, before: Decimal | None, owner: str) -> str:
    parts = [f"Capaian {shown_percent(percent)}"]
    earlier = here.calendar.before(here.quarter)
    if before is not None and earlier is not None and before != percent:
        way = "turun" if percent < before else "naik"
        parts.append(f"{way} dari {shown_percent(before)} di {short_name(earlier)}")
    return " · ".join([*parts, *([owner] if owner else [])])


def _money(here: Chosen, rows: list[Summary]) -> list[Worry]:
    """Point out spending over the ceiling, none recorded, or far behind the results."""
    found = []
    for row in rows:
        absorption = absorption_of(row.spent_idr, row.ceiling_idr)
        text = _money_text(row, absorption, here.quarter.n)
        if text:
            whose = str(row.position) if row.position else str(here.unit)
            found.append(
                Worry(
                    title=f"Anggaran {whose}",
                    url=f"{reverse('measurement:summary')}?lihat=anggaran"
                    f"&triwulan={here.quarter.n}",
                    mark=Mark("abu", "Periksa"),
                    text=text,
                )
            )
    return found


def _money_text(row: Summary, absorption: Decimal | None, quarter: int) -> str:
    if row.position_id is None and row.ceiling_idr and row.spent_idr is None:
        return "Realisasi anggaran belum diisi sama sekali tahun ini"
    if absorption is None:
        return ""
    if absorption > MET:
        return f"Realisasi melebihi pagu: serapan {shown_percent(absorption)}"
    reached = row.achievement_percent
    is_behind = absorption < EVEN_PACE * quarter / 2
    if reached is not None and reached >= MET and is_behind:
        return (
            f"Kinerja {shown_percent(reached)} tetapi serapan {shown_percent(absorption)}: "
            "periksa realisasi anggaran"
        )
    return ""
