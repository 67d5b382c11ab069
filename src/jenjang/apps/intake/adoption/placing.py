"""Whose papers these are: the pemda, the unit and the year of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from jenjang.apps.accounts.models import User
from jenjang.apps.intake.adoption.changes import Changes
from jenjang.apps.organisation.models import Government, Unit
from jenjang.apps.organisation.permissions import can_adopt, can_manage_unit
from jenjang.apps.organisation.services import create_unit
from jenjang.apps.organisation.titles import (
    fold_government,
    fold_unit,
    kind_of_unit,
    tidy_unit,
)
from jenjang.core.figures import plain
from jenjang.core.values import Refused

PART_OF = re.compile(
    r"(?:bidang|bagian|seksi|sub ?(?:bagian|bidang|seksi))\b[^,]*,\s*", re.IGNORECASE
)

NO_PEMDA = "Pemerintah daerah belum didaftarkan; buka halaman awal untuk mendaftarkannya."


@dataclass(frozen=True, slots=True)
class Place:
    """A unit and a year."""

    unit: Unit
    year: int


class Printed(Protocol):
    """A paper that may name its unit, its pemda and its year."""

    @property
    def unit(self) -> str | None:
        """Return the unit as printed."""

    @property
    def regency(self) -> str | None:
        """Return the pemda as printed."""

    @property
    def year(self) -> int | None:
        """Return the year it is of."""


Some = TypeVar("Some", bound=Printed)


def place_documents(
    documents: Sequence[Some],
    government: Government,
    unit_id: int | None,
    by: User | None,
    changes: Changes,
) -> dict[Place, list[Some]]:
    """Return the papers by unit and year; the unit is made where it is new and ours.

    Raise Refused for another pemda's paper, a year out of bounds, a unit that is not the
    one chosen (`unit_id`), or one that `by` may not adopt for.
    """
    for document in documents:
        _check_government(document, government)
    shared = _shared_unit_name(documents)
    found: defaultdict[Place, list[Some]] = defaultdict(list)
    for document in documents:
        unit = _unit(office_of(document.unit) or shared, unit_id, by, changes)
        found[Place(unit, _year(document, documents))].append(document)
    return dict(found)


def office_of(name: str | None) -> str | None:
    """Return the office of a part that a paper names with it; any other name as it is.

    >>> office_of("Seksi Arsip, Dinas Perpustakaan"), office_of("Dinas Pasar, Muara")
    ('Dinas Perpustakaan', 'Dinas Pasar, Muara')
    """
    return PART_OF.sub("", name) if name else None


def _check_government(document: Printed, government: Government) -> None:
    if not document.regency:
        return
    ours = fold_government(government.name)
    theirs = fold_government(document.regency)
    if theirs != ours and theirs != ours.removeprefix("kabupaten "):
        raise Refused(
            f"Dokumen ini milik {plain(document.regency)}, sedangkan sistem ini milik "
            f"{government.name}; unggah di sistem pemda itu."
        )


def _shared_unit_name(documents: Sequence[Printed]) -> str | None:
    """Return the unit most papers of the bundle name, for those that name none."""
    names = Counter(office_of(document.unit) for document in documents if document.unit)
    return names.most_common(1)[0][0] if names else None


def _year(document: Printed, documents: Sequence[Printed]) -> int:
    years = {one.year for one in documents if one.year}
    year = document.year or (next(iter(years)) if len(years) == 1 else None)
    if year is None:
        raise Refused("Tahun dokumen tidak terbaca; lengkapi tahunnya di dokumen.")
    if not 2000 <= year <= 2100:
        raise Refused(
            f"Tahun {year} di luar batas 2000–2100; perbaiki tahunnya di dokumen."
        )
    return year


def _unit(name: str | None, unit_id: int | None, by: User | None, changes: Changes) -> Unit:
    chosen = None if unit_id is None else Unit.objects.get(pk=unit_id)
    if name is None:
        if chosen is None:
            raise Refused(
                "Perangkat daerah tidak tertulis di dokumen; pilih unitnya saat mengunggah."
            )
        return _allowed(chosen, by)
    found = find_unit(name)
    if chosen is not None and found != chosen:
        raise Refused(
            f"Dokumen ini milik {tidy_unit(name)}, sedangkan unit yang dipilih "
            f"{chosen.name}; pilih unit yang benar."
        )
    return _allowed(found or _made(name, by, changes), by)


def find_unit(name: str) -> Unit | None:
    """Return the unit that a paper names, under its own name or an earlier one."""
    folded = fold_unit(name)
    own = Unit.objects.filter(folded_name=folded).first()
    if own is not None:
        return own
    units = Unit.objects.exclude(aliases=[])
    return next((unit for unit in units if folded in map(fold_unit, unit.aliases)), None)


def _made(name: str, by: User | None, changes: Changes) -> Unit:
    tidy = tidy_unit(name)
    if by is not None and not can_manage_unit(by):
        raise Refused(
            f"{tidy} belum terdaftar; minta admin mendaftarkan perangkat daerah ini."
        )
    unit = create_unit(name=tidy, kind=kind_of_unit(name), by=by)
    changes.new("Perangkat daerah", tidy, tidy)
    return unit


def _allowed(unit: Unit, by: User | None) -> Unit:
    if by is not None and not can_adopt(by, unit):
        raise Refused(
            f"Anda tidak berwenang mengadopsi dokumen {unit.name}; minta operatornya."
        )
    return unit
