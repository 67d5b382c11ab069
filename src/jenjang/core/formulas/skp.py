"""The predicate of an employee's performance (SKP), for information only.

SKP itself lives in the national e-Kinerja. Source: PermenPANRB 6/2022.
"""

from collections.abc import Mapping
from enum import StrEnum


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
