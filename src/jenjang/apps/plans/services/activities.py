"""Acts on the tree of programmes, kegiatan and sub kegiatan."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Unit
from jenjang.apps.organisation.trees import moved, path_of
from jenjang.apps.plans.models import Activity, ActivityLevel
from jenjang.core.figures import fold
from jenjang.core.values import Refused

NAME_LENGTH = 400


@transaction.atomic
def ensure_activity(
    *,
    unit: Unit,
    level: ActivityLevel,
    name: str,
    code: str | None,
    parent: Activity | None,
    by: User | None,
) -> Activity:
    """Return the unit's activity of that code, else of that level and name, else a new one.

    Raise Refused for a name longer than the nomenclature knows any.
    """
    folded = fold(name)
    if len(name) > NAME_LENGTH:
        raise Refused(
            f"Nama kegiatan “{name[:60]}…” lebih dari {NAME_LENGTH} huruf; periksa "
            "dokumennya."
        )
    found = find_activity(unit, level, folded, code)
    if found is not None:
        return found
    activity = Activity.objects.create(
        unit=unit, level=level, name=name, folded_name=folded, code=code, parent=parent
    )
    activity.path = path_of("" if parent is None else parent.path, activity.pk)
    activity.save(update_fields=["path"])
    after = {"level": level, "name": name, "code": code}
    record(actor=by, action="activity.added", subject=activity, after=after)
    return activity


def find_activity(
    unit: Unit, level: ActivityLevel, folded_name: str, code: str | None
) -> Activity | None:
    """Return the unit's activity of that code, else of that level and folded name."""
    own = Activity.objects.filter(unit=unit)
    if code is not None:
        coded = own.filter(code=code).first()
        if coded is not None:
            return coded
    return own.filter(level=level, folded_name=folded_name).first()


@transaction.atomic
def place_activity(*, activity: Activity, parent: Activity, by: User | None) -> Activity:
    """Hang an activity, with all below it, under another of the same unit."""
    if activity.parent_id == parent.pk:
        return activity
    if parent.path.startswith(activity.path) or parent.unit_id != activity.unit_id:
        raise Refused(f"{parent.name} tidak dapat menjadi induk {activity.name}.")
    old_root = activity.path
    activity.parent = parent
    activity.save(update_fields=["parent"])
    branch = list(
        Activity.objects.filter(
            unit=activity.unit_id, path__startswith=old_root
        ).select_for_update()
    )
    for one in branch:
        one.path = moved(one.path, old_root, path_of(parent.path, activity.pk))
    Activity.objects.bulk_update(branch, ["path"], batch_size=500)
    activity.refresh_from_db(fields=["path"])
    record(
        actor=by, action="activity.placed", subject=activity, after={"parent": parent.name}
    )
    return activity
