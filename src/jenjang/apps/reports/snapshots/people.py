"""Who holds which position at the end of a period, and who signs."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Subquery

from jenjang.apps.organisation.models import (
    Appointment,
    AppointmentKind,
    Government,
    Official,
)
from jenjang.core.figures import write_nip
from jenjang.papers.blocks import Signature
from jenjang.papers.layouts.parts.signing import BLANK_DATE

UNNAMED = "(........................................)"


@dataclass(frozen=True, slots=True)
class People:
    """The holders of a unit's positions by name, its head, and where papers are signed."""

    holders: Mapping[int, str]
    title: str
    below: tuple[str, ...]
    seat: str | None

    @property
    def place_and_date(self) -> str:
        """Return the line over the signature; the day is left to the pen."""
        return f"{self.seat or '................'}, {BLANK_DATE}"

    @property
    def signature(self) -> Signature:
        """Return the head's side of the paper."""
        return Signature((self.place_and_date, f"{self.title},"), self.below)


def read_people(unit_id: int, day: dt.date) -> People:
    """Return who held what on that day; one query.

    The head holds the topmost position; a definitive holder goes before an acting one.
    """
    seat = Subquery(Government.objects.values("seat")[:1])
    rows = (
        Appointment.objects.on(day)
        .filter(position__unit=unit_id)
        .select_related("official", "position")
        .annotate(seat=seat)
        .order_by("position__path", "-since")
    )
    found: dict[int, Appointment] = {}
    for row in sorted(rows, key=_is_acting):
        found.setdefault(row.position_id, row)
    seats: dict[int, str | None] = {row.pk: getattr(row, "seat", None) for row in rows}
    head = min(found.values(), key=lambda row: row.position.path, default=None)
    return People(
        holders={pk: _shown(row) for pk, row in found.items()},
        title="Kepala Perangkat Daerah" if head is None else _title(head),
        below=(UNNAMED,) if head is None else _below(head.official),
        seat=seats.get(head.pk) if head else None,
    )


def _is_acting(row: Appointment) -> bool:
    return row.kind != AppointmentKind.DEFINITIF


def _shown(row: Appointment) -> str:
    name = row.official.full_name
    return f"{row.get_kind_display()} {name}" if _is_acting(row) else name


def _title(row: Appointment) -> str:
    title = row.position.name
    return f"{row.get_kind_display()} {title}" if _is_acting(row) else title


def _below(official: Official) -> tuple[str, ...]:
    nip = None if official.nip is None else f"NIP. {write_nip(official.nip)}"
    return tuple(filter(None, (official.full_name, official.rank, nip)))


def seat_of_pemda() -> str | None:
    """Return the capital, where the pemda's papers are signed; one query."""
    seat: str | None = Government.objects.values_list("seat", flat=True).first()
    return seat


def pemda_signature(seat: str | None, title: str) -> Signature:
    """Return the side of an office of the pemda, whose holder is not known here."""
    return Signature(
        (f"{seat or '................'}, {BLANK_DATE}", f"{title},"), (UNNAMED,)
    )
