"""The history: what was changed, by whom, from what to what."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from jenjang.apps.history.models import Entry
from jenjang.apps.organisation.access import HISTORY_READERS, SignedInRequest, scope
from jenjang.apps.organisation.permissions import can_see_history
from jenjang.web.pages import allow

PAGE_ROWS = 50

ACTS = {
    "agreement.adopted": "mengadopsi perjanjian",
    "agreement.corrected": "mengoreksi perjanjian",
    "agreement.superseded": "perjanjian digantikan",
    "appointment.made": "menugaskan",
    "appointment.ended": "mengakhiri penugasan",
    "file.stored": "menyimpan berkas",
    "government.founded": "mendaftarkan pemda",
    "government.changed": "mengubah pengaturan pemda",
    "grant.given": "memberi peran kepada",
    "grant.ended": "mengakhiri peran",
    "official.registered": "mencatat pejabat",
    "official.corrected": "mengoreksi pejabat",
    "official.linked": "menautkan akun pejabat",
    "period.due_set": "mengubah tenggat",
    "position.created": "membuat jabatan",
    "position.moved": "memindahkan jabatan",
    "position.renamed": "mengganti nama jabatan",
    "result.reported": "mengisi realisasi",
    "result.withdrawn": "menarik realisasi",
    "spending.reported": "mengisi realisasi anggaran",
    "spending.withdrawn": "menarik realisasi anggaran",
    "unit.closed": "menutup unit",
    "unit.created": "membuat unit",
    "unit.renamed": "mengganti nama unit",
    "upload.read": "mengunggah dokumen",
    "upload.refused": "mengunggah dokumen yang ditolak",
    "upload.adopted": "mengadopsi dokumen",
    "user.activated": "mengaktifkan akun",
    "user.corrected": "mengoreksi pengguna",
    "user.created": "membuat akun",
    "user.deactivated": "menonaktifkan akun",
    "user.password_changed": "mengganti kata sandi sendiri",
    "user.password_reset": "memberi kata sandi baru kepada",
    "year.opened": "membuka tahun",
}
"""What people read for an action; one not named here is shown by its own name."""

WORDS = {
    "actor": "pelaku", "amount_idr": "jumlah (Rp)", "code": "kode",
    "denominator": "penyebut", "echelon": "eselon", "email": "surel",
    "full_name": "nama", "head_title": "kepala daerah", "kind": "jenis", "layout": "bentuk",
    "name": "nama", "nip": "NIP", "note": "catatan", "numerator": "pembilang",
    "obstacle": "hambatan", "rank": "pangkat", "reports_to": "atasan", "role": "peran",
    "seat": "ibu kota", "since": "sejak", "size_bytes": "ukuran (byte)",
    "spent_idr": "realisasi (Rp)", "text": "teks", "unit": "unit", "until": "sampai",
    "username": "nama pengguna", "value": "nilai",
}  # fmt: skip
MISSING = "–"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became another; `before` is empty where there was nothing."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as the page shows it."""

    entry: Entry
    act: str
    changes: list[Change]


@allow(HISTORY_READERS)
def history(request: SignedInRequest) -> HttpResponse:
    """The changes of the unit in hand or, for who may, of the whole pemda."""
    unit = scope(request).unit
    may_see_all = can_see_history(request.user)
    everything = may_see_all and (unit is None or request.GET.get("lingkup") == "pemda")
    entries = Entry.objects.for_page()
    if not everything:
        entries = entries.of_unit(unit.pk if unit else None)
    rows = list(_older(entries, request.GET.get("sebelum"))[: PAGE_ROWS + 1])
    context = {
        "lines": [_line(entry) for entry in rows[:PAGE_ROWS]],
        "older": rows[PAGE_ROWS - 1].pk if len(rows) > PAGE_ROWS else None,
        "everything": everything,
        "may_see_all": may_see_all,
    }
    return render(request, "organisation/history.html", context)


def _older(entries: QuerySet[Entry], before: str | None) -> QuerySet[Entry]:
    """Page by the last key seen: as quick on the thousandth page as on the first."""
    if before and before.isdecimal():
        return entries.filter(pk__lt=min(int(before), 2**63 - 1))
    return entries


def _line(entry: Entry) -> Line:
    act = ACTS.get(entry.action, entry.action)
    return Line(entry, act, changes_between(entry.before, entry.after))


def changes_between(before: Any, after: Any) -> list[Change]:
    """Return what differs, named where it has a name.

    >>> changes_between({"name": "A", "code": None}, {"name": "B", "code": None})
    [Change(what='nama', before='A', after='B')]
    """
    if isinstance(before, dict) or isinstance(after, dict):
        old = before if isinstance(before, dict) else {}
        new = after if isinstance(after, dict) else {}
        return [
            Change(WORDS.get(key, key), _said(old.get(key)), _said(new.get(key)))
            for key in dict.fromkeys([*old, *new])
            if old.get(key) != new.get(key)
        ]
    if before == after:
        return []
    return [Change("", _said(before), _said(after))]


def _said(value: Any) -> str:
    if value is None or value == "":
        return MISSING
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return f"{len(value)} butir" if len(value) > 3 else ", ".join(map(str, value))
    return str(value)
