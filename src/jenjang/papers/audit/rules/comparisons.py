"""Figures that must be one wherever they stand (R10, R11, R12)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from jenjang.core.figures import canonical_unit, fold, write_rupiah
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.activities import activity_key
from jenjang.papers.audit.facts.agreements import agreements, ceilings
from jenjang.papers.audit.facts.measured_in import unit_wanted
from jenjang.papers.audit.facts.reported import (
    Row,
    Told,
    agree,
    parts,
    reports,
    rows,
    shown,
    subjects,
    told,
    total_of,
)
from jenjang.papers.audit.facts.tabled import (
    COMPARED,
    Key,
    at_odds,
    in_tables,
    one_a_table,
    told_key,
)
from jenjang.papers.audit.facts.wording import content_words, likeness, missing
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.document import BudgetRow, Figure, IndicatorRow


def between_tables(bundle: Bundle) -> Iterator[Flaw]:
    """R10: an indicator or a budget line has one figure of a year in all tables."""
    for (name, what, _), same in in_tables(bundle).items():
        values = _values(same)
        if len(values) > 1:
            yield _conflict(name, what, values)
    yield from _tables_apart(bundle)
    yield from _ceilings_elsewhere(bundle)
    yield from _spent_on_activities(bundle)


def _tables_apart(bundle: Bundle) -> Iterator[Flaw]:
    """Ask once about two tables that differ in most of what they share."""
    raw: dict[Key, list[Told]] = defaultdict(list)
    for each in told(bundle):
        if each.row is not None and not each.is_doubted and each.what in COMPARED:
            raw[told_key(bundle, each)].append(each)
    for (_, what), pairs in at_odds({k: one_a_table(v) for k, v in raw.items()}).items():
        one, other = pairs[0]
        yield Flaw(
            places=shown([each.spot for pair in pairs for each in pair]),
            written=one.figure.printed,
            expected=other.figure.printed,
            message=(
                f"{COMPARED[what].capitalize()} berbeda pada {len(pairs)} baris antara dua "
                f"tabel, misalnya “{one.subject}”: {one.figure.printed} dan "
                f"{other.figure.printed}."
            ),
            cause="Periksa apakah kedua tabel memang tentang hal yang sama.",
            certain=False,
        )


def _values(same: Sequence[Told]) -> list[list[Told]]:
    """Return the statements by value, the rarer value first; levels are kept apart."""
    groups: list[list[Told]] = []
    for each in same:
        if each.figure.number is None or not _is_comparable(each, same[0]):
            continue
        for group in groups:
            if agree(group[0].figure, each.figure):
                group.append(each)
                break
        else:
            groups.append([each])
    return sorted(groups, key=len)


def _is_comparable(one: Told, other: Told) -> bool:
    """Return whether two rows are of one level and count in one way."""
    rows_of = [each.row.row for each in (one, other) if each.row]
    budgets = [row for row in rows_of if isinstance(row, BudgetRow)]
    if len(budgets) == 2 and budgets[0].level != budgets[1].level:
        return False
    is_share = "%" in one.figure.printed, "%" in other.figure.printed
    return one.what != "actual" or is_share[0] == is_share[1] or one.figure.number == 100


def _conflict(name: str, what: str, values: list[list[Told]]) -> Flaw:
    spots = [each.spot for group in values for each in group[:6]]
    texts = [_stated(group[0]) for group in values]
    return Flaw(
        places=shown(spots),
        written=values[0][0].figure.printed,
        expected=values[-1][0].figure.printed,
        message=f"{COMPARED[what].capitalize()} “{name}” tertulis {' dan '.join(texts)}.",
        cause=UNDECIDED,
        group=f"{what} {activity_key(name)}",
    )


def _stated(each: Told) -> str:
    where = f" ({each.row.where})" if each.row else ""
    return f"{each.figure.printed}{where}"


def _ceilings_elsewhere(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the ceiling beside an activity in a report with the one in the agreements."""
    agreed = {
        activity_key(line.budget.name): (line, line.budget.amount_idr)
        for signed in agreements(bundle)
        for line in ceilings(signed)
        if line.budget.amount_idr is not None
    }
    for row in rows(bundle):
        named = row.row.activity if isinstance(row.row, IndicatorRow) else None
        key = activity_key(named or "")
        stated = row.figure("ceiling_idr")
        if key not in agreed or stated is None:
            continue
        line, amount_idr = agreed[key]
        if stated[0].number != amount_idr:
            yield Flaw(
                places=(stated[1], line.spot),
                written=stated[0].printed,
                expected=write_rupiah(amount_idr),
                message=(
                    f"Pagu “{named}” {stated[0].printed} dalam {row.where}, lain dari "
                    "PK-nya."
                ),
                cause=UNDECIDED,
                group=f"ceiling_idr {key}",
            )


NAMED = 0.5  # share of a kegiatan's words that its indicator or sasaran has


def _spent_on_activities(bundle: Bundle) -> Iterator[Flaw]:
    """Compare what was spent on a kegiatan with what a row of its indicator says."""
    activities = [
        (row, parts(bundle, row))
        for row in rows(bundle)
        if isinstance(row.row, BudgetRow) and row.row.level == "kegiatan"
    ]
    for row in rows(bundle):
        spent, ceiling = row.figure("spent_idr"), row.number("ceiling_idr")
        if not isinstance(row.row, IndicatorRow) or spent is None or ceiling is None:
            continue
        activity = _measured(
            row, [a for a in activities if total_of(a[1], "ceiling_idr") == ceiling]
        )
        found = total_of(activity[1], "spent_idr") if activity else None
        if activity and found is not None and found != spent[0].number:
            yield Flaw(
                places=shown([*(each.spot for each in activity[1]), row.spot, spent[1]]),
                written=spent[0].printed,
                expected=write_rupiah(int(found)),
                message=(
                    f"Realisasi anggaran “{activity[0].name}” {spent[0].printed} dalam "
                    f"{row.where}, lain dari {activity[0].where}."
                ),
                cause=UNDECIDED,
            )


def _measured(
    row: Row, activities: Sequence[tuple[Row, list[Row]]]
) -> tuple[Row, list[Row]] | None:
    """Return the activity whose name an indicator or its sasaran is most like."""
    text = f"{row.name} {row.row.objective if isinstance(row.row, IndicatorRow) else ''}"
    said = content_words(text)
    shares = [_share_named(activity.name, said) for activity, _ in activities]
    best = max(shares, default=0.0)
    return activities[shares.index(best)] if best >= NAMED else None


def _share_named(activity: str, said: Sequence[str]) -> float:
    words = [word for word in content_words(activity) if word != "kegiatan"]
    return (len(words) - len(missing(words, said))) / max(1, len(words))


def text_and_tables(bundle: Bundle) -> Iterator[Flaw]:
    """R11: a figure in a sentence is the one in the table."""
    for each in told(bundle):
        if each.row is None and not each.is_doubted:
            yield from _unlike_table(bundle, each)
    for report in reports(bundle):
        for line in report.paper.lines:
            yield from _not_measured_yet(bundle, line)
    yield from _left_out(bundle)


def _unlike_table(bundle: Bundle, each: Told) -> Iterator[Flaw]:
    stated = [t for t in _in_tables(bundle, each) if t.figure.number is not None]
    if not stated or each.figure.number is None:
        return
    if any(agree(each.figure, other.figure) for other in stated):
        return
    if _is_realisation(bundle, each) or _is_share(bundle, each, stated):
        return
    yield Flaw(
        places=shown([each.spot, *(other.spot for other in stated)]),
        written=each.figure.printed,
        expected=stated[0].figure.printed,
        message=(
            f"{COMPARED[each.what].capitalize()} “{each.subject}” {each.figure.printed} "
            f"dalam kalimat, {_stated(stated[0])} dalam tabel."
        ),
        cause=UNDECIDED,
        group=f"{each.what} {activity_key(each.subject)}",
    )


def _is_realisation(bundle: Bundle, each: Told) -> bool:
    """Return whether a sentence calls capaian what the tables call realisasi."""
    name, what, when = told_key(bundle, each)
    measured = in_tables(bundle).get((name, "actual", when), [])
    return what == "achievement_percent" and any(
        agree(each.figure, other.figure) for other in measured
    )


def _is_share(bundle: Bundle, each: Told, stated: Sequence[Told]) -> bool:
    """Return whether a percentage is how much of the target was reached, not the figure.

    "Sesuai target 100%" says so of a target of 13 documents, or where the capaian is 100.
    """
    name, what, when = told_key(bundle, each)
    if "%" not in each.figure.printed or what not in ("actual", "target"):
        return False
    reached = in_tables(bundle).get((name, "achievement_percent", when), [])
    is_capaian = any(agree(each.figure, other.figure) for other in reached)
    return what == "actual" or is_capaian or not any(map(_counts_percent, stated))


def _counts_percent(each: Told) -> bool:
    """Return whether what a table states of an indicator is a percentage."""
    unit = canonical_unit((each.row.row.unit if each.row else None) or "")
    wanted = unit_wanted(each.subject) if isinstance(unit, Unknown) else unit
    return "%" in each.figure.printed or wanted == "Persen"


def _in_tables(bundle: Bundle, each: Told) -> list[Told]:
    """Return what tables state of it; capaian of a percentage is its realisasi too."""
    name, what, when = told_key(bundle, each)
    whens = (when,) if when.isdigit() else (when, when[:4])  # to date, or the year's
    is_share = fold(name).startswith("persentase")
    whats = (what, "actual") if what == "achievement_percent" and is_share else (what,)
    found = in_tables(bundle)
    return [t for w in whats for at in whens for t in found.get((name, w, at), [])]


UNMEASURED = re.compile(
    r"tahun (?P<year>20\d\d) (?:capaian kinerja |realisasi )?"
    r"(?P<name>(?:(?!tahun 20).){12,240}?) "
    r"belum (?:memiliki|ada|terdapat) (?:capaian|realisasi|data)",
    re.IGNORECASE,
)


def _not_measured_yet(bundle: Bundle, line: Line) -> Iterator[Flaw]:
    for match in UNMEASURED.finditer(line.text):
        stated = [
            each
            for (name, what, when), same in in_tables(bundle).items()
            if what in ("actual", "achievement_percent") and when == match["year"]
            for each in same
            if each.figure.number and likeness(name, match["name"]) >= 0.9
        ]
        if stated:
            yield Flaw(
                places=shown([line.spot, *(each.spot for each in stated)]),
                written=match[0][-60:],
                expected=stated[0].figure.printed,
                message=(
                    f"“{stated[0].subject}” disebut belum memiliki capaian tahun "
                    f"{match['year']}, padahal {_stated(stated[0])}."
                ),
                cause=UNDECIDED,
            )


MOST = 0.9  # share of a table's lines that the text tells one by one


def _left_out(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of the lines of a budget that a text leaves out, telling all the others."""
    tables: dict[str, list[Row]] = defaultdict(list)
    for row in rows(bundle):
        if isinstance(row.row, BudgetRow) and row.row.level == "sub kegiatan":
            tables[row.path.rsplit(".", 1)[0]].append(row)
    names = subjects(bundle)
    spoken = {names[t.subject]: t for t in told(bundle) if t.row is None}
    for lines in tables.values():
        untold = [row for row in lines if names.get(row.name) not in spoken]
        if len(lines) - len(untold) >= MOST * len(lines):
            for row in untold:
                yield _untold(row, _neighbours(lines, row, names, spoken))


def _neighbours(
    lines: list[Row], row: Row, names: dict[str, str], spoken: dict[str, Told]
) -> list[Spot]:
    """Return where the lines before and after are told."""
    at = lines.index(row)
    beside = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    return [spoken[names[each.name]].spot for each in beside if names[each.name] in spoken]


def _untold(row: Row, beside: list[Spot]) -> Flaw:
    return Flaw(
        places=shown([row.spot, *beside]),
        expected=row.name,
        message=f"“{row.name}” ada dalam {row.where}, tetapi tidak dijelaskan dalam teks.",
        cause="Semua baris lain dalam tabel ini dijelaskan satu per satu.",
    )


def directions(bundle: Bundle) -> Iterator[Flaw]:
    """R12: a word of rise or fall agrees with the figures it stands by."""
    for report in reports(bundle):
        for at, statement in enumerate(report.said.statements):
            pair = _two_years(statement.figures)
            if statement.direction is None or pair is None:
                continue
            before, after = pair
            found = _direction(before, after)
            if found != statement.direction:
                yield Flaw(
                    places=(report.spot(f"statements[{at}]"),),
                    written=statement.direction,
                    expected=found,
                    message=(
                        f"“{statement.subject}” disebut {statement.direction}, padahal "
                        f"{before.printed} ({before.when}) menjadi {after.printed} "
                        f"({after.when})."
                    ),
                    cause=f"Menurut angkanya sendiri: {found}.",
                )


def _two_years(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return the one measured figure of each of two years, the earlier first."""
    for what in ("actual", "achievement_percent"):
        dated = [f for f in figures if f.what == what and f.when and f.number is not None]
        if len(dated) == 2 and dated[0].when != dated[1].when:
            first, second = sorted(dated, key=lambda figure: figure.when or "")
            return first, second
    return None


def _direction(before: Figure, after: Figure) -> str:
    if before.number is None or after.number is None or before.number == after.number:
        return "tetap"
    return "naik" if after.number > before.number else "turun"


RULES = (
    Rule(
        id="R10",
        name="nilai-antar-tabel",
        description="Satu indikator atau pos anggaran bernilai sama di semua tabel.",
        severity=Severity.INCONSISTENT,
        source="Satu angka, satu nilai",
        needs="laporan dengan dua tabel",
        is_certain=True,
        find=between_tables,
    ),
    Rule(
        id="R11",
        name="narasi-vs-tabel",
        description="Angka dalam kalimat sama dengan tabelnya.",
        severity=Severity.INCONSISTENT,
        source="Satu angka, satu nilai",
        needs="laporan dengan tabel dan penjelasannya",
        is_certain=True,
        find=text_and_tables,
    ),
    Rule(
        id="R12",
        name="arah-perubahan",
        description="Kata naik, turun, atau tetap sesuai dengan angkanya.",
        severity=Severity.INCONSISTENT,
        source="Hitungan",
        needs="kalimat yang membandingkan dua tahun",
        is_certain=True,
        find=directions,
    ),
)
