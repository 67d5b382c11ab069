"""File -> grids: the cells of its tables as texts, row by row, nothing understood yet."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import python_calamine
from lxml import etree, html

from jenjang.papers.readers.kinds import (
    is_old_spreadsheet,
    is_spreadsheet,
    is_text,
    is_zip,
)
from jenjang.papers.readers.packed import BROKEN_ZIP, parts_of, zipped
from jenjang.papers.readers.refusal import Unforeseen, Unreadable

MOST_BYTES = 25 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_TAGS = 40_000_000
MOST_LETTERS = 2_000  # of one cell; the longest text of the nomenclature has 699
EXACT = 10**15  # beyond it Excel keeps no last digit
MOST_SHEETS = 20
DEEPEST = 6  # lists within lists of a JSON file

EMPTY = "Berkas ini kosong; pilih berkas yang berisi tabel."
TOO_LARGE = (
    "Berkas ini lebih besar dari 25 MB; hapus gambar dan lembar lain di dalamnya, atau "
    "ekspor satu perangkat daerah saja."
)
TOO_LONG = (
    "Tabel ini memuat lebih dari 200.000 baris; ekspor satu perangkat daerah saja, lalu "
    "unggah lagi."
)
LOCKED = "Berkas Excel ini terkunci kata sandi; buka kuncinya di Excel lalu unggah lagi."
BROKEN = "Berkas Excel ini rusak; buka dan simpan ulang dari Excel, lalu unggah lagi."
UNKNOWN = (
    "Isi berkas ini bukan Excel, CSV atau JSON; unduh ulang dari SIPD sebagai Excel, lalu "
    "unggah lagi."
)
BAD_JSON = "Berkas JSON ini terpotong atau rusak; unduh ulang dari SIPD, lalu unggah lagi."

Row = tuple[str, ...]
Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as texts; `first` is the number of its first row as a person counts them.

    `merged` are the areas of cells made one (top, left, bottom, right; indices in the
    grid), known where a workbook is read exactly.
    """

    name: str
    rows: tuple[Row, ...]
    first: int = 1
    merged: tuple[Area, ...] = ()


def read_grids(content: bytes) -> tuple[Grid, ...]:
    """Return the sheets of a file; raise `Unreadable` where it is no file of tables."""
    if not content.strip():
        raise Unreadable(EMPTY)
    if len(content) > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    for is_it, read in READERS:
        if is_it(content):
            return bounded(guarded(read, content))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(LOCKED)
    raise Unreadable(BROKEN_ZIP if is_zip(content) else UNKNOWN)


def guarded(read: Callable[[bytes], list[Grid]], content: bytes) -> list[Grid]:
    """Return what a reader finds; whatever it stumbles over is one sentence."""
    try:
        return read(content)
    except (Unreadable, MemoryError):
        raise
    except python_calamine.PasswordError:
        raise Unreadable(LOCKED) from None
    except python_calamine.CalamineError as trouble:
        raise Unreadable(BROKEN) from trouble
    except Exception as trouble:
        raise Unforeseen from trouble


def bounded(grids: list[Grid]) -> tuple[Grid, ...]:
    """Return the sheets that hold anything; refuse none at all, and too long ones."""
    filled = [grid for grid in grids if any(any(row) for row in grid.rows)]
    if not filled:
        raise Unreadable(EMPTY)
    if any(len(grid.rows) > MOST_ROWS for grid in filled):
        raise Unreadable(TOO_LONG)
    return tuple(filled)


def _workbook(content: bytes) -> list[Grid]:
    """Return the sheets of an .xlsx: of its XML alone, written anew and of checked size."""
    return _sheets(zipped(parts_of(content, MOST_TAGS)))


def _sheets(content: bytes) -> list[Grid]:
    book = python_calamine.load_workbook(io.BytesIO(content))
    names = book.sheet_names[:MOST_SHEETS]
    return [_sheet(book.get_sheet_by_name(name), name) for name in names]


def _sheet(sheet: Any, name: str) -> Grid:
    if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
        raise Unreadable(TOO_LONG)
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    return Grid(name, tuple(tuple(text_of(cell) for cell in row) for row in rows))


def text_of(cell: object) -> str:
    """Return a cell as a person would read it: whole figures plainly, single blanks.

    >>> text_of(2702750400.0), text_of(1500.25), text_of(None), text_of(" a\\nb ")
    ('2702750400', '1500,25', '', 'a b')
    """
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell)
    if isinstance(cell, int | float):
        return _figure(cell)
    if isinstance(cell, dt.date):  # a datetime is one too
        return cell.isoformat()[:10]
    return " ".join(str(cell).split())[:MOST_LETTERS]


def _figure(cell: float) -> str:
    if isinstance(cell, int) or (cell.is_integer() and abs(cell) < EXACT):
        return str(int(cell))
    return f"{cell:.15g}".replace(".", ",")


def _is_json(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{") and is_text(content)


def _json(content: bytes) -> list[Grid]:
    try:
        value = json.loads(content.decode("utf-8-sig"), parse_float=_exact)
    except (ValueError, RecursionError):
        raise Unreadable(BAD_JSON) from None
    records = list(_records(value, {}, 0))
    heads = list(dict.fromkeys(key for record in records for key in record))
    if len(heads) > MOST_COLUMNS:
        raise Unreadable(UNKNOWN)
    rows = [tuple(heads), *(tuple(one.get(key, "") for key in heads) for one in records)]
    return [Grid("JSON", tuple(rows), first=0)]  # the first record is row 1


def _exact(figure: str) -> int | float:
    value = float(figure)
    return int(value) if value.is_integer() else value


def _records(value: Any, above: dict[str, str], depth: int) -> Iterator[dict[str, str]]:
    """Yield the records that hold money: a list within says more than what it is in.

    SIPD puts the sources of funds of a sub kegiatan in a list `dana`, and the rows of one
    answer in a list `data`; outputs and results stand in lists of their own, without money.
    """
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _records(one, above, depth)
    elif isinstance(value, dict):
        own = above | {
            str(key): text_of(cell)
            for key, cell in value.items()
            if not isinstance(cell, list | dict)
        }
        within = [cell for key, cell in value.items() if _holds_money(str(key), cell)]
        for cell in within:
            yield from _records(cell, own, depth + 1)
        if not within:
            yield own


def _holds_money(key: str, cell: Any) -> bool:
    if isinstance(cell, dict):
        return key.casefold() in WRAPPERS
    is_list = isinstance(cell, list) and bool(cell) and isinstance(cell[0], dict)
    return is_list and (
        key.casefold() in WRAPPERS or any("dana" in each for each in cell[0])
    )


WRAPPERS = {"data", "items", "results", "rows", "records", "dana", "rincian", "belanja"}


def _is_page(content: bytes) -> bool:
    """Return whether a "workbook" is really a web page with a table, as portals save it."""
    start = content[:2000].lower()
    return is_text(content) and (b"<table" in start or b"<html" in start)


def _page(content: bytes) -> list[Grid]:
    parser = html.HTMLParser(no_network=True, recover=True, huge_tree=False)
    root = html.document_fromstring(content, parser=parser)
    tables = [table for table in root.iter("table") if table.find(".//table") is None]
    return [
        Grid(f"Tabel {number}", tuple(_cells(row) for row in table.iter("tr")))
        for number, table in enumerate(tables[:MOST_SHEETS], start=1)
    ]


def _cells(row: "etree._Element") -> Row:
    found: list[str] = []
    for cell in row:
        if cell.tag in {"td", "th"}:
            span = str(cell.get("colspan") or "1")
            wide = min(int(span), MOST_COLUMNS) if span.isdigit() else 1
            found += [text_of("".join(cell.itertext())), *[""] * (wide - 1)]
    return tuple(found)


def _csv(content: bytes) -> list[Grid]:
    text = _decoded(content)
    lines = text.splitlines()
    parted_by = max(";,\t|", key=lambda mark: _commonest(lines, mark))
    if not _commonest(lines, parted_by):
        raise Unreadable(UNKNOWN)
    csv.field_size_limit(100_000)
    try:
        rows = _taken(csv.reader(io.StringIO(text, newline=""), delimiter=parted_by))
    except csv.Error:
        raise Unreadable(UNKNOWN) from None
    return [Grid("CSV", tuple(rows))]


def _taken(rows: Iterable[list[str]]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if len(found) > MOST_ROWS:
            raise Unreadable(TOO_LONG)
        found.append(tuple(text_of(cell) for cell in row[:MOST_COLUMNS]))
    return found


def _commonest(lines: list[str], mark: str) -> int:
    """Return how often a mark stands in the first lines, best where twice in a line."""
    counts = [line.count(mark) for line in lines[:200]]
    return sum(count for count in counts if count > 1) or max(counts, default=0)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


READERS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], list[Grid]]], ...] = (
    (is_spreadsheet, _workbook),
    (is_old_spreadsheet, _sheets),
    (_is_json, _json),
    (_is_page, _page),
    (is_text, _csv),
)
