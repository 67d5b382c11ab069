"""Programmes and kegiatan that the national lists have, on their level (R51)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from jenjang.core.figures import fold
from jenjang.core.nomenclature import SIMILAR, Entry, Judged, judge, national
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.agreements import agreements, ceilings
from jenjang.papers.audit.facts.reported import rows
from jenjang.papers.audit.finding import Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.document import BudgetRow, IndicatorRow

FIRST_YEAR = 2021  # Permendagri 90/2019 is in use from this budget year
RELEASE = "2026"
OTHER_REGION = "other-scope"
SHARE = (
    0.5  # of a list's names that must be listed, or the list is not of this nomenclature
)
LEVELS = ("program", "kegiatan", "sub kegiatan")
MARK = re.compile(
    r"^\s*(?:\d{1,2}|[A-Za-z]|[IVX]+)[.)]\s+|^\s*(?:sub\s*)?kegiatan\s*:?\s+(?=\S)", re.I
)


@dataclass(frozen=True, slots=True)
class Named:
    """An activity as a list names it, at a level that the list says.

    Beside objectives no level is said, and a sub kegiatan may stand below its kegiatan.
    """

    name: str
    level: str
    spot: Spot
    is_level_said: bool = True


Verdicts = list[tuple[Named, str, Entry | None]]


def listed_activities(bundle: Bundle) -> Iterator[Flaw]:
    """R51: an activity is in the nomenclature, on its own level and for its region."""
    checked = list(_checked(bundle))
    found = [verdict for verdicts in checked for verdict in verdicts]
    other = {fold(each.name) for each, kind, _ in found if kind == OTHER_REGION}
    for verdicts in checked:
        due = _due(verdicts)
        listed = {entry.code for _, _, entry in verdicts if entry}
        for each, kind, entry in verdicts:
            if not each.is_level_said and _details(entry, due, listed):
                continue
            flaw = _judged(each, kind, entry, due or each.level)
            is_slip = kind != OTHER_REGION or len(other) == 1
            if flaw:  # one name of another region is a slip; two may be the paper's own
                yield flaw if is_slip else replace(flaw, certain=False)


def _checked(bundle: Bundle) -> Iterator[Verdicts]:
    """Yield the lists of this nomenclature, each name with how it stands to it."""
    for listed in _lists(bundle):
        named = [each for each in listed if len(each.name.split()) > 1]
        verdicts = [(each, *_found(each.name, each.level)) for each in named]
        known = sum(bool(entry) and kind != "near" for _, kind, entry in verdicts)
        if len(named) >= 2 and known / len(named) >= SHARE:
            yield verdicts


def _lists(bundle: Bundle) -> Iterator[list[Named]]:
    """Yield the activities of each list: those on one level under one heading."""
    for signed in agreements(bundle):
        if (signed.said.year or 0) >= FIRST_YEAR:
            by_level: dict[str, list[Named]] = defaultdict(list)
            for line in ceilings(signed):
                named = Named(line.budget.name, line.budget.level, line.name_spot)
                by_level[line.budget.level].append(named)
            yield from by_level.values()
    tables: dict[tuple[int, str], list[Named]] = defaultdict(list)
    for row in rows(bundle):
        if (row.report.said.year or 0) < FIRST_YEAR:
            continue
        table = id(row.table)
        if isinstance(row.row, BudgetRow) and row.row.level in LEVELS:
            tables[table, row.row.level].append(Named(row.name, row.row.level, row.spot))
        elif isinstance(row.row, IndicatorRow) and row.row.activity:
            level = (
                "program" if fold(row.row.activity).startswith("program") else "kegiatan"
            )
            spot = row.report.spot(f"{row.path}.activity", row.path)
            named = Named(row.row.activity, level, spot, is_level_said=False)
            tables[table, level].append(named)
    yield from tables.values()


@lru_cache(maxsize=20_000)
def _found(name: str, level: str) -> tuple[str, Entry | None]:
    """Return how a name stands to the list: exact, near, wrong-level, other-scope, none."""
    bare = MARK.sub("", name)
    verdict = judge(bare, level, release=RELEASE, least=SIMILAR)
    if verdict.judged is Judged.WRONG_LEVEL:
        named = national(RELEASE).named(bare)
        same = [entry for entry in named if entry.level == level]
        return (Judged.EXACT.value, same[0]) if same else ("wrong-level", verdict.entry)
    return verdict.judged.value, verdict.entry


def _due(verdicts: Verdicts) -> str | None:
    """Return the level of a list: what most of its known names are."""
    levels = [
        entry.level
        for _, kind, entry in verdicts
        if entry and kind in ("exact", "wrong-level")
    ]
    return Counter(levels).most_common(1)[0][0] if levels else None


def _details(entry: Entry | None, due: str | None, listed: set[str]) -> bool:
    """Return whether an activity details one of the list: its kegiatan stands there too."""
    if entry is None or entry.level == due:
        return False
    return entry.code.rpartition(".")[0] in listed


def _judged(each: Named, kind: str, entry: Entry | None, due: str) -> Flaw | None:
    if entry is not None and kind in ("exact", "wrong-level") and entry.level != due:
        why = f"adalah {entry.level} ({entry.code}), bukan {due} seperti baris lain"
        return _flaw(each, why, entry.name)
    if kind == OTHER_REGION and entry is not None:
        return _flaw(each, f"adalah nomenklatur daerah lain ({entry.code})", entry.name)
    return _flaw(each, "tidak ada dalam nomenklatur", "") if kind == "none" else None


def _flaw(each: Named, why: str, expected: str) -> Flaw:
    return Flaw(
        places=(each.spot,),
        written=each.name,
        expected=expected,
        message=f"“{each.name}” {why}.",
        cause="Kepmendagri 900.1.15.5-1317/2023 dan pembaruannya.",
        group=f"nomenklatur {fold(each.name)}",
    )


RULES = (
    Rule(
        id="R51",
        name="nomenklatur",
        description="Program, kegiatan, dan sub kegiatan ada dalam nomenklatur tingkatnya.",
        severity=Severity.SUBSTANCE,
        source="Permendagri 90/2019; Kepmendagri 900.1.15.5-1317/2023 dan pembaruannya",
        needs="daftar program atau kegiatan tahun 2021 ke atas",
        is_certain=True,
        find=listed_activities,
    ),
)
