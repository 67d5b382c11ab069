"""Whose a sheet is: the stamp it is exported with, and the questions it is let in by."""

from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Period, Unit
from jenjang.core.values import Refused
from jenjang.papers.sheets.apart import grids_apart
from jenjang.papers.sheets.entry import FilledSheet, read_entry
from jenjang.papers.sheets.entry.reading import BROKEN_STAMP

SALT = "jenjang.apps.measurement.imports"


@dataclass(frozen=True, slots=True)
class Place:
    """The unit, period and pemda that a sheet is exported from, or brought back to."""

    unit: Unit
    period: Period
    pemda: str


def facts_of(place: Place, position_id: int | None, by: User) -> dict[str, str]:
    """Return what the stamp says: whose, of which period, for whom, when, by whom."""
    return {
        "pemda": place.pemda,
        "unit_id": str(place.unit.pk),
        "unit": str(place.unit),
        "period_id": str(place.period.pk),
        "period": str(place.period),
        "position_id": "" if position_id is None else str(position_id),
        "exported_at": timezone.now().isoformat(timespec="seconds"),
        "exported_by": str(by.pk),
    }


def seal(digest: str) -> str:
    """Return the signature that only this server gives to a stamp."""
    return signing.Signer(salt=SALT).sign(digest)


def read_file(content: bytes, place: Place) -> FilledSheet:
    """Return the filled sheet, read in a process apart; raise Refused where it is not ours.

    Or where it is another pemda's, another unit's, or another period's.
    """
    sheet = read_entry(grids_apart(content, exact=True))
    _refuse_other("pemda", sheet, place.pemda, place.pemda)
    _refuse_unsealed(sheet)
    _refuse_other("unit", sheet, str(place.unit.pk), str(place.unit))
    _refuse_other("period", sheet, str(place.period.pk), str(place.period))
    return sheet


def _refuse_other(name: str, sheet: FilledSheet, key: str, said: str) -> None:
    """Refuse a sheet of something else than `said`, whose key is another than `key`."""
    facts = sheet.facts
    if facts.get(f"{name}_id", facts.get(name)) != key:
        theirs = facts.get(name, "tempat lain")
        raise Refused(
            f"Lembar ini untuk {theirs}, sedangkan halaman ini untuk {said}. Buka halaman "
            "yang sesuai, lalu unggah di sana."
        )


def _refuse_unsealed(sheet: FilledSheet) -> None:
    try:
        sealed = signing.Signer(salt=SALT).unsign(sheet.facts.get("seal", ""))
    except signing.BadSignature:
        raise Refused(BROKEN_STAMP) from None
    if sealed != sheet.digest:
        raise Refused(BROKEN_STAMP)
