"""What the units reached of each objective of the RPJMD: their roll-ups added up.

Units' roll-ups are kept by the write path, so what is added here is as new as they are.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from jenjang.apps.measurement.models import ObjectiveSummary, Summary
from jenjang.apps.measurement.snapshots.kabupaten import added_up
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.plans.models import Objective


@dataclass(frozen=True)
class Regional:
    """The objectives of the RPJMD by its tree, and the roll-ups of what supports them.

    `rows` are by the lineage that a unit's objective supports, at one quarter each.
    """

    nodes: Sequence[Objective]
    rows: Mapping[UUID, Sequence[ObjectiveSummary]]

    def supporters(self, node: Objective) -> list[ObjectiveSummary]:
        """Return the roll-ups of what supports a node or anything below it.

        One that stands below another of them counts in that one already.
        """
        found = [
            row
            for below in self.nodes
            if below.path.startswith(node.path)
            for row in self.rows.get(below.lineage, ())
        ]
        paths = {row.objective.path for row in found}
        return [row for row in found if not _is_below(row.objective.path, paths)]

    def whole(self, node: Objective) -> Summary:
        """Return what all supporters of a node come to; not stored."""
        return added_up(self.supporters(node))

    @cached_property
    def unit_ids(self) -> frozenset[int]:
        """Return the units that support anything."""
        return frozenset(row.unit_id for rows in self.rows.values() for row in rows)


def _is_below(path: str, others: Collection[str]) -> bool:
    return any(path != other and path.startswith(other) for other in others)


def read_regional(units: Collection[Unit], period: Period) -> Regional:
    """Read the RPJMD in force and its supporters at a quarter; two queries."""
    nodes = list(Objective.objects.of_the_pemda(period.year_id, period.year_id))
    return Regional(nodes, _rows(nodes, units, [period]).get(period.pk, {}))


def read_quarters(
    node: Objective, units: Collection[Unit], periods: Sequence[Period]
) -> list[Summary]:
    """Return what a node comes to at each quarter something supports it; two queries."""
    nodes = list(Objective.objects.filter(plan=node.plan_id).order_by("path"))
    by_period = _rows(nodes, units, periods)
    found = []
    for period in periods:
        whole = Regional(nodes, by_period.get(period.pk, {})).whole(node)
        whole.period = period
        if whole.indicator_count or whole.ceiling_idr is not None:
            found.append(whole)
    return found


def _rows(
    nodes: Collection[Objective], units: Collection[Unit], periods: Collection[Period]
) -> dict[int, dict[UUID, list[ObjectiveSummary]]]:
    """Return supporters' roll-ups by period and by what they support."""
    rows = (
        ObjectiveSummary.objects.filter(
            period__in=periods,
            unit__in=units,
            objective__supports_lineage__in={node.lineage for node in nodes},
        )
        .select_related("objective", "unit")
        .order_by("unit__name", "objective__path")
    )
    found: defaultdict[int, defaultdict[UUID, list[ObjectiveSummary]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in rows:
        lineage = row.objective.supports_lineage
        if lineage is not None:
            found[row.period_id][lineage].append(row)
    return {pk: dict(of_period) for pk, of_period in found.items()}
