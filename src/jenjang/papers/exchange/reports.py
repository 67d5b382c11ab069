"""Reports as JSON and back; each row of a table says by `type` what it is."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from jenjang.papers.document import (
    REPORTS,
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
from jenjang.papers.exchange.parts import (
    Json,
    NotADocument,
    at_and_doubts,
    decimal,
    integer,
    many,
    needed,
    number,
    read_at,
    read_doubts,
    rows_of_texts,
    text,
    texts,
)

ROWS: dict[str, type[ReportRow]] = {
    "indicator": IndicatorRow,
    "budget": BudgetRow,
    "follow_up": FollowUpRow,
    "survey": SurveyRow,
}
TYPES = {row: name for name, row in ROWS.items()}
REPORT_TEXTS = ("unit", "regency", "period", "title", "decree_number", "date")


def to_json(report: Report) -> Json:
    """Return `report` as a dict that `json.dumps` takes."""
    return {
        "kind": report.kind,
        "year": report.year,
        **{key: getattr(report, key) for key in REPORT_TEXTS},
        "chapters": [_chapter(chapter) for chapter in report.chapters],
        "tables": [_table(table) for table in report.tables],
        "statements": [_statement(statement) for statement in report.statements],
        "others": [_plain_table(table) for table in report.others],
        **at_and_doubts(report.at, report.doubts),
    }


def _chapter(chapter: Chapter) -> Json:
    return {
        "title": chapter.title,
        "level": chapter.level,
        "number": chapter.number,
        "paragraphs": list(chapter.paragraphs),
    }


def _table(table: FactTable) -> Json:
    return {
        "kind": table.kind,
        "number": table.number,
        "caption": table.caption,
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: ReportRow) -> Json:
    facts = {field.name: getattr(row, field.name) for field in fields(row)}
    if "figures" in facts:
        facts["figures"] = [_figure(figure) for figure in facts["figures"]]
    return {"type": TYPES[type(row)], **facts}


def _figure(figure: Figure) -> Json:
    return {
        "what": figure.what,
        "printed": figure.printed,
        "number": number(figure.number),
        "when": figure.when,
        "of": figure.of,
    }


def _statement(statement: Statement) -> Json:
    return {
        "text": statement.text,
        "subject": statement.subject,
        "figures": [_figure(figure) for figure in statement.figures],
        "direction": statement.direction,
        "rating": statement.rating,
    }


def _plain_table(table: PlainTable) -> Json:
    return {
        "number": table.number,
        "caption": table.caption,
        "cells": [list(row) for row in table.cells],
    }


def report_from_json(data: Mapping[str, Any]) -> Report:
    """Return the report that `data` states; keys that are missing are not known.

    Raise `NotADocument` where `data` has another shape.

    >>> report_from_json({"kind": "LKjIP", "year": 2023}).year
    2023
    """
    kind = text(data, "kind")
    if kind not in REPORTS:
        raise NotADocument(f"JSON ini bukan laporan: isi “kind” dengan {REPORTS[0]}.")
    return Report(
        kind=kind,
        year=integer(data, "year"),
        **{key: text(data, key) for key in REPORT_TEXTS},
        chapters=tuple(_read_chapter(each) for each in many(data, "chapters")),
        tables=tuple(_read_table(each) for each in many(data, "tables")),
        statements=tuple(_read_statement(each) for each in many(data, "statements")),
        others=tuple(_read_plain_table(each) for each in many(data, "others")),
        at=read_at(data),
        doubts=read_doubts(data),
    )


def _read_chapter(data: Mapping[str, Any]) -> Chapter:
    return Chapter(
        title=needed(data, "title"),
        level=integer(data, "level") or 1,
        number=text(data, "number"),
        paragraphs=texts(data, "paragraphs"),
    )


def _read_table(data: Mapping[str, Any]) -> FactTable:
    return FactTable(
        kind=needed(data, "kind"),
        rows=tuple(_read_row(each) for each in many(data, "rows")),
        number=text(data, "number"),
        caption=text(data, "caption"),
    )


def _read_row(data: Mapping[str, Any]) -> ReportRow:
    """Return a row; what is no text in it are its figures and the index of its parent."""
    row = ROWS.get(needed(data, "type"))
    if row is None:
        raise NotADocument(f"Isi “type” dalam JSON salah: harus {', '.join(ROWS)}.")
    facts: dict[str, Any] = {}
    for field in fields(row):
        if field.name == "figures":
            facts["figures"] = _read_figures(data)
        elif field.name == "parent":
            facts["parent"] = integer(data, "parent")
        else:
            is_needed = field.default is not None
            facts[field.name] = (needed if is_needed else text)(data, field.name)
    return row(**facts)


def _read_figures(data: Mapping[str, Any]) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            what=needed(each, "what"),
            printed=needed(each, "printed"),
            number=decimal(each, "number"),
            when=text(each, "when"),
            of=text(each, "of"),
        )
        for each in many(data, "figures")
    )


def _read_statement(data: Mapping[str, Any]) -> Statement:
    return Statement(
        text=needed(data, "text"),
        subject=text(data, "subject"),
        figures=_read_figures(data),
        direction=text(data, "direction"),
        rating=text(data, "rating"),
    )


def _read_plain_table(data: Mapping[str, Any]) -> PlainTable:
    return PlainTable(
        cells=rows_of_texts(data, "cells"),
        number=text(data, "number"),
        caption=text(data, "caption"),
    )
