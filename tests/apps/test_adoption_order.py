"""Papers that come one by one, in any order, end as the bundle that comes at once."""

from itertools import permutations

import pytest
from django.db import transaction

from jenjang.apps.intake.services import adopt_papers
from jenjang.apps.organisation.models import Official, Position, Unit
from jenjang.apps.plans.models import Activity, Objective, Target
from jenjang.apps.plans.snapshots import ceilings_of
from tests import office
from tests.apps.intake_rows import tree
from tests.factories import GovernmentFactory

pytestmark = pytest.mark.django_db


def standing() -> dict[str, object]:
    """Return what the papers say together, whatever the order of rows.

    The first wording of a title is kept: a kasi may be "Pemerintahan" or "... Umum".
    """
    return {
        "tree": sorted(line.casefold().removesuffix(" umum") for line in tree()),
        "orphans": Objective.objects.filter(is_orphan=True).count(),
        "activities": sorted(Activity.objects.values_list("code", "level")),
        "total": ceilings_of(Unit.objects.get().pk, 2025).total_idr,
        "officials": Official.objects.count(),
        "heads": list(
            Position.objects.filter(reports_to=None).values_list("name", flat=True)
        ),
        "targets": sorted(
            (one.series.indicators.get().text, one.text) for one in Target.objects.all()
        ),
    }


def adopted(documents) -> dict[str, object]:
    """Return what stands after adopting the papers one by one, and take it back."""
    with transaction.atomic():
        for document in documents:
            adopt_papers([document], by=None)
        found = standing()
        transaction.set_rollback(True)
    return found


ORDERS = list(permutations(range(5)))[::29]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: "".join(map(str, order)))
def test_one_by_one_in_any_order(order):
    GovernmentFactory()
    papers = office.office()

    from_the_top = adopted([papers[2], papers[4], papers[1], papers[3], papers[0]])
    one_by_one = adopted([papers[n] for n in order])

    assert one_by_one == from_the_top
    assert one_by_one["orphans"] == 0
