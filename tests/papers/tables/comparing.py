"""A paper's tables, read as they come, beside what a person wrote down of them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from jenjang.papers.blocks import Block, Heading, PageBreak, Paragraph, Table
from jenjang.papers.document import Figure
from jenjang.papers.readers import scan
from jenjang.papers.readers.formats import read_blocks
from jenjang.papers.recognisers.tables import ReadTable, joined, read_table

NAMES = ("name", "recommendation", "indicator", "objective")
MOST_BETWEEN = 2  # lines of a foot and a head between two parts of a table


@cache
def read_tables(paper: Path, year: int | None = None) -> tuple[ReadTable, ...]:
    """Return the tables of a paper that are understood, parts that pages cut joined.

    A paper is read once by a process: several tests look at its tables.
    """
    found = (read_table(table, caption, year) for table, caption in captioned(paper))
    return tuple(table for table in found if table is not None)


def captioned(paper: Path) -> Iterator[tuple[Table, str]]:
    """Yield each table of a paper with the lines just over it; scanned pages are left out.

    The tables of the truths stand on digital pages; reading pictures takes minutes.
    """
    with patch.object(scan, "is_installed", return_value=False):
        return _captioned(read_blocks(paper.read_bytes()))


def _captioned(blocks: Iterable[Block]) -> Iterator[tuple[Table, str]]:
    table: Table | None = None
    caption, lines, turned = "", [], False
    for block in blocks:
        if isinstance(block, Table):
            is_next = (turned or not lines or block.place.page is None) and len(
                lines
            ) <= MOST_BETWEEN
            whole = joined(table, block) if table and is_next else None
            if whole is None and table is not None:
                yield table, caption
            if whole is None:
                caption = " ".join(lines[-2:])
            table, lines, turned = whole or block, [], False
        elif isinstance(block, (Paragraph, Heading)) and len(block.text) > 3:
            lines.append(block.text)
        elif isinstance(block, PageBreak):
            turned = True
    if table is not None:
        yield table, caption


def same_rows(table: Any, truth: dict[str, Any]) -> bool:
    """Return whether a table was read from where the truth was written down."""
    first, row = truth["rows"][0], table.table.rows[0]
    places = [
        (place.page, place.line) for path, place in table.at.items() if "rows[0]" in path
    ]
    key = next(key for key in NAMES if first.get(key))
    name = squeezed(getattr(row, key, None))
    return (first.get("page"), first.get("line")) in places and name == squeezed(first[key])


def squeezed(text: str | None) -> str:
    """Return the letters and digits of `text` alone, in small letters."""
    return re.sub(r"[^a-z0-9]", "", (text or "").casefold())


def value(figures: Iterable[Figure], column: str) -> Decimal | None:
    """Return the figure of a column of a truth: ``actual_2021`` is the actual of 2021."""
    what, _, year = column.rpartition("_")
    if year.isdigit():
        found = [f for f in figures if f.what == what and f.when == year]
    else:
        found = [f for f in figures if f.what == column]
    assert len(found) <= 1, found
    return found[0].number if found else None


def doubted(table: ReadTable, row: int) -> bool:
    """Return whether the reader says that something in a row may be wrong."""
    return any(
        doubt.path == f"rows[{row}]" or doubt.path.startswith(f"rows[{row}].")
        for doubt in table.doubts
    )


def wrongs(table: ReadTable, truth: dict[str, Any]) -> list[str]:
    """Return what in the rows is not as in the truth, one line each.

    Figures must be right in every row; one that reads in two ways may be left out, doubted.
    Texts must be right too, but in a row of which the truth says that its texts cannot be
    told for `sure`, or which the reader doubts.
    """
    rows = table.table.rows
    if len(rows) != len(truth["rows"]):
        return [f"{len(rows)} rows for {len(truth['rows'])}"]
    return [
        f"{truth['number']} row {at} {key}: {found!r} for {want!r}"
        for at, wanted in enumerate(truth["rows"])
        for key, found, want in _differences(table, at, wanted, truth["columns"])
    ]


def _is_doubted_figure(table: ReadTable, at: int, column: str) -> bool:
    """Return whether a figure of a column is there, without a number, and doubted."""
    what = column if not column[-4:].isdigit() else column.rpartition("_")[0]
    return any(
        doubt.path == f"rows[{at}].figures[{n}]" and figure.number is None
        for n, figure in enumerate(getattr(table.table.rows[at], "figures", ()))
        if figure.what == what
        for doubt in table.doubts
    )


def _differences(
    table: ReadTable, at: int, wanted: dict[str, Any], columns: list[str]
) -> Iterator[tuple[str, Any, Any]]:
    row = table.table.rows[at]
    for key in columns:
        want = wanted[key]
        if key in wanted.get("printed", {}) or (want is None and not hasattr(row, key)):
            found = value(getattr(row, "figures", ()), key)
            is_left_out = found is None and _is_doubted_figure(table, at, key)
            if found != (None if want is None else Decimal(str(want))) and not is_left_out:
                yield key, found, want
        elif key == "has_link":
            if bool(row.evidence and "http" in row.evidence) != want:
                yield key, row.evidence, want
        elif isinstance(want, str):
            has_text = squeezed(getattr(row, key)) == squeezed(want)
            if not has_text and not (doubted(table, at) or wanted.get("sure") is False):
                yield key, getattr(row, key), want
