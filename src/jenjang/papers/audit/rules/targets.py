"""Targets: one for an indicator (R22), not below last year's result (R56); R65."""

import re
from collections.abc import Iterator

from jenjang.core.figures import Target, fold, read_number, read_target
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.agreements import Promise, Signed, agreements, promises
from jenjang.papers.audit.facts.cascades import shared_objectives
from jenjang.papers.audit.facts.explanations import Explained, explained
from jenjang.papers.audit.facts.reported import Told, shown, subjects
from jenjang.papers.audit.facts.tabled import in_tables
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.facts.wording import content_words, likeness, missing, says_same
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule

LIKE = 0.6  # share of words by which a row of targets is of an indicator


def one_target(bundle: Bundle) -> Iterator[Flaw]:
    """R22: an indicator has one target: in annex, explanation, chain and report."""
    for columns in tables(bundle):
        if columns.has("target", "explanation") and not columns.has("objective"):
            yield from _explained_targets(bundle, columns)
    for above, below in shared_objectives(bundle):
        if says_same(above.indicator.text, below.indicator.text):
            yield from _against(above, below.indicator.target_text, below.at("target_text"))
    yield from _in_reports(bundle)


def _explained_targets(bundle: Bundle, columns: Columns) -> Iterator[Flaw]:
    signed = _holder(bundle, columns)
    if signed is None:
        return
    for row in columns.rows:
        cell, named = columns.cell(row, "target"), columns.cell(row, "indicator")
        promise = _named(signed, named) if named else _before(bundle, signed, columns)
        if cell and promise:
            yield from _against(promise, cell.text, cell.spot)


def _holder(bundle: Bundle, columns: Columns) -> Signed | None:
    for signed in agreements(bundle):
        if (
            signed.paper is columns.paper
            and signed.start <= columns.grid.order < signed.end
        ):
            return signed
    return None


def _named(signed: Signed, cell: Line) -> Promise | None:
    likest = max(
        promises(signed), key=lambda p: likeness(cell.text, p.indicator.text), default=None
    )
    if likest is None or likeness(cell.text, likest.indicator.text) < LIKE:
        return None
    return likest


def _before(bundle: Bundle, signed: Signed, columns: Columns) -> Promise | None:
    """Return the indicator of the objective that is explained right before a table."""
    order = columns.grid.order
    above = [e for e in explained(bundle) if e.signed is signed and e.line.order < order]
    alone = above[-1].promise if above else None
    return alone if alone and len(alone.objective.indicators) == 1 else None


def _against(promise: Promise, text: str | None, spot: Spot) -> Iterator[Flaw]:
    read = read_target(text or "", promise.indicator.unit)
    own = promise.indicator.target_number
    if not isinstance(read, Target) or None in (read.number, own) or read.number == own:
        return
    yield Flaw(
        places=(promise.at("target_text"), spot),
        written=(text or "").strip(),
        expected=promise.indicator.target_text or "",
        message=(
            f"Target “{promise.indicator.text}” {promise.indicator.target_text} di satu "
            f"tempat, {(text or '').strip()} di tempat lain."
        ),
        cause=UNDECIDED,
    )


def _in_reports(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the agreement that a report prints again with the agreement itself."""
    promised = [p for signed in agreements(bundle) for p in promises(signed)]
    for each in _stated(bundle, "target"):
        if each.row is None or each.row.table.kind != "perjanjian":
            continue
        same = [p for p in promised if says_same(p.indicator.text, each.subject)]
        numbers = {p.indicator.target_number for p in same}
        if same and len(numbers) == 1:
            yield from _against(same[0], each.figure.printed, each.spot)


def _stated(bundle: Bundle, what: str) -> list[Told]:
    """Return what tables state once for each indicator: doubtful rows are left out."""
    return [
        t for (_, kind, _), same in in_tables(bundle).items() if kind == what for t in same
    ]


LOWER = re.compile(
    r"\b(?:kemiskinan|pengangguran|stunting|kematian|pengaduan|keluhan|temuan|pelanggaran|"
    r"kasus|kejadian|kecelakaan|gini|inflasi|kerusakan|sengketa|angka putus)\b"
)
SAID = re.compile(
    r"realisasi(?: tahun)? (?:20\d\d|lalu|sebelumnya)[\w ]{0,20}?"
    r"(?P<figure>\d+(?:[.,]\d+)?)"
)


def challenging_targets(bundle: Bundle) -> Iterator[Flaw]:
    """R56: a target is not below what was reached the year before, without a reason."""
    names = subjects(bundle)
    reached = {(names[t.subject], t.when): t for t in _stated(bundle, "actual")}
    done: set[str] = set()
    for each in _stated(bundle, "target"):
        name = names[each.subject]
        before = reached.get((name, _year_before(each)))
        if name not in done and before and _is_lower(each, before):
            done.add(name)
            yield _unambitious(each, before)
    for signed in agreements(bundle):
        for promise in promises(signed):
            yield from _below_its_note(promise)


def _year_before(each: Told) -> str:
    return str(int(each.when) - 1) if each.when.isdigit() else ""


def _is_lower(each: Told, before: Told) -> bool:
    target, actual = each.figure.number, before.figure.number
    is_below = target is not None and actual is not None and target < actual
    return is_below and not LOWER.search(fold(each.subject))


def _unambitious(each: Told, before: Told) -> Flaw:
    return Flaw(
        places=shown([each.spot, before.spot]),
        written=each.figure.printed,
        expected=f"≥ {before.figure.printed}",
        message=(
            f"Target “{each.subject}” tahun {each.when} {each.figure.printed}, di bawah "
            f"realisasi {before.when} ({before.figure.printed})."
        ),
        cause="Target yang diturunkan perlu alasan.",
    )


def _below_its_note(promise: Promise) -> Iterator[Flaw]:
    match = SAID.search(fold(promise.indicator.target_note or ""))
    own, unit = promise.indicator.target_number, promise.indicator.unit
    if match is None or own is None:
        return
    figure = read_number(match["figure"], unit)
    if isinstance(figure, Unknown):
        return
    if own < figure and not LOWER.search(fold(promise.indicator.text)):
        yield Flaw(
            places=(promise.at("target_text"), promise.at("target_note")),
            written=promise.indicator.target_text or "",
            expected=f"≥ {match['figure']}",
            message=(
                f"Target “{promise.indicator.text}” {promise.indicator.target_text} di "
                f"bawah realisasi yang disebut penjelasannya."
            ),
            cause="Target yang diturunkan perlu alasan.",
        )


FEW = 0.34  # share of its own words by which a sub kegiatan is spoken of
LONG = 12  # words of an explanation that says what it is about


def own_object(bundle: Bundle) -> Iterator[Flaw]:
    """R65: an explanation speaks of what its sub kegiatan is about."""
    for each in explained(bundle):
        text = _meaning(each)
        child = _only_child(each)
        if text is None or child is None or each.promise is None:
            continue
        parent = content_words(each.promise.objective.text)
        own = missing(content_words(child.objective.text)[1:], parent)
        said = content_words(text.text)
        if (
            len(own) >= 3
            and len(said) >= LONG
            and 1 - len(missing(own, said)) / len(own) < FEW
        ):
            yield Flaw(
                places=(text.spot, child.spot),
                written=text.text[:160],
                expected=child.objective.text,
                message=(
                    f"Penjelasan “{each.promise.objective.text}” tidak berbicara tentang "
                    f"“{child.objective.text}”."
                ),
                cause="Penjelasan menyebut hal lain daripada sub kegiatannya.",
            )


def _meaning(each: Explained) -> Line | None:
    following = each.signed.paper.lines[each.line.order + 1 : each.line.order + 4]
    return next(
        (line for line in following if line.folded.startswith("yang dimaksud")), None
    )


def _only_child(each: Explained) -> Promise | None:
    """Return the one objective of a lower level that stands under an explained one."""
    if each.promise is None:
        return None
    heads = [p for p in promises(each.signed) if p.path.endswith("indicators[0]")]
    at = heads.index(each.promise) if each.promise in heads else len(heads)
    below: list[Promise] = []
    for head in heads[at + 1 :]:
        if fold(head.objective.level) == fold(each.promise.objective.level):
            break
        below.append(head)
    return below[0] if len(below) == 1 else None


RULES = (
    Rule(
        id="R22",
        name="target-antar-bagian",
        description="Satu indikator bertarget sama di lampiran, penjelasan, dan laporan.",
        severity=Severity.INCONSISTENT,
        source="Satu indikator, satu target",
        needs="target di dua tempat",
        is_certain=True,
        find=one_target,
    ),
    Rule(
        id="R56",
        name="target-menantang",
        description="Target tidak di bawah realisasi tahun lalu tanpa alasan.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 88/2021: target menantang",
        needs="target dan realisasi tahun sebelumnya",
        is_certain=False,
        find=challenging_targets,
    ),
    Rule(
        id="R65",
        name="objek-lain",
        description="Penjelasan berbicara tentang sub kegiatannya sendiri.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 53/2014: penjelasan indikator menurut indikatornya sendiri",
        needs="penjelasan sasaran dan sub kegiatan di bawahnya",
        is_certain=False,
        find=own_object,
    ),
)
