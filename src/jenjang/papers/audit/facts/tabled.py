"""What the tables of reports state about a subject and a year, misread tables left out."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from jenjang.papers.audit.bundle import Bundle, once
from jenjang.papers.audit.facts.reported import Row, Told, agree, subjects, told
from jenjang.papers.document import BudgetRow

COMPARED = {
    "target": "target",
    "actual": "realisasi",
    "achievement_percent": "capaian",
    "ceiling_idr": "pagu",
    "spent_idr": "realisasi anggaran",
    "absorption_percent": "serapan",
}
MEASURED = ("target", "actual", "achievement_percent")
FEWEST = 4  # rows in which two tables differ
ODDS = 0.6  # share of the rows they have in common
SHIFTED = ("perbandingan renstra", "perbandingan standar", "evaluasi", "survei")

Key = tuple[str, str, str]


@once
def in_tables(bundle: Bundle) -> dict[Key, list[Told]]:
    """Return what tables state by subject, kind of figure and year."""
    found: dict[Key, list[Told]] = defaultdict(list)
    for each in told(bundle):
        row = each.row
        if row is None or each.is_doubted or each.what not in COMPARED:
            continue
        if isinstance(row.row, BudgetRow) and each.what in MEASURED:
            continue  # what a budget row reached is of its own month or kind
        if row.table.kind not in SHIFTED and not _is_share_of_target(each, row):
            found[told_key(bundle, each)].append(each)
    wholes = {key: one_a_table(same) for key, same in found.items()}
    apart = {(table, what) for pair, what in at_odds(wholes) for table in pair}
    return {
        key: [each for each in same if (_table(each), key[1]) not in apart]
        for key, same in wholes.items()
    }


def _table(each: Told) -> str:
    return each.row.path.rsplit(".", 1)[0] if each.row else ""


Pair = tuple[str, str]


def at_odds(
    found: dict[Key, list[Told]],
) -> dict[tuple[Pair, str], list[tuple[Told, Told]]]:
    """Return the pairs of tables that differ in most of what they share, with the rows.

    Such tables are of two things (two months, murni and perubahan), or one was misread.
    """
    shared: dict[tuple[Pair, str], list[tuple[Told, Told]]] = defaultdict(list)
    for (_, what, _), same in found.items():
        for one, other in combinations(same, 2):
            if _table(one) != _table(other):
                shared[(_table(one), _table(other)), what].append((one, other))
    differing = {
        key: [(one, other) for one, other in pairs if not agree(one.figure, other.figure)]
        for key, pairs in shared.items()
    }
    return {
        key: pairs
        for key, pairs in differing.items()
        if len(pairs) >= FEWEST and len(pairs) >= ODDS * len(shared[key])
    }


def _is_share_of_target(each: Told, row: Row) -> bool:
    """Return whether a realisasi repeats the capaian: 100 of 13 documents is a share."""
    reached, target = row.number("achievement_percent"), row.number("target")
    is_same = each.what == "actual" and each.figure.number == reached
    return is_same and target not in (None, 100)


def one_a_table(same: Sequence[Told]) -> list[Told]:
    """Leave out a table that states several values: its rows are of several things."""
    by_table: dict[str, list[Told]] = defaultdict(list)
    for each in same:
        if each.row is not None:
            by_table[each.row.path.rsplit(".", 1)[0]].append(each)
    return [
        each
        for group in by_table.values()
        if len({each.figure.number for each in group}) == 1
        for each in group
    ]


def told_key(bundle: Bundle, each: Told) -> Key:
    """Return what a figure is of: subject, kind and year."""
    return subjects(bundle)[each.subject], each.what, each.when
