"""The papers there are: a new one is one line in `KINDS`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.organisation.access import Scope
from jenjang.apps.organisation.models import Period, PeriodKind, Unit
from jenjang.apps.organisation.snapshots import letterhead_of
from jenjang.apps.reports.snapshots.actions import action_monitoring_of, action_recap_of
from jenjang.apps.reports.snapshots.e81 import e81_of, e81_of_all
from jenjang.apps.reports.snapshots.people import seat_of_pemda
from jenjang.apps.reports.snapshots.physical import (
    physical_financial_of,
    physical_financial_of_all,
)
from jenjang.apps.reports.snapshots.quarter import quarter_report_of
from jenjang.apps.reports.snapshots.recaps import quarter_recap_of
from jenjang.papers.blocks import Block
from jenjang.papers.layouts import (
    action_monitoring,
    e81,
    physical_financial,
    quarter_recap,
    quarter_report,
)

Parts = Sequence[tuple[str, Sequence[Block]]]


@dataclass(frozen=True, slots=True)
class About:
    """What a paper is about; `is_page` leaves out what a screen shows around it."""

    unit: Unit
    calendar: Calendar
    period: Period
    pemda: str
    is_page: bool


@dataclass(frozen=True, slots=True)
class AboutAll:
    """What a paper of the whole pemda is about."""

    units: Sequence[Unit]
    calendar: Calendar
    period: Period
    pemda: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One paper: its address, its name, its periods, and how it is made."""

    key: str
    name: str
    about: str
    period_kind: PeriodKind
    of_unit: Callable[[About], Parts]
    of_all: Callable[[AboutAll], Parts]

    @property
    def parameter(self) -> str:
        """Return how the address asks for a period."""
        return "bulan" if self.period_kind == PeriodKind.MONTH else "triwulan"

    def title(self, whose: object, period: Period) -> str:
        """Return what a file and a page are called."""
        return f"{self.name} {whose} {period}"


def _quarter_report(about: About) -> Parts:
    report = quarter_report_of(
        about.unit,
        about.calendar,
        about.period,
        pemda=about.pemda,
        letterhead=None if about.is_page else letterhead_of(about.unit),
    )
    return quarter_report.parts(report)


def _quarter_recap(about: AboutAll) -> Parts:
    recap = quarter_recap_of(about.units, about.calendar, about.period, pemda=about.pemda)
    return quarter_recap.parts(recap)


def _e81(about: About) -> Parts:
    return e81.parts(e81_of(about.unit, about.calendar, about.period, pemda=about.pemda))


def _e81_of_all(about: AboutAll) -> Parts:
    found = e81_of_all(
        about.units, about.calendar, about.period, pemda=about.pemda, seat=seat_of_pemda()
    )
    return e81.parts(found)


def _action_monitoring(about: About) -> Parts:
    found = action_monitoring_of(
        about.unit, about.calendar, about.period, pemda=about.pemda
    )
    return action_monitoring.parts(found)


def _action_recap(about: AboutAll) -> Parts:
    found = action_recap_of(about.units, about.calendar, about.period, pemda=about.pemda)
    return action_monitoring.recap_parts(found)


def _physical_financial(about: About) -> Parts:
    found = physical_financial_of(
        about.unit, about.calendar, about.period, pemda=about.pemda
    )
    return physical_financial.parts(found)


def _physical_financial_of_all(about: AboutAll) -> Parts:
    found = physical_financial_of_all(
        about.units, about.calendar, about.period, pemda=about.pemda
    )
    return physical_financial.parts(found)


KINDS = (
    Kind(
        "kinerja-triwulan",
        quarter_report.NAME,
        "Capaian per pejabat, analisis, serapan, putusan rapat, dan yang belum diukur.",
        PeriodKind.QUARTER,
        _quarter_report,
        _quarter_recap,
    ),
    Kind(
        "rencana-aksi",
        action_monitoring.NAME,
        "Target dan realisasi setiap triwulan, langkah, status, dan tindak lanjut.",
        PeriodKind.QUARTER,
        _action_monitoring,
        _action_recap,
    ),
    Kind(
        "e81",
        e81.NAME,
        "Evaluasi hasil Renja menurut Permendagri 86/2017, di kertas A3.",
        PeriodKind.QUARTER,
        _e81,
        _e81_of_all,
    ),
    Kind(
        "fisik-keuangan",
        physical_financial.NAME,
        "Pagu, realisasi keuangan, fisik, deviasi, dan sisa setiap sub kegiatan.",
        PeriodKind.MONTH,
        _physical_financial,
        _physical_financial_of_all,
    ),
)


def kind_named(key: str) -> Kind | None:
    """Return the paper with this key."""
    return next((kind for kind in KINDS if kind.key == key), None)


def whose(scope: Scope) -> Any:
    """Return the name of the pemda for titles."""
    return scope.pemda or "semua perangkat daerah"
