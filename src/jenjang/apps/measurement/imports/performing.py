"""A filled sheet done just as it was looked at, every row or none."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.imports.looking import look_and_fill
from jenjang.apps.measurement.imports.plans import EntryPlan
from jenjang.apps.measurement.imports.stamps import Place
from jenjang.apps.measurement.services import lock_unit, report_results
from jenjang.core.values import Refused
from jenjang.papers.sheets.entry import FilledSheet


class LooksDifferent(Refused):
    """What the sheet would do is no longer what somebody looked at."""


@transaction.atomic
def perform(sheet: FilledSheet, place: Place, *, digest: str, by: User) -> EntryPlan:
    """Do what was looked at; return it.

    Raise LooksDifferent where it would now do something else, or can no longer be done.
    """
    lock_unit(place.unit)
    plan, drafts = look_and_fill(sheet, place, by)
    if plan.problems or plan.digest != digest:
        raise LooksDifferent(
            "Isian di server berubah sejak Anda memeriksa lembar ini; tidak ada yang "
            "disimpan. Lihat hasil pemeriksaan yang sekarang, lalu putuskan lagi."
        )
    report_results(drafts, by=by)
    return plan
