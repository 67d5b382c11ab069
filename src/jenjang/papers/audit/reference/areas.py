"""The gazetteer: kabupaten, kota and their kecamatan (Kepmendagri 300.2.2-2138/2025)."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from jenjang.core.figures import fold
from jenjang.papers.audit.reference.packed import rows

_GOVERNMENT = re.compile(r"^pemerintah (?:daerah )?")
_KIND = re.compile(r"^(?:kabupaten|kab\.?|kota)(?: administrasi)? ")


_DISTRICT = re.compile(r"^(?:kecamatan|distrik|kapanewon|kemantren) ")


@dataclass(frozen=True, slots=True)
class Area:
    """A province ("33"), kabupaten or kota ("33.02") or kecamatan ("33.02.19")."""

    code: str
    level: str
    name: str


@cache
def areas() -> dict[str, Area]:
    """Return all areas by code, in the order of the codes.

    >>> areas()["33.02.19"].name
    'Sokaraja'
    """
    listed = (Area(row["code"], row["level"], row["name"]) for row in rows("areas.csv.gz"))
    return {area.code: area for area in sorted(listed, key=lambda area: area.code)}


def areas_matching(words: str) -> list[Area]:
    """Return the areas whose code begins with the words, or whose name holds them all.

    >>> [area.code for area in areas_matching("martapura barat")]
    ['63.03.14']
    """
    asked, sought = words.strip(), fold(words).split()
    return [
        area
        for area in areas().values()
        if (asked and area.code.startswith(asked))
        or (sought and all(word in fold(area.name) for word in sought))
    ]


def government_named(name: str) -> Area | None:
    """Return the kabupaten, kota or province of a name, None where none or several fit.

    >>> government_named("Pemerintah Kabupaten Banyumas").code, government_named("Antah")
    ('33.02', None)
    """
    sought = _GOVERNMENT.sub("", fold(name))
    upper = [area for area in areas().values() if area.level != "kecamatan"]
    exact = [area for area in upper if fold(area.name) == sought]
    bare = re.sub(r"^provinsi ", "", _KIND.sub("", sought))
    near = [area for area in upper if _KIND.sub("", fold(area.name)) == bare]
    found = exact or near
    return found[0] if len(found) == 1 else None


def districts_of(code: str) -> list[Area]:
    """Return the kecamatan of a kabupaten or kota, in the order of the codes.

    >>> len(districts_of("33.02"))
    27
    """
    begin = f"{code}."
    return [
        area
        for area in areas().values()
        if area.level == "kecamatan" and area.code.startswith(begin)
    ]


def district_named(name: str, code: str) -> Area | None:
    """Return the kecamatan of that name in a kabupaten or kota, however it is called there.

    >>> district_named("Kecamatan Sokaraja", "33.02").code
    '33.02.19'
    """
    sought = _DISTRICT.sub("", fold(name))
    found = [area for area in districts_of(code) if fold(area.name) == sought]
    return found[0] if len(found) == 1 else None


@cache
def _by_regency() -> dict[str, frozenset[str]]:
    """Return the folded names of kecamatan by folded name of their kabupaten or kota."""
    names: dict[str, str] = {}
    parts: dict[str, set[str]] = defaultdict(set)
    for row in rows("areas.csv.gz"):
        if row["level"] in ("kabupaten", "kota"):
            names[row["code"]] = fold(row["name"])
        elif row["level"] == "kecamatan":
            parts[row["code"][:5]].add(fold(row["name"]))
    return {names[code]: frozenset(found) for code, found in parts.items()}


def districts(regency: str) -> frozenset[str]:
    """Return the kecamatan of a kabupaten or kota, none where the name is not known.

    >>> "sukajadi" in districts("Kota Bandung"), districts("Kabupaten Antah Berantah")
    (True, frozenset())
    """
    known, name = _by_regency(), _GOVERNMENT.sub("", fold(regency))
    if name in known:
        return known[name]
    bare = _KIND.sub("", name)
    found = [parts for each, parts in known.items() if _KIND.sub("", each) == bare]
    return found[0] if len(found) == 1 else frozenset()


@cache
def regencies() -> frozenset[str]:
    """Return the folded names of all kabupaten and kota."""
    return frozenset(_by_regency())


@cache
def area_names() -> frozenset[str]:
    """Return the folded names of all provinces, kabupaten, kota and kecamatan."""
    return frozenset(fold(row["name"]) for row in rows("areas.csv.gz"))
