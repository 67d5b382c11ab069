"""Tables of facts as JSON and back; each row says by `type` what it is."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    Figure,
    FollowUpRow,
    IndicatorRow,
    ReportRow,
    SurveyRow,
)
from jenjang.papers.exchange.parts import (
    Json,
    NotADocument,
    decimal,
    integer,
    many,
    needed,
    number,
    text,
)

ROWS: dict[str, type[ReportRow]] = {
    "indicator": IndicatorRow,
    "budget": BudgetRow,
    "follow_up": FollowUpRow,
    "survey": SurveyRow,
}
TYPES = {row: name for name, row in ROWS.items()}


def table_json(table: FactTable) -> Json:
    """Return a table as a dict that `json.dumps` takes."""
    return {
        "kind": table.kind,
        "number": table.number,
        "caption": table.caption,
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: ReportRow) -> Json:
    facts = {field.name: getattr(row, field.name) for field in fields(row)}
    if "figures" in facts:
        facts["figures"] = [figure_json(figure) for figure in facts["figures"]]
    return {"type": TYPES[type(row)], **facts}


def figure_json(figure: Figure) -> Json:
    """Return a figure as a dict that `json.dumps` takes."""
    return {
        "what": figure.what,
        "printed": figure.printed,
        "number": number(figure.number),
        "when": figure.when,
        "of": figure.of,
    }


def read_table(data: Mapping[str, Any]) -> FactTable:
    """Return the table that `data` states; raise `NotADocument` for another shape."""
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
            facts["figures"] = read_figures(data)
        elif field.name == "parent":
            facts["parent"] = integer(data, "parent")
        else:
            is_needed = field.default is not None
            facts[field.name] = (needed if is_needed else text)(data, field.name)
    return row(**facts)


def read_figures(data: Mapping[str, Any]) -> tuple[Figure, ...]:
    """Return the figures of a row or a sentence."""
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
