"""Physical progress (fisik) of programmes from that of their parts, in percent.

Our rule: weighed by ceilings, over the parts that were reported; a part without a report
is left out and counted, never taken as 0.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from jenjang.core.values import Reason, Unknown

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Physical:
    """Progress of a branch; of its `due` parts with a ceiling `reported` say theirs."""

    percent: Decimal | Unknown
    reported: int
    due: int


def branch_physical(
    parents: Mapping[Key, Key | None],
    own_percent: Mapping[Key, Decimal],
    ceilings_idr: Mapping[Key, int],
) -> dict[Key, Physical]:
    """Return the progress of each activity that has a ceiling, in percent, unrounded.

    `parents` is a tree {child: parent or None}, a parent before its children;
    `own_percent` what was reported at an activity itself.

    >>> tree = {"program": None, "a": "program", "b": "program", "c": "program"}
    >>> ceilings = {"program": 400, "a": 100, "b": 200, "c": 100}
    >>> branch_physical(tree, {"a": Decimal(50), "b": Decimal(80)}, ceilings)["program"]
    Physical(percent=Decimal('70'), reported=2, due=3)
    """
    weighed: dict[Key, Decimal] = {}
    weights: dict[Key, int] = {}
    counts: dict[Key, list[int]] = {}
    with_parts = {parent for key, parent in parents.items() if key in ceilings_idr}
    for leaf in ceilings_idr.keys() - with_parts:
        for key in _line(parents, leaf):
            count = counts.setdefault(key, [0, 0])
            count[1] += 1
            if leaf in own_percent:
                count[0] += 1
                weights[key] = weights.get(key, 0) + ceilings_idr[leaf]
                share = own_percent[leaf] * ceilings_idr[leaf]
                weighed[key] = weighed.get(key, Decimal(0)) + share
    return {
        key: Physical(_mean(weighed.get(key), weights.get(key, 0)), *counts[key])
        for key in counts
    }


def joint_physical(
    branches: Sequence[tuple[Physical, int | None]],
) -> Physical | None:
    """Return the progress of several (branch, its ceiling) together, weighed by ceilings.

    A branch without a report is left out of the mean; None where there is no branch.

    >>> half, most = Physical(Decimal(50), 1, 2), Physical(Decimal(80), 2, 2)
    >>> none = Physical(Unknown(Reason.NOT_MEASURED), 0, 3)
    >>> joint_physical([(half, 100), (most, 200), (none, 900)])
    Physical(percent=Decimal('70'), reported=3, due=7)
    """
    if not branches:
        return None
    told = [
        (one.percent, ceiling_idr)
        for one, ceiling_idr in branches
        if isinstance(one.percent, Decimal) and ceiling_idr is not None
    ]
    weighed = sum((percent * ceiling for percent, ceiling in told), Decimal(0))
    return Physical(
        percent=_mean(weighed, sum(ceiling for _, ceiling in told)),
        reported=sum(one.reported for one, _ in branches),
        due=sum(one.due for one, _ in branches),
    )


def _line(parents: Mapping[Key, Key | None], key: Key) -> list[Key]:
    """Return a node and all above it."""
    found = [key]
    above = parents.get(key)
    while above is not None:
        found.append(above)
        above = parents.get(above)
    return found


def _mean(weighed: Decimal | None, weight_idr: int) -> Decimal | Unknown:
    if weighed is None or weight_idr == 0:
        return Unknown(Reason.NOT_MEASURED)
    return weighed / weight_idr


def deviation_points(
    physical_percent: Decimal | Unknown, absorption_percent: Decimal | Unknown
) -> Decimal | Unknown:
    """Return physical less financial progress, in percentage points.

    Above 0 the work is ahead of the money, below 0 the money ahead of the work.

    >>> deviation_points(Decimal(70), Decimal("62.5"))
    Decimal('7.5')
    """
    if isinstance(physical_percent, Unknown):
        return physical_percent
    if isinstance(absorption_percent, Unknown):
        return absorption_percent
    return physical_percent - absorption_percent
