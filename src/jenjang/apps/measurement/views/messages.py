"""Messages ready to send by WhatsApp: who is asked for which figures; nothing is sent here.

A link opens WhatsApp with the text, to the person's number where one is known and may be
known, else to whom the sender chooses there.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from jenjang.apps.measurement.snapshots.red import Unfiled
from jenjang.apps.measurement.views.chosen import Chosen
from jenjang.apps.organisation.models import Appointment, Position, Unit
from jenjang.core.figures import write_date

TOLD = 5


def late_words(due_on: dt.date, today: dt.date) -> str:
    """Return how late something is, or that it is not due yet."""
    days = (today - due_on).days
    return f"lewat {days} hari" if days > 0 else f"tenggat {write_date(due_on)}"


def read_phones(unit: Unit, today: dt.date) -> dict[int, str]:
    """Return the number of whoever holds each position of the unit; one query.

    A definitive holder goes before an acting one.
    """
    rows = Appointment.objects.on(today).filter(
        position__unit=unit, official__phone__isnull=False
    )
    found: dict[int, str] = {}
    for pk, kind, phone in rows.order_by("-since").values_list(
        "position_id", "kind", "official__phone"
    ):
        if kind == "definitif" or pk not in found:
            found[pk] = phone or ""
    return found


@dataclass(frozen=True, slots=True)
class Letters:
    """What the messages of a page need; no `phones` where they are not to be known."""

    here: Chosen
    site: str
    phones: Mapping[int, str]
    today: dt.date

    def grid_path(self, gap: Unfiled) -> str:
        """Return where a position files what it misses."""
        position_id = gap.position.pk if gap.position else ""
        query = urlencode({"triwulan": self.here.quarter.n, "pejabat": position_id})
        return f"{reverse('measurement:grid')}?{query}"

    def to_position(self, gap: Unfiled) -> str:
        """Return the link that asks a position for its figures."""
        rest = len(gap.indicators) - TOLD
        about = f"{len(gap.indicators)} indikator {self._about}"
        lines = [
            f"Yth. {gap.position or self.here.unit},",
            f"{about} ({self._late}):",
            *(f"- {indicator.text}" for indicator in gap.indicators[:TOLD]),
            *([f"- dan {rest} lainnya"] if rest > 0 else []),
            f"Mohon diisi di {self.site}{self.grid_path(gap)}",
        ]
        return self._link(gap.position, lines)

    def to_head(self, gaps: Sequence[Unfiled]) -> str:
        """Return the link that tells the unit's head who misses how many."""
        head = Position.objects.filter(unit=self.here.unit).order_by("path").first()
        count = sum(len(gap.indicators) for gap in gaps)
        page = f"{reverse('measurement:missing')}?unit={self.here.unit.pk}"
        lines = [
            f"Yth. {head or self.here.unit},",
            f"{count} indikator {self._about} ({self._late}):",
            *(
                f"- {gap.position or 'Belum ada penanggung jawab'}: {len(gap.indicators)}"
                for gap in gaps
            ),
            f"Rinciannya di {self.site}{page}&triwulan={self.here.quarter.n}",
        ]
        return self._link(head, lines)

    @property
    def _about(self) -> str:
        return f"{self.here.quarter} di {self.here.unit} belum diisi"

    @property
    def _late(self) -> str:
        return late_words(self.here.quarter.due_on, self.today)

    def _link(self, position: Position | None, lines: list[str]) -> str:
        number = self.phones.get(position.pk, "") if position else ""
        return f"https://wa.me/{number}?{urlencode({'text': chr(10).join(lines)})}"
