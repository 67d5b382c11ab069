"""Formulir E.81: evaluation of a unit's Renja by quarter, as the regulation draws it.

Source: Permendagri 86/2017, formulir E.81 (Evaluasi terhadap hasil Renja perangkat daerah
lingkup kabupaten/kota). Fifteen columns, ten of them of performance (K) and money (Rp), so
it stands on A3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.formulas.e81 import Money, Performance
from jenjang.core.values import Unknown
from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.layouts.parts.figures import (
    COVERED,
    DASH,
    across,
    head,
    percent_cell,
    rupiah_cell,
    text_cell,
    value_cell,
)
from jenjang.papers.layouts.parts.signing import BLANK_DATE

NAME = "Formulir E.81"
COLUMNS = 25
SHEET_PT = 1105.5
NUMBER_PT, RESPONSIBLE_PT = 22.0, 58.0
TEXTS = (0.28, 0.39, 0.33)  # of what is left: sasaran, activity, indicator
NOTE = (
    "K: kinerja dalam satuan indikator; Rp: rupiah. “–”: angkanya belum ada; yang belum "
    "diukur tidak dihitung sebagai nol. Rata-rata kolom 12 adalah realisasi terhadap "
    "target Renja (kolom 7), rata-rata kolom 14 terhadap target akhir Renstra (kolom 5)."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the form; what stands under what is above it is left empty.

    `money` stands beside the first indicator of an activity alone: it counts once.
    """

    number: str = ""
    objective: str = ""
    activity: str = ""
    indicator: str = ""
    measured_in: str = ""
    performance: Performance | None = None
    money: Money | None = None
    responsible: str = ""
    is_program: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """What stands under a programme or a unit, in percent; ratings are words or None."""

    of: str
    year_percent: Decimal | Unknown
    year_money_percent: Decimal | Unknown
    percent: Decimal | Unknown
    money_percent: Decimal | Unknown
    ratings: tuple[str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Program:
    """A programme with all below it; `means` None where nothing can be averaged."""

    rows: tuple[Row, ...]
    means: Means | None


@dataclass(frozen=True, slots=True)
class UnitPart:
    """The programmes of one unit, and what they come to."""

    unit: str
    programs: tuple[Program, ...]
    means: Means


@dataclass(frozen=True, slots=True)
class Factors:
    """The four lines at the foot of the form, each of several sentences."""

    helping: tuple[str, ...] = ()
    hindering: tuple[str, ...] = ()
    next_quarter: tuple[str, ...] = ()
    next_renja: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class E81:
    """The form of a unit, or of all units of the pemda one after the other.

    `renstra` is the last year of the Renstra, None where no Renstra is known.
    """

    unit: str
    regency: str
    year: int
    period: str
    renstra_last_year: int | None
    units: tuple[UnitPart, ...]
    factors: Factors | None
    compiler: Signature
    evaluator: Signature | None = None


def parts(form: E81) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the paper in named parts: the form is one."""
    return (("E.81", tuple(_blocks(form))),)


def compiler_signature(place: str | None, title: str, below: tuple[str, ...]) -> Signature:
    """Return the side of who drew the form up."""
    where = place or "................"
    return Signature(("Disusun", f"{where}, {BLANK_DATE}", title), below)


def evaluator_signature(place: str | None, regency: str) -> Signature:
    """Return the side of who evaluates it: the head of Bappeda, whose name is not known."""
    where = place or "................"
    title = f"Kepala Bappeda {regency}".strip()
    above = ("Dievaluasi", f"{where}, {BLANK_DATE}", title)
    return Signature(above, ("(........................................)",))


def _blocks(form: E81) -> Iterator[Block]:
    yield PageBreak(landscape=True, sheet="a3")
    yield Paragraph("Formulir E.81", Align.END, bold=True)
    yield Heading("EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH", 1)
    yield Heading("LINGKUP KABUPATEN/KOTA", 1)
    yield KeyValues(
        (
            ("Perangkat daerah", form.unit),
            ("Pemerintah daerah", form.regency),
            ("Periode", f"{form.period} (Renja tahun {form.year})"),
        )
    )
    yield _table(form)
    yield Paragraph(NOTE)
    yield Signatures(form.compiler, form.evaluator)


def _table(form: E81) -> Table:
    rows = tuple(_rows(form))
    return Table(
        rows=(*_header(form), *rows), widths=_widths(rows), header_rows=4, dense=True
    )


def _header(form: E81) -> Iterator[tuple[Cell, ...]]:
    n, last = form.year, form.renstra_last_year or "akhir"
    tall = (
        "No", "Sasaran", "Program/ Kegiatan/ Sub Kegiatan",
        "Indikator Kinerja Program (outcome)/ Kegiatan (output)",
    )  # fmt: skip
    left = (
        f"Target Renstra Perangkat Daerah pada Tahun {last} (akhir periode Renstra)",
        f"Realisasi Capaian Kinerja Renstra s.d. Renja Tahun Lalu ({n - 1})",
        f"Target Kinerja dan Anggaran Renja Tahun Berjalan yang Dievaluasi ({n})",
    )
    right = (
        f"Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi ({n})",
        f"Realisasi Kinerja dan Anggaran Renstra s.d. Tahun {n}",
        f"Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra s.d. Tahun {n} (%)",
    )
    yield (
        *(head(text, rowspan=3) for text in tall),
        *_pairs(left, rowspan=2),
        head("Realisasi Kinerja pada Triwulan", colspan=8),
        *[COVERED] * 7,
        *_pairs(right, rowspan=2),
        head("Unit Perangkat Daerah Penanggung Jawab", rowspan=3),
    )
    quarters = _pairs(("I", "II", "III", "IV"))
    yield (*[COVERED] * 10, *quarters, *[COVERED] * 7)
    yield (*[COVERED] * 4, *[head("K"), head("Rp")] * 10, COVERED)
    numbers = ("12 = 8+9+10+11", "13 = 6+12", "14 = 13/5×100")
    pairs = _pairs((*(str(n) for n in range(5, 12)), *numbers))
    yield (*(head(str(n)) for n in range(1, 5)), *pairs, head("15"))


def _pairs(texts: Sequence[str], rowspan: int = 1) -> tuple[Cell, ...]:
    """Return heads over the two columns of each figure."""
    return tuple(
        cell for text in texts for cell in (head(text, colspan=2, rowspan=rowspan), COVERED)
    )


def _rows(form: E81) -> Iterator[tuple[Cell, ...]]:
    for part in form.units:
        if len(form.units) > 1:
            yield across(part.unit, COLUMNS)
        for program in part.programs:
            yield from map(_row, program.rows)
            if program.means:
                yield from _means(program.means)
        yield from _means(part.means)
    if form.factors is not None:
        yield from _factors(form.factors)


def _row(row: Row) -> tuple[Cell, ...]:
    unit = f" ({row.measured_in})" if row.measured_in else ""
    indicator = f"{row.indicator}{unit}" if row.indicator else ""
    return (
        Cell(row.number, align=Align.CENTER, bold=row.is_program),
        Cell(row.objective),
        Cell(row.activity, bold=row.is_program),
        text_cell(indicator) if row.activity else Cell(indicator),
        *_figures(row),
        Cell(row.responsible),
    )


def _figures(row: Row) -> Iterator[Cell]:
    """Yield columns 5 to 14, K and Rp beside one another."""
    k, rp, bold = row.performance, row.money, row.is_program
    values = (
        [None] * 9
        if k is None
        else [
            k.renstra_target, k.before, k.year_target, *k.quarters, k.year, k.to_date,
        ]
    )  # fmt: skip
    amounts = (
        []
        if rp is None
        else [
            rp.renstra_idr, rp.before_idr, rp.year_idr, *rp.quarters_idr, rp.spent_idr,
            rp.to_date_idr,
        ]
    )  # fmt: skip
    for n, value in enumerate(values):
        yield Cell() if k is None else value_cell(value, row.measured_in)
        yield rupiah_cell(amounts[n], bold=bold) if amounts else Cell()
    yield Cell() if k is None else percent_cell(k.percent)
    yield percent_cell(rp.percent, bold=bold) if rp else Cell()


def _means(means: Means) -> Iterator[tuple[Cell, ...]]:
    figures = (
        means.year_percent, means.year_money_percent, means.percent, means.money_percent,
    )  # fmt: skip
    percents = [percent_cell(one, bold=True) for one in figures]
    text = f"Rata-rata capaian kinerja {means.of} (%)\nPredikat kinerja {means.of}"
    named = Cell(text, colspan=4, rowspan=2, bold=True, align=Align.END)
    yield _foot(named, percents)
    words = [Cell(one or DASH, align=Align.CENTER, bold=True) for one in means.ratings]
    yield _foot(COVERED, words)


def _foot(named: Cell, four: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return a row of figures under columns 12 and 14; the tall cell holds both."""
    blank = Cell()
    return (named, *[COVERED] * 3, *[blank] * 14, *four[:2], blank, blank, *four[2:], blank)


def _factors(factors: Factors) -> Iterator[tuple[Cell, ...]]:
    said = (
        ("Faktor pendorong keberhasilan kinerja", factors.helping),
        ("Faktor penghambat pencapaian kinerja", factors.hindering),
        ("Tindak lanjut yang diperlukan dalam triwulan berikutnya", factors.next_quarter),
        ("Tindak lanjut yang diperlukan dalam Renja berikutnya", factors.next_renja),
    )
    for label, sentences in said:
        text = "; ".join(sentences) or DASH
        yield across(f"{label}: {text}", COLUMNS, bold=False)


def _widths(rows: Sequence[tuple[Cell, ...]]) -> tuple[float, ...]:
    """Return the widths: columns of figures as wide as they must be, texts the rest."""
    pairs = []
    for column in range(4, 24, 2):
        least = 34.0 if column in {18, 22} else 27.0  # there stand words too
        pairs += [_width_pt(rows, column, least), _width_pt(rows, column + 1, 34.0)]
    rest = SHEET_PT - NUMBER_PT - RESPONSIBLE_PT - sum(pairs)
    texts = [rest * share for share in TEXTS]
    points = (NUMBER_PT, *texts, *pairs, RESPONSIBLE_PT)
    return tuple(width / sum(points) for width in points)


def _width_pt(rows: Sequence[tuple[Cell, ...]], column: int, least_pt: float) -> float:
    """Return how wide the figures of a column are printed, in points, with the padding."""
    cells = [row[column] for row in rows if row[column].number is not None]
    marks = (sum(1.95 if mark in ".,-" else 3.9 for mark in cell.text) for cell in cells)
    bold = 1.02 if any(cell.bold for cell in cells) else 1.0
    return max(least_pt, 7.5 + bold * max(marks, default=0.0))
