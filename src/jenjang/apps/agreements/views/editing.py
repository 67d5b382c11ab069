"""Editing a draft: what is free, and beside each field what disagrees with it elsewhere."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from jenjang.apps.agreements.models import EDITABLE, Agreement
from jenjang.apps.agreements.permissions import acts_open, can_prepare
from jenjang.apps.agreements.services import Conflict, edit_draft
from jenjang.apps.agreements.snapshots import (
    Sheet,
    day_of_drawing,
    disagreements,
    sheet_of,
)
from jenjang.apps.agreements.views.reach import readable
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.core.values import Refused
from jenjang.papers.agreeing import Disagreement
from jenjang.web.pages import allow

EXPLANATION = (
    ("definition", "Definisi"),
    ("relevance", "Relevansi"),
    ("formula", "Formulasi"),
    ("source", "Sumber data"),
    ("note", "Penjelasan target"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: what it holds, what was saved meanwhile, what disagrees."""

    name: str
    label: str
    value: str
    stored: str | None
    notes: tuple[str, ...]


@allow(READERS)
def agreement_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """The draft as a form; saved where nobody saved in between."""
    agreement = readable(request, pk)
    if not can_prepare(request.user, agreement):
        raise PermissionDenied
    if agreement.state not in EDITABLE:
        messages.error(request, "Naskah ini bukan draf; tarik kembali dahulu.")
        return redirect("agreements:detail", pk)
    day = day_of_drawing(agreement.year_id, timezone.localdate())
    planned, found = disagreements(agreement, day)
    sheet = sheet_of(agreement, planned)
    if request.method != "POST":
        return _page(request, agreement, _Form(sheet, sheet.fields(), found))
    typed = _typed(request, sheet)
    seen = _seen(request.POST.get("dilihat", ""))
    try:
        edit_draft(
            agreement_id=pk,
            version=_number(request.POST.get("versi", "")),
            fields=typed,
            seen=seen,
            planned=planned,
            by=request.user,
        )
    except Conflict as conflict:
        agreement = readable(request, pk)
        form = _merged(sheet_of(agreement, planned), typed, seen, conflict, found)
        return _page(request, agreement, form, str(conflict))
    except Refused as refusal:
        return _page(request, agreement, _Form(sheet, typed, found), str(refusal))
    messages.success(request, f"{agreement} sudah disimpan.")
    return redirect("agreements:detail", pk)


class _Form:
    """A sheet with what is typed into it, as the template asks for it."""

    def __init__(
        self,
        sheet: Sheet,
        values: Mapping[str, str],
        found: Iterable[Disagreement],
        stored: Mapping[str, str] | None = None,
    ) -> None:
        self.sheet, self.values, self.stored = sheet, values, stored or {}
        self.notes: defaultdict[str, list[str]] = defaultdict(list)
        for one in found:
            self.notes[sheet.field_of(one.path)].append(one.message)

    def field(self, name: str, label: str = "") -> Field:
        value = self.values.get(name, "")
        return Field(
            name, label, value, self.stored.get(name), tuple(self.notes.get(name, ()))
        )

    @property
    def rows(self) -> list[dict[str, object]]:
        """Return the objectives, each with its fields and its indicators'."""
        return [
            {
                "printed": one.printed,
                "order": self.field(f"{one.key}-order", "Urutan"),
                "is_in": self.field(f"{one.key}-in") if not one.lines else None,
                "description": self.field(f"{one.key}-description", "Penjelasan sasaran"),
                "bases": self.field(f"{one.key}-bases", "Dasar hukum, satu per baris"),
                "lines": [
                    {
                        "printed": line.printed,
                        "is_in": self.field(f"{line.key}-in", "Disertakan"),
                        "target": self.field(f"{line.key}-target", "Target"),
                        "explained": [
                            self.field(f"{line.key}-{name}", label)
                            for name, label in EXPLANATION
                        ],
                    }
                    for line in one.lines
                ],
            }
            for one in self.sheet.objectives
        ]

    @property
    def activities(self) -> list[dict[str, object]]:
        """Return the activities, each with its fields."""
        return [
            {
                "printed": one.printed,
                "amount_idr": one.amount_idr,
                "is_in": self.field(f"{one.key}-in", "Disertakan"),
                "order": self.field(f"{one.key}-order", "Urutan"),
            }
            for one in self.sheet.activities
        ]


def _page(
    request: SignedInRequest, agreement: Agreement, form: _Form, refusal: str = ""
) -> HttpResponse:
    context = {
        "agreement": agreement,
        "place": form.field("place", "Tempat"),
        "date": form.field("date", "Tanggal"),
        "rows": form.rows,
        "activities": form.activities,
        "missing": form.notes.get("", []),
        "seen": json.dumps(form.sheet.fields()),
        "refusal": refusal,
        "may_refresh": "refresh" in acts_open(request.user, agreement),
    }
    status = 409 if form.stored else 200
    return render(request, "agreements/edit.html", context, status=status)


def _merged(
    sheet: Sheet,
    typed: Mapping[str, str],
    seen: Mapping[str, str],
    conflict: Conflict,
    found: Iterable[Disagreement],
) -> _Form:
    """Return both sides: mine where I typed, else what is stored; the others' marked."""
    is_mine = {name for name, value in typed.items() if seen.get(name, value) != value}
    values = conflict.stored | {name: typed[name] for name in is_mine}
    others = {
        name: value
        for name, value in conflict.stored.items()
        if seen.get(name, value) != value or (name in is_mine and typed[name] != value)
    }
    return _Form(sheet, values, found, others)


def _typed(request: SignedInRequest, sheet: Sheet) -> dict[str, str]:
    """Return the fields as posted; a box that is not ticked is not posted at all.

    Where "pakai yang tersimpan" is ticked, the stored value is what was chosen.
    """
    fields = sheet.fields()
    taken = set(request.POST.getlist("tersimpan"))
    return {
        name: value
        if name in taken
        else request.POST.get(name, "" if name.endswith("-in") else value)
        for name, value in fields.items()
    }


def _seen(text: str) -> dict[str, str]:
    """Return what the form showed; a broken one counts as nothing seen."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(value) for name, value in found.items()}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else -1
