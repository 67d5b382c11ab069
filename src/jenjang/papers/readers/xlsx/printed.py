"""How Excel prints the numbers of a workbook, and how Indonesian papers print them.

calamine gives bare values: 0.95 for what the sheet shows as 95%. The formats stand in
styles.xml, and each cell of an .xlsx points to one. An .xls is read without them.
"""

import datetime
import io
import re
import zipfile
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import IO

from lxml import etree

from jenjang.core.figures import write_date, write_number
from jenjang.papers.readers.refusal import Unreadable

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MOST_CELLS = 400_000
MOST_BYTES = 100 * 1024 * 1024  # of one sheet, unpacked

TOO_LARGE = (
    "Lembar Excel ini terlalu luas untuk dibaca: hapus baris dan kolom yang tidak dipakai, "
    "atau salin tabelnya ke berkas baru, lalu unggah lagi."
)

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
}
LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*\\].')

Value = str | float | int | bool | datetime.date | datetime.time | datetime.timedelta | None
At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Format:
    """How a number is printed: None for as many decimals as it has."""

    decimals: int | None = None
    has_thousands: bool = False
    is_percent: bool = False
    before: str = ""


GENERAL = Format()


def format_of(code: str) -> Format:
    """Return what a format code of Excel says about a positive number.

    >>> format_of('0.00%')
    Format(decimals=2, has_thousands=False, is_percent=True, before='')
    >>> format_of('"Rp"#,##0')
    Format(decimals=0, has_thousands=True, is_percent=False, before='Rp')
    """
    positive = code.split(";", 1)[0]
    said = "".join(a or b for a, b in LITERAL.findall(positive)).strip()
    bare = LITERAL.sub("", positive)
    if not re.search(r"[0#]", bare):
        return GENERAL
    whole, _, rest = bare.partition(".")
    decimals = len(re.match(r"[0#?]*", rest).group()) if rest else 0  # type: ignore[union-attr]  # "" matches
    return Format(
        decimals=decimals,
        has_thousands="," in whole,
        is_percent="%" in bare,
        before=said if said.casefold().startswith("rp") else "",
    )


def printed(value: Value, form: Format = GENERAL) -> str:
    """Return a value as an Indonesian paper prints it.

    >>> printed(0.9519920983066629, format_of("0.00%")), printed(2019.0)
    ('95,20%', '2019')
    >>> printed(2138842183.0, format_of("#,##0")), printed(87.5)
    ('2.138.842.183', '87,5')
    """
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, int | float):
        return _number(Decimal(str(value)), form)
    if isinstance(value, datetime.date):  # a datetime is one too
        return write_date(datetime.date(value.year, value.month, value.day))
    lines = ("" if value is None else str(value)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def _number(value: Decimal, form: Format) -> str:
    if not value.is_finite():
        return ""
    if form.is_percent:
        value *= 100
    if form.decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-form.decimals), ROUND_HALF_UP)
    else:
        value = round(value, 10).normalize()
    places = max(0, -int(value.as_tuple().exponent))
    text = write_number(value, places)
    if not form.has_thousands:
        text = text.replace(".", "")
    before = f"{form.before} " if form.before else ""
    return f"{before}{text}{'%' if form.is_percent else ''}"


def formats_of(content: bytes) -> list[dict[At, Format]]:
    """Return the formats of the cells of each sheet, in the order of the workbook.

    Raise `Unreadable` where a sheet is wider or longer than a paper can be.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        forms = _styles(packed)
        return [_sheet(packed, path, forms) for path in _sheet_paths(packed)]


def has_percents(content: bytes) -> bool:
    """Return whether any cell of the workbook may be shown as a percentage."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return any(form.is_percent for form in _styles(packed))


def errors_of(content: bytes) -> list[dict[At, str]]:
    """Return the cells of each sheet whose formula failed, and how: "#DIV/0!"."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [_errors(packed, path) for path in _sheet_paths(packed)]


def _errors(packed: zipfile.ZipFile, path: str) -> dict[At, str]:
    """Return the failed cells of a sheet; most have none and are not gone through."""
    if path not in packed.namelist() or b't="e"' not in packed.read(path):
        return {}
    found: dict[At, str] = {}
    with packed.open(path) as stream:
        for cell in _cells(stream):
            at = _at(cell.get("r", ""))
            if cell.get("t") == "e" and at is not None:
                found[at] = cell.findtext(f"{MAIN}v") or "#"
    return found


def _sheet_paths(packed: zipfile.ZipFile) -> list[str]:
    targets = {
        link.get("Id"): link.get("Target", "")
        for link in _root(packed, "xl/_rels/workbook.xml.rels")
    }
    sheets = _root(packed, "xl/workbook.xml").iter(f"{MAIN}sheet")
    paths = [targets.get(sheet.get(f"{LINKS}id"), "") for sheet in sheets]
    return [path.removeprefix("/") if path[:1] == "/" else f"xl/{path}" for path in paths]


def _styles(packed: zipfile.ZipFile) -> list[Format]:
    if "xl/styles.xml" not in packed.namelist():
        return []
    root = _root(packed, "xl/styles.xml")
    codes = dict(BUILT_IN)
    for own in root.iter(f"{MAIN}numFmt"):
        codes[int(own.get("numFmtId", "0"))] = own.get("formatCode", "")
    cells = root.find(f"{MAIN}cellXfs")
    used = [] if cells is None else [int(cell.get("numFmtId", "0")) for cell in cells]
    return [format_of(codes.get(number, "")) for number in used]


def _sheet(packed: zipfile.ZipFile, path: str, forms: list[Format]) -> dict[At, Format]:
    if path not in packed.namelist():
        return {}
    if packed.getinfo(path).file_size > MOST_BYTES:
        raise Unreadable(TOO_LARGE)
    found: dict[At, Format] = {}
    filled: list[At] = []
    seen = 0
    with packed.open(path) as stream:
        for cell in _cells(stream):
            seen += 1
            if seen > MOST_CELLS:
                raise Unreadable(TOO_LARGE)
            at = _at(cell.get("r", ""))
            if at is None or not len(cell):
                continue
            filled.append(at)
            style = int(cell.get("s", "0"))
            if style < len(forms) and forms[style] != GENERAL:
                found[at] = forms[style]
    _refuse_wide(filled)
    return found


def _cells(stream: IO[bytes]) -> "etree.iterparse":
    for _, element in etree.iterparse(
        stream, tag=f"{MAIN}c", resolve_entities=False, no_network=True
    ):
        yield element
        element.clear(keep_tail=False)


def _refuse_wide(filled: list[At]) -> None:
    """Refuse a sheet whose cells lie so far apart that the room between them is vast."""
    if filled:
        rows, columns = zip(*filled, strict=True)
        if (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > MOST_CELLS:
            raise Unreadable(TOO_LARGE)


def _root(packed: zipfile.ZipFile, path: str) -> "etree._Element":
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(packed.read(path), parser)


def _at(name: str) -> At | None:
    """Return row and column of a cell, from 0.

    >>> _at("A1"), _at("AB12"), _at("")
    ((0, 0), (11, 27), None)
    """
    found = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
