"""Nomenclature of urusan, program, kegiatan and sub kegiatan.

The kecamatan's share at hand (`find`), the national lists whole (`national`, `judge`).

Facts of the annexes to Kepmendagri 900.1.15.5-1317/2023 and its later updates, as SIPD-RI
exported them on 23 January 2026; aliases are the names of Permendagri 90/2019.
"""

from functools import cache
from importlib import resources

from jenjang.core.nomenclature.codes import (
    LEVELS,
    is_for_regencies,
    level_of,
    parent_code,
    read_code,
)
from jenjang.core.nomenclature.lists import (
    SIMILAR,
    Entry,
    Nomenclature,
    read_aliases,
    read_entries,
)
from jenjang.core.nomenclature.national import (
    OWN,
    PROVINCE,
    REGENCY,
    RELEASES,
    Release,
    national,
    of_bidang,
    release_of,
)
from jenjang.core.nomenclature.verdicts import (
    Judged,
    Verdict,
    judge,
    judge_in,
)
from jenjang.core.values import Unknown

__all__ = [
    "LEVELS",
    "OWN",
    "PROVINCE",
    "REGENCY",
    "RELEASES",
    "SIMILAR",
    "Entry",
    "Judged",
    "Nomenclature",
    "Release",
    "Verdict",
    "entry",
    "find",
    "is_for_regencies",
    "judge",
    "judge_in",
    "kecamatan",
    "level_of",
    "national",
    "of_bidang",
    "parent_code",
    "read_code",
    "release_of",
    "suggest",
]


@cache
def kecamatan() -> Nomenclature:
    """Return what a kecamatan of a kabupaten or kota may plan and spend for (7.01)."""
    folder = resources.files("jenjang.core.nomenclature") / "data"
    return Nomenclature(
        "nomenklatur kecamatan",
        tuple(read_entries((folder / "kecamatan.csv").read_text(encoding="utf-8"))),
        tuple(read_aliases((folder / "aliases.csv").read_text(encoding="utf-8"))),
    )


def find(name: str, level: str | None = None) -> Entry | Unknown:
    """Return the kecamatan's line that a paper names, at a level where one is given.

    >>> find("Kegiatan : Administrasi Umum Perangkat Daerah").code
    '7.01.01.2.06'
    >>> find("Fasilitasi Kunjungan Tamu", level="kegiatan").reason.value
    'tidak ada dalam daftar'
    """
    return kecamatan().find(name, level)


def entry(code: str) -> Entry | Unknown:
    """Return the kecamatan's line of a code.

    >>> entry("7.01.05").name
    'PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM'
    """
    return kecamatan().entry(code)


def suggest(name: str, level: str | None = None) -> Entry | None:
    """Return the kecamatan's line with the nearest name, for a person to decide.

    >>> suggest("Penyediaan Barang Cetak dan Penggandaan").code
    '7.01.01.2.06.0005'
    """
    return kecamatan().suggest(name, level)
