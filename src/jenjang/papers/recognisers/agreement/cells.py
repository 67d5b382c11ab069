"""What stands in cells: several things stacked in one, Rp in a column of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jenjang.core.figures import UnitName, read_unit
from jenjang.papers.recognisers.agreement.columns import Row
from jenjang.papers.recognisers.agreement.marks import split_mark
from jenjang.papers.recognisers.agreement.words import Role

SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
BRACKETED = re.compile(r"\((?P<unit>[^()]{1,20})\)\s*$")
RP = re.compile(r"rp\s*[.:]?", re.IGNORECASE)


def one_line(text: str) -> str:
    """Return the text of a cell as one line.

    >>> one_line("Jumlah" + chr(10) + "laporan ")
    'Jumlah laporan'
    """
    return " ".join(text.split())


def bracketed_unit(text: str) -> str | None:
    """Return the unit in brackets after an indicator, None where they hold no unit.

    >>> bracketed_unit("Desa yang dibina (Desa)"), bracketed_unit("Indeks (IKM)")
    ('Desa', None)
    """
    found = BRACKETED.search(text)
    if found is None:
        return None
    unit = read_unit(found["unit"])
    return found["unit"].strip() if isinstance(unit, UnitName) and unit.is_exact else None


def closed_up(text: str) -> str:
    """Return `text` with letter-spaced words closed up.

    >>> closed_up("J U M L A H"), closed_up("BAB I A. Umum")
    ('JUMLAH', 'BAB I A. Umum')
    """
    return SPACED.sub(lambda word: word[0].replace(" ", ""), text)


def with_joined_rp(row: Row, roles: Sequence[Role | None]) -> Row:
    """Return `row` with a lone "Rp" joined to the figure after it.

    Where that makes the row too long for the `roles` of its heading, the column of the Rp
    goes; else the two stand in the column of amounts, and the other one is left empty.
    """
    width = max((at + 1 for at, role in enumerate(roles) if role), default=0)
    filled = max((at + 1 for at, cell in enumerate(row) if cell.text.strip()), default=0)
    for at, cell in enumerate(row[:-1]):
        if RP.fullmatch(cell.text.strip()):
            figure = row[at + 1]
            joined = replace(figure, text=f"{cell.text.strip()} {figure.text.strip()}")
            empty, rest = replace(figure, text=""), row[at + 2 :]
            if filled > width:
                return (*row[:at], joined, *rest, empty)
            pair = (empty, joined) if roles[at : at + 1] == (None,) else (joined, empty)
            return (*row[:at], *pair, *rest)
    return row


def stacked(text: str) -> list[str]:
    """Return the things stacked in one cell, each without its mark.

    >>> stacked("1. Jumlah desa" + chr(10) + "binaan" + chr(10) + "2. Jumlah kader")
    ['Jumlah desa binaan', 'Jumlah kader']
    >>> stacked("90%" + chr(10) + "100%")
    ['90%', '100%']
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    marked = [bool(split_mark(line)[0]) or split_mark(line)[1] != line for line in lines]
    if not any(marked) or not marked[0]:
        return lines
    things: list[str] = []
    for line, has_mark in zip(lines, marked, strict=True):
        if has_mark:
            things.append(split_mark(line)[1])
        else:
            things[-1] = f"{things[-1]} {line}"
    return things
