"""Acts on perangkat daerah."""

import datetime as dt

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Appointment, Unit, UnitKind
from jenjang.apps.organisation.services.areas import proposed_area, set_unit_area
from jenjang.apps.organisation.titles import fold_unit
from jenjang.core.values import Refused


@transaction.atomic
def create_unit(
    *,
    name: str,
    kind: UnitKind,
    by: User | None,
    code: str | None = None,
    area_code: str | None = None,
) -> Unit:
    """Make a unit; raise Refused where one of that name or code exists.

    A kecamatan gets the area code of its name where none is given.
    """
    tidy = " ".join(name.split())
    code = (code or "").strip() or None
    _check_free(tidy, code, own_pk=None)
    unit = Unit.objects.create(name=tidy, folded_name=fold_unit(tidy), kind=kind, code=code)
    after = {"name": unit.name, "kind": unit.kind, "code": unit.code}
    record(actor=by, action="unit.created", subject=unit, after=after, unit_id=unit.pk)
    area = area_code or proposed_area(tidy, kind)
    return set_unit_area(unit_id=unit.pk, code=area, by=by) if area else unit


@transaction.atomic
def rename_unit(
    *, unit_id: int, name: str, by: User | None, code: str | None = None
) -> Unit:
    """Give the unit another name; papers under the old one are still known to be its."""
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    tidy = " ".join(name.split())
    code = (code or "").strip() or None
    _check_free(tidy, code, own_pk=unit.pk)
    if (unit.name, unit.code) == (tidy, code):
        return unit
    before = {"name": unit.name, "code": unit.code}
    if unit.folded_name != fold_unit(tidy):
        unit.aliases = sorted({*unit.aliases, unit.folded_name} - {fold_unit(tidy)})
    unit.name, unit.folded_name, unit.code = tidy, fold_unit(tidy), code
    unit.save(update_fields=["name", "folded_name", "code", "aliases"])
    record(
        actor=by,
        action="unit.renamed",
        subject=unit,
        before=before,
        after={"name": unit.name, "code": unit.code},
        unit_id=unit.pk,
    )
    return unit


@transaction.atomic
def close_unit(*, unit_id: int, on: dt.date, by: User | None) -> Unit:
    """End a unit; its papers stay. Raise Refused while somebody holds office."""
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    if Appointment.objects.filter(position__unit=unit).on(on).exists():
        raise Refused(
            f"{unit.name} masih mempunyai pejabat pada {on:%d-%m-%Y}; akhiri penugasan "
            "mereka lebih dahulu."
        )
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    record(actor=by, action="unit.closed", subject=unit, after=on, unit_id=unit.pk)
    return unit


def _check_free(name: str, code: str | None, own_pk: int | None) -> None:
    """Raise Refused where name or code is missing or another unit's."""
    folded = fold_unit(name)
    if not folded:
        raise Refused("Nama perangkat daerah belum diisi.")
    others = Unit.objects.exclude(pk=own_pk or 0)
    if others.filter(folded_name=folded).exists():
        raise Refused(f"Perangkat daerah “{name}” sudah ada; pakai yang sudah ada.")
    if code is not None and others.filter(code=code).exists():
        raise Refused(f"Kode {code} sudah dipakai perangkat daerah lain.")
