"""Columns of figures: what each is headed by, and how a row fills it.

A figure is printed as the table has it (`Figure.printed`); what is not known is a dash,
never 0. The heads are words by which `recognisers.tables` knows the figure again.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise
from typing import Protocol, TypeVar

from jenjang.core.figures import MONTHS
from jenjang.papers.blocks import Align, Cell
from jenjang.papers.document import Figure
from jenjang.papers.layouts.lkjip.drawing import Column
from jenjang.papers.layouts.parts.figures import DASH


class Figured(Protocol):
    """A row with figures."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return what the row states."""
        ...


Row = TypeVar("Row", bound=Figured)
Key = tuple[str, str | None, str | None]  # what, when, of

ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
QUARTER, TO_DATE = re.compile(r"TW(\d)"), re.compile(r"TW1\.\.TW(\d)")
SEMESTER, MONTH = re.compile(r"S(\d)"), re.compile(r"\d\d")

# What a figure is -> the words over it; {} is the time, with a blank before it.
HEADS: Mapping[str, str] = {
    "baseline": "Kondisi Awal{}",
    "target": "Target{}",
    "renstra_target": "Target Akhir Renstra{}",
    "standard": "Standar{}",
    "actual": "Realisasi{}",
    "achievement_percent": "Capaian{} (%)",
    "progress_percent": "Tingkat Kemajuan{} (%)",
    "change": "Kenaikan/ Penurunan{}",
    "activity_target": "Target{}",
    "activity_actual": "Realisasi{}",
    "activity_achievement_percent": "Capaian{} (%)",
    "initial_ceiling_idr": "Pagu Murni{} (Rp)",
    "ceiling_idr": "Anggaran{} (Rp)",
    "change_idr": "Bertambah/ Berkurang{} (Rp)",
    "spent_idr": "Realisasi Anggaran{} (Rp)",
    "remaining_idr": "Sisa Anggaran{} (Rp)",
    "remaining_percent": "Sisa{} (%)",
    "absorption_percent": "Serapan Anggaran{} (%)",
    "efficiency_percent": "Tingkat Efisiensi{} (%)",
    "physical_percent": "Fisik{} (%)",
    "weight": "Bobot{}",
    "score": "Nilai{}",
    "weighted_score": "Nilai Tertimbang{}",
    "count": "Jumlah{}",
    "share_percent": "Porsi{} (%)",
    "forward_idr": "Prakiraan Maju{} (Rp)",
}


def figure_columns(
    rows: Iterable[Row],
    *,
    only: Collection[str] | None = None,
    but: Collection[str] = (),
    under: Callable[[str], str | None] = lambda _: None,
    group: Callable[[Row], object] | None = None,
) -> list[Column[Row]]:
    """Return a column for each figure that the rows state, in the order they state it.

    `only` and `but` choose by what a figure is, `under` gives the word over its head.
    """
    keys = [
        key
        for key in keys_of(rows)
        if (only is None or key[0] in only) and key[0] not in but
    ]
    return [Column(_heads(key, under), _cell_of(key), group) for key in keys]


def keys_of(rows: Iterable[Figured]) -> list[Key]:
    """Return what the rows state, each once: an order that keeps that of every row.

    >>> class One:
    ...     def __init__(self, *whats):
    ...         self.figures = tuple(Figure(what, "1") for what in whats)
    >>> [key[0] for key in keys_of([One("target", "change"), One("target", "actual")])]
    ['target', 'actual', 'change']
    """
    keys: list[Key] = []
    for row in rows:
        own = [(figure.what, figure.when, figure.of) for figure in row.figures]
        for before, key in pairwise([None, *own]):
            if key is not None and key not in keys:
                keys.insert(keys.index(before) + 1 if before in keys else 0, key)
    return keys


def _heads(key: Key, under: Callable[[str], str | None]) -> tuple[str, ...]:
    what, when, of = key
    words = HEADS[what].format(f" {time_in_words(when)}" if when else "")
    if of is not None:
        return (words, of.upper() if len(of) <= len("APBD") else of.capitalize())
    over = under(what)
    return (words,) if over is None else (over, words)


def time_in_words(when: str) -> str:
    """Return a time as heads name it.

    >>> time_in_words("2023"), time_in_words("2023-TW1..TW2"), time_in_words("2023-06")
    ('2023', 's.d. Triwulan II 2023', 'Juni 2023')
    """
    year, _, part = when.rpartition("-")
    if found := TO_DATE.fullmatch(part):
        return f"s.d. Triwulan {ROMAN[found[1]]} {year}".strip()
    if found := QUARTER.fullmatch(part):
        return f"Triwulan {ROMAN[found[1]]} {year}".strip()
    if found := SEMESTER.fullmatch(part):
        return f"Semester {ROMAN[found[1]]} {year}".strip()
    if MONTH.fullmatch(part):
        return f"{MONTHS[int(part) - 1]} {year}".strip()
    return when


def _cell_of(key: Key) -> Callable[[Figured], Cell]:
    def cell(row: Figured) -> Cell:
        found = [f for f in row.figures if (f.what, f.when, f.of) == key]
        return figure_cell(found[0] if found else None)

    return cell


def figure_cell(figure: Figure | None) -> Cell:
    """Return the cell of a figure, which says what of the record it shows."""
    if figure is None:
        return Cell(DASH, align=Align.END)
    facts = () if figure.path is None else (figure.path,)
    return Cell(figure.printed, align=Align.END, facts=facts, number=figure.number)
