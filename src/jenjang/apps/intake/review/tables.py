"""Papers of other kinds (LKjIP, IKU, rencana aksi, ...): their tables, to be looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jenjang.apps.intake.review.facts import Fact, Json, Reviewed

COLUMNS = {
    "number": "No.", "objective": "Sasaran", "level": "Tingkat", "code": "Kode",
    "name": "Uraian", "indicator": "Indikator", "unit": "Satuan",
    "recommendation": "Rekomendasi", "action": "Tindak lanjut", "subject": "Unsur",
    "definition": "Definisi", "formula": "Rumus", "data_source": "Sumber data",
    "activity": "Program/kegiatan", "target": "Target", "time": "Waktu",
    "source": "Sumber dana", "responsible": "Penanggung jawab", "status": "Status",
    "evidence": "Bukti", "rating": "Predikat", "note": "Keterangan",
}  # fmt: skip
FIGURES = {
    "baseline": "Awal", "target": "Target", "renstra_target": "Target Renstra",
    "standard": "Standar", "actual": "Realisasi", "achievement_percent": "Capaian",
    "progress_percent": "Kemajuan", "ceiling_idr": "Pagu", "spent_idr": "Realisasi",
    "remaining_idr": "Sisa", "absorption_percent": "Serapan",
    "efficiency_percent": "Efisiensi", "physical_percent": "Fisik", "weight": "Bobot",
    "score": "Nilai", "count": "Jumlah",
}  # fmt: skip
MOST_ROWS = 200

Column = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its name on the page, its cells in the order of the columns, its page."""

    fact: Fact
    cells: list[str]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table as it was understood; `more` rows are not shown."""

    title: str
    columns: list[str]
    rows: list[ShownRow]
    more: int


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A paper that is no agreement: what was understood of its tables."""

    path: str
    doubts: list[Fact]
    tables: list[ShownTable]
    facts: list[Fact] = field(default_factory=list)


def report_sheet_of(reviewed: Reviewed, number: int) -> ReportSheet:
    """Return a report of a reading, counted from 0, as the page shows it."""
    path = f"documents[{number}]"
    document = reviewed.reading["documents"][number]
    tables = [
        _table(reviewed, f"{path}.tables[{n}]", one)
        for n, one in enumerate(document.get("tables", []))
    ]
    return ReportSheet(
        path=path,
        doubts=list(reviewed.doubted(number)),
        tables=tables,
        facts=[row.fact for table in tables for row in table.rows],
    )


def _table(reviewed: Reviewed, path: str, table: Json) -> ShownTable:
    rows: list[Json] = table.get("rows", [])
    columns = _columns(rows)
    shown = rows[:MOST_ROWS]
    title = " ".join(filter(None, (table.get("number"), table.get("caption"))))
    return ShownTable(
        title=title or str(table.get("kind") or "tabel").capitalize(),
        columns=[_heading(column) for column in columns],
        rows=[
            ShownRow(
                reviewed.fact(f"{path}.rows[{n}]"), [_cell(row, one) for one in columns]
            )
            for n, row in enumerate(shown)
        ],
        more=len(rows) - len(shown),
    )


def _columns(rows: Iterable[Json]) -> list[Column]:
    """Return what any row says: its texts, then its figures as (what, when)."""
    texts: dict[Column, None] = {}
    figures: dict[Column, None] = {}
    for row in rows:
        texts.update(dict.fromkeys((name, "") for name in COLUMNS if row.get(name)))
        figures.update(dict.fromkeys(_figures(row)))
    return [*sorted(texts, key=lambda one: list(COLUMNS).index(one[0])), *figures]


def _figures(row: Json) -> Iterator[Column]:
    for figure in row.get("figures") or []:
        yield f"figure {figure['what']}", figure.get("when") or ""


def _heading(column: Column) -> str:
    name, when = column
    what = name.removeprefix("figure ")
    words = COLUMNS.get(name) or FIGURES.get(what, what)
    return f"{words} {when}".strip()


def _cell(row: Json, column: Column) -> str:
    name, when = column
    if name.startswith("figure "):
        what = name.removeprefix("figure ")
        said = (
            str(one.get("printed") or "")
            for one in row.get("figures") or []
            if one["what"] == what and (one.get("when") or "") == when
        )
        return " / ".join(said)
    return str(row.get(name) or "")
