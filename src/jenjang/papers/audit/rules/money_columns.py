"""Columns of money: what is left over (R01), groups of three (R40), twin rows (R33)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jenjang.core.figures import fold, read_rupiah, write_rupiah
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.reported import Row, rows, shown
from jenjang.papers.audit.facts.tables import whole_tables
from jenjang.papers.audit.finding import UNDECIDED, Flaw
from jenjang.papers.document import BudgetRow

ALLOTTED = re.compile(
    r"(?:(?:jumlah|alokasi|total) )?(?:pagu|anggaran|dana|alokasi|dpa)\b.*"
)
SPENT = re.compile(r"(?:jumlah )?realisasi(?! fisik| kinerja| target)\b.*")
LEFT = re.compile(r"(?:sisa|saldo|selisih)\b(?:.*(?:anggaran|dana|pagu|rp).*)?")
WHOLE = re.compile(r"(?:Rp\.?\s*)?\d{1,3}(?:\.\d{3}){2,}(?:,\d{2}|,-)?")
GROUPED = re.compile(r"(?:Rp\.?\s*)?\d+(?:\.\d+)+(?:,\d{2}|,-)?")
USUAL = 3  # whole amounts that make a column one of money
FEWEST_DIGITS = 7
ROUND_IDR = 1_000_000  # rupiah; two activities may well be given the same round sum


def what_is_left(bundle: Bundle) -> Iterator[Flaw]:
    """R01: what is left of a budget is the ceiling less what was spent."""
    for paper in bundle.papers:
        at: tuple[int, ...] = ()
        width = 0
        for grid in paper.grids:
            if headed := next(filter(None, map(_balance, grid.rows[:3])), None):
                at, width = headed, len(grid.rows[0])
            if at and len(grid.rows[0]) == width:  # a page may cut the header off
                yield from _left_over([[row[n] for n in at] for row in grid.rows])


def _balance(header: Sequence[Line]) -> tuple[int, ...]:
    """Return the columns of ceiling, spent and left, () where a header lacks one."""
    found = [
        [n for n, cell in enumerate(header) if pattern.fullmatch(cell.folded)]
        for pattern in (ALLOTTED, SPENT, LEFT)
    ]
    is_whole = all(len(numbers) == 1 for numbers in found)
    return tuple(numbers[0] for numbers in found) if is_whole else ()


def _left_over(rows: Sequence[Sequence[Line]]) -> Iterator[Flaw]:
    """Speak of the few rows that do not keep the balance that the others keep."""
    read = [(row, [_idr(cell) for cell in row]) for row in rows]
    known = [
        (row, allotted - spent, left)
        for row, (allotted, spent, left) in read
        if allotted is not None and spent is not None and left is not None
    ]
    wrong = [(row, due) for row, due, left in known if left != due]
    if len(wrong) * 2 < len(known):
        yield from (_unbalanced(row, due) for row, due in wrong)


def _unbalanced(row: Sequence[Line], due: int) -> Flaw:
    allotted, used, rest = row
    return Flaw(
        places=shown([rest.spot, allotted.spot, used.spot]),
        written=rest.text.strip(),
        expected=write_rupiah(due),
        message=(
            f"Sisa anggaran tertulis {rest.text.strip()}, padahal pagu dikurangi realisasi "
            f"{write_rupiah(due)}."
        ),
        cause=f"{allotted.text.strip()} − {used.text.strip()}.",
    )


def _idr(cell: Line) -> int | None:
    value = read_rupiah(cell.text)
    return value if isinstance(value, int) else None


def groups_of_three(bundle: Bundle) -> Iterator[Flaw]:
    """R40: an amount among amounts has its points after every third digit."""
    for paper in bundle.papers:
        for parts in whole_tables(paper):
            columns: dict[int, list[Line]] = defaultdict(list)
            for row in (row for part in parts for row in part.rows):
                for at, cell in enumerate(row):
                    columns[at].append(cell)
            for cells in columns.values():
                yield from _broken(cells)


def _broken(cells: list[Line]) -> Iterator[Flaw]:
    texts = [(cell, cell.text.strip()) for cell in cells]
    usual = [text for _, text in texts if WHOLE.fullmatch(text)]
    if len(usual) < USUAL:
        return
    for cell, text in texts:
        digits = sum(letter.isdigit() for letter in text.partition(",")[0])
        if digits < FEWEST_DIGITS or WHOLE.fullmatch(text) or not GROUPED.fullmatch(text):
            continue
        yield Flaw(
            places=(cell.spot,),
            written=text,
            expected=usual[0],
            message=f"“{text}” tidak bertitik pada setiap tiga angka.",
            cause=f"Baris lain dalam kolom ini ditulis seperti {usual[0]}. {UNDECIDED}",
        )


def twin_rows(bundle: Bundle) -> Iterator[Flaw]:
    """R33: two activities of one table do not cost the same to the last rupiah."""
    seen: dict[tuple[str, object, object], Row] = {}
    for row in rows(bundle):
        ceiling, spent = row.number("ceiling_idr"), row.number("spent_idr")
        if not isinstance(row.row, BudgetRow) or not ceiling or not spent:
            continue
        table = row.path.rsplit(".", 1)[0]
        other = seen.setdefault((table, ceiling, spent), row)
        if other is not row and _are_twins(other, row):
            yield Flaw(
                places=shown([row.spot, other.spot]),
                written=f"{write_rupiah(int(ceiling))}; {write_rupiah(int(spent))}",
                message=(
                    f"Pagu dan realisasi “{row.name}” sama persis dengan “{other.name}”."
                ),
                cause="Tampaknya angka satu baris tersalin ke baris lain.",
                certain=False,
            )


def _are_twins(one: Row, other: Row) -> bool:
    """Return whether two rows are beside one another: none is the other's only part."""
    spent = one.number("spent_idr") or 0
    is_beside = (
        isinstance(one.row, BudgetRow)
        and isinstance(other.row, BudgetRow)
        and one.row.level == other.row.level
    )
    is_named = fold(one.name) != fold(other.name)
    return (
        is_beside
        and is_named
        and spent % ROUND_IDR != 0
        and spent != one.number("ceiling_idr")
    )
