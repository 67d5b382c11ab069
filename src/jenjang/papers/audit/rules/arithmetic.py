"""Figures of reports that can be worked out again (R02 to R06, R57)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from jenjang.core.figures import fold, write_number, write_percent
from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.facts.activities import activity_key
from jenjang.papers.audit.facts.reported import (
    Reported,
    Row,
    cut,
    decimals,
    parts,
    reports,
    rounded,
    rows,
    shown,
    subjects,
    told,
    total_of,
)
from jenjang.papers.audit.finding import Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.document import BudgetRow, Figure, IndicatorRow, Statement

LOW = re.compile(  # measures of which less is better
    r"\b(?:keterlambatan|penurunan|kemiskinan|pengangguran|kematian|stunting|kasus|gini|"
    r"pelanggaran|kesenjangan|ketimpangan|inflasi|keluhan|temuan|kecelakaan)\b"
)


def absorption(bundle: Bundle) -> Iterator[Flaw]:
    """R02: the printed absorption is what was spent over the ceiling, rounded half-up."""
    for row in rows(bundle):
        exact, printed = _absorbed(row), row.figure("absorption_percent")
        if exact is None or printed is None or printed[0].number is None:
            continue
        if _is_off(exact, printed[0]):
            yield Flaw(
                places=shown([printed[1], row.spot]),
                written=printed[0].printed,
                expected=write_percent(exact, decimals(printed[0].printed)),
                message=(
                    f"Serapan “{row.name}” tertulis {printed[0].printed}, padahal "
                    f"{write_percent(exact)} dari pagunya."
                ),
                cause="Serapan = realisasi ÷ pagu × 100.",
                group=f"serapan {activity_key(row.name)}",
            )


def _absorbed(row: Row) -> Decimal | None:
    ceiling, spent = row.number("ceiling_idr"), row.number("spent_idr")
    if ceiling is None or spent is None:
        return None
    exact = absorption_percent(int(spent), int(ceiling))
    return None if isinstance(exact, Unknown) else exact


def _is_off(exact: Decimal, printed: Figure) -> bool:
    """Return whether a figure is neither the exact value rounded nor cut."""
    places = decimals(printed.printed)
    return printed.number not in (rounded(exact, places), cut(exact, places))


def unweighted_means(bundle: Bundle) -> Iterator[Flaw]:
    """R04: a parent's percentage is no simple mean of its parts' percentages."""
    for row in rows(bundle):
        exact, printed = _absorbed(row), row.figure("absorption_percent")
        if exact is None or printed is None or not _is_off(exact, printed[0]):
            continue
        for shares, below in _shares(bundle, row):
            mean = sum(shares, Decimal(0)) / len(shares)
            if rounded(mean, decimals(printed[0].printed)) == printed[0].number:
                yield Flaw(
                    places=shown([printed[1], *(each.spot for each in below)]),
                    written=printed[0].printed,
                    expected=write_percent(exact),
                    message=(
                        f"Serapan “{row.name}” {printed[0].printed} adalah rata-rata "
                        "serapan rinciannya, bukan realisasi dibagi pagu."
                    ),
                    cause="Rincian dengan pagu berbeda tidak berbobot sama.",
                    group=f"serapan {activity_key(row.name)}",
                )
                break


def _shares(bundle: Bundle, row: Row) -> Iterator[tuple[list[Decimal], list[Row]]]:
    """Yield the percentages of activities whose parts have the row's own ceiling."""
    for other in rows(bundle):
        if isinstance(other.row, BudgetRow) and other.report is row.report:
            below = parts(bundle, other)
            is_same = total_of(below, "ceiling_idr") == row.number("ceiling_idr")
            shares = [each.number("absorption_percent") for each in below]
            known = [share for share in shares if share is not None]
            if is_same and len(below) > 1 and len(known) == len(below):
                yield known, below


def achievements(bundle: Bundle) -> Iterator[Flaw]:
    """R03: the printed capaian follows from its own target and realisasi."""
    for row in rows(bundle):
        printed = row.figure("achievement_percent")
        exact = _achieved(row)
        if not exact or printed is None or printed[0].number is None:
            continue
        if LOW.search(fold(row.name)):
            exact = exact[::-1]  # realisasi below target is the better one
        if printed[0].number != 100 and all(_is_off(each, printed[0]) for each in exact):
            yield Flaw(
                places=shown([printed[1], row.spot]),
                written=printed[0].printed,
                expected=write_percent(exact[0], decimals(printed[0].printed)),
                message=(
                    f"Capaian “{row.name}” tertulis {printed[0].printed}, padahal target "
                    f"dan realisasinya memberi {write_percent(exact[0])}."
                ),
                cause=(
                    "Capaian = realisasi ÷ target × 100; makin rendah makin baik: "
                    "(2 × target − realisasi) ÷ target × 100."
                ),
            )


def _achieved(row: Row) -> list[Decimal]:
    """Return the capaian by each formula in use; [] where it cannot be worked out.

    Realisasi over target, and for what should be low (2 × target - realisasi) over target.
    """
    target, actual = row.figure("target"), row.figure("actual")
    if target is None or actual is None or row.report.is_doubted(row.path):
        return []
    aim, reached = target[0].number, actual[0].number
    is_mixed = ("%" in actual[0].printed) != ("%" in target[0].printed) and aim != 100
    if not aim or reached is None or is_mixed:
        return []
    return [reached / aim * 100, (2 * aim - reached) / aim * 100]


def cut_figures(bundle: Bundle) -> Iterator[Flaw]:
    """R06: a figure is rounded half-up, not cut."""
    for row in rows(bundle):
        for what, exact in (
            ("absorption_percent", [_absorbed(row)]),
            ("achievement_percent", _achieved(row)),
        ):
            printed = row.figure(what)
            if printed and exact and exact[0] is not None and _is_cut(exact[0], printed[0]):
                yield _cut(row.name, printed[0], exact[0], shown([printed[1], row.spot]))
    for report in reports(bundle):
        for at, statement in enumerate(report.said.statements):
            yield from _cut_in_words(report, at, statement)


def _is_cut(exact: Decimal, printed: Figure) -> bool:
    places = decimals(printed.printed)
    return printed.number == cut(exact, places) != rounded(exact, places)


def _cut(name: str, printed: Figure, exact: Decimal, places: tuple[Spot, ...]) -> Flaw:
    return Flaw(
        places=places,
        written=printed.printed,
        expected=write_percent(exact, decimals(printed.printed)),
        message=f"“{name}”: {write_number(exact, 2)} dipotong menjadi {printed.printed}.",
        cause="Pembulatan ke angka terdekat, 0,5 ke atas.",
    )


def _cut_in_words(report: Reported, at: int, statement: Statement) -> Iterator[Flaw]:
    for printed in statement.figures:
        if printed.what == "achievement_percent":
            exact = _said_achievement(statement, printed.when)
            if exact is not None and _is_cut(exact, printed):
                name = statement.subject or "Capaian"
                yield _cut(name, printed, exact, _around(report, at, printed))


def _around(report: Reported, at: int, printed: Figure) -> tuple[Spot, ...]:
    """Return the line of a sentence that prints a figure, where it runs over several."""
    spot = report.spot(f"statements[{at}]")
    order = report.paper.orders.get(spot.place)
    lines = report.paper.lines[order : order + 4] if order is not None else ()
    holds = [line.spot for line in lines if printed.printed in line.text]
    return shown([*holds[:1], spot])


def _said_achievement(statement: Statement, when: str | None) -> Decimal | None:
    """Return what target and realisasi of one year in a sentence give."""
    said = {
        figure.what: figure.number
        for figure in statement.figures
        if figure.when == when and figure.what in ("target", "actual")
    }
    target, actual = said.get("target"), said.get("actual")
    return actual / target * 100 if target and actual is not None else None


ABSORBS = re.compile(r"\b(?:serapan|penyerapan|realisasi anggaran|anggaran)\b")


def borrowed_results(bundle: Bundle) -> Iterator[Flaw]:
    """R57: a result is measured, and not the absorption of the same row again."""
    for row in rows(bundle):
        if not isinstance(row.row, IndicatorRow) or ABSORBS.search(fold(row.name)):
            continue
        absorbed, reached = (
            row.figure("absorption_percent"),
            row.figure("achievement_percent"),
        )
        if absorbed is None or reached is None or absorbed[0].number in (None, 100):
            continue
        if reached[0].number == absorbed[0].number:
            yield Flaw(
                places=shown(
                    [row.spot, reached[1], *_same_elsewhere(bundle, row, reached[0])]
                ),
                written=reached[0].printed,
                message=(
                    f"Capaian “{row.name}” {reached[0].printed} sama dengan serapan "
                    "anggarannya."
                ),
                cause="Kinerja tampaknya disalin dari serapan, bukan diukur.",
            )


def _same_elsewhere(bundle: Bundle, row: Row, printed: Figure) -> list[Spot]:
    """Return where the same result of the same indicator is stated again."""
    names = subjects(bundle)
    return [
        each.spot
        for each in told(bundle)
        if each.figure.number == printed.number
        and each.what in ("actual", "achievement_percent")
        and names[each.subject] == names[row.name]
    ][:8]


RULES = (
    Rule(
        id="R02",
        name="persen-serapan",
        description="Persentase serapan adalah realisasi dibagi pagu.",
        severity=Severity.MISCALCULATED,
        source="Hitungan: realisasi ÷ pagu × 100",
        needs="tabel anggaran dengan realisasi dan persentase",
        is_certain=True,
        find=absorption,
    ),
    Rule(
        id="R03",
        name="capaian-rumus",
        description="Capaian mengikuti rumusnya dari target dan realisasi.",
        severity=Severity.MISCALCULATED,
        source="PermenPANRB 53/2014: capaian = realisasi ÷ target × 100",
        needs="tabel capaian",
        is_certain=True,
        find=achievements,
    ),
    Rule(
        id="R04",
        name="persen-rata-rata-tak-tertimbang",
        description="Persentase induk bukan rata-rata sederhana persentase rinciannya.",
        severity=Severity.MISCALCULATED,
        source="Hitungan: Σ realisasi ÷ Σ pagu",
        needs="tabel anggaran dua tingkat",
        is_certain=True,
        find=unweighted_means,
    ),
    Rule(
        id="R06",
        name="pembulatan",
        description="Angka dibulatkan ke yang terdekat, tidak dipotong.",
        severity=Severity.MISCALCULATED,
        source="Pembulatan ke angka terdekat",
        needs="capaian atau serapan dengan asalnya",
        is_certain=True,
        find=cut_figures,
    ),
    Rule(
        id="R57",
        name="kinerja-sama-dengan-serapan",
        description="Realisasi kinerja bukan salinan persentase serapan anggaran.",
        severity=Severity.SUBSTANCE,
        source="PermenPANRB 53/2014: kinerja diukur dari indikatornya",
        needs="tabel kinerja dan anggaran",
        is_certain=True,
        find=borrowed_results,
    ),
)
