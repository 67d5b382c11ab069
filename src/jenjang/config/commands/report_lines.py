"""A report as the lines that a person reads: its chapters, its tables, what it states."""

from collections.abc import Iterator

from jenjang.papers.document import (
    BudgetRow,
    Chapter,
    FactTable,
    Figure,
    FollowUpRow,
    IndicatorRow,
    PlainTable,
    Report,
    ReportRow,
    Statement,
    SurveyRow,
)

FIGURES = {
    "baseline": "kondisi awal",
    "target": "target",
    "renstra_target": "target Renstra",
    "standard": "standar",
    "actual": "realisasi",
    "achievement_percent": "capaian",
    "progress_percent": "kemajuan",
    "ceiling_idr": "pagu",
    "spent_idr": "realisasi anggaran",
    "remaining_idr": "sisa",
    "absorption_percent": "serapan",
    "efficiency_percent": "efisiensi",
    "physical_percent": "fisik",
    "weight": "bobot",
    "score": "nilai",
    "count": "jumlah",
}


def report_lines(report: Report) -> Iterator[str]:
    """Yield what a report says, as a clerk reads it from top to bottom."""
    when = report.period or report.year or "(tahun tidak tercetak)"
    yield f"{report.kind} {when}"
    whose = ", ".join(filter(None, (report.unit, report.regency)))
    yield f"  Unit  : {whose or '-'}"
    if report.title:
        yield f"  Judul : {report.title}"
    if report.decree_number:
        yield f"  Nomor : {', '.join(filter(None, (report.decree_number, report.date)))}"
    if report.chapters:
        yield "  Bab dan judul:"
        yield from (_chapter(chapter) for chapter in report.chapters)
    for table in report.tables:
        yield from _table(table)
    for plain in report.others:
        yield _plain(plain)
    if report.statements:
        yield "  Kalimat yang menyebut angka:"
        yield from (_statement(statement) for statement in report.statements)
    yield from (f"  ? {doubt.path}: {doubt.why}" for doubt in report.doubts)


def _chapter(chapter: Chapter) -> str:
    number = f"{chapter.number} " if chapter.number else ""
    bab = "Bab " if chapter.level == 1 and chapter.number else ""
    return f"{'  ' * (chapter.level + 1)}{bab}{number}{chapter.title}"


def _table(table: FactTable) -> Iterator[str]:
    named = ". ".join(filter(None, (table.number, table.caption)))
    number = "Tabel " if table.number else ""
    yield f"  {number}{named or '(tanpa judul)'} ({table.kind}, {len(table.rows)} baris)"
    yield from (f"    - {_row(row)}" for row in table.rows)


def _plain(table: PlainTable) -> str:
    named = ". ".join(filter(None, (table.number, table.caption)))
    number = "Tabel " if table.number else ""
    rows = len(table.cells)
    return f"  {number}{named or '(tanpa judul)'} (isi belum dikenali, {rows} baris)"


def _row(row: ReportRow) -> str:
    if isinstance(row, FollowUpRow):
        told = (row.recommendation, row.action, row.status)
        return " -> ".join(text for text in told if text)
    figures = "; ".join(_figure(figure) for figure in row.figures)
    rating = None if isinstance(row, BudgetRow) else row.rating
    return f"{_subject(row)}: {figures or '-'}{f' ({rating})' if rating else ''}"


def _subject(row: IndicatorRow | BudgetRow | SurveyRow) -> str:
    if isinstance(row, IndicatorRow):
        return row.indicator
    if isinstance(row, SurveyRow):
        return row.subject
    return f"{row.level} {row.name}" if row.level != "total" else row.name


def _figure(figure: Figure) -> str:
    when = f" {figure.when}" if figure.when else ""
    return f"{FIGURES.get(figure.what, figure.what)}{when} {figure.printed}"


def _statement(statement: Statement) -> str:
    figures = "; ".join(_figure(figure) for figure in statement.figures)
    told = ", ".join(filter(None, (statement.direction, statement.rating)))
    return f"    - {statement.subject or '(tanpa nama)'}: {figures}" + (
        f" ({told})" if told else ""
    )
