"""One printed figure -> its value, or why it has none."""

import re
from collections.abc import Callable
from decimal import Decimal

from jenjang.core.figures import (
    fold,
    is_blank,
    plain,
    read_number,
    read_percent,
    read_rupiah,
    read_target,
)
from jenjang.core.values import Reason, Unknown
from jenjang.papers.blocks import Place
from jenjang.papers.document import Figure
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.contents import Content
from jenjang.papers.recognisers.tables.words import NOT_AVAILABLE, RATING_WORDS

LIKE_PERCENT = re.compile(
    r"(?:nilai )?(?:persen|pros?en|rasio|tingkat|cakupan|indeks|index|nilai|skor|angka)"
)
IN_BRACKETS = re.compile(r"\((?P<unit>[^()\d]{1,20})\)\s*$")
RANGE = re.compile(r"[\d.,]+\s*%?\s*(?:-|–|s/?d)\s*[\d.,]+\s*%?")
SCALED = "Judul kolom “{}” tidak dalam rupiah penuh: periksa nilai “{}” dalam rupiah penuh."
UNSURE = "“{}” mungkin salah terbaca dari pindaian; periksa angkanya."
TWO_WAYS = (
    "“{}” dapat dibaca lebih dari satu cara: tabel ini menulis desimal dengan titik; "
    "periksa angkanya."
)
IN_PARENTHESES = "“{}” dalam kurung dibaca sebagai angka negatif; periksa."
ONE_GROUP = re.compile(r"[-+]?\d{1,3},\d{3}\s*%?")
NEGATIVE = re.compile(r"\((?P<number>\d[\d.,]*\s*%?)\)")
FIGURES = (Content.NUMBER, Content.PERCENT, Content.QUANTITY)
COVERS = "Sel ini menutup beberapa kolom angka; periksa kolomnya."
NO_FIGURE = "“{}…” berdiri di kolom angka; periksa kolomnya."
LONGEST_LABEL = 30

Reading = tuple[Figure | None, str | None]


def read_figure(
    printed: str, column: Column, place: Place, unit: str | None, subject: str
) -> Reading:
    """Return the figure and why it is doubted; both None for an empty cell.

    `unit` is that of the row, `subject` its indicator: "Persentase ..." is in percent.
    """
    text = " ".join(printed.split())
    if is_blank(text) or column.what is None:
        return None, None
    number, why = _number(_bare(text), column, unit, subject)
    if number is not None and any(word in text for word in place.unsure):
        why = why or UNSURE.format(text)
    if number is None and why is None:
        why = _label_doubt(text, column)
    figure = Figure(column.what, text, number, column.when, column.of)
    return figure, why or column.doubt


def _bare(text: str) -> str:
    """Return a figure without its footnote star and without a blank after a separator.

    >>> _bare("203,440*"), _bare("201. 955")
    ('203,440', '201.955')
    """
    return re.sub(
        r"(?<=\d)([.,])\s+(?=\d{3}(?!\d))",
        r"\1",
        text.rstrip("*) ").strip("* ") if text.endswith("*") else text,
    )


def _label_doubt(text: str, column: Column) -> str | None:
    """Return why words in place of a figure are doubted: a grade or "n/a" is not."""
    folded = fold(text)
    is_grade = RATING_WORDS.fullmatch(folded) or re.fullmatch(r"[a-z]{1,2}|[ivx]+", folded)
    if is_grade or NOT_AVAILABLE.fullmatch(folded):
        return None
    is_of_numbers = column.looks.mostly(*FIGURES) or len(text) > LONGEST_LABEL
    return NO_FIGURE.format(text[:LONGEST_LABEL]) if is_of_numbers else None


def _number(
    text: str, column: Column, unit: str | None, subject: str
) -> tuple[Decimal | None, str | None]:
    what = column.what or ""
    if what.endswith("_idr"):
        return _rupiah(text, column)
    if column.has_points and ONE_GROUP.fullmatch(text):
        return None, TWO_WAYS.format(text)
    if negative := NEGATIVE.fullmatch(text):
        number, why = _number(negative["number"], column, unit, subject)
        return (None if number is None else -number), why or IN_PARENTHESES.format(text)
    if what.endswith("_percent") or column.is_percent:
        found = _read(text, read_percent)
        if found[0] is not None or found[1] is None:
            return found
    return _quantity(text, unit, subject)


def _read(
    text: str, reader: Callable[[str], Decimal | Unknown]
) -> tuple[Decimal | None, str | None]:
    number = reader(text)
    return (None, str(number)) if isinstance(number, Unknown) else (number, None)


def _rupiah(text: str, column: Column) -> tuple[Decimal | None, str | None]:
    if column.scale > 1:
        number = read_number(text)
        heading = column.path[-1]
        value = None if isinstance(number, Unknown) else number * column.scale
        return value, SCALED.format(heading, text)
    amount = read_rupiah(text)
    if isinstance(amount, Unknown):
        return None, str(amount)
    return Decimal(amount), None


def _quantity(
    text: str, unit: str | None, subject: str
) -> tuple[Decimal | None, str | None]:
    """Read what an indicator promises or reaches: a number, a grade, several things."""
    target = read_target(text, unit or unit_in(subject))
    if isinstance(target, Unknown):
        return None, None if target.reason is Reason.EMPTY else str(target)
    return target.number, None


def unit_in(subject: str) -> str | None:
    """Return the unit that an indicator's own words name.

    >>> unit_in("Jumlah warga yang terlayani (Orang)"), unit_in("Persentase desa mandiri")
    ('Orang', 'Persen')
    """
    if found := IN_BRACKETS.search(plain(subject)):
        return found["unit"]
    return "Persen" if LIKE_PERCENT.match(fold(subject)) else None


def printed_unit(text: str) -> str | None:
    """Return the unit printed in a figure ("13 Dokumen"), None where there is none."""
    target = read_target(" ".join(text.split()))
    if isinstance(target, Unknown) or target.unit == "%":
        return None
    return target.unit
