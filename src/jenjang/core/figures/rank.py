"""Ranks of civil servants (pangkat and golongan ruang), which must belong together."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jenjang.core.figures.text import empty, is_blank, plain
from jenjang.core.values import Reason, Unknown

_LABEL = re.compile(r"^(?:pangkat|gol(?:ongan)?)[\w\s./]*:\s*", re.IGNORECASE)
_GRADE = re.compile(r"(?<![A-Za-z])(IV|I{1,3})\s*[./]?\s*([a-e])\)?\.?$", re.IGNORECASE)
_PPPK = re.compile(r"(?:pppk|p3k)?\s*(?:gol(?:ongan)?\.?)?\s*([IVX]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank: 'Penata Tk. I' and 'III.d'. PPPK hold a grade and no name."""

    name: str | None
    grade: str


@cache
def _ranks() -> tuple[dict[str, Rank], dict[str, Rank]]:
    """Return the ranks of PNS by folded name, and those of PNS and PPPK by grade."""
    file = resources.files("jenjang.core.figures") / "data" / "ranks.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    ranks = [Rank(row["name"] or None, row["grade"]) for row in rows]
    by_name = {_folded(rank.name): rank for rank in ranks if rank.name}
    return by_name, {rank.grade: rank for rank in ranks}


def _folded(name: str) -> str:
    """Fold 'Pembina Tingkat I', 'PEMBINA TK.I' and 'Pembina Tk. 1' into one."""
    letters = re.sub(r"[^a-z0-9]", "", name.casefold().replace("tingkat", "tk"))
    return letters.removesuffix("tk1") + "tki" if letters.endswith("tk1") else letters


def read_rank(text: str) -> Rank | Unknown:
    """Return name and grade; either alone gives the other.

    A name with another rank's grade is refused: one of the two is a slip of the pen.

    >>> read_rank("PENATA TK. I/ IIID")
    Rank(name='Penata Tk. I', grade='III.d')
    >>> print(read_rank("PENGATUR TK. I/ II.C"))
    Pengatur Tk. I adalah golongan II.d, bukan II.c; perbaiki salah satunya.
    """
    written = _LABEL.sub("", plain(text))
    if is_blank(written):
        return empty()
    by_name, by_grade = _ranks()
    match = _GRADE.search(written)
    grade = f"{match[1].upper()}.{match[2].lower()}" if match else None
    name = _folded(written[: match.start()] if match else written)
    if not name and grade:
        return by_grade.get(grade) or _no_rank(written)
    if name in by_name:
        return _matching(by_name[name], grade)
    pppk = _PPPK.fullmatch(written)
    return by_grade.get(pppk[1].upper() if pppk else "") or _no_rank(written)


def _matching(rank: Rank, grade: str | None) -> Rank | Unknown:
    if grade in (None, rank.grade):
        return rank
    return Unknown(
        Reason.CONTRADICTORY,
        f"{rank.name} adalah golongan {rank.grade}, bukan {grade}; perbaiki salah satunya.",
    )


def _no_rank(written: str) -> Unknown:
    return Unknown(
        Reason.NOT_FOUND,
        f"“{written}” bukan pangkat; ketik misalnya Penata Tk. I / III.d.",
    )


def write_rank(rank: Rank) -> str:
    """Return the rank as the papers print it.

    >>> write_rank(Rank("Penata Tk. I", "III.d")), write_rank(Rank(None, "IX"))
    ('Penata Tk. I / III.d', 'IX')
    """
    return f"{rank.name} / {rank.grade}" if rank.name else rank.grade
