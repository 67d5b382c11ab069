"""The annex: the table of objectives in many ways, and what stands around it."""

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.papers.strangers import words
from tests.papers.strangers.invention import Invented
from tests.papers.strangers.sheets import Box, Element, Form, Grid, Line, Row, box

ROMAN = ("I", "II", "III", "IV")
WIDTHS = {
    "number": 0.09,
    "objective": 0.26,
    "indicator": 0.3,
    "unit": 0.13,
    "target": 0.12,
    "quarter": 0.09,
    "program": 0.2,
    "amount": 0.15,
    "note": 0.1,
}
NUMBERED_ROWS = ("", "", "({})", "{}")


@dataclass(frozen=True, slots=True)
class Shape:
    """How one office draws its table of objectives.

    `spread` says how several indicators of one objective are printed: merged, empty,
    repeated or stacked; `unit_style` where units are: column, target, volume (two heads
    under one) or brackets.
    """

    number_head: str
    objective_head: str
    indicator_head: str
    unit_head: str
    target_head: str
    spread: str
    unit_style: str
    unit_first: bool
    numbered_row: str
    counts: str
    objective_mark: str
    indicator_mark: str
    quarters: str
    title: str
    under: str
    has_blank_row: bool


def shape(rng: Random, objective_head: str, year: int) -> Shape:
    """Return the shape of one office's table."""
    spread = rng.choice(("merged", "merged", "empty", "repeated", "stacked", "empty"))
    return Shape(
        number_head=rng.choice((*words.NUMBER_HEADS, *words.NUMBER_HEADS, "")),
        objective_head=objective_head,
        indicator_head=rng.choice(words.INDICATOR_HEADS),
        unit_head=rng.choice(words.UNIT_HEADS),
        target_head=rng.choice(words.TARGET_HEADS).format(year=year),
        spread=spread,
        unit_style=rng.choice(
            ("column", "column", "target", "target", "volume", "brackets")
        ),
        unit_first=rng.random() < 0.4,
        numbered_row=rng.choice(NUMBERED_ROWS),
        counts=rng.choice(("objectives", "objectives", "indicators", "cascade")),
        objective_mark=rng.choice(("", "", "", "{n}. ", "{L}. ")),
        indicator_mark=(
            rng.choice(("{n}. ", "{l}. ", "{n}) ", "- ", "• "))
            if spread == "stacked"
            else rng.choice(("", "", "", "{n}. ", "{l}. ", "- ", "{o}.{n} ", "{o}.{n}. "))
        ),
        quarters=rng.choice(("", "", "", "", "under", "TW", "Triwulan")),
        title=rng.choice(
            (
                "LAMPIRAN PERJANJIAN KINERJA TAHUN {year}",
                "PERJANJIAN KINERJA TAHUN {year}",
                "PERJANJIAN KINERJA|{office}|TAHUN {year}",
                "LAMPIRAN|PERJANJIAN KINERJA TAHUN {year}",
                "Lampiran Perjanjian Kinerja",
                "FORMULIR PERJANJIAN KINERJA|TAHUN {year}",
                "LAMPIRAN : PERJANJIAN KINERJA {office}|TAHUN ANGGARAN {year}",
            )
        ),
        under=rng.choice(("", "", "office", "form", "position")),
        has_blank_row=rng.random() < 0.15,
    )


def titles(invented: Invented, how: Shape) -> list[Element]:
    """Return the lines over the table."""
    truth = invented.truth
    title = how.title.format(year=truth["year"], office=invented.office.upper())
    if truth["kind"] == "PK Perubahan":
        title = title.replace("PERJANJIAN KINERJA", "PERJANJIAN KINERJA PERUBAHAN")
    lines: list[Element] = [Line(text, "center", bold=True) for text in title.split("|")]
    if how.under == "office":
        lines.append(
            Line(f"{invented.office.upper()} {truth['regency'].upper()}", "center")
        )
    elif how.under == "form":
        lines.append(
            Form(
                (
                    ("Perangkat Daerah", truth["unit"]),
                    ("Tahun Anggaran", str(truth["year"])),
                ),
                "tabs",
            )
        )
    elif how.under == "position":
        lines.append(Form((("Jabatan", truth["first_party"]["title"]),), "tabs"))
    return lines


def performance(rng: Random, invented: Invented, how: Shape) -> Grid:
    """Return the table of objectives; the truth is made to say what is printed."""
    columns = _columns(how)
    heads = _heads(how, columns)
    rows = [*heads]
    if how.numbered_row:
        rows.append([box(how.numbered_row.format(n + 1)) for n in range(len(columns))])
    count = 0
    for o, objective in enumerate(invented.truth["objectives"]):
        rows += _objective(rng, objective, (o, count), how, columns)
        count += len(objective["indicators"])
        if how.has_blank_row:
            rows.append([box("") for _ in columns])
    widths = [WIDTHS["quarter" if c.startswith("quarter") else c] for c in columns]
    whole = sum(widths)
    return Grid(
        tuple(map(tuple, rows)), tuple(w / whole for w in widths), repeats=len(heads)
    )


def _columns(how: Shape) -> list[str]:
    columns = ["number"] if how.number_head else []
    columns += ["objective", "indicator"]
    if how.unit_style == "column":
        columns += ["unit", "target"] if how.unit_first else ["target", "unit"]
    elif how.unit_style == "volume":
        columns += ["target", "unit"]
    else:
        columns.append("target")
    return columns + [f"quarter {n}" for n in range(4)] if how.quarters else columns


def _heads(how: Shape, columns: list[str]) -> list[Row]:
    texts = {
        "number": how.number_head,
        "objective": how.objective_head,
        "indicator": how.indicator_head,
        "unit": how.unit_head,
        "target": how.target_head,
    }
    quarters = {f"quarter {n}": f"{how.quarters} {ROMAN[n]}" for n in range(4)}
    if how.quarters != "under" and how.unit_style != "volume":
        return [[box((texts | quarters)[c]) for c in columns]]
    upper: Row = []
    lower: Row = []
    for column in columns:
        if column == "target" and how.unit_style == "volume":
            upper.append(box(how.target_head, colspan=2))
            lower.append(box("Volume"))
        elif column == "unit" and how.unit_style == "volume":
            upper.append(None)
            lower.append(box("Satuan"))
        elif column.startswith("quarter") and how.quarters == "under":
            upper.append(
                box("Target Triwulan", colspan=4) if column == "quarter 0" else None
            )
            lower.append(box(ROMAN[int(column[-1])]))
        else:
            upper.append(box((texts | quarters)[column], rowspan=2))
            lower.append(None)
    return [upper, lower]


def _objective(
    rng: Random,
    objective: dict[str, Any],
    at: tuple[int, int],
    how: Shape,
    columns: list[str],
) -> list[Row]:
    """Return an objective's rows; `at` is its index and its first indicator's."""
    o, count = at
    inner = objective["indicators"]
    printed = [_printed(rng, indicator, o, i, how) for i, indicator in enumerate(inner)]
    mark = how.objective_mark.format(n=o + 1, L=chr(65 + o))
    text = f"{mark}{objective['text']}"
    number = f"{o + 1}{rng.choice(('', '.'))}"
    if how.spread == "stacked":
        cells = {key: box(*(row[key] for row in printed)) for key in printed[0]}
        cells |= {"number": box(number), "objective": box(text)}
        return [[cells[column] for column in columns]]
    rows: list[Row] = []
    for i, row in enumerate(printed):
        is_said = not i or how.spread == "repeated"
        cells = {key: box(value) for key, value in row.items()}
        cells["objective"] = box(text if is_said else "")
        cells["number"] = box(number if is_said else "")
        if how.counts == "indicators":
            cells["number"] = box(str(count + i + 1))
        rows.append([cells[column] for column in columns])
    if how.spread == "merged" and len(rows) > 1:
        _merge(rows, columns, how)
    return rows


def _merge(rows: list[Row], columns: list[str], how: Shape) -> None:
    """Merge the objective's cells, and those of its number, over its indicators."""
    merged = {"objective"} if how.counts == "indicators" else {"number", "objective"}
    for at, column in enumerate(columns):
        first = rows[0][at]
        if column in merged and first is not None:
            rows[0][at] = Box(first.paragraphs, rowspan=len(rows))
            for row in rows[1:]:
                row[at] = None


def _printed(
    rng: Random, indicator: dict[str, Any], o: int, i: int, how: Shape
) -> dict[str, str]:
    """Return the cells of an indicator as printed, and make its truth say the same."""
    mark = how.indicator_mark.format(n=i + 1, l=chr(97 + i), o=o + 1)
    figure, unit = indicator["target_text"], indicator["unit"]
    cells = {"unit": "", "target": figure}
    if how.unit_style in {"column", "volume"}:
        cells["unit"] = unit or "-"
        indicator["unit"] = unit
    elif indicator["target_number"] is None or "(" in figure:
        indicator["unit"] = None
    elif how.unit_style == "target" and unit:
        joint = "" if unit == "%" and rng.random() < 0.6 else " "
        cells["target"] = indicator["target_text"] = f"{figure}{joint}{unit}"
    elif how.unit_style == "brackets" and unit:
        indicator["text"] += f" ({unit})"
    cells["indicator"] = f"{mark}{indicator['text']}"
    steps = (
        ("-", "-", "-", cells["target"])
        if indicator["target_number"] is None
        else ("25", "50", "75", figure)
    )
    cells |= {f"quarter {n}": step for n, step in enumerate(steps)}
    indicator["quarter_targets"] = []
    return cells
