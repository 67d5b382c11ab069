"""What agreements promised, as what outlives a year: lineages, series, activities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from jenjang.apps.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the position's last agreement promised, as what outlives a year."""

    lineages: frozenset[UUID] = frozenset()
    series: frozenset[int] = frozenset()
    activities: frozenset[int] = frozenset()


NOTHING_EARLIER = Earlier()


def earlier_of(agreements: Mapping[int, int]) -> dict[int, Earlier]:
    """Return what agreements {agreement: position} promised, by position."""
    lineages = _by_position(
        agreements,
        Agreement.objectives.through.objects.filter(agreement__in=agreements).values_list(
            "agreement_id", "objective__lineage"
        ),
    )
    rows = Agreement.objects.filter(pk__in=agreements)
    series = _by_position(
        agreements, rows.values_list("pk", "commitments__indicator__series_id")
    )
    activities = _by_position(agreements, rows.values_list("pk", "allotments__activity_id"))
    return {
        position: Earlier(
            frozenset(lineages[position]),
            frozenset(series[position]),
            frozenset(activities[position]),
        )
        for position in agreements.values()
    }


def _by_position(
    agreements: Mapping[int, int], rows: Iterable[Any]
) -> defaultdict[int, set[Any]]:
    found: defaultdict[int, set[Any]] = defaultdict(set)
    for agreement, value in rows:
        if value is not None:
            found[agreements[agreement]].add(value)
    return found
