"""Several indicators in one row of a table: each with its own target, unit and quarters."""

import re
from collections.abc import Sequence
from itertools import pairwise

from jenjang.core.figures import UnitName, is_blank, read_unit
from jenjang.papers.recognisers.agreement.aligned import Part, aligned
from jenjang.papers.recognisers.agreement.cells import one_line, stacked
from jenjang.papers.recognisers.agreement.columns import Columns, Found, Row
from jenjang.papers.recognisers.agreement.marks import split_mark
from jenjang.papers.recognisers.agreement.runs import runs_on
from jenjang.papers.recognisers.agreement.words import (
    BARE_FIGURE,
    QUARTERS,
    STARTS_FIGURE,
    Role,
)

IN_BRACKETS = re.compile(r"\(([^()]{1,20})\)\s*$")


def parted(row: Row, columns: Columns) -> list[Part]:
    """Return the indicators of a row: one, or as many as are stacked in its cells."""
    indicator = columns.find(row, columns.measured)
    names = stacked(indicator.text)
    target = columns.find(row, Role.TARGET)
    targets = things(target, len(names))
    is_stack = _are_marked(indicator.text) or _are_many(names, targets)
    if (is_stack or len(names) > 1) and (beside := aligned(row, columns)):
        return beside
    if len(names) < 2 or not is_stack:
        unit = one_line(columns.find(row, Role.UNIT).text) or _unit_elsewhere(row, columns)
        figures = [piece for piece in stacked(target.text) if STARTS_FIGURE.match(piece)]
        return [
            Part(
                one_line(indicator.text),
                one_line(target.text),
                unit,
                quarters(row, columns),
                is_open=len(names) > 1 and len(figures) > 1,
            )
        ]
    return _stacked_parts(row, columns, names, targets)


def _unit_elsewhere(row: Row, columns: Columns) -> str:
    """Return a unit that stands in the column of remarks, or in the heading of targets.

    Only where there is no column of units, and only what is the name of a unit.
    """
    if Role.UNIT in columns:
        return ""
    remark = one_line(columns.find(row, Role.SOURCE).text)
    if remark and is_unit(remark):
        return remark
    heading = IN_BRACKETS.search(columns.heading(Role.TARGET))
    target = columns.find(row, Role.TARGET).text
    is_bare = BARE_FIGURE.fullmatch(target.strip()) is not None
    return heading[1] if heading and is_bare and is_unit(heading[1]) else ""


def _stacked_parts(
    row: Row, columns: Columns, names: Sequence[str], targets: Sequence[str]
) -> list[Part]:
    unit = columns.find(row, Role.UNIT)
    units = things(unit, len(names))
    if len(units) < len(names) and len(stacked(unit.text)) <= 1:
        units = [one_line(unit.text)] * len(names)  # one unit for all
    steps = [things(columns.find(row, role), len(names)) for role in QUARTERS]
    is_open = len(targets) != len(names) or len(units) != len(names)
    return [
        Part(
            name,
            targets[at] if len(targets) == len(names) else "",
            units[at] if len(units) == len(names) else "",
            tuple(step[at] for step in steps) if all(steps) else (),
            is_open,
        )
        for at, name in enumerate(names)
    ]


def things(found: Found, count: int) -> list[str]:
    """Return the `count` things stacked in a cell: its paragraphs, or else its lines.

    Nothing where there are not as many.
    """
    for parts in (stacked(found.text), list(found.lines), mended(found.lines)):
        if len(parts) == count:
            return parts
    return []


def mended(lines: Sequence[str]) -> list[str]:
    """Return the lines of a narrow cell, the units that it broke made whole.

    >>> mended(("%", "Predika", "t", "Dokum", "en"))
    ['%', 'Predikat', 'Dokumen']
    """
    whole: list[str] = []
    for line in lines:
        joint = f"{whole[-1]}{line}" if whole and line[:1].islower() else ""
        if joint and is_unit(joint):
            whole[-1] = joint
        else:
            whole.append(line)
    return whole


def without_note(unit: str, target: str) -> tuple[str, str]:
    """Return a unit without what is noted after it in brackets, which is the target's.

    >>> without_note("Peringkat (Porseni)", "2"), without_note("% (persen)", "2")
    (('Peringkat', '2 (Porseni)'), ('% (persen)', '2'))
    """
    bare, _, note = unit.rstrip(") ").partition("(")
    if not note or not unit.rstrip().endswith(")") or is_unit(note):
        return unit, target
    return (bare.strip(), f"{target} ({note})") if is_unit(bare.strip()) else (unit, target)


def mended_unit(text: str) -> str:
    """Return a unit whose word a narrow cell broke as one word.

    >>> mended_unit("Kelomp ok"), mended_unit("Orang Bulan")
    ('Kelompok', 'Orang Bulan')
    """
    squeezed = text.replace(" ", "")
    return (
        squeezed if squeezed != text and is_unit(squeezed) and not is_unit(text) else text
    )


def _are_marked(text: str) -> bool:
    """Return whether every paragraph of a cell but the rest of one begins with a mark."""
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [line for line in lines if split_mark(line)[1] != line.strip()]
    return len(marked) > 1 and lines[0] in marked


def _are_many(names: Sequence[str], targets: Sequence[str]) -> bool:
    """Return whether the paragraphs of a row are things of their own, not a broken text.

    A name that runs on, or a target that is only a unit, is the rest of the one above.
    """
    if len(targets) != len(names):
        return False
    if any(runs_on(above, name) for above, name in pairwise(names)):
        return False
    return not any(is_unit(target) for target in targets[1:])


def is_unit(text: str) -> bool:
    """Return whether `text` is the name of a unit of measure and nothing more."""
    unit = read_unit(text)
    return isinstance(unit, UnitName) and unit.is_exact and not STARTS_FIGURE.match(text)


def quarters(row: Row, columns: Columns) -> tuple[str, ...]:
    """Return the targets of TW I to IV as printed; nothing where there are no columns."""
    if not columns.has_quarters:
        return ()
    texts = tuple(one_line(columns.find(row, role).text) for role in QUARTERS)
    return texts if any(not is_blank(text) for text in texts) else ()
