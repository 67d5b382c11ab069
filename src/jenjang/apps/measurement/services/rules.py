"""The rules of an indicator: how it is counted, who owns it."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.measurement.services.rollups import (
    lock_unit,
    refresh_series,
    refresh_summaries,
)
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.organisation.models import Position, Year
from jenjang.apps.plans.models import Indicator
from jenjang.core.values import Accumulation, Polarity, Refused


@dataclass(frozen=True, slots=True)
class IndicatorRules:
    """What the operator may set; a ratio has words for both parts or for neither."""

    polarity: Polarity
    accumulation: Accumulation
    measured_in: str | None
    numerator_text: str | None
    denominator_text: str | None
    owner_id: int | None


@transaction.atomic
def set_rules(*, indicator_id: int, rules: IndicatorRules, by: User | None) -> Indicator:
    """Store the rules, and count every opened year of the plan anew.

    Refused where only one part of a ratio is worded, where a recomputed ratio has none,
    or where the owner is of another unit. Figures entered stay as they are.
    """
    indicator = Indicator.objects.select_related("plan", "series", "owner").get(
        pk=indicator_id
    )
    unit_id = lock_unit(indicator.series.unit_id)
    _refuse(rules, unit_id)
    before = _as_told(indicator)
    for name, value in asdict(rules).items():
        setattr(indicator, name, value)
    indicator.save(update_fields=[*_NAMES, "owner"])
    after = _as_told(indicator)
    if after == before:
        return indicator

    record(
        actor=by,
        action="indicator.rules_set",
        subject=indicator,
        before=before,
        after=after,
        unit_id=unit_id,
    )
    plan = indicator.plan
    for year in Year.objects.opened().filter(year__range=(plan.first_year, plan.last_year)):
        calendar = read_calendar(year.year)
        refresh_series(unit_id, calendar, [indicator.series_id])
        refresh_summaries(unit_id, calendar)
    return indicator


_NAMES = ("polarity", "accumulation", "measured_in", "numerator_text", "denominator_text")


def _as_told(indicator: Indicator) -> dict[str, Any]:
    told = {name: getattr(indicator, name) for name in _NAMES}
    return told | {"owner": str(indicator.owner) if indicator.owner else None}


def _refuse(rules: IndicatorRules, unit_id: int) -> None:
    if bool(rules.numerator_text) != bool(rules.denominator_text):
        raise Refused(
            "Isi kata-kata pembilang dan penyebut, keduanya atau tidak sama sekali."
        )
    if rules.accumulation is Accumulation.RECOMPUTE and not rules.numerator_text:
        raise Refused(
            "“Dihitung ulang” menjumlah pembilang dan penyebut; isi kata-kata keduanya."
        )
    if rules.owner_id is None:
        return
    if not Position.objects.filter(pk=rules.owner_id, unit=unit_id).exists():
        raise Refused("Penanggung jawab harus jabatan dari unit ini.")
