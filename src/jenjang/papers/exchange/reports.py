"""Reports as JSON and back; a decree among them carries its parts under `decree`."""

from collections.abc import Mapping
from typing import Any

from jenjang.papers.document import (
    REPORTS,
    Chapter,
    PlainTable,
    Report,
    Statement,
)
from jenjang.papers.exchange import decrees
from jenjang.papers.exchange.parts import (
    Json,
    NotADocument,
    at_and_doubts,
    integer,
    many,
    mapping,
    needed,
    read_at,
    read_doubts,
    rows_of_texts,
    text,
    texts,
)
from jenjang.papers.exchange.tables import (
    figure_json,
    read_figures,
    read_table,
    table_json,
)

REPORT_TEXTS = ("unit", "regency", "period", "title", "decree_number", "date")


def to_json(report: Report) -> Json:
    """Return `report` as a dict that `json.dumps` takes."""
    return {
        "kind": report.kind,
        "year": report.year,
        **{key: getattr(report, key) for key in REPORT_TEXTS},
        "chapters": [_chapter(chapter) for chapter in report.chapters],
        "tables": [table_json(table) for table in report.tables],
        "statements": [_statement(statement) for statement in report.statements],
        "others": [_plain_table(table) for table in report.others],
        **({} if report.decree is None else {"decree": decrees.to_json(report.decree)}),
        **at_and_doubts(report.at, report.doubts),
    }


def _chapter(chapter: Chapter) -> Json:
    return {
        "title": chapter.title,
        "level": chapter.level,
        "number": chapter.number,
        "paragraphs": list(chapter.paragraphs),
    }


def _statement(statement: Statement) -> Json:
    return {
        "text": statement.text,
        "subject": statement.subject,
        "figures": [figure_json(figure) for figure in statement.figures],
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
    decree = mapping(data, "decree")
    return Report(
        kind=kind,
        year=integer(data, "year"),
        **{key: text(data, key) for key in REPORT_TEXTS},
        chapters=tuple(_read_chapter(each) for each in many(data, "chapters")),
        tables=tuple(read_table(each) for each in many(data, "tables")),
        statements=tuple(_read_statement(each) for each in many(data, "statements")),
        others=tuple(_read_plain_table(each) for each in many(data, "others")),
        decree=None if decree is None else decrees.decree_from_json(decree),
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


def _read_statement(data: Mapping[str, Any]) -> Statement:
    return Statement(
        text=needed(data, "text"),
        subject=text(data, "subject"),
        figures=read_figures(data),
        direction=text(data, "direction"),
        rating=text(data, "rating"),
    )


def _read_plain_table(data: Mapping[str, Any]) -> PlainTable:
    return PlainTable(
        cells=rows_of_texts(data, "cells"),
        number=text(data, "number"),
        caption=text(data, "caption"),
    )
