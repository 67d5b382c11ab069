"""A filled sheet done just as it was looked at, every row or none."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.imports.looking import look
from jenjang.apps.measurement.imports.plans import EntryPlan
from jenjang.apps.measurement.imports.stamps import Place
from jenjang.apps.measurement.services import report_results
from jenjang.apps.organisation.models import Unit
from jenjang.core.values import Refused
from jenjang.papers.sheets.entry import FilledSheet


class LooksDifferent(Refused):
    """What the sheet would do is no longer what somebody looked at."""


@transaction.atomic
def perform(sheet: FilledSheet, place: Place, *, digest: str, by: User) -> EntryPlan:
    """Do what was looked at; return it.

    Raise LooksDifferent where it would now do something else, or can no longer be done.
    """
    Unit.objects.select_for_update().get(pk=place.unit.pk)
    plan = look(sheet, place, by)
    if plan.problems or plan.digest != digest:
        raise LooksDifferent(
            "Isian di server berubah sejak Anda memeriksa lembar ini; tidak ada yang "
            "disimpan. Lihat hasil pemeriksaan yang sekarang, lalu putuskan lagi."
        )
    report_results(
        unit_id=place.unit.pk, year=place.period.year_id, filings=plan.filings, by=by
    )
    return plan
