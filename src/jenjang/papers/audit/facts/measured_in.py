"""The unit that an indicator's own words ask for."""

import re

from jenjang.core.figures import UnitKind, canonical_unit, fold, unit_kind

COUNTED = re.compile(r"jumlah (?P<what>[a-z]+(?:/[a-z]+)?)\b")
PERCENT = re.compile(r"(?:pers?ent?ase|prosentase|presentase)\b")
LEVEL = re.compile(r"(?:nilai|indeks|skor)\b")
DOCUMENT = "Dokumen"
WRITTEN = frozenset({DOCUMENT, "Laporan", "Surat", "Naskah", "Berkas", "Berita Acara"})


def unit_wanted(indicator: str) -> str | None:
    """Return the unit that an indicator's own words ask for, None where they do not."""
    text = fold(indicator)
    if PERCENT.match(text):
        return "Persen"
    if LEVEL.match(text):
        return "Nilai"
    counted = COUNTED.match(text)
    unit = canonical_unit(counted["what"]) if counted else None
    return unit if isinstance(unit, str) and unit_kind(unit) is UnitKind.COUNT else None


def fits(unit: str, wanted: str) -> bool:
    """Return whether a unit is the one wanted, or a wider or narrower word for it.

    Every report and letter is a document: counted as documents, they are counted right.

    >>> fits("Dokumen", "Laporan"), fits("Surat", "Laporan"), fits("Orang/Bulan", "Orang")
    (True, False, True)
    """
    if wanted == "Nilai":
        return unit != "Persen"
    pair = {unit, wanted}
    is_document = DOCUMENT in pair and pair <= WRITTEN
    parts = re.split(r"[/ ]", unit.casefold())
    return unit == wanted or is_document or wanted.casefold() in parts
