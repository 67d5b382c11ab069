"""Uji petik: the second step of verification, by Bagian Organisasi or Inspektorat."""

import secrets
from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.measurement.models import Outcome, Result, SpotCheck, SpotCheckItem
from jenjang.apps.measurement.services.rollups import lock_unit
from jenjang.apps.measurement.services.verifying import send_back
from jenjang.apps.organisation.models import Period
from jenjang.core.formulas.drawing import draw
from jenjang.core.values import Refused

MOST = 200
SEEDS = 1_000_000


@transaction.atomic
def draw_spot_check(
    *, quarter_id: int, size: int, seed: int | None = None, by: User | None
) -> SpotCheck:
    """Draw values of the periods that end in the quarter, over all units.

    All that carry a figure are in the lot, verified or not: a unit does not escape by not
    verifying. Without a `seed` one is thrown; it is kept, so that the draw can be repeated.
    """
    quarter = Period.objects.get(pk=quarter_id)
    if not 1 <= size <= MOST:
        raise Refused(f"Banyaknya nilai yang diambil antara 1 dan {MOST}.")
    versions, by_unit = _in_the_lot(quarter)
    if not versions:
        raise Refused(f"Belum ada nilai pada {quarter} untuk diambil.")
    chosen = secrets.randbelow(SEEDS) if seed is None else seed
    check = SpotCheck.objects.create(
        period=quarter, seed=chosen, size=size, population=len(versions), drawn_by=by
    )
    drawn = draw(by_unit, size=size, seed=chosen)
    SpotCheckItem.objects.bulk_create(
        SpotCheckItem(check_run=check, result_id=pk, order=n, version=versions[pk])
        for n, pk in enumerate(drawn, start=1)
    )
    after = {"seed": chosen, "size": size, "population": len(versions), "drawn": drawn}
    record(actor=by, action="spot_check.drawn", subject=check, after=after)
    return check


def _in_the_lot(quarter: Period) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Return the versions of all results with a figure, and their keys by unit."""
    rows = Result.objects.within(quarter).exclude(value=None, text=None).order_by("pk")
    versions: dict[int, int] = {}
    by_unit: defaultdict[int, list[int]] = defaultdict(list)
    for pk, version, unit_id in rows.values_list("pk", "version", "series__unit_id"):
        versions[pk] = version
        by_unit[unit_id].append(pk)
    return versions, by_unit


@transaction.atomic
def judge_item(
    *, item_id: int, outcome: str, note: str | None, by: User | None
) -> SpotCheckItem:
    """Store what a look at a value found; "tidak sesuai" is told and returns the value.

    A value changed since it was drawn is not returned: the figure that was looked at is
    no longer there.
    """
    unit_id = SpotCheckItem.objects.values_list("result__series__unit", flat=True)
    lock_unit(unit_id.get(pk=item_id))
    item = SpotCheckItem.objects.select_related("result__series").get(pk=item_id)
    told = (note or "").strip() or None
    if outcome not in Outcome.values:
        raise Refused("Pilih hasilnya: sesuai, tidak sesuai, atau belum ada bukti.")
    if outcome == Outcome.DIFFERS and told is None:
        raise Refused("Tulis apa yang tidak sesuai; unit membacanya sebagai alasan.")
    before = {"outcome": item.outcome, "note": item.note}
    item.outcome, item.note = outcome, told
    item.judged_by, item.judged_at = by, timezone.now()
    item.save(update_fields=["outcome", "note", "judged_by", "judged_at"])
    record(
        actor=by,
        action="spot_check.judged",
        subject=item,
        before=before,
        after={"outcome": outcome, "note": told},
        unit_id=item.result.series.unit_id,
    )
    if outcome == Outcome.DIFFERS and told and item.result.version == item.version:
        send_back(item.result, f"Uji petik: {told}", by)
    return item
