"""The first run, and what the pemda decides once for all its units."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.accounts.services import create_user_with_password
from jenjang.apps.history.services import record
from jenjang.apps.organisation.models import Government, Role, Unit, UnitKind, Year
from jenjang.apps.organisation.services.access import grant_role
from jenjang.apps.organisation.services.recounts import ask_recount
from jenjang.apps.organisation.services.units import create_unit
from jenjang.core.figures import write_number
from jenjang.core.values import Refused
from jenjang.papers.audit.reference.areas import government_named
from jenjang.papers.drawing import FIGURES, LEAST_CONTRAST, contrast_with_white

COLOUR = re.compile("#[0-9a-fA-F]{6}")

ALREADY_FOUNDED = (
    "Pemerintah daerah sudah terdaftar di sini; masuklah dengan akun Anda, atau minta "
    "admin membuatkan akun."
)


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit named on the first-run page."""

    name: str
    kind: UnitKind = UnitKind.KECAMATAN
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Founded:
    """What the first run made."""

    government: Government
    admin: User
    units: tuple[Unit, ...]


def found_government(
    *,
    name: str,
    head_title: str,
    seat: str | None,
    admin_username: str,
    admin_full_name: str,
    admin_password: str,
    units: Iterable[NewUnit],
    today: dt.date,
) -> Founded:
    """Make the pemda, its first admin and its units: all, or nothing.

    The admin is pembina too until he grants that to somebody else: somebody must open
    the year. Raise Refused where a pemda exists, also when two try at once.
    """
    try:
        with transaction.atomic():
            return _found(
                name=name,
                head_title=head_title,
                seat=seat,
                admin=(admin_username, admin_full_name, admin_password),
                units=units,
                today=today,
            )
    except IntegrityError:
        raise Refused(ALREADY_FOUNDED) from None


def _found(
    *,
    name: str,
    head_title: str,
    seat: str | None,
    admin: tuple[str, str, str],
    units: Iterable[NewUnit],
    today: dt.date,
) -> Founded:
    if Government.objects.exists():
        raise Refused(ALREADY_FOUNDED)
    government = Government.objects.create(
        name=_filled(name, "Nama pemerintah daerah"),
        head_title=_filled(head_title, "Sebutan kepala daerah"),
        seat=" ".join((seat or "").split()) or None,
        area_code=_area_of(name),
    )
    username, full_name, password = admin
    first = create_user_with_password(
        username=username, full_name=full_name, password=password
    )
    record(actor=first, action="government.founded", subject=government, after=name.strip())
    for role in (Role.ADMIN, Role.PEMBINA):
        grant_role(user=first, role=role, unit=None, since=today, by=first)
    made = tuple(
        create_unit(name=one.name, kind=one.kind, code=one.code, by=first) for one in units
    )
    return Founded(government, first, made)


@transaction.atomic
def change_government(
    *,
    head_title: str,
    seat: str | None,
    layout: str,
    achievement_scale: str,
    efficiency_rule: str,
    chart_colour: str = FIGURES,
    by: User,
) -> Government:
    """Change what the pemda prints and how it judges; the keys are checked by the form."""
    government = Government.objects.select_for_update().get()
    before = _rules(government)
    government.head_title = _filled(head_title, "Sebutan kepala daerah")
    government.seat = " ".join((seat or "").split()) or None
    government.layout = layout
    government.achievement_scale = achievement_scale
    government.efficiency_rule = efficiency_rule
    government.chart_colour = _dark_enough(chart_colour)
    if _rules(government) != before:
        government.full_clean()
        government.save()
        if government.achievement_scale != before["achievement_scale"]:
            ask_recount(Year.objects.values_list("pk", flat=True), with_series=True)
        record(
            actor=by,
            action="government.changed",
            subject=government,
            before=before,
            after=_rules(government),
        )
    return government


def _rules(government: Government) -> dict[str, str | None]:
    return {
        "head_title": government.head_title,
        "seat": government.seat,
        "layout": government.layout,
        "achievement_scale": government.achievement_scale,
        "efficiency_rule": government.efficiency_rule,
        "chart_colour": government.chart_colour,
    }


def _dark_enough(colour: str) -> str:
    """Return a colour of figures; raise Refused for one too light to be read on white."""
    if not COLOUR.fullmatch(colour):
        raise Refused("Warna grafik ditulis seperti #0b5f7e.")
    contrast = contrast_with_white(colour)
    if contrast < LEAST_CONTRAST:
        raise Refused(
            "Warna grafik terlalu muda: kontrasnya dengan putih "
            f"{write_number(contrast)} : 1, paling sedikit "
            f"{write_number(LEAST_CONTRAST)} : 1."
        )
    return colour.lower()


def _area_of(name: str) -> str | None:
    area = government_named(name)
    return area.code if area else None


def _filled(text: str, what: str) -> str:
    """Return the text with single blanks; raise Refused where it is empty."""
    tidy = " ".join(text.split())
    if not tidy:
        raise Refused(f"{what} belum diisi.")
    return tidy
