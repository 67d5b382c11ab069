"""What the decree on indicators (IKU) says beside agreements and reports."""

import re
from collections.abc import Iterator, Sequence

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, once
from jenjang.papers.audit.facts.agreements import Promise, agreements, promises
from jenjang.papers.audit.facts.reported import Row, rows, shown
from jenjang.papers.audit.facts.wording import (
    content_words,
    likeness,
    missing,
    says_same,
    subject,
)
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Spot
from jenjang.papers.document import IndicatorRow

SAME_SUBJECT = 0.75  # share of words by which two sasaran are one
SAME_FORMULA = 0.7  # share of the shorter formula's words that the longer has
SAME_SOURCE = 0.34
LONGEST = 160  # letters of a formula that are quoted
LONGER = 1.6  # times as many words: a cell that holds several sasaran
ACHIEVEMENT = re.compile(r"realisasi\s*[/:]\s*(?:rencana|target)|realisasi dibagi target")


@once
def indicator_rows(bundle: Bundle) -> tuple[tuple[Row, IndicatorRow], ...]:
    """Return the rows of indicators that the reader does not doubt."""
    return tuple(
        (row, row.row)
        for row in rows(bundle)
        if isinstance(row.row, IndicatorRow) and not row.report.is_doubted(row.path)
    )


@once
def promised(bundle: Bundle) -> tuple[Promise, ...]:
    """Return the indicators of all agreements."""
    return tuple(p for signed in agreements(bundle) for p in promises(signed))


def decree_wordings(bundle: Bundle) -> Iterator[Flaw]:
    """R21: a sasaran is measured by the decree's indicator in the agreement too."""
    for row, said in indicator_rows(bundle):
        if row.table.kind != "iku" or not said.objective or not said.indicator:
            continue
        if any(says_same(said.indicator, p.indicator.text) for p in promised(bundle)):
            continue
        other = _of_objective(said.objective, promised(bundle))
        if other is not None:
            yield Flaw(
                places=shown([row.spot, other.spot]),
                written=said.indicator,
                expected=other.indicator.text,
                message=(
                    f"Sasaran “{said.objective}” diukur dengan “{said.indicator}” dalam "
                    f"IKU, dengan “{other.indicator.text}” dalam PK."
                ),
                cause=UNDECIDED,
            )


def _of_objective(objective: str, among: Sequence[Promise]) -> Promise | None:
    about = subject(objective)
    shares = [likeness(about, subject(promise.objective.text)) for promise in among]
    best = max(shares, default=0.0)
    return among[shares.index(best)] if best >= SAME_SUBJECT else None


def report_objectives(bundle: Bundle) -> Iterator[Flaw]:
    """R21: an indicator stands under one sasaran in report and agreement."""
    done: set[tuple[str, ...]] = set()
    for row, said in indicator_rows(bundle):
        key = content_words(said.indicator)
        if (
            row.table.kind not in ("perjanjian", "capaian")
            or not said.objective
            or key in done
        ):
            continue
        own = [p for p in promised(bundle) if says_same(p.indicator.text, said.indicator)]
        texts = [p for p in own if _is_other(said.objective, p.objective.text)]
        if texts and len(texts) == len(own):
            done.add(key)
            yield Flaw(
                places=shown(
                    [
                        row.report.spot(f"{row.path}.objective", row.path),
                        *(p.objective_spot for p in texts),
                    ]
                ),
                written=said.objective,
                expected=texts[0].objective.text,
                message=(
                    f"Sasaran “{texts[0].objective.text}” dalam PK ditulis "
                    f"“{said.objective}” dalam {row.where}."
                ),
                cause=UNDECIDED,
            )


def _is_other(one: str, other: str) -> bool:
    """Return whether two texts are one sasaran in two wordings, and no cell of several."""
    a, b = content_words(one), content_words(other)
    return (
        not says_same(one, other)
        and len(a) <= LONGER * len(b)
        and len(b) <= LONGER * len(a)
    )


def decree_formulas(bundle: Bundle) -> Iterator[Flaw]:
    """R25: an indicator is computed by one formula in decree and report."""
    found = [
        (row, said, said.formula)
        for row, said in indicator_rows(bundle)
        if said.formula and not ACHIEVEMENT.search(fold(said.formula))
    ]
    for at, (row, said, formula) in enumerate(found):
        for other, told, before in found[:at]:
            is_apart = other.table is not row.table
            if is_apart and _is_one(said, told) and _formulas_differ(formula, before):
                yield Flaw(
                    places=shown([_cell(other, "formula"), _cell(row, "formula")]),
                    written=before[:LONGEST],
                    expected=formula[:LONGEST],
                    message=f"“{said.indicator}” dihitung dengan dua rumus.",
                    cause=UNDECIDED,
                )
                break


def _cell(row: Row, fact: str) -> Spot:
    return row.report.spot(f"{row.path}.{fact}", row.path)


def _is_one(one: IndicatorRow, other: IndicatorRow) -> bool:
    subjects = (subject(each.objective or "") for each in (one, other))
    is_of_one = likeness(*subjects) >= SAME_SUBJECT
    return is_of_one or says_same(one.indicator, other.indicator)


def _formulas_differ(one: str, other: str) -> bool:
    short, long = sorted((content_words(one), content_words(other)), key=len)
    return len(short) - len(missing(short, long)) < SAME_FORMULA * len(short)


def decree_sources(bundle: Bundle) -> Iterator[Flaw]:
    """R26: the data of an indicator come from one source in decree and report."""
    found = [
        (row, said, said.data_source)
        for row, said in indicator_rows(bundle)
        if said.data_source
    ]
    for at, (row, said, one) in enumerate(found):
        for other, told, two in found[:at]:
            is_apart = other.table is not row.table and says_same(
                said.indicator, told.indicator
            )
            if is_apart and likeness(one, two) < SAME_SOURCE:
                yield Flaw(
                    places=shown([_cell(other, "data_source"), _cell(row, "data_source")]),
                    written=two,
                    expected=one,
                    message=f"Sumber data “{said.indicator}”: “{two}” dan “{one}”.",
                    cause=UNDECIDED,
                )
                break
