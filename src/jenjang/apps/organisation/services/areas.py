"""Acts on area codes (Kemendagri): which area the pemda and its kecamatan are."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Government, Unit, UnitKind
from jenjang.core.values import Refused
from jenjang.papers.audit.reference.areas import areas, district_named


@transaction.atomic
def set_government_area(*, code: str | None, by: User) -> Government:
    """Say which kabupaten, kota or province the pemda is; refuse any other code."""
    government = Government.objects.select_for_update().get()
    code = (code or "").strip() or None
    if code == government.area_code:
        return government
    area = areas().get(code or "")
    if code is not None and (area is None or area.level == "kecamatan"):
        raise Refused(
            f"Kode wilayah {code} bukan kode kabupaten, kota atau provinsi; cari kodenya "
            "di halaman Kode wilayah."
        )
    before, government.area_code = government.area_code, code
    government.save(update_fields=["area_code"])
    record(
        actor=by,
        action="government.changed",
        subject=government,
        before={"area_code": before},
        after={"area_code": code},
    )
    return government


@transaction.atomic
def set_unit_area(*, unit_id: int, code: str | None, by: User | None) -> Unit:
    """Say which kecamatan a unit is; raise Refused where it is none of the pemda's."""
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    code = (code or "").strip() or None
    if code == unit.area_code:
        return unit
    _check_district(code)
    before, unit.area_code = unit.area_code, code
    unit.save(update_fields=["area_code"])
    record(
        actor=by,
        action="unit.placed",
        subject=unit,
        before={"area_code": before},
        after={"area_code": code},
        unit_id=unit.pk,
    )
    return unit


def _check_district(code: str | None) -> None:
    if code is None:
        return
    area = areas().get(code)
    if area is None or area.level != "kecamatan":
        raise Refused(f"Kode wilayah {code} bukan kode kecamatan; pilih dari daftar.")
    own = Government.objects.values_list("area_code", flat=True).first()
    if own and not code.startswith(f"{own}."):
        raise Refused(
            f"Kecamatan {area.name} ({code}) tidak berada di wilayah pemerintah daerah ini "
            f"({own}); periksa kodenya."
        )


def proposed_area(name: str, kind: UnitKind) -> str | None:
    """Return the code of the pemda's kecamatan of that name, None where none is known."""
    own = Government.objects.values_list("area_code", flat=True).first()
    if kind != UnitKind.KECAMATAN or not own:
        return None
    area = district_named(name, own)
    return area.code if area else None
