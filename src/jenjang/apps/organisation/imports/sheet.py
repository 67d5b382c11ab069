"""A sheet with one heading row: read by the names of its columns, in any order."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass

import python_calamine
import xlsxwriter

from jenjang.core.figures import fold_letters
from jenjang.core.values import Refused

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_CONTENT = 60 * 1024 * 1024  # unpacked: a small file may hide a huge one
MOST_ROWS = 5_000
EXACT_DIGITS = 10**15  # beyond it Excel keeps no last digit


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet, and what its cells hold."""

    name: str
    example: str
    meaning: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row as typed: its number in the sheet, and texts by the name of the column."""

    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return the text of a cell, '' where it is empty."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which row and column, and what to do."""

    row: int
    column: str
    what: str


@dataclass
class Wrong(Exception):
    """A cell that cannot be taken as it is."""

    column: str
    what: str


def read_rows(content: bytes, columns: tuple[Column, ...]) -> list[Row]:
    """Return the rows that hold anything; raise Refused where it is no such sheet."""
    rows = _cells(content)
    heading = next((n for n, row in enumerate(rows) if _known(row, columns)), None)
    if heading is None:
        wanted = ", ".join(column.name for column in columns if column.is_required)
        raise Refused(
            f"Baris judul tidak ditemukan; kolom yang wajib ada: {wanted}. Unduh contoh "
            "lembarnya lalu isikan ke sana."
        )
    places = _known(rows[heading], columns)
    found = [
        Row(number, {name: row[at] for name, at in places.items() if at < len(row)})
        for number, row in enumerate(rows[heading + 1 :], start=heading + 2)
    ]
    filled = [row for row in found if any(row.cells.values())]
    if not filled:
        raise Refused("Lembar ini belum berisi satu baris pun di bawah judul kolom.")
    if len(filled) > MOST_ROWS:
        raise Refused(
            f"Lembar ini memuat lebih dari {MOST_ROWS} baris; bagi menjadi beberapa."
        )
    return filled


def _known(row: list[str], columns: tuple[Column, ...]) -> dict[str, int]:
    """Return where each column stands, nothing where one that is required is absent."""
    at = {fold_letters(text): n for n, text in reversed(list(enumerate(row))) if text}
    places = {
        column.name: at[fold_letters(column.name)]
        for column in columns
        if fold_letters(column.name) in at
    }
    required = {column.name for column in columns if column.is_required}
    return places if required <= places.keys() else {}


def _cells(content: bytes) -> list[list[str]]:
    """Return the first sheet as texts; what the file is, is judged by its content."""
    _check_package(content)
    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 100)
    except python_calamine.PasswordError:
        raise Refused(
            "Berkas Excel ini terkunci; buka kuncinya lalu unggah lagi."
        ) from None
    except (python_calamine.CalamineError, ValueError):
        raise Refused(
            "Berkas Excel ini rusak; simpan ulang dari Excel lalu unggah."
        ) from None
    return [[_text(cell) for cell in row] for row in rows]


def _check_package(content: bytes) -> None:
    if not content:
        raise Refused("Berkas ini kosong; pilih berkas Excel yang sudah diisi.")
    if len(content) > LARGEST_FILE:
        raise Refused(
            "Berkas Excel lebih dari 5 MB; hapus gambar dan lembar lain di dalamnya."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            names = set(package.namelist())
    except zipfile.BadZipFile:
        unpacked, names = 0, set()
    if "xl/workbook.xml" not in names:
        raise Refused("Ini bukan berkas Excel (.xlsx); unduh contoh lembarnya lalu isikan.")
    if unpacked > LARGEST_CONTENT:
        raise Refused("Isi berkas Excel ini terlalu besar; hapus lembar lain di dalamnya.")


def _text(cell: object) -> str:
    """Return a cell as a person would read it.

    >>> _text(198001012006041001.0), _text(3.0), _text(dt.date(2025, 1, 2))
    ('1.98001012006041e+17', '3', '2025-01-02')
    """
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT_DIGITS:
        return str(int(cell))
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.15g}"
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split())


def template(title: str, columns: tuple[Column, ...]) -> bytes:
    """Return an empty sheet: headings, one example, and what each column holds."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    plain = book.add_format({"num_format": "@"})  # text: a NIP keeps all its digits
    grey = book.add_format({"num_format": "@", "italic": True, "font_color": "#55606b"})
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, max(16, len(column.example) + 2), plain)
        sheet.write(0, at, column.name, bold)
    guide = book.add_worksheet("Petunjuk")
    guide.set_column(0, 1, 32)
    guide.set_column(2, 2, 70)
    guide.write_row(0, 0, ("Kolom", "Contoh", "Isinya"), bold)
    for at, column in enumerate(columns, start=1):
        must = "Wajib. " if column.is_required else "Boleh kosong. "
        guide.write_row(at, 0, (column.name, column.example), grey)
        guide.write(at, 2, must + column.meaning)
    book.close()
    return file.getvalue()
