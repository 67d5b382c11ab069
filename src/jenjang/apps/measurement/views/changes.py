"""What the history says of rules and figures, as a person reads it."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from jenjang.apps.history.models import Entry, subject_type
from jenjang.apps.measurement.forms import ACCUMULATIONS, POLARITIES
from jenjang.apps.measurement.models import Result, ResultState, Unmeasured
from jenjang.core.figures import write_number

NUMBERS = {"value", "numerator", "denominator"}
CHOICES = {
    "polarity": {one.value: label for one, label in POLARITIES.items()},
    "accumulation": {one.value: label for one, label in ACCUMULATIONS.items()},
    "state": dict(ResultState.choices),
    "unmeasured_because": dict(Unmeasured.choices),
    "is_late": {"True": "ya", "False": "tidak"},
}
RESULT = subject_type(Result())
OF_RULES = {
    "text": "Indikator",
    "objective": "Sasaran",
    "polarity": "Arah",
    "accumulation": "Perhitungan",
    "measured_in": "Satuan",
    "numerator_text": "Pembilang",
    "denominator_text": "Penyebut",
    "owner": "Penanggung jawab",
    "definition": "Definisi",
    "formula_text": "Formulasi di dokumen",
    "data_source": "Sumber data",
}
OF_RESULTS = {
    "value": "Realisasi",
    "numerator": "Pembilang",
    "denominator": "Penyebut",
    "text": "Predikat",
    "components": "Unsur",
    "unmeasured_because": "Belum diukur karena",
    "note": "Catatan",
    "obstacle": "Hambatan",
    "cause": "Penyebab",
    "follow_up": "Tindak lanjut",
    "state": "Status",
    "reason": "Alasan",
    "is_late": "Diubah sesudah dikunci",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, by whom, of what, and each field before and after."""

    at: dt.datetime
    who: str
    what: str
    lines: tuple[str, ...]


def change_of(entry: Entry, what: str) -> Change:
    """Return an entry of the history of a rule or a result; its actor is read with it."""
    who = entry.actor.full_name if entry.actor else "impor"
    return Change(entry.at, who, what, tuple(_differences(entry)))


def _differences(entry: Entry) -> list[str]:
    """Return what a change says, field by field."""
    stored = entry.before if isinstance(entry.before, dict) else {}
    before = {"state": ResultState.FILED} | stored
    after = entry.after if isinstance(entry.after, dict) else {}
    fields = OF_RESULTS if entry.subject_type == RESULT else OF_RULES
    return [
        f"{label}: {_told(name, before.get(name))} → {_told(name, after[name])}"
        for name, label in fields.items()
        if name in after and (after[name] or None) != (before.get(name) or None)
    ]


def _told(name: str, value: object) -> str:
    """Return a value of the history as a person reads it."""
    if value is None:
        return "kosong"
    if isinstance(value, dict):
        return ", ".join(f"{code} {write_number(Decimal(n))}" for code, n in value.items())
    if name in CHOICES:
        return str(CHOICES[name].get(str(value), value))
    return write_number(Decimal(str(value))) if name in NUMBERS else str(value)
