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
    VERSIONS,
    Field,
)

NAMING = {
    Field.ACTIVITY,
    Field.ITEM,
    Field.OBJECTIVE,
    Field.INDICATOR,
    Field.SUBJECT,
    Field.PERIOD,
    Field.RESPONSIBLE,
    Field.SOURCE,
}
VAGUE = {Field.ITEM, Field.NUMBER, Field.CODE, Field.PERIOD, Field.OTHER}
PROMISING = re.compile(r"\b(?:target|rencana|renstra|rpjmd)\b")
OF_IKU = re.compile(r"\b(?:indikator kinerja utama|iku)\b")
OTHERS = re.compile(r"\b(?:kota|kabupaten|kab|kecamatan|provinsi|daerah|nasional|unit)\b")
DECIMAL = re.compile(r"\(?-?\d+([.,])\d{1,2}\s*%?\)?\*?")
FUNDS = re.compile(
    r"^(?:apbd|apbn|dak|dau|dbh|pad|blud|bok|bankeu|dbhcht|bantuan)\b.{0,30}$"
)
COMPARING = re.compile(r"\b(?:perbandingan|dibanding\w*|benchmark)\b")
REACHING = re.compile(r"\b(?:realisasi|capaian|pencapaian|perbandingan|hasil|nilai)\b")


def columns_of(
    heading: Heading, body: Sequence[Row], caption: str, year: int | None
) -> tuple[Column, ...]:
    """Return the columns under `heading`, settled among one another."""
    columns = [
        _column(
            path, looks_of(_cells(body, at)), year, is_twin=heading.paths.count(path) > 1
        )
        for at, path in enumerate(heading.paths)
    ]
    columns = list(_with_bare_years(columns, caption, year))
    columns = _answering(_served(_named(_unheaded(_compared(columns, caption)))))
    points = _has_points(body)
    columns = [replace(column, has_points=points) for column in _grouped(columns)]
    return tuple(_parted(settled(columns, caption)))


def _has_points(body: Sequence[Row]) -> bool:
    """Return whether the figures of a table have a decimal point, and not the comma."""
    found = [
        mark[1] for row in body for slot in row if (mark := DECIMAL.fullmatch(slot.line))
    ]
    return found.count(".") > found.count(",")


def _cells(body: Sequence[Row], at: int) -> Iterable[str]:
    return (row[at].line for row in body if at < len(row) and not row[at].is_covered)


def _column(
    path: tuple[str, ...], looks: Looks, year: int | None, *, is_twin: bool
) -> Column:
    """Return one column; `is_twin` where its heading stands over another one too."""
    field = _field(path)
    if field is not None and (is_twin or not _is_measured(field, path, looks)):
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
    if own is None and measure_of(path[-1:], looks_of(())) is not None:
        return None
    if own is Field.SUBJECT and whole is not None:
        return whole  # "mutu" over "pelayanan" is no service
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


def _with_bare_years(
    columns: Sequence[Column], caption: str, year: int | None
) -> Iterable[Column]:
    """Give columns that only name a year the measure that the table is about.

    The caption says it where it speaks of targets alone or of results alone, and so do
    columns that explain the indicators; anything else is a guess, and doubted.
    """
    measures = {column.what for column in columns}
    what, is_sure = _of_bare_years(columns, caption)
    for column in columns:
        if column.field is not Field.FIGURE or column.what:
            yield column
        elif column.looks.mostly(Content.MONEY):
            yield replace(column, what=OF_MONEY[what])
        elif year and (column.when or "")[:4] > str(year):
            yield replace(column, what="target")  # nothing is reached before its time
        elif measures & {"target", "achieved"}:
            yield replace(column, what="actual", doubt=BARE_YEAR)
        else:
            yield replace(column, what=what, doubt=None if is_sure else BARE_YEAR)


def _of_bare_years(columns: Sequence[Column], caption: str) -> tuple[str, bool]:
    """Return what bare years are of, and whether that is sure."""
    words = fold(caption)
    reaches, promises = bool(REACHING.search(words)), bool(PROMISING.search(words))
    if reaches != promises:
        return "actual" if reaches else "target", True
    if OF_IKU.search(words) and not reaches:
        return "target", True
    explains = {Field.FORMULA, Field.DEFINITION, Field.DATA_SOURCE}
    if explains & {column.field for column in columns} and not reaches:
        return "target", True
    return "actual" if reaches else "target", False


OF_MONEY = {"actual": "spent_idr", "target": "ceiling_idr"}
BARE_YEAR = "Judul kolom hanya menyebut tahun: periksa apakah ini target atau realisasi."


def _parted(columns: Sequence[Column]) -> list[Column]:
    """Give figures of one measure and time that differ in a party its name.

    "Nilai IKM" over PPSU and Tibum, "Pagu" over APBD and DAK.
    """
    return [
        replace(column, of=column.path[-1]) if _is_party(column, columns) else column
        for column in columns
    ]


def _is_party(column: Column, columns: Sequence[Column]) -> bool:
    """Return whether a column has twins that only the lowest heading tells apart."""
    is_score = column.what == "score"
    if column.field is not Field.FIGURE or len(column.path) < (1 if is_score else 2):
        return False
    twins = [
        other
        for other in columns
        if other.field is Field.FIGURE
        and (other.what, other.when) == (column.what, column.when)
        and (other.path[:1] == column.path[:1] or is_score)
    ]
    is_time = TIMES.fullmatch(column.path[-1]) is not None
    return len(twins) > 1 and not is_time and (is_score or _names_party(column))


def _compared(columns: Sequence[Column], caption: str) -> list[Column]:
    """Take figures under names of others ("Kota lain": Kota A, Kota B) for their standing.

    Only in a table that says it compares, or whose heading parts them under one word.
    """
    says = COMPARING.search(fold(caption)) is not None
    figures = (Content.NUMBER, Content.PERCENT)
    return [
        replace(column, field=Field.FIGURE, what="standard", of=column.path[-1])
        if column.field is Field.OTHER
        and column.path
        and column.looks.mostly(*figures)
        and (says or any(OTHERS.search(words) for words in column.path[:-1]))
        and any(other.field is Field.INDICATOR for other in columns)
        else column
        for column in columns
    ]


def _named(columns: Sequence[Column]) -> list[Column]:
    """Take the first column of words for the name of rows of money that have no other."""
    fields = {column.field for column in columns}
    has_money = any(column.what and column.what.endswith("_idr") for column in columns)
    if not has_money or fields & NAMING:
        return list(columns)
    first = next(
        (c for c in columns if c.field is Field.OTHER and c.looks.mostly(Content.TEXT)),
        None,
    )
    return [replace(c, field=Field.ITEM) if c is first else c for c in columns]


def _unheaded(columns: Sequence[Column]) -> list[Column]:
    """Give columns without heading what their cells look like, and doubt them.

    Beside activities an amount is their ceiling, beside indicators a figure their target.
    """
    fields = {column.field for column in columns}
    return [
        replace(column, field=Field.FIGURE, what=what, doubt=NO_HEADING)
        if not column.path
        and column.field is Field.OTHER
        and (what := _guess(column, fields))
        else column
        for column in columns
    ]


def _guess(column: Column, fields: set[Field]) -> str | None:
    if column.looks.mostly(Content.MONEY):
        return "ceiling_idr" if fields & {Field.ACTIVITY, Field.ITEM} else None
    is_figure = column.looks.mostly(Content.PERCENT, Content.NUMBER, Content.QUANTITY)
    return "target" if is_figure and Field.INDICATOR in fields else None


NO_HEADING = "Judul kolom angka ini tidak tercetak: periksa apa isinya."


def _served(columns: Sequence[Column]) -> list[Column]:
    """Take figures under the names of services for their scores, beside a score."""
    fields = [column.field for column in columns]
    has_scores = Field.SUBJECT in fields and any(c.what == "score" for c in columns)
    figures = (Content.NUMBER, Content.PERCENT)
    return [
        replace(column, field=Field.FIGURE, what="score")
        if has_scores and column.field is Field.OTHER and column.looks.mostly(*figures)
        else column
        for column in columns
    ]


def _answering(columns: list[Column]) -> list[Column]:
    """Take the first of two columns of actions for what the second answers to."""
    fields = [column.field for column in columns]
    if fields.count(Field.ACTION) > 1 and Field.RECOMMENDATION not in fields:
        at = fields.index(Field.ACTION)
        return [
            *columns[:at],
            replace(columns[at], field=Field.RECOMMENDATION),
            *columns[at + 1 :],
        ]
    return columns


def _names_party(column: Column) -> bool:
    """Return whether the lowest heading names no measure itself, or funds, or a version."""
    if FUNDS.search(column.path[-1]) or VERSIONS.fullmatch(column.path[-1]):
        return True
    return measure_of(column.path[-1:], looks_of(())) is None


def _grouped(columns: Sequence[Column]) -> list[Column]:
    """Number the indicators, and tell those of the activity from those of the objective."""
    grouped: list[Column] = []
    group, is_of_activity = 0, False
    for column in columns:
        if column.field is Field.INDICATOR:
            group += 1
        elif column.field is Field.OBJECTIVE:
            is_of_activity = False
        elif column.field is Field.ACTIVITY:
            is_of_activity = group > 0
        found = _of_its_activity(column, grouped) if is_of_activity else column
        grouped.append(replace(found, group=group))
    return grouped


def _of_its_activity(column: Column, before: Sequence[Column]) -> Column:
    """Return a column to the right of the activity: its indicator, unit or figure."""
    if column.field is Field.INDICATOR:
        return replace(column, field=Field.ACTIVITY_INDICATOR)
    return _of_activity(column) if _has_activity_indicator(before, column) else column


def _has_activity_indicator(before: Sequence[Column], column: Column) -> bool:
    fields = [other.field for other in before]
    return Field.ACTIVITY_INDICATOR in fields and column.field in {Field.UNIT, Field.FIGURE}


def _of_activity(column: Column) -> Column:
    if column.field is Field.UNIT:
        return replace(column, field=Field.ACTIVITY_UNIT)
    if column.what in {"target", "actual", "achievement_percent"}:
        return replace(column, what=f"activity_{column.what}")
    return column
