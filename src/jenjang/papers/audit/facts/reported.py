"""What reports state: every figure with its subject, its year and its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from jenjang.papers.audit.bundle import Bundle, Paper, once
from jenjang.papers.audit.facts.activities import activity_key
from jenjang.papers.audit.facts.wording import content_words, says_same
from jenjang.papers.audit.finding import Spot
from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    Figure,
    IndicatorRow,
    Report,
    Statement,
)

PART_OF_YEAR = re.compile(r"20\d\d-(?:TW[1-4]|S[12]|\d\d)")
PROMISED = ("iku", "perjanjian", "rencana aksi", "target renstra", "pagu anggaran")
OF_YEAR = ("renstra_target", "standard", "baseline", "initial_ceiling_idr", "ceiling_idr")


@dataclass(eq=False)
class Reported:
    """A report in its paper."""

    paper: Paper
    said: Report

    def spot(self, *paths: str) -> Spot:
        """Return where the first of these facts that has a place stands."""
        known = [self.said.at[path] for path in paths if path in self.said.at]
        return self.paper.spot(known[0] if known else None)

    def is_doubted(self, path: str) -> bool:
        """Return whether the reader doubts a row or anything in it."""
        return any(doubt.path.startswith(path) for doubt in self.said.doubts)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a report's table; `path` names it there."""

    report: Reported
    table: FactTable
    path: str
    row: IndicatorRow | BudgetRow

    @property
    def name(self) -> str:
        """Return what the row is of."""
        return self.row.indicator if isinstance(self.row, IndicatorRow) else self.row.name

    @property
    def spot(self) -> Spot:
        """Return where the row's name stands, or any of its figures."""
        figures = [f"{self.path}.figures[{at}]" for at in range(len(self.row.figures))]
        names = (f"{self.path}.indicator", f"{self.path}.name")
        return self.report.spot(*names, *figures, self.path, self.path.split(".")[0])

    @property
    def where(self) -> str:
        """Return what its table is called."""
        return (
            f"Tabel {self.table.number}"
            if self.table.number
            else f"tabel {self.table.kind}"
        )

    def figure(self, what: str) -> tuple[Figure, Spot] | None:
        """Return the one figure of a kind, of this report's year, with its place."""
        year = str(self.report.said.year)
        found = [
            (figure, self.report.spot(f"{self.path}.figures[{at}]", self.path))
            for at, figure in enumerate(self.row.figures)
            if figure.what == what and figure.when in (None, year) and figure.of is None
        ]
        return found[0] if len(found) == 1 else None

    def number(self, what: str) -> Decimal | None:
        """Return the value of the one figure of a kind."""
        found = self.figure(what)
        return found[0].number if found else None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure about a subject, as a table (`row`) or a sentence states it."""

    subject: str
    what: str
    when: str
    figure: Figure
    spot: Spot
    row: Row | None
    statement: Statement | None
    is_doubted: bool


@once
def reports(bundle: Bundle) -> tuple[Reported, ...]:
    """Return every report of the papers."""
    return tuple(Reported(p, report) for p in bundle.papers for report in p.reports)


@once
def rows(bundle: Bundle) -> tuple[Row, ...]:
    """Return every row about an indicator or a budget line, in the order of the papers."""
    return tuple(row for report in reports(bundle) for row in _rows(report))


def _rows(report: Reported) -> Iterator[Row]:
    for t, table in enumerate(report.said.tables):
        for r, row in enumerate(table.rows):
            if isinstance(row, IndicatorRow | BudgetRow):
                yield Row(report, table, f"tables[{t}].rows[{r}]", row)


def parts(bundle: Bundle, parent: Row) -> list[Row]:
    """Return the rows that are next below a budget row and state an amount.

    A row without figures of its own stands for those below it.
    """
    table = parent.path.rsplit(".", 1)[0]
    index = int(parent.path.rsplit("[", 1)[1].rstrip("]"))
    below = [
        row
        for row in rows(bundle)
        if row.report is parent.report
        and row.path.startswith(table + ".")
        and isinstance(row.row, BudgetRow)
        and row.row.parent == index
    ]
    return [
        each for row in below for each in ([row] if row.row.figures else parts(bundle, row))
    ]


def total_of(below: Sequence[Row], what: str) -> Decimal | None:
    """Return the sum of a kind of figure; None where there is none or one is missing."""
    amounts = [row.number(what) for row in below]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


@once
def told(bundle: Bundle) -> tuple[Told, ...]:
    """Return every figure that tables and sentences of reports state."""
    found: list[Told] = []
    for row in rows(bundle):
        found += _of_row(row)
    for report in reports(bundle):
        for at, statement in enumerate(report.said.statements):
            found += _of_statement(report, at, statement)
    return tuple(found)


def when_of(said: Report, figure: Figure, table: FactTable | None = None) -> str:
    """Return the year or period a figure is of; one that names none is of its report's.

    In a report of less than a year what is promised or planned (targets of an agreement, of
    the IKU, of the Renstra; ceilings) is of the year; targets beside results are to date.
    A sentence that names the report's year says it of the part of it.

    >>> quarter = Report("Laporan Triwulan", year=2025, period="2025-TW2")
    >>> when_of(quarter, Figure("target", "6"), FactTable("capaian", ()))
    '2025-TW2'
    >>> when_of(quarter, Figure("target", "12"), FactTable("perjanjian", ()))
    '2025'
    >>> when_of(Report("LKjIP", year=2025), Figure("target", "12"))
    '2025'
    """
    year, part = str(said.year), said.period or ""
    is_of_year = figure.what in OF_YEAR or (table is not None and table.kind in PROMISED)
    is_vague = figure.when is None or (table is None and figure.when == year)
    if is_vague and not is_of_year and PART_OF_YEAR.fullmatch(part):
        return part
    return figure.when or year


def _of_row(row: Row) -> Iterator[Told]:
    doubted = row.report.is_doubted(row.path)
    for at, figure in enumerate(row.row.figures):
        if figure.of is None and row.name:
            spot = row.report.spot(f"{row.path}.figures[{at}]", row.path)
            when = when_of(row.report.said, figure, row.table)
            yield Told(row.name, figure.what, when, figure, spot, row, None, doubted)


def _of_statement(report: Reported, at: int, statement: Statement) -> Iterator[Told]:
    path = f"statements[{at}]"
    for figure in statement.figures:
        if statement.subject:
            when = when_of(report.said, figure)
            yield Told(
                statement.subject,
                figure.what,
                when,
                figure,
                report.spot(path),
                None,
                statement,
                report.is_doubted(path),
            )


@once
def subjects(bundle: Bundle) -> dict[str, str]:
    """Return for each subject the first name it goes by: one name for all spellings."""
    first: dict[str, str] = {}
    names: list[str] = []
    for each in told(bundle):
        if each.subject not in first:
            key = activity_key(each.subject)
            same = (n for n in names if activity_key(n) == key or _is_same(n, each.subject))
            name = next(same, None)
            if name is None:
                names.append(name := each.subject)
            first[each.subject] = name
    return first


def _is_same(one: str, other: str) -> bool:
    """Return whether two names have the same words; a name of one word is no evidence."""
    if abs(len(content_words(one)) - len(content_words(other))) > 1:
        return False
    return len(content_words(one)) > 1 and says_same(one, other)


def decimals(printed: str) -> int:
    """Return how many decimals a figure is printed with.

    >>> decimals("98,66 %"), decimals("100%"), decimals("2.511.824.579")
    (2, 0, 0)
    """
    figure = printed.strip().rstrip("%").strip(" .,")
    for mark in (",", "."):
        head, found, tail = figure.rpartition(mark)
        if found and tail.isdigit() and len(tail) <= 2 and head[-1:].isdigit():
            return len(tail)
    return 0


def rounded(value: Decimal, places: int) -> Decimal:
    """Return a value half-up, as officials check it."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def cut(value: Decimal, places: int) -> Decimal:
    """Return a value with what is beyond its decimals cut off."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def agree(one: Figure, other: Figure) -> bool:
    """Return whether two figures are one value, printed with more or fewer decimals.

    >>> one, other = Figure("score", "116"), Figure("score", "116,19")
    >>> agree(one, other)  # neither was read as a number
    True
    """
    if one.number is None or other.number is None:
        return True
    places = min(decimals(one.printed), decimals(other.printed))
    a, b = one.number, other.number
    return rounded(a, places) == rounded(b, places) or cut(a, places) == cut(b, places)


def shown(spots: Sequence[Spot], most: int = 12) -> tuple[Spot, ...]:
    """Return the first places, each once."""
    return tuple(dict.fromkeys(spots))[:most]
