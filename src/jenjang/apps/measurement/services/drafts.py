"""A row typed on a device is stored once, however often the device must send it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.models import ReceivedDraft, Result
from jenjang.apps.measurement.services.reporting import report_result
from jenjang.apps.measurement.services.rollups import lock_unit_of


@transaction.atomic
def report_draft(
    *, draft: UUID, series_id: int, period_id: int, by: User, **told: Any
) -> ReceivedDraft:
    """Store what a draft says as `report_result` does; a draft that came before, not again.

    `told` is what `report_result` takes beside these. What somebody else stored meanwhile
    is no conflict where it says the same. ChangedMeanwhile and Refused leave nothing
    behind, so that the same draft may come again.
    """
    lock_unit_of(series_id)
    known = ReceivedDraft.objects.filter(sent_by=by, draft=draft).first()
    if known is not None:
        return known
    result = Result.objects.filter(series=series_id, period=period_id).first()
    if result is None or not _says(result, told):
        result = report_result(series_id=series_id, period_id=period_id, by=by, **told)
    return ReceivedDraft.objects.create(
        sent_by=by,
        draft=draft,
        series_id=series_id,
        period_id=period_id,
        version=result.version,
    )


def _says(result: Result, told: dict[str, Any]) -> bool:
    """Return whether a result of another version says the same as what was typed."""
    if result.version == told["version"]:
        return False
    given = {name: told[name] for name in told if name != "version"}
    if "numerator" not in given:
        given.setdefault("value", None)
    return all(getattr(result, name, ...) == given[name] for name in given)
