"""The evidence of results, with what else the same file or link is evidence of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from jenjang.apps.measurement.models import Evidence, EvidenceQuerySet, Result
from jenjang.apps.measurement.snapshots.series import by_series, worded
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import Indicator
from jenjang.web.prepared import GivenKeys, Prepared

Key: TypeAlias = tuple[int, int]
"""A series and a period."""

NAMED = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence; `shared` says what else it stands for, empty for nothing."""

    evidence: Evidence
    shared: str = ""


@dataclass(frozen=True, slots=True)
class _Use:
    """Where a file or link is evidence."""

    series_id: int
    unit_id: int
    text: str


def _evidence_count() -> Coalesce:
    rows = Evidence.objects.standing().filter(
        series=OuterRef("series"), period__in=GivenKeys("periods")
    )
    counted = rows.order_by().values("series").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


_PROVEN = Prepared(
    lambda: (
        worded().filter(pk__in=GivenKeys("keys")).annotate(evidence_count=_evidence_count())
    )
)


def proven_wordings(
    indicator_ids: Iterable[int], periods: Iterable[Period]
) -> dict[int, Indicator]:
    """Return these indicators by series, each with its `evidence_count` in the periods.

    Each series is filed in one of the periods at most, so that it counts its own alone.
    """
    ids, period_ids = list(indicator_ids), [period.pk for period in periods]
    return by_series(ids, _PROVEN(keys=ids, periods=period_ids))


def read_evidence(rows: EvidenceQuerySet, unit_id: int) -> dict[Key, list[Shown]]:
    """Return these rows of one unit by series and period; two queries for any number."""
    found = list(rows.for_table())
    uses = _uses(found)
    by_key: defaultdict[Key, list[Shown]] = defaultdict(list)
    for one in found:
        shown = Shown(one, _shared(one, uses.get(_what(one), ()), unit_id))
        by_key[one.series_id, one.period_id].append(shown)
    return dict(by_key)


def told_without_evidence(
    units: Iterable[Unit], periods: Iterable[Period]
) -> dict[int, int]:
    """Return, by unit, how many results of these periods have no evidence; one query."""
    standing = Evidence.objects.standing().filter(
        series=OuterRef("series"), period=OuterRef("period")
    )
    rows = (
        Result.objects.told()
        .filter(series__unit__in=units, period__in=periods, unmeasured_because=None)
        .filter(~Exists(standing))
    )
    return dict(rows.order_by().values_list("series__unit").annotate(Count("pk")))


def _what(evidence: Evidence) -> tuple[int | None, str | None]:
    return evidence.file_id, evidence.url


def _uses(
    found: Collection[Evidence],
) -> Mapping[tuple[int | None, str | None], list[_Use]]:
    """Return every use of the files and links, theirs and others', in any unit."""
    files = {one.file_id for one in found if one.file_id is not None}
    links = {one.url for one in found if one.url is not None}
    rows = (
        Evidence.objects.standing()
        .filter(Q(file__in=files) | Q(url__in=links))
        .values_list("file_id", "url", "series_id", "series__unit_id", "indicator__text")
    )
    uses: defaultdict[tuple[int | None, str | None], list[_Use]] = defaultdict(list)
    for file_id, url, series_id, unit_id, text in rows:
        uses[file_id, url].append(_Use(series_id, unit_id, text))
    return uses


def _shared(evidence: Evidence, uses: Iterable[_Use], unit_id: int) -> str:
    """Return the warning about other indicators; of other units only how many there are."""
    if evidence.removed_at is not None:
        return ""
    others = {one.series_id: one for one in uses if one.series_id != evidence.series_id}
    if not others:
        return ""
    names = sorted(one.text for one in others.values() if one.unit_id == unit_id)
    strange = len(others) - len(names)
    parts = [*names[:NAMED]]
    if len(names) > NAMED:
        parts.append(f"{len(names) - NAMED} lagi")
    if strange:
        parts.append(f"{strange} milik unit lain")
    what = "Tautan" if evidence.url else "Berkas"
    return (
        f"{what} ini juga menjadi bukti {len(others)} indikator lain: {'; '.join(parts)}."
    )
