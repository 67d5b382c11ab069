"""The gazetteer: kabupaten, kota and their kecamatan (Kepmendagri 300.2.2-2138/2025)."""

import re
from collections import defaultdict
from functools import cache

from jenjang.core.figures import fold
from jenjang.papers.audit.reference.packed import rows

_GOVERNMENT = re.compile(r"^pemerintah (?:daerah )?")
_KIND = re.compile(r"^(?:kabupaten|kab\.?|kota)(?: administrasi)? ")


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
