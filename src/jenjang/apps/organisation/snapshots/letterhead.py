"""The letterhead of a unit, as papers print it."""

from jenjang.apps.files.services import open_stored
from jenjang.apps.organisation.models import Government, Unit
from jenjang.papers.blocks import Letterhead


def letterhead_of(unit: Unit) -> Letterhead | None:
    """Return the unit's letterhead; None where neither picture nor address is there."""
    government = Government.objects.select_related("logo").first()
    logo = government.logo if government else None
    if government is None or (logo is None and not unit.address):
        return None
    return Letterhead(
        lines=(f"PEMERINTAH {government.name.upper()}", unit.name.upper()),
        small=tuple(unit.address.splitlines()),
        logo=open_stored(logo) if logo else None,
    )
