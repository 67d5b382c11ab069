"""One indicator, one sasaran, one wording: down the chain and in both annexes (R21)."""

import re
from collections.abc import Iterator

from jenjang.core.figures import fold, is_blank
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.agreements import Promise, agreements, promises
from jenjang.papers.audit.facts.cascades import shared_objectives
from jenjang.papers.audit.facts.explanations import Measure, explained, measures
from jenjang.papers.audit.facts.tables import tables
from jenjang.papers.audit.facts.wording import content_words, likeness, missing, says_same
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules.decrees import decree_wordings, report_objectives
from jenjang.papers.audit.words import BEGINS_INDICATOR

OTHER = 0.3  # share of words below which a definition is another indicator's
NEARLY = 0.85  # share of words; beyond it the difference is one word, perhaps on purpose
LISTED = 0.6  # share of words by which a listed indicator is one of the agreement's


def one_wording(bundle: Bundle) -> Iterator[Flaw]:
    """R21: the same sasaran or indicator carries the same text wherever it stands."""
    yield from _between_papers(bundle)
    yield from _between_annexes(bundle)
    yield from _defined_otherwise(bundle)
    yield from _explained_objectives(bundle)
    yield from _listed_beyond(bundle)
    yield from decree_wordings(bundle)
    yield from report_objectives(bundle)


def _between_papers(bundle: Bundle) -> Iterator[Flaw]:
    for above, below in shared_objectives(bundle):
        one, other = above.indicator.text, below.indicator.text
        if not says_same(one, other):
            yield _two(below, above, "PK bawahan", "PK atasan")


def _two(here: Promise, there: Promise, where: str, other: str) -> Flaw:
    return Flaw(
        places=(here.spot, there.spot),
        written=here.indicator.text,
        expected=there.indicator.text,
        message=(
            f"Sasaran “{there.objective.text}” diukur dengan “{here.indicator.text}” dalam "
            f"{where}, tetapi dengan “{there.indicator.text}” dalam {other}."
        ),
        cause=UNDECIDED,
        certain=likeness(here.indicator.text, there.indicator.text) < NEARLY,
    )


def _between_annexes(bundle: Bundle) -> Iterator[Flaw]:
    for measure in measures(bundle):
        promise = measure.promise
        if promise is None:
            continue
        if not BEGINS_INDICATOR.match(fold(measure.name.text)):
            yield from _unnamed(measure, promise)
        elif not _opens_with(measure.name.text, promise.indicator.text):
            yield Flaw(
                places=(promise.spot, measure.spot),
                written=measure.name.text,
                expected=promise.indicator.text,
                message=(
                    f"Indikator “{promise.indicator.text}” dalam tabel kinerja dijelaskan "
                    f"sebagai “{_start(measure.name)}” dalam lampirannya."
                ),
                cause=UNDECIDED,
            )


DEFINES = re.compile(r"(?P<named>.{12,160}?) (?:adalah|ialah|yaitu)\b")


def _defined_otherwise(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of a definition beside its indicator that opens with another indicator."""
    explained = {(id(m.signed), m.promise.path) for m in measures(bundle) if m.promise}
    for signed in agreements(bundle):
        for promise in promises(signed):
            opening = DEFINES.match(fold(promise.indicator.definition or ""))
            named = opening["named"] if opening else ""
            is_other = likeness(named, promise.indicator.text) < OTHER
            is_indicator = BEGINS_INDICATOR.match(named) is not None
            if is_other and is_indicator and (id(signed), promise.path) not in explained:
                yield Flaw(
                    places=(promise.at("definition"), promise.spot),
                    written=named,
                    expected=promise.indicator.text,
                    message=(
                        f"Definisi di samping “{promise.indicator.text}” menjelaskan "
                        f"“{named}”."
                    ),
                    cause=UNDECIDED,
                )


def _unnamed(measure: Measure, promise: Promise) -> Iterator[Flaw]:
    """Speak of a row that explains an indicator without naming it."""
    if measure.columns.has("definition"):
        return
    yield Flaw(
        places=(measure.spot, promise.spot),
        written=_start(measure.name),
        expected=promise.indicator.text,
        message=(
            f"Baris ini menjelaskan “{promise.indicator.text}” tanpa menyebut indikatornya."
        ),
        cause="Kolom uraian memuat pengertian, bukan nama indikator.",
    )


def _opens_with(text: str, indicator: str) -> bool:
    """Return whether an explanation opens with the indicator; a short one is only it."""
    words, said = content_words(indicator), content_words(text)
    opening = said[: len(words) + 3]
    if missing(words, opening) and not _is_cut(said, words):
        return False
    return len(said) > len(words) + 4 or not missing(said, words)


def _is_cut(said: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Return whether the cell ends where a page cut the name of the indicator."""
    return len(said) < len(words) and said == words[: len(said)]


def _start(line: Line) -> str:
    words = line.text.split()
    return " ".join(words[:16]) + (" …" if len(words) > 16 else "")


def _explained_objectives(bundle: Bundle) -> Iterator[Flaw]:
    for each in explained(bundle):
        if each.promise is None or BEGINS_INDICATOR.match(fold(each.wording)):
            continue
        stated = each.promise.objective.text
        if not says_same(stated, each.wording):
            yield Flaw(
                places=(each.promise.objective_spot, each.line.spot),
                written=each.wording,
                expected=stated,
                message=(
                    f"Sasaran “{stated}” dalam tabel kinerja ditulis “{each.wording}” "
                    "dalam penjelasannya."
                ),
                cause=UNDECIDED,
            )


def _listed_beyond(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of an indicator in a table of targets that the agreement does not promise."""
    for columns in tables(bundle):
        if not columns.has("indicator", "target", "explanation") or columns.has(
            "objective"
        ):
            continue
        for signed in agreements(bundle):
            if (
                signed.paper is columns.paper
                and signed.start <= columns.grid.order < signed.end
            ):
                promised = promises(signed)
                for row in columns.rows:
                    cell = columns.cell(row, "indicator")
                    if cell and not is_blank(cell.text):
                        yield from _unpromised(cell, promised)


def _unpromised(cell: Line, promised: tuple[Promise, ...]) -> Iterator[Flaw]:
    scores = [likeness(cell.text, promise.indicator.text) for promise in promised]
    if not promised or max(scores) >= LISTED:
        return
    nearest = promised[scores.index(max(scores))]
    yield Flaw(
        places=(cell.spot, nearest.spot),
        written=cell.text,
        message=f"Indikator “{cell.text}” dijelaskan targetnya, tetapi tidak ada dalam PK.",
        cause=f"PK ini memuat {len(promised)} indikator.",
    )


RULES = (
    Rule(
        id="R21",
        name="nama-indikator-sasaran",
        description="Sasaran dan indikator yang sama ditulis sama di semua bagian dan PK.",
        severity=Severity.INCONSISTENT,
        source="PermenPANRB 53/2014: PK diturunkan dari dokumen di atasnya",
        needs="PK berlampiran penjelasan, PK atasan dan bawahan, atau IKU",
        is_certain=True,
        find=one_wording,
    ),
)
