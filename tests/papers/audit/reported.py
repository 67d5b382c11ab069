"""Invented reports for the auditor, built as the recogniser would hand them over."""

from decimal import Decimal

from jenjang.papers.audit import RULES, Finding, Paper, audit
from jenjang.papers.blocks import Paragraph, Place
from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    Figure,
    IndicatorRow,
    Report,
    ReportRow,
    Statement,
)
from jenjang.papers.readers import text

WHATS = {
    "target": "target",
    "actual": "actual",
    "achieved": "achievement_percent",
    "ceiling": "ceiling_idr",
    "spent": "spent_idr",
    "absorbed": "absorption_percent",
    "baseline": "baseline",
    "plan": "renstra_target",
}


def figures(when: str | None = None, **printed: str) -> tuple[Figure, ...]:
    """Return figures by short names, each with the value of what is printed."""
    return tuple(
        Figure(WHATS[name], text, _value(text, is_money=name in ("ceiling", "spent")), when)
        for name, text in printed.items()
    )


def _value(printed: str, *, is_money: bool) -> Decimal | None:
    """Return what is printed as a number, None for words and for what is left empty."""
    digits = printed.strip("% ").split()[0]
    if not digits[0].isdigit():
        return None
    return Decimal(digits.replace(".", "") if is_money else digits.replace(",", "."))


def indicator(name: str, when: str | None = None, **printed: str) -> IndicatorRow:
    """Return a row of an indicator with its figures, of `when` where it is said."""
    return IndicatorRow(indicator=name, figures=figures(when, **printed))


def budget(level: str, name: str, parent: int | None = None, **printed: str) -> BudgetRow:
    """Return a row of a budget with its figures."""
    return BudgetRow(level=level, name=name, parent=parent, figures=figures(**printed))


def table(kind: str, *rows: ReportRow, number: str | None = None) -> FactTable:
    """Return a table of a report."""
    return FactTable(kind, rows, number=number)


def statement(text: str, subject: str | None, *said: Figure, **rest: str) -> Statement:
    """Return a sentence that states figures about a subject."""
    return Statement(text, subject, said, **rest)


def paper(
    *tables: FactTable,
    statements: tuple[Statement, ...] = (),
    printed: str = "",
    kind: str = "LKjIP",
    doubts: tuple = (),
    said_at: tuple[int, ...] = (),
    file: str = "lkjip.txt",
) -> Paper:
    """Return a report of 2023 as a paper; every row and sentence stands on its own line.

    `said_at` are the lines of what is `printed` on which the sentences begin.
    """
    at: dict[str, Place] = {}
    line = 1000
    for t, each in enumerate(tables):
        for r, row in enumerate(each.rows):
            line += 1
            at[f"tables[{t}].rows[{r}]"] = Place(line=line)
            for f in range(len(getattr(row, "figures", ()))):
                at[f"tables[{t}].rows[{r}].figures[{f}]"] = Place(
                    line=line, cell=f"{t}.{r}.{f}"
                )
    for s in range(len(statements)):
        at[f"statements[{s}]"] = Place(line=said_at[s] if said_at else 2000 + s)
    report = Report(
        kind=kind, year=2023, tables=tables, statements=statements, at=at, doubts=doubts
    )
    blocks = text.read(printed.encode()) if printed else (Paragraph("LAPORAN KINERJA"),)
    return Paper(file, blocks, (report,))


def where(finding: Finding) -> list[str | int | None]:
    """Return the places of a finding: the cell "table.row.figure", each from 0, or line."""
    return [spot.place.cell or spot.place.line for spot in finding.places]


def findings(rule: str, *papers: Paper) -> list[Finding]:
    """Return what one rule says of papers."""
    return list(audit(papers, [each for each in RULES if each.id == rule]))


def said(rule: str, *papers: Paper) -> list[tuple[str, str]]:
    """Return (written, expected) of what one rule says."""
    return [(found.written, found.expected) for found in findings(rule, *papers)]
