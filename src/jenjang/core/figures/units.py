"""Units of measure (satuan): one name for the many ways papers write them."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from jenjang.core.figures.text import empty, fold, is_blank, plain
from jenjang.core.values import Reason, Unknown

SHORTEST_CUT = 4  # letters that are left of a word that OCR cut off


class UnitKind(StrEnum):
    """What a figure in this unit can look like; it decides what '1.200' means."""

    COUNT = "count"  # whole things
    LEVEL = "level"  # percents, indices, scores
    MEASURE = "measure"  # hectares, tonnes: fractions and thousands alike
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's official name; `is_exact` is False where the paper's word was cut off."""

    name: str
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    kinds: dict[str, UnitKind]
    names: dict[str, str]  # folded name or alias -> official name


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A unit of the list: its name, what its figures look like, its other spellings."""

    name: str
    kind: UnitKind
    aliases: tuple[str, ...]


@cache
def listed_units() -> tuple[ListedUnit, ...]:
    """Return the units of the nomenclature and those that papers add to them.

    >>> next(one for one in listed_units() if one.name == "Orang").kind.value
    'count'
    """
    file = resources.files("jenjang.core.figures") / "data" / "units.csv"
    return tuple(
        ListedUnit(
            row["name"],
            UnitKind(row["kind"]),
            tuple(filter(None, row["aliases"].split(";"))),
        )
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    )


@cache
def _vocabulary() -> _Vocabulary:
    kinds = {one.name: one.kind for one in listed_units()}
    names = {
        fold(written): one.name
        for one in listed_units()
        for written in (one.name, *one.aliases)
    }
    return _Vocabulary(kinds, names)


def canonical_unit(text: str) -> str | Unknown:
    """Return the official name of a unit of measure.

    >>> canonical_unit("Dok"), canonical_unit("%"), canonical_unit("Orang/ Bulan")
    ('Dokumen', 'Persen', 'Orang/Bulan')
    """
    unit = read_unit(text)
    return unit if isinstance(unit, Unknown) else unit.name


def read_unit(text: str) -> UnitName | Unknown:
    """Return the unit and whether it stands there whole: OCR may cut its last letters.

    A word of at least four letters that only one unit begins with is that unit.

    >>> read_unit("lapora")
    UnitName(name='Laporan', is_exact=False)
    """
    if is_blank(text):
        return empty()
    folded, names = fold(text), _vocabulary().names
    if folded in names:
        return UnitName(names[folded])
    if len(folded) < SHORTEST_CUT:
        return _not_listed(text)
    begun = {names[whole] for whole in names if _is_cut_off(folded, whole)}
    return UnitName(begun.pop(), is_exact=False) if len(begun) == 1 else _not_listed(text)


def _is_cut_off(part: str, whole: str) -> bool:
    """Only letters of the last word are missing: 'laporan/dokumen' is another unit."""
    return whole.startswith(part) and whole[len(part) :].isalpha()


def _not_listed(text: str) -> Unknown:
    return Unknown(
        Reason.NOT_FOUND, f"Satuan “{plain(text)}” belum ada dalam daftar satuan."
    )


@lru_cache(maxsize=1024)  # every figure on a page asks
def unit_kind(unit: str | None) -> UnitKind:
    """Return what figures in the unit look like.

    >>> unit_kind("Org").value, unit_kind("%").value, unit_kind(None).value
    ('count', 'level', 'unknown')
    """
    name = read_unit(unit or "")
    return UnitKind.UNKNOWN if isinstance(name, Unknown) else _vocabulary().kinds[name.name]
