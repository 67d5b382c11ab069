"""The national lists, whole: kabupaten, kota and province, each of one decision."""

import csv
import lzma
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jenjang.core.nomenclature.lists import Entry, Nomenclature

REGENCY, PROVINCE = "KABKOT", "PROV"
OWN = "X.XX"  # stands for the unit's own bidang in the program that supports every unit


@dataclass(frozen=True, slots=True)
class Release:
    """A list as one decision gives it; it holds from `first_year` on."""

    key: str
    decree: str
    first_year: int
    scopes: tuple[str, ...]


RELEASES = (
    Release("2026", "SIPD-RI, ekspor 23 Januari 2026", 2026, (REGENCY, PROVINCE)),
    Release("2023", "Kepmendagri 900.1.15.5-1317/2023", 2023, (REGENCY,)),
)
"""The latest first."""


def release_of(year: int, scope: str = REGENCY) -> Release:
    """Return the list that holds for a budget year, the oldest for the years before.

    >>> release_of(2025).key, release_of(2027).key, release_of(2021).key
    ('2023', '2026', '2023')
    """
    of_scope = [one for one in RELEASES if scope in one.scopes]
    return next((one for one in of_scope if one.first_year <= year), of_scope[-1])


@cache
def national(key: str, scope: str = REGENCY) -> Nomenclature:
    """Return a whole list; the codes of the supporting program begin with X.XX.

    >>> national("2023").by_code["X.XX.01.2.06.0005"].unit
    'Paket'
    """
    entries = tuple(entry for of, entry in _rows(key) if of == scope)
    return Nomenclature(f"nomenklatur {key}", entries)


@cache
def of_bidang(key: str, bidang: str, scope: str = REGENCY) -> Nomenclature:
    """Return what a unit of a bidang urusan ("7.01") may plan and spend for."""
    mine = (f"{bidang}.", OWN)
    entries = tuple(
        entry
        for entry in national(key, scope).entries
        if entry.code == bidang or entry.code.startswith(mine)
    )
    return Nomenclature(f"nomenklatur {bidang}", entries)


@cache
def _rows(key: str) -> tuple[tuple[str, Entry], ...]:
    file = resources.files("jenjang.core.nomenclature") / "data" / f"{key}.csv.xz"
    text = lzma.decompress(file.read_bytes()).decode()
    return tuple(
        (
            row["scope"],
            Entry(
                row["code"],
                row["level"],
                row["name"],
                row["performance"] or None,
                row["indicator"] or None,
                row["unit"] or None,
            ),
        )
        for row in csv.DictReader(text.splitlines())
    )
