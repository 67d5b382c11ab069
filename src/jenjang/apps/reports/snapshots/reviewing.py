"""What the system sees of the points of a reviu, with what it saw; the rest is asked.

`EYES` names them as core.checklists does in `seen`. An eye returns whether the point holds
and a sentence of evidence; None: nothing can be said.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jenjang.apps.agreements.models import Agreement, Commitment
from jenjang.apps.measurement.models import Evidence, Result, ResultState
from jenjang.apps.plans.models import Indicator, PlanKind
from jenjang.apps.reports.models import Edition, Section
from jenjang.core.checklists import Checklist

Seen = tuple[bool, str] | None


@dataclass(frozen=True, slots=True)
class Sight:
    """What the eyes look at: the unit and year, sections, and the series told of."""

    unit_id: int | None
    year: int
    sections: tuple[Section, ...]

    @property
    def series(self) -> frozenset[int]:
        """Return the series the report analyses."""
        return frozenset(one.series_id for one in self.sections if one.series_id)

    def names(self, keys: Iterable[str]) -> str:
        """Return the titles of sections as a sentence names them; a key where none is."""
        titles = {one.key: f"“{one.title}”" for one in self.sections}
        return ", ".join(titles.get(key, key) for key in keys)

    def is_filled(self, key: str) -> bool:
        """Return whether something stands in a section of this key, drafts aside."""
        return any(
            not passage.is_draft and passage.removed_at is None
            for one in self.sections
            if one.key == key
            for passage in one.passages.all()
        )


def see(edition: Edition, checklist: Checklist) -> dict[str, Seen]:
    """Return by point what can be seen of it; a bounded number of queries."""
    report = edition.report
    rows = report.sections.filter(is_gone=False).prefetch_related("passages")
    sight = Sight(report.unit_id, report.period.year_id, tuple(rows))
    return {
        point.key: EYES[point.seen](sight) if point.seen in EYES else None
        for point in checklist.points
    }


def _sections(*keys: str) -> Callable[[Sight], Seen]:
    """Return an eye that looks whether all these sections are filled."""

    def eye(sight: Sight) -> Seen:
        empty = [key for key in keys if not sight.is_filled(key)]
        if empty:
            return False, f"Bagian {sight.names(empty)} kosong."
        return True, f"Bagian {sight.names(keys)} berisi."

    return eye


def _counted(count: int, of: int, what: str) -> Seen:
    return (count == of, f"{count} dari {of} {what}.") if of else None


def _has_evidence(sight: Sight) -> Seen:
    """Every indicator told of has evidence in the year."""
    rows = Evidence.objects.standing().filter(
        series__in=sight.series, period__year=sight.year
    )
    count = rows.values("series").distinct().count()
    return _counted(count, len(sight.series), "indikator memiliki bukti")


def _is_verified(sight: Sight) -> Seen:
    """Every value of the year was verified."""
    rows = Result.objects.filter(series__in=sight.series, period__year=sight.year)
    count = rows.filter(state=ResultState.VERIFIED).count()
    return _counted(count, rows.count(), "nilai sudah diverifikasi")


def _has_owners(sight: Sight) -> Seen:
    """Every indicator told of has a position that answers for it."""
    rows = Indicator.objects.filter(series__in=sight.series, owner__isnull=False)
    count = rows.values("series").distinct().count()
    return _counted(count, len(sight.series), "indikator memiliki penanggung jawab")


def _same_indicators(sight: Sight) -> Seen:
    """What the head's agreement in force promises is what the report tells of."""
    promised = _promised(sight)
    if not promised:
        return None
    told = len(promised & sight.series)
    return _counted(told, len(promised), "indikator perjanjian dianalisis dalam laporan")


def _same_objectives(sight: Sight) -> Seen:
    """The objectives of the head's agreement are those of the report."""
    rows = Indicator.objects.filter(series__in=_promised(sight))
    wanted = set(rows.values_list("objective__lineage", flat=True))
    found = {one.lineage for one in sight.sections if one.lineage}
    return _counted(len(wanted & found), len(wanted), "sasaran perjanjian ada di laporan")


def _promised(sight: Sight) -> frozenset[int]:
    """Return the series of the agreement of the unit's head, the last revision of it."""
    if sight.unit_id is None:
        return frozenset()
    rows = Agreement.objects.of_unit(sight.unit_id, sight.year).in_force()
    head = rows.order_by("position__path", "-revision").values_list("pk", flat=True).first()
    found = Commitment.objects.filter(agreement=head)
    return frozenset(found.values_list("indicator__series_id", flat=True))


def _same_renstra(sight: Sight) -> Seen:
    """Every indicator told of stands in the Renstra in force."""
    rows = Indicator.objects.filter(
        series__in=sight.series,
        plan__kind=PlanKind.RENSTRA,
        plan__first_year__lte=sight.year,
        plan__last_year__gte=sight.year,
    )
    count = rows.values("series").distinct().count()
    return _counted(count, len(sight.series), "indikator laporan ada dalam Renstra")


def _same_iku(sight: Sight) -> Seen:
    """Every IKU of the unit is told of."""
    if sight.unit_id is None:
        return None
    rows = Indicator.objects.settled(sight.unit_id, sight.year).filter(is_iku=True)
    wanted = set(rows.values_list("series_id", flat=True))
    return _counted(len(wanted & sight.series), len(wanted), "IKU ada dalam laporan")


EYES: Mapping[str, Callable[[Sight], Seen]] = {
    "shows_office": _sections("1.organisasi"),
    "shows_targets": _sections("2.perjanjian"),
    "shows_results": _sections("3.a.capaian"),
    "shows_annexes": _sections("lampiran.perjanjian", "lampiran.pengukuran"),
    "shows_improvements": _sections("4.saran"),
    "shows_money": _sections("3.b.belanja"),
    "has_evidence": _has_evidence,
    "has_owners": _has_owners,
    "is_verified": _is_verified,
    "equals_agreement": _same_objectives,
    "equals_renstra": _same_renstra,
    "indicators_equal_agreement": _same_indicators,
    "equals_iku": _same_iku,
    "compares": _sections("3.a.tahun-lalu", "3.a.standar"),
}
