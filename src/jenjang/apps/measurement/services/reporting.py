"""Reporting what was reached, one period at a time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.measurement.models import Result, ResultState, Unmeasured
from jenjang.apps.measurement.services.rollups import count_results, lock_unit_of
from jenjang.apps.measurement.snapshots.locks import Lock, read_lock
from jenjang.apps.measurement.snapshots.series import takes_parts, wordings_in_force
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator, Series
from jenjang.core.composites import all_composites
from jenjang.core.figures import write_number
from jenjang.core.formulas.progress import Entered, period_value
from jenjang.core.values import Refused, Unknown
from jenjang.web.prepared import Given, Prepared

PLACES = Decimal("0.0001")
SOMEBODY = "orang lain"
FIGURES = (
    "value", "numerator", "denominator", "text", "components", "unmeasured_because",
)  # fmt: skip
TOLD = (*FIGURES, "note", "obstacle", "cause", "follow_up", "state", "is_late")
"""What history keeps of a result."""
TYPED = {*FIGURES, "note", "obstacle", "cause", "follow_up"}
NOT_TYPED = {one.name for one in Result._meta.concrete_fields} - TYPED  # noqa: SLF001 - Django's public meta
REASONS = frozenset(Unmeasured.values)


class ChangedMeanwhile(Refused):
    """Somebody else stored another figure since this page was read; nothing is overwritten.

    `stored` and `typed` are both figures as people read them.
    """

    def __init__(self, stored: str, typed: str, who: str) -> None:
        """Say both figures and whose the stored one is."""
        self.stored, self.typed, self.who = stored, typed, who
        super().__init__(
            f"Tidak disimpan: {who} sudah mengisi {stored} sejak halaman ini dibuka, "
            f"isian Anda {typed}. Muat ulang halaman, lalu isi lagi bila perlu."
        )


_STORED = Prepared(
    lambda: Result.objects.filter(series=Given("series"), period=Given("period")).order_by()
)


@transaction.atomic
def report_result(
    *,
    series_id: int,
    period_id: int,
    version: int,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    text: str | None = None,
    components: Mapping[str, Decimal] | None = None,
    note: str | None = None,
    obstacle: str | None = None,
    unmeasured_because: str | None = None,
    cause: str | None = None,
    follow_up: str | None = None,
    by: User | None,
) -> Result:
    """Store what a series reached in one period alone, and bring its roll-ups up to date.

    `value` is in the indicator's unit of measure; a ratio takes numerator and denominator
    instead and its value is computed; `text` is a grade; `components` are the scores of a
    composite by code, None to leave them as they are. None of them: not measured, and
    `unmeasured_because` (Unmeasured) may say why. A changed figure is filed again, whoever
    verified the old one. `version` is the one the writer saw, 0 where there was nothing;
    another one stored raises ChangedMeanwhile. Refused says what else is wrong.
    """
    unit_id = lock_unit_of(series_id)
    period = Period.objects.get(pk=period_id)
    indicator = wording(unit_id, series_id, period)
    entered = Entered(value, numerator, denominator, text)
    lock = open_lock(unit_id, period)
    result = _STORED.first(series=series_id, period=period_id)
    before = as_told(result)
    refuse_stale(result, version, entered)
    result = result or Result(series_id=series_id, version=0)
    result.period, result.indicator = period, indicator
    told = Told(entered, note, obstacle, unmeasured_because, cause, follow_up, components)
    fill(result, indicator, told, Filer(by, lock, timezone.localdate()))
    result.save()

    record(
        actor=by,
        action="result.reported",
        subject=result,
        before=before,
        after=as_told(result),
        unit_id=unit_id,
    )
    count_results(unit_id, [result], {series_id: indicator})
    return result


class Told(NamedTuple):
    """What somebody says of one series in one period alone."""

    entered: Entered
    note: str | None = None
    obstacle: str | None = None
    unmeasured_because: str | None = None
    cause: str | None = None
    follow_up: str | None = None
    components: Mapping[str, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Filer:
    """Who files, under a lock that an exception opens, and on which day."""

    by: User | None
    lock: Lock | None
    today: dt.date


def fill(result: Result, indicator: Indicator, told: Told, filer: Filer) -> None:
    """Put what is told into a result, one version later; raise Refused where it is wrong.

    Nothing is stored; that the version was the one the writer saw is asked before.
    """
    entered, before = told.entered, _figures(result)
    _check_reason(entered, told.unmeasured_because)
    because = told.unmeasured_because
    result.indicator_id = indicator.pk
    result.components = _components(indicator, result, told.components, because)
    result.value = _value(indicator, entered, result.scores)
    result.numerator, result.denominator = entered.numerator, entered.denominator
    result.text, result.unmeasured_because = entered.text, told.unmeasured_because
    result.note, result.obstacle = told.note, told.obstacle
    result.cause, result.follow_up = told.cause, told.follow_up
    if before != _figures(result):
        result.state, result.returned_because = ResultState.FILED, None
        result.is_late = result.is_late or filer.lock is not None
    result.told_on = (result.told_on or filer.today) if result.is_told else None
    result.version += 1
    result.reported_by_id = None if filer.by is None else filer.by.pk
    result.clean_fields(exclude=NOT_TYPED)


def _check_reason(entered: Entered, unmeasured_because: str | None) -> None:
    if unmeasured_because is None:
        return
    if unmeasured_because not in REASONS:
        raise Refused("Alasan belum diukur tidak dikenal; pilih dari daftarnya.")
    if not entered.is_missing:
        raise Refused("Pilih satu: kosongkan angkanya, atau kosongkan alasan belum diukur.")


def open_lock(unit_id: int, period: Period) -> Lock | None:
    """Return the lock that an exception opens today, None without; refuse a shut one."""
    lock = read_lock(unit_id, period)
    refuse_shut(lock)
    return lock


def refuse_shut(lock: Lock | None) -> None:
    """Refuse to change a closed quarter that no exception opens."""
    if lock is not None and lock.is_shut:
        raise Refused(lock.sentence)


def wording(unit_id: int, series_id: int, period: Period) -> Indicator:
    """Return the wording in force; refuse a period of another frequency or plan."""
    found = wordings_in_force(unit_id, period.year_id, [series_id]).get(series_id)
    refuse_frequency(found.series if found else Series.objects.get(pk=series_id), period)
    if found is None:
        raise Refused(not_planned(period))
    return found


def refuse_frequency(series: Series, period: Period) -> None:
    """Refuse a period of another kind than the series is filed in."""
    if period.kind != series.frequency:
        raise Refused(
            f"Indikator ini diisi per {series.get_frequency_display().lower()}, "
            f"bukan untuk {period}."
        )


def not_planned(period: Period) -> str:
    """Say that no plan of the year words the series."""
    return (
        f"Indikator ini tidak ada dalam rencana tahun {period.year_id}; "
        "adopsi perjanjian tahun itu dulu."
    )


def refuse_stale(result: Result | None, version: int, entered: Entered) -> None:
    """Refuse what was typed where another version is stored than the writer saw."""
    stored = result.version if result else 0
    if version == stored:
        return
    raise ChangedMeanwhile(
        stored=_in_words(result),
        typed=_entered_in_words(entered),
        who=str(result.reported_by) if result and result.reported_by else SOMEBODY,
    )


def _components(
    indicator: Indicator,
    result: Result,
    given: Mapping[str, Decimal] | None,
    unmeasured_because: str | None,
) -> dict[str, str]:
    """Return the scores to keep: those given or stored; none where not measured."""
    if not indicator.composite or unmeasured_because is not None:
        return {}
    if given is None:
        return dict(result.components)
    return {code: f"{score:f}" for code, score in given.items()}


def _composite_value(indicator: Indicator, scores: Mapping[str, Decimal]) -> Decimal | None:
    """Return the value of a composite; refuse scores that are missing or out of bounds."""
    if not scores:
        return None
    found = all_composites()[indicator.composite].value(scores)
    if isinstance(found, Unknown):
        raise Refused(str(found))
    return found.quantize(PLACES, ROUND_HALF_UP)


def _value(
    indicator: Indicator, entered: Entered, scores: Mapping[str, Decimal]
) -> Decimal | None:
    """Return the period's own value; refuse a ratio without its parts."""
    if indicator.composite:
        if not entered.is_missing:
            raise Refused("Indikator ini diisi per unsur; nilainya dihitung sendiri.")
        return _composite_value(indicator, scores)
    if entered.is_missing:
        if entered.denominator is not None:
            raise Refused("Isi juga pembilangnya.")
        return None
    if not takes_parts(indicator):
        return entered.value
    if entered.numerator is None or entered.denominator is None:
        raise Refused("Isi pembilang dan penyebut, keduanya.")
    found = period_value(entered, indicator.factor)
    if isinstance(found, Unknown):
        raise Refused("Penyebut 0: kosongkan keduanya bila belum ada yang diukur.")
    return found.quantize(PLACES, ROUND_HALF_UP)


def as_told(result: Result | None) -> dict[str, Any] | None:
    """Return what history keeps of a result."""
    if result is None:
        return None
    return dict(zip(TOLD, _told(result), strict=True))


_told = attrgetter(*TOLD)
_figures = attrgetter(*FIGURES)
"""What a verifier vouches for: figures, or the reason why there are none."""


def _in_words(result: Result | None) -> str:
    if result is None:
        return "tidak ada"
    return _entered_in_words(
        Entered(result.value, result.numerator, result.denominator, result.text)
    )


def _entered_in_words(entered: Entered) -> str:
    if entered.numerator is not None and entered.denominator is not None:
        return f"{write_number(entered.numerator)} / {write_number(entered.denominator)}"
    if entered.value is not None:
        return write_number(entered.value)
    return entered.text or "kosong"
