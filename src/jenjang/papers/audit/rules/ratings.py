"""Predikat that the document's own scale gives (R13, R14), scales without holes (R60)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.reported import Reported, reports, rows, shown
from jenjang.papers.audit.facts.scales import Class, PrintedScale, scales
from jenjang.papers.audit.finding import Flaw, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.document import IndicatorRow

Rated = tuple[str, str, Decimal, tuple[Spot, ...]]  # subject, rating, capaian, places


def _scale_of(bundle: Bundle, report: Reported) -> PrintedScale | None:
    found = [scale for scale in scales(bundle) if scale.paper is report.paper]
    return found[0] if len(found) == 1 else None


def _rated(bundle: Bundle, report: Reported) -> Iterator[Rated]:
    """Yield every capaian that a row or a sentence rates."""
    for row in rows(bundle):
        reached = row.figure("achievement_percent")
        rating = row.row.rating if isinstance(row.row, IndicatorRow) else None
        if row.report is report and rating and reached and reached[0].number is not None:
            places = shown([report.spot(f"{row.path}.rating"), reached[1]])
            yield row.name, rating, reached[0].number, places
    for at, statement in enumerate(report.said.statements):
        found = [f for f in statement.figures if f.what == "achievement_percent"]
        year = str(report.said.year)
        own = [f.number for f in found if f.when in (None, year) and f.number is not None]
        if statement.rating and len(own) == 1:
            spot = report.spot(f"statements[{at}]")
            yield statement.subject or "", statement.rating, own[0], (spot,)


def right_class(bundle: Bundle) -> Iterator[Flaw]:
    """R13: a predikat is of the class that the capaian falls in."""
    for report in reports(bundle):
        scale = _scale_of(bundle, report)
        if scale is None:
            continue
        for subject, rating, reached, places in _rated(bundle, report):
            named, due = scale.named(rating), scale.of(reached)
            if named and due and named is not due:
                yield _other_class(subject, named, due, reached, places)


def _other_class(
    subject: str, named: Class, due: Class, reached: Decimal, places: tuple[Spot, ...]
) -> Flaw:
    shown_value = str(reached).replace(".", ",")
    return Flaw(
        places=(*places, due.line.spot),
        written=named.label,
        expected=due.label,
        message=f"Capaian {shown_value} % “{subject}” berpredikat “{named.label}”.",
        cause=f"Menurut skala dokumen ini: {due.label}.",
    )


CALLED = re.compile(
    r"\b(?:kategori|predikat|kriteria)\W+(?:capaian\W+)?"
    r"(?P<label>(?:sangat |cukup |kurang |tidak )?(?:baik|tinggi|rendah|sedang|berhasil|"
    r"memuaskan))\b",
    re.IGNORECASE,
)
OTHER_SCALE = re.compile(
    r"\b(?:akip|sakip|ikm|skm|kepuasan|inspektorat|mutu|skala|interval|evaluasi lkjip)\b"
)


def own_words(bundle: Bundle) -> Iterator[Flaw]:
    """R14: a predikat is a word of the scale that the document declares."""
    for report in reports(bundle):
        scale = _scale_of(bundle, report)
        if scale is None:
            continue
        for subject, rating, _, places in _rated(bundle, report):
            if scale.named(rating) is None and not OTHER_SCALE.search(fold(subject)):
                yield _foreign(scale, rating, places)
        for line in report.paper.lines:
            yield from _called(scale, line)


def _called(scale: PrintedScale, line: Line) -> Iterator[Flaw]:
    text = line.folded
    if line.table is not None or "capaian" not in text or OTHER_SCALE.search(text):
        return
    for match in CALLED.finditer(line.text.replace("*", "")):
        if scale.named(match["label"]) is None:
            yield _foreign(scale, match["label"], (line.spot,))


def _foreign(scale: PrintedScale, rating: str, places: tuple[Spot, ...]) -> Flaw:
    words = ", ".join(each.label for each in scale.classes)
    return Flaw(
        places=places,
        written=rating,
        expected=words,
        message=f"Predikat “{rating}” tidak ada dalam skala dokumen ini.",
        cause=f"Skalanya: {words}.",
    )


def whole_scales(bundle: Bundle) -> Iterator[Flaw]:
    """R60: the classes of a scale leave no value without a word."""
    for scale in scales(bundle):
        if not scale.is_whole:
            continue
        bounded = sorted(scale.classes, key=lambda each: each.low or Decimal(-1))
        for lower, upper in pairwise(bounded):
            if lower.high is None or upper.low is None:
                continue
            is_open = not (lower.takes_high or upper.takes_low)
            if upper.low > lower.high or (upper.low == lower.high and is_open):
                yield Flaw(
                    places=(lower.line.spot, upper.line.spot),
                    written=f"{lower.line.text} … {upper.line.text}",
                    message=(
                        f"Nilai dari {lower.high} sampai {upper.low} tidak berpredikat "
                        "dalam skala ini."
                    ),
                    cause="Kelas skala harus bersambung tanpa celah.",
                )


RULES = (
    Rule(
        id="R13",
        name="predikat-skala",
        description="Predikat sesuai dengan kelas capaiannya dalam skala dokumen.",
        severity=Severity.INCONSISTENT,
        source="Skala yang dinyatakan dokumen itu sendiri",
        needs="tabel skala dan capaian berpredikat",
        is_certain=True,
        find=right_class,
    ),
    Rule(
        id="R14",
        name="skala-tercampur",
        description="Predikat adalah kata dari skala yang dinyatakan dokumen.",
        severity=Severity.INCONSISTENT,
        source="Skala yang dinyatakan dokumen itu sendiri",
        needs="tabel skala dan predikat",
        is_certain=True,
        find=own_words,
    ),
    Rule(
        id="R60",
        name="skala-berlubang",
        description="Skala memberi predikat kepada setiap nilai.",
        severity=Severity.SUBSTANCE,
        source="Permendagri 86/2017: skala nilai peringkat kinerja",
        needs="tabel skala",
        is_certain=True,
        find=whole_scales,
    ),
)
