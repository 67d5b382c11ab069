"""The predicate of an employee's performance (SKP), for information only.

SKP itself lives in the national e-Kinerja. Source: PermenPANRB 6/2022.
"""

from collections.abc import Mapping
from enum import StrEnum

from jenjang.core.figures import UnitKind, canonical_unit, unit_kind
from jenjang.core.values import Unknown


class Expectation(StrEnum):
    """How results or behaviour compare with what was expected."""

    BELOW = "di bawah ekspektasi"
    MET = "sesuai ekspektasi"
    ABOVE = "di atas ekspektasi"


_PREDICATES: Mapping[Expectation, Mapping[Expectation, str]] = {
    Expectation.ABOVE: {
        Expectation.BELOW: "Butuh perbaikan",
        Expectation.MET: "Baik",
        Expectation.ABOVE: "Sangat baik",
    },
    Expectation.MET: {
        Expectation.BELOW: "Butuh perbaikan",
        Expectation.MET: "Baik",
        Expectation.ABOVE: "Baik",
    },
    Expectation.BELOW: {
        Expectation.BELOW: "Sangat kurang",
        Expectation.MET: "Kurang",
        Expectation.ABOVE: "Kurang",
    },
}


def skp_predicate(*, results: Expectation, behaviour: Expectation) -> str:
    """Return the predicate from the ratings of results and of behaviour.

    >>> skp_predicate(results=Expectation.ABOVE, behaviour=Expectation.MET)
    'Baik'
    """
    return _PREDICATES[behaviour][results]


class Aspect(StrEnum):
    """What an indicator of an employee's result looks at (PermenPANRB 6/2022)."""

    QUANTITY = "Kuantitas"
    QUALITY = "Kualitas"
    TIME = "Waktu"
    COST = "Biaya"


_OF_UNITS: Mapping[str, Aspect] = {
    **dict.fromkeys(("Menit", "Jam", "Hari", "Minggu", "Bulan", "Tahun"), Aspect.TIME),
    "Rupiah": Aspect.COST,
}
_OF_KINDS: Mapping[UnitKind, Aspect] = {
    UnitKind.COUNT: Aspect.QUANTITY,
    UnitKind.MEASURE: Aspect.QUANTITY,
    UnitKind.LEVEL: Aspect.QUALITY,
}


def aspect(unit: str | None) -> Aspect | None:
    """Return the aspect that a unit of measure speaks of; None where it says nothing.

    Things that are counted are quantity, percents and indices quality. A proposal: the
    official decides in e-Kinerja.

    >>> aspect("Dokumen").value, aspect("%").value, aspect("Hari").value, aspect(None)
    ('Kuantitas', 'Kualitas', 'Waktu', None)
    """
    if unit is None:
        return None
    name = canonical_unit(unit)
    if isinstance(name, Unknown):
        return None
    return _OF_UNITS.get(name) or _OF_KINDS.get(unit_kind(name))
