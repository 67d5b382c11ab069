"""The columns of a table: what each holds, from its heading and the looks of its cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jenjang.core.figures import fold
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.contents import Content
from jenjang.papers.recognisers.tables.grid import Row
from jenjang.papers.recognisers.tables.heading import TIMES, Heading, field_of
from jenjang.papers.recognisers.tables.measures import (
    Looks,
    looks_of,
    measure_of,
)
from jenjang.papers.recognisers.tables.settling import settled
from jenjang.papers.recognisers.tables.times import when_of
from jenjang.papers.recognisers.tables.words import (
    TIMES_A_MILLION,
    TIMES_A_THOUSAND,
    Field,
)

VAGUE = {Field.ITEM, Field.NUMBER, Field.CODE, Field.PERIOD, Field.OTHER}
PROMISING = re.compile(r"\b(?:target|rencana|renstra|rpjmd|indikator kinerja utama|iku)\b")
REACHING = re.compile(r"\b(?:realisasi|capaian|pencapaian|perbandingan|hasil|nilai)\b")


def columns_of(
    heading: Heading, body: Sequence[Row], caption: str, year: int | None
) -> tuple[Column, ...]:
    """Return the columns under `heading`, settled among one another."""
    columns = [
        _column(path, looks_of(_cells(body, at)), year)
        for at, path in enumerate(heading.paths)
    ]
    columns = list(_with_bare_years(columns, caption))
    columns = _parted(columns)
    return settled(_grouped(columns), caption)


def _cells(body: Sequence[Row], at: int) -> Iterable[str]:
    return (row[at].line for row in body if at < len(row) and not row[at].is_covered)


def _column(path: tuple[str, ...], looks: Looks, year: int | None) -> Column:
    field = _field(path)
    if field is not None and not _is_measured(field, path, looks):
        return Column(field, path, looks=looks)
    what = measure_of(path, looks)
    if what is None:
        is_time = any(TIMES.fullmatch(words) for words in path)
        found = Field.FIGURE if is_time else Field.OTHER
        return Column(found, path, when=when_of(path, year), looks=looks)
    return Column(
        Field.FIGURE,
        path,
        what=what,
        when=when_of(path, year),
        scale=_scale(" ".join(path)) if what.endswith("_idr") else 1,
        looks=looks,
    )


def _field(path: Sequence[str]) -> Field | None:
    """Return what the lowest heading names, or all of them together; "uraian" is vague."""
    leaf_first = [field_of(words) for words in reversed(path)]
    if not leaf_first:
        return Field.OTHER
    whole = field_of(" ".join(path)) if len(path) > 1 else None
    own = leaf_first[0]
    if own in VAGUE or own is None:
        above = [field for field in leaf_first[1:] if field and field not in VAGUE]
        if own is not None and above:
            return above[0]
    return own or whole


def _is_measured(field: Field, path: Sequence[str], looks: Looks) -> bool:
    """Return whether a column that is headed by a field's word holds figures after all.

    "Indikator kinerja" over 74 and 85,79 is one; so is "Kinerja" over its percents.
    """
    if field in {Field.NUMBER, Field.CODE, Field.PERIOD, Field.UNIT, Field.RATING}:
        return False
    is_vague = field in {Field.OBJECTIVE, Field.INDICATOR, Field.ITEM, Field.SUBJECT}
    figures = (Content.MONEY, Content.PERCENT, Content.NUMBER)
    return is_vague and looks.mostly(*figures) and measure_of(path, looks) is not None


def _scale(words: str) -> int:
    if TIMES_A_MILLION.search(words):
        return 1_000_000
    return 1000 if TIMES_A_THOUSAND.search(words) else 1


def _with_bare_years(columns: Sequence[Column], caption: str) -> Iterable[Column]:
    """Give columns that only name a year the measure that the table is about."""
    measures = {column.what for column in columns} - {None}
    reaches = bool(REACHING.search(fold(caption)))
    promises = bool(PROMISING.search(fold(caption)))
    for column in columns:
        if column.field is not Field.FIGURE or column.what:
            yield column
            continue
        has_money = column.looks.mostly(Content.MONEY)
        if has_money:
            yield replace(column, what="spent_idr" if reaches else "ceiling_idr")
        elif reaches and not promises:
            yield replace(column, what="actual")
        elif promises and not reaches:
            yield replace(column, what="target")
        elif "target" in measures:
            yield replace(column, what="actual", doubt=BARE_YEAR)
        elif _explains(columns) or not caption:
            yield replace(
                column, what="target", doubt=None if _explains(columns) else BARE_YEAR
            )
        else:
            yield replace(column, what="actual" if reaches else "target", doubt=BARE_YEAR)


BARE_YEAR = "Judul kolom hanya menyebut tahun: periksa apakah ini target atau realisasi."


def _explains(columns: Sequence[Column]) -> bool:
    """Return whether the table is one of indicators and their meaning, not of results."""
    fields = {column.field for column in columns}
    return bool(fields & {Field.FORMULA, Field.DEFINITION, Field.DATA_SOURCE}) or any(
        "utama" in words or "iku" in words.split()
        for column in columns
        if column.field is Field.INDICATOR
        for words in column.path
    )


def _parted(columns: Sequence[Column]) -> list[Column]:
    """Give figures of one measure and time that differ in a party its name.

    "Nilai IKM" over PPSU and Tibum, "Pagu" over APBD and DAK.
    """
    parted: list[Column] = []
    for column in columns:
        twins = [
            other
            for other in columns
            if other.field is Field.FIGURE
            and (other.what, other.when) == (column.what, column.when)
            and other.path[:1] == column.path[:1]
        ]
        leaf = column.path[-1] if len(column.path) > 1 else None
        is_party = column.field is Field.FIGURE and len(twins) > 1 and leaf is not None
        if is_party and leaf and not TIMES.fullmatch(leaf) and _names_party(column):
            column = replace(column, of=leaf)
        parted.append(column)
    return parted


def _names_party(column: Column) -> bool:
    """Return whether the lowest heading names no measure itself."""
    return measure_of(column.path[-1:], looks_of(())) is None


def _grouped(columns: Sequence[Column]) -> list[Column]:
    """Number the indicators, and tell those of the activity from those of the objective."""
    grouped: list[Column] = []
    group, has_objective, is_of_activity = 0, False, False
    has_indicator = False
    for column in columns:
        if column.field is Field.OBJECTIVE:
            has_objective, is_of_activity = True, False
        elif column.field is Field.ACTIVITY:
            is_of_activity = has_indicator
        elif column.field is Field.INDICATOR:
            group += 1
            has_indicator = True
            if is_of_activity:
                column = replace(column, field=Field.ACTIVITY_INDICATOR)
        if is_of_activity and _has_activity_indicator(grouped, column):
            column = _of_activity(column)
        grouped.append(replace(column, group=group))
    return grouped


def _has_activity_indicator(before: Sequence[Column], column: Column) -> bool:
    fields = [other.field for other in before]
    return Field.ACTIVITY_INDICATOR in fields and column.field in {Field.UNIT, Field.FIGURE}


def _of_activity(column: Column) -> Column:
    if column.field is Field.UNIT:
        return replace(column, field=Field.ACTIVITY_UNIT)
    if column.what in {"target", "actual", "achievement_percent"}:
        return replace(column, what=f"activity_{column.what}")
    return column
