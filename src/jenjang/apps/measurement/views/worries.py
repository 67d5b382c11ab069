"""Perlu perhatian: what a unit should look at first, the urgent on top."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.red import (
    Missed,
    MoneyTrouble,
    Trouble,
    missed,
    money_troubles,
)
from jenjang.apps.measurement.views.chosen import Chosen
from jenjang.apps.measurement.views.marks import NOT_MEASURED, Mark, mark, shown_percent

MOST = 5
WORST = 3


@dataclass(frozen=True, slots=True)
class Worry:
    """Something that needs attention, where to go for it, and whom one may ask."""

    title: str
    url: str
    mark: Mark
    text: str
    position_id: int | None = None
    series_id: int | None = None


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
    return [
        Worry(
            title=one.indicator.text,
            url=reverse("measurement:series", args=[one.indicator.series_id]),
            mark=_word_only(mark(one.percent, None, here.calendar.scale)),
            text=" · ".join(
                [missed_words(here, one), *filter(None, [str(one.indicator.owner or "")])]
            ),
            position_id=one.indicator.owner_id,
            series_id=one.indicator.series_id,
        )
        for one in missed(here.unit.pk, here.calendar, here.quarter, WORST)
    ]


def _word_only(standing: Mark) -> Mark:
    return Mark(standing.colour, standing.label)


def missed_words(here: Chosen, one: Missed) -> str:
    """Return how far below its target an indicator is, and where it comes from."""
    parts = [f"Capaian {shown_percent(one.percent)}"]
    earlier = here.calendar.before(here.quarter)
    if one.before is not None and earlier is not None and one.before != one.percent:
        way = "turun" if one.percent < one.before else "naik"
        parts.append(f"{way} dari {shown_percent(one.before)} di {short_name(earlier)}")
    return " · ".join(parts)


def _money(here: Chosen, rows: list[Summary]) -> list[Worry]:
    """Point out spending that is out of step."""
    return [
        Worry(
            title=money_title(here, one),
            url=f"{reverse('measurement:summary')}?lihat=anggaran"
            f"&triwulan={here.quarter.n}",
            mark=Mark("abu", "Periksa"),
            text=money_words(one),
            position_id=one.position.pk if one.position else None,
        )
        for one in money_troubles(rows, here.quarter)
    ]


def money_title(here: Chosen, one: MoneyTrouble) -> str:
    """Return whose money it is."""
    return f"Anggaran {one.position or here.unit}"


def money_words(one: MoneyTrouble) -> str:
    """Return what is wrong with the money, with its figures."""
    if one.trouble is Trouble.NONE_RECORDED:
        return "Realisasi anggaran belum diisi sama sekali tahun ini"
    spent = shown_percent(one.absorption_percent)
    if one.trouble is Trouble.OVER:
        return f"Realisasi melebihi pagu: serapan {spent}"
    return (
        f"Kinerja {shown_percent(one.reached_percent)} tetapi serapan {spent}: "
        "periksa realisasi anggaran"
    )
