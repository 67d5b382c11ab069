"""Acts on the letterhead: one picture for the pemda, an address for each unit."""

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.files.models import Kind
from jenjang.apps.files.services import store
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Government, Unit
from jenjang.core.values import Refused
from jenjang.papers.emblem import emblem

MOST_LINES = 3
LINE_LENGTH = 120


@transaction.atomic
def put_logo(*, content: bytes | None, by: User) -> Government:
    """Put a picture on every letterhead from now on, or none; issued papers keep theirs.

    Raise Refused for what is no picture (papers.emblem).
    """
    government = Government.objects.select_for_update(of=("self",)).get()
    before = government.logo.sha256 if government.logo else None
    government.logo = None
    if content is not None:
        government.logo = store(
            content=emblem(content),
            name="lambang.png",
            media_type="image/png",
            kind=Kind.ISSUED,
            by=by,
        )
    after = government.logo.sha256 if government.logo else None
    if after != before:
        government.save(update_fields=["logo"])
        record(
            actor=by,
            action="government.logo_put",
            subject=government,
            before=before,
            after=after,
        )
    return government


@transaction.atomic
def write_address(*, unit_id: int, address: str, by: User) -> Unit:
    """Write the lines under the unit's name: at most three, of 120 letters each."""
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    lines = [" ".join(line.split()) for line in address.splitlines() if line.strip()]
    if len(lines) > MOST_LINES or any(len(line) > LINE_LENGTH for line in lines):
        raise Refused(
            f"Alamat paling banyak {MOST_LINES} baris, masing-masing paling panjang "
            f"{LINE_LENGTH} huruf."
        )
    before, unit.address = unit.address, "\n".join(lines)
    if before != unit.address:
        unit.save(update_fields=["address"])
        record(
            actor=by,
            action="unit.address_written",
            subject=unit,
            before=before,
            after=unit.address,
            unit_id=unit.pk,
        )
    return unit
