"""The way a paper went, from its history."""

import datetime as dt
from dataclasses import dataclass

from jenjang.apps.agreements.models import Agreement
from jenjang.apps.history.models import Entry

STEPS = {
    "agreement.drawn_up": "Disusun dari rencana",
    "agreement.refreshed": "Disusun ulang dari rencana",
    "agreement.edited": "Diubah",
    "agreement.submitted": "Diajukan kepada atasan",
    "agreement.taken_back": "Ditarik kembali",
    "agreement.returned": "Dikembalikan",
    "agreement.approved": "Disetujui atasan",
    "agreement.issued": "Diterbitkan untuk ditandatangani",
    "agreement.withdrawn": "Ditarik dari penandatanganan",
    "agreement.in_force": "Berlaku",
    "agreement.replaced": "Digantikan",
}
"""What is told on the paper's own page; other acts stand in the history alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what, when, who (None: the system), and why where a reason was given."""

    what: str
    at: dt.datetime
    who: str | None
    reason: str | None


def timeline_of(agreement: Agreement) -> list[Step]:
    """Return the steps of a paper, the first first."""
    entries = Entry.objects.of_subject(agreement).filter(action__in=STEPS)
    return [_step(one) for one in entries.for_page().order_by("id")]


def _step(entry: Entry) -> Step:
    after = entry.after if isinstance(entry.after, dict) else {}
    who = str(entry.actor) if entry.actor else None
    return Step(STEPS[entry.action], entry.at, who, after.get("reason"))
