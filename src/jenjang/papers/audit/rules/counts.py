"""Counts that a sentence states (R05): in words as in digits, and as the table below."""

import re
from collections.abc import Iterator

from jenjang.core.figures import read_spelled
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.finding import Flaw, Severity
from jenjang.papers.audit.rule import Rule

NUMBER = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3})\s*\((?P<words>[a-z]+(?: [a-z]+){0,4})\)", re.I
)
COUNTED = re.compile(
    r"(?<![\d.,])(?P<digits>\d{1,3})\s*(?:\([a-z ]+\))?\s*"
    r"(?P<noun>indikator|sasaran|program|sub kegiatan|kegiatan|rekomendasi|misi|tujuan)\b"
    r"(?P<rest>(?:[^.]|\.(?=\d))*):\s*$",
    re.IGNORECASE,
)
NEAR = 3  # lines between the sentence and its table


def counts_hold(bundle: Bundle) -> Iterator[Flaw]:
    """R05: a stated count is the same in digits and words and in the table that follows."""
    for paper in bundle.papers:
        for line in paper.lines:
            yield from _digits_and_words(line)
            if line.table is None and (said := COUNTED.search(line.text)):
                yield from _table_after(bundle, line, said)


def _digits_and_words(line: Line) -> Iterator[Flaw]:
    for match in NUMBER.finditer(line.text):
        spelled = read_spelled(match["words"])
        if isinstance(spelled, int) and spelled != int(match["digits"]):
            yield Flaw(
                places=(line.spot,),
                written=match[0],
                message=f"“{match[0]}”: angka dan hurufnya berbeda.",
                cause="Belum dapat dipastikan mana yang benar.",
            )


def _table_after(bundle: Bundle, line: Line, said: re.Match[str]) -> Iterator[Flaw]:
    after = (
        columns
        for columns in tables(bundle)
        if columns.paper.file == line.spot.file
        and 0 < columns.grid.order - line.order <= NEAR
    )
    columns = next(after, None)
    rows = _numbered(columns) if columns else []
    if rows and len(rows) != int(said["digits"]):
        yield Flaw(
            places=(line.spot, rows[0].spot, rows[-1].spot),
            written=said["digits"],
            expected=str(len(rows)),
            message=(
                f"Disebut {said['digits']} {said['noun']}, tabel di bawahnya memuat "
                f"{len(rows)}."
            ),
        )


def _numbered(columns: Columns) -> list[Line]:
    """Return the first cells that number the rows 1, 2, 3, ..., [] where they do not."""
    cells = [
        cell
        for row in columns.rows
        for cell in row[:1]
        if re.fullmatch(r"\d{1,3}\.?", cell.text)
    ]
    numbers = [int(cell.text.rstrip(".")) for cell in cells]
    return cells if numbers == list(range(1, len(cells) + 1)) else []


RULES = (
    Rule(
        id="R05",
        name="jumlah-disebut",
        description="Banyaknya yang disebut sama dengan yang terdaftar di bawahnya.",
        severity=Severity.MISCALCULATED,
        source="Hitungan",
        needs="kalimat yang menyebut jumlah di atas sebuah tabel",
        is_certain=True,
        find=counts_hold,
    ),
)
