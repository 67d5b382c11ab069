"""Targets that are one wherever they stand (R22), and that ask for more (R56)."""

import re
from collections.abc import Iterator

from jenjang.core.figures import Target, fold, read_target
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.agreements import Promise, Signed, agreements, promises
from jenjang.papers.audit.facts.cascades import shared_objectives
from jenjang.papers.audit.facts.reported import Told, reports, rows, shown, subjects, told
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.facts.wording import likeness, says_same
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule

SAME = 0.9  # share of words by which a row is about a promised indicator
LEVEL = re.compile(r"(?:pers?ent?ase|prosentase|presentase|nilai|indeks|skor|rasio)\b")


def one_target(bundle: Bundle) -> Iterator[Flaw]:
    """R22: an indicator has one target in table, explanation, chain and report."""
    yield from _down_the_chain(bundle)
    yield from _explained(bundle)
    yield from _reported(bundle)


def _down_the_chain(bundle: Bundle) -> Iterator[Flaw]:
    """Compare what superior and subordinate both promise; a count may be shared out."""
    for above, below in shared_objectives(bundle):
        one, other = above.indicator, below.indicator
        is_level = LEVEL.match(fold(one.text)) is not None
        numbers = one.target_number, other.target_number
        if is_level and says_same(one.text, other.text) and _differ(*numbers):
            yield _two(
                below.at("target_text"),
                above.at("target_text"),
                (other.text, other.target_text or "", one.target_text or ""),
                ("PK bawahan", "PK atasannya"),
            )


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _two(here: Spot, there: Spot, said: tuple[str, str, str], where: tuple[str, str]) -> Flaw:
    indicator, written, expected = said
    return Flaw(
        places=(here, there),
        written=written,
        expected=expected,
        message=(
            f"Target “{indicator}” {written} dalam {where[0]}, {expected} dalam {where[1]}."
        ),
        cause=UNDECIDED,
    )


def _explained(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the targets that an annex explains with those of the table of promises."""
    for columns in tables(bundle):
        if not columns.has("indicator", "target", "explanation"):
            continue
        for signed in agreements(bundle):
            if _holds(signed, columns):
                yield from _of_annex(signed, columns)


def _holds(signed: Signed, columns: Columns) -> bool:
    is_inside = signed.start <= columns.grid.order < signed.end
    return signed.paper is columns.paper and is_inside


def _of_annex(signed: Signed, columns: Columns) -> Iterator[Flaw]:
    for row in columns.rows:
        name, target = columns.cell(row, "indicator"), columns.cell(row, "target")
        promise = _like(name, promises(signed)) if name and target else None
        if promise is None or target is None:
            continue
        if target.spot != promise.at("target_text") and _differ(
            _number(target.text), _number(promise.indicator.target_text or "")
        ):
            yield _two(
                target.spot,
                promise.at("target_text"),
                (promise.indicator.text, target.text, promise.indicator.target_text or ""),
                ("penjelasannya", "tabel kinerja"),
            )


def _like(name: Line, promised: tuple[Promise, ...]) -> Promise | None:
    """Return the one promise that a row names."""
    same = [p for p in promised if likeness(name.text, p.indicator.text) >= SAME]
    return same[0] if len(same) == 1 else None


def _number(text: str) -> object:
    read = read_target(text)
    return read.number if isinstance(read, Target) else None


def _reported(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the targets that a report says were agreed with the agreements at hand."""
    for row in rows(bundle):
        stated = row.figure("target") if row.table.kind == "perjanjian" else None
        if stated is None or stated[0].number is None or row.report.is_doubted(row.path):
            continue
        agreed = [
            promise
            for signed in agreements(bundle)
            if signed.said.year == row.report.said.year
            for promise in promises(signed)
            if says_same(promise.indicator.text, row.name)
        ]
        numbers = [p.indicator.target_number for p in agreed]
        if numbers and all(_differ(number, stated[0].number) for number in numbers):
            last = agreed[-1]
            yield _two(
                stated[1],
                last.at("target_text"),
                (row.name, stated[0].printed, last.indicator.target_text or ""),
                (row.where, "PK-nya"),
            )


FEWER = re.compile(
    r"\b(?:penurunan|menurun\w*|berkurang\w*|kemiskinan|pengangguran|stunting|kematian|"
    r"pelanggaran|pengaduan|keluhan|temuan|kasus|kejadian|konflik|gangguan|keterlambatan)\b"
)
REASON = re.compile(r"\b(?:karena|disebabkan|mengingat|dikarenakan|akibat|sehubungan)\b")


def challenging_targets(bundle: Bundle) -> Iterator[Flaw]:
    """R56: a target below what was reached last year has its reason."""
    names = subjects(bundle)
    reached = {
        (names[t.subject], t.when): t
        for t in told(bundle)
        if t.row and t.what == "actual" and not t.is_doubted
    }
    done: set[tuple[str, str]] = set()
    for each in told(bundle):
        name = names[each.subject]
        before = reached.get((name, _year_before(each.when)))
        is_target = each.row is not None and each.what == "target" and not each.is_doubted
        if is_target and before and (name, each.when) not in done and _is_lower(each, before):
            if not _has_reason(bundle, each):
                done.add((name, each.when))
                yield _lower(each, before)


def _year_before(when: str) -> str:
    return str(int(when) - 1) if when.isdigit() and len(when) == 4 else ""


def _is_lower(target: Told, before: Told) -> bool:
    """Return whether a target asks for less, counted alike, where more is better."""
    aim, last = target.figure.number, before.figure.number
    is_alike = ("%" in target.figure.printed) == ("%" in before.figure.printed)
    return (
        is_alike
        and aim is not None
        and last is not None
        and aim < last
        and LEVEL.match(fold(target.subject)) is not None
        and not FEWER.search(fold(target.subject))
    )


def _has_reason(bundle: Bundle, target: Told) -> bool:
    """Return whether a sentence about the indicator gives a reason for its target."""
    return any(
        REASON.search(fold(statement.text)) and "target" in fold(statement.text)
        for report in reports(bundle)
        for statement in report.said.statements
        if statement.subject
        and subjects(bundle).get(statement.subject) == subjects(bundle)[target.subject]
    )


def _lower(target: Told, before: Told) -> Flaw:
    return Flaw(
        places=shown([target.spot, before.spot]),
        written=target.figure.printed,
        expected=before.figure.printed,
        message=(
            f"Target “{target.subject}” {target.figure.printed} lebih rendah daripada "
            f"realisasi tahun sebelumnya ({before.figure.printed}), tanpa alasan."
        ),
        cause="Target yang menantang tidak di bawah yang sudah dicapai.",
    )


RULES = (
    Rule(
        id="R22",
        name="target-antar-bagian",
        description="Target suatu indikator sama dalam tabel, penjelasan, PK, dan laporan.",
        severity=Severity.INCONSISTENT,
        source="PermenPANRB 53/2014: PK diturunkan dari dokumen di atasnya",
        needs="target di dua tempat",
        is_certain=True,
        find=one_target,
    ),
    Rule(
        id="R56",
        name="target-menantang",
        description="Target tidak di bawah realisasi tahun sebelumnya tanpa alasan.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 88/2021: target yang menantang",
        needs="target dan realisasi tahun sebelumnya",
        is_certain=False,
        find=challenging_targets,
    ),
)
