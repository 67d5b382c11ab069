"""A budget from a file: its version holds just the lines of the file, all or none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import StoredFile
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.services import ask_recount, foresee_year
from jenjang.apps.plans.models import Activity, BudgetKind, BudgetLine, BudgetVersion
from jenjang.apps.plans.services.budgets.placing import WantedActivity, placed
from jenjang.core.figures import write_rupiah
from jenjang.core.values import Refused

AT_ONCE = 500
Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class NamedVersion:
    """Which version of which year, and the document it is: number and date as printed."""

    year: int
    kind: BudgetKind
    revision: int
    document_number: str = ""
    document_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A ceiling of the file: whole rupiah of an activity, one fund, one kind of belanja."""

    activity_key: str
    fund_source: str
    spending_kind: str
    amount_idr: int


@transaction.atomic
def replace_budget(
    *,
    unit: Unit,
    named: NamedVersion,
    activities: Sequence[WantedActivity],
    lines: Sequence[WantedLine],
    source: StoredFile | None,
    by: User | None,
) -> BudgetVersion:
    """Make the version of a unit hold just these lines; return it.

    Activities that the unit lacks are made; a version that is not there is opened.
    """
    if named.kind == BudgetKind.FROM_AGREEMENTS:
        raise Refused("Anggaran dari perjanjian tidak diimpor; pilih RKA, DPA atau DPPA.")
    if not lines:
        raise Refused(f"Berkas ini tidak memuat satu pun pagu {unit.name}.")
    foresee_year(named.year)
    version, _ = BudgetVersion.objects.select_for_update().get_or_create(
        unit=unit, year_id=named.year, kind=named.kind, revision=named.revision
    )
    before = {_key(line): line for line in version.lines.select_related("activity")}
    told = _told(list(before.values()))
    found = placed(unit, activities, by)
    _write(version, before, _amounts(lines, found))
    version.document_number = named.document_number
    version.document_date = named.document_date
    version.source = source
    version.save(update_fields=["document_number", "document_date", "source"])
    after = _told(list(version.lines.select_related("activity")))
    record(
        actor=by,
        action="budget.imported",
        subject=version,
        before=told if before else None,
        after=after | {"source": str(source) if source else None},
        unit_id=unit.pk,
    )
    ask_recount([named.year], unit_id=unit.pk)
    return version


@transaction.atomic
def remove_version(*, version_id: int, by: User) -> None:
    """Take out a version imported by mistake; the history keeps its lines."""
    version = BudgetVersion.objects.select_for_update().get(pk=version_id)
    if version.kind == BudgetKind.FROM_AGREEMENTS:
        raise Refused(
            "Anggaran dari perjanjian berubah lewat perjanjiannya, tidak dihapus."
        )
    lines = list(version.lines.select_related("activity"))
    record(
        actor=by,
        action="budget.removed",
        subject=version,
        before=_told(lines),
        unit_id=version.unit_id,
    )
    ask_recount([version.year_id], unit_id=version.unit_id)
    version.lines.all().delete()
    version.delete()


def _amounts(lines: Sequence[WantedLine], found: Mapping[str, Activity]) -> dict[Key, int]:
    amounts: dict[Key, int] = {}
    for line in lines:
        key = (found[line.activity_key].pk, line.fund_source, line.spending_kind)
        amounts[key] = amounts.get(key, 0) + line.amount_idr
    return amounts


def _write(
    version: BudgetVersion, before: Mapping[Key, BudgetLine], amounts: Mapping[Key, int]
) -> None:
    gone = [line.pk for key, line in before.items() if key not in amounts]
    for start in range(0, len(gone), AT_ONCE):
        version.lines.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    changed = []
    for key, line in before.items():
        if key in amounts and amounts[key] != line.amount_idr:
            line.amount_idr = amounts[key]
            changed.append(line)
    BudgetLine.objects.bulk_update(changed, ["amount_idr"], batch_size=AT_ONCE)
    BudgetLine.objects.bulk_create(
        [
            BudgetLine(
                version=version,
                activity_id=activity_id,
                fund_source=fund,
                spending_kind=kind,
                amount_idr=amount,
            )
            for (activity_id, fund, kind), amount in amounts.items()
            if (activity_id, fund, kind) not in before
        ],
        batch_size=AT_ONCE,
    )


def _key(line: BudgetLine) -> Key:
    return line.activity_id, line.fund_source, line.spending_kind


def _told(lines: Sequence[BudgetLine]) -> dict[str, object]:
    """Return lines as the history keeps them: how many, their sum, each in words."""
    return {
        "total": write_rupiah(sum(line.amount_idr for line in lines)),
        "lines": [
            " · ".join(
                filter(
                    None,
                    (
                        line.activity.code or line.activity.name,
                        line.fund_source,
                        line.spending_kind,
                        write_rupiah(line.amount_idr),
                    ),
                )
            )
            for line in lines
        ],
    }
