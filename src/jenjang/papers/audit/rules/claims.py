"""What a report claims and measures (parts of R24, R33, R48, R58, and R41)."""

import re
from collections.abc import Iterator

from jenjang.core.figures import UnitKind, canonical_unit, fold, read_target, unit_kind
from jenjang.core.values import Unknown
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.measured_in import unit_wanted
from jenjang.papers.audit.facts.reported import (
    Reported,
    Row,
    Told,
    agree,
    reports,
    rows,
    shown,
    subjects,
    told,
)
from jenjang.papers.audit.facts.tables import Columns, tables
from jenjang.papers.audit.facts.wording import content_words, likeness, missing
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule
from jenjang.papers.document import IndicatorRow

ALL_MET = re.compile(
    r"(?:tercapai\w*|terpenuhi\w*) target[\w ]{0,40}"
    r"(?:masing-? ?masing|seluruh|semua|setiap) indikator|"
    r"(?:seluruh|semua|setiap) (?:\w+ ){0,3}indikator[\w ]{0,30} "
    r"(?:tercapai|berhasil|mencapai target)"
)
EXCEEDS = re.compile(r"\b(?:melebihi|melampaui|mencapai|memenuhi)\b")


def report_claims(bundle: Bundle) -> Iterator[Flaw]:
    """R24 in reports: a claim of success holds for the figures of the same document."""
    for report in reports(bundle):
        below = _below_target(bundle, report)
        for line in report.paper.lines:
            if below and line.table is None and ALL_MET.search(line.folded):
                yield Flaw(
                    places=shown([line.spot, *(row.spot for row in below)]),
                    written=line.text[:160],
                    message=f"Semua indikator disebut tercapai; {len(below)} tidak.",
                    cause="; ".join(dict.fromkeys(row.name for row in below[:4])),
                )
    yield from _end_of_plan(bundle)
    yield from _recommended(bundle)


def _below_target(bundle: Bundle, report: Reported) -> list[Row]:
    found: dict[str, Row] = {}
    for row in rows(bundle):
        reached = row.number("achievement_percent")
        if row.report is report and reached is not None and 0 <= reached < 100:
            found.setdefault(subjects(bundle).get(row.name, row.name), row)
    return list(found.values())


def _end_of_plan(bundle: Bundle) -> Iterator[Flaw]:
    """Check the target at the end of the plan that a sentence says was exceeded."""
    names = subjects(bundle)
    stated = [t for t in told(bundle) if t.what == "renstra_target" and t.row is not None]
    for each in told(bundle):
        statement = each.statement
        if statement is None or each.what != "renstra_target" or not stated:
            continue
        own = [t for t in stated if names[t.subject] == names[each.subject]]
        if EXCEEDS.search(fold(statement.text)) and not any(
            agree(each.figure, other.figure) for other in own
        ):
            yield _not_the_target(each, own, stated)


def _not_the_target(each: Told, own: list[Told], stated: list[Told]) -> Flaw:
    is_there = f"tabelnya {own[0].figure.printed}" if own else "tidak ada dalam tabelnya"
    paper = each.spot
    after = [t.spot for t in (own or stated[:1])]
    return Flaw(
        places=shown([paper, *after]),
        written=each.figure.printed,
        expected=own[0].figure.printed if own else "",
        message=(
            f"Target akhir Renstra “{each.subject}” {each.figure.printed}; {is_there}."
        ),
        cause=UNDECIDED,
    )


ADVISED = re.compile(r"\brekomendasi\w*|direkomendasikan|rekomendasikan")
NUMBERED = re.compile(r"^\s*(?:-\s*)?(?P<number>\d{1,2})[.)]\s+\S")
FOLLOWED = 0.6  # share of words by which a recommendation is one of the table


def _recommended(bundle: Bundle) -> Iterator[Flaw]:
    """Compare the recommendations of an evaluation with those that were followed up."""
    for columns in tables(bundle):
        if columns.has("recommendation") and (
            columns.has("status") or columns.has("action")
        ):
            listed = _advice_before(columns)
            cells = [
                c for row in columns.rows if (c := columns.cell(row, "recommendation"))
            ]
            done = [cell for cell in cells if len(cell.text.split()) > 2]
            lost = [a for a in listed if not any(_is_it(a, cell) for cell in done)]
            if done and len(lost) * 2 > len(listed):
                yield Flaw(
                    places=shown(
                        [*(line.spot for line in lost[:6]), *(c.spot for c in done[:6])]
                    ),
                    written=f"{len(listed)} rekomendasi",
                    expected=f"{len(done)} tindak lanjut",
                    message=(
                        f"{len(lost)} dari {len(listed)} rekomendasi tidak ada dalam tabel "
                        "tindak lanjut."
                    ),
                    cause=UNDECIDED,
                )


def _advice_before(columns: Columns) -> list[Line]:
    """Return the numbered lines between the sentence on recommendations and the table."""
    before = [line for line in columns.paper.lines if line.order < columns.grid.order][-40:]
    starts = [at for at, line in enumerate(before) if ADVISED.search(line.folded)]
    for at in starts:
        items = []
        for line in before[at + 1 :]:
            if line.table is None and NUMBERED.match(line.text):
                items.append(line)
            elif items and line.text.strip():
                break
        if len(items) >= 2:
            return items
    return []


def _is_it(advice: Line, cell: Line) -> bool:
    words = content_words(advice.text)
    shared = len(words) - len(missing(words, content_words(cell.text)))
    is_told = shared >= FOLLOWED * len(words)
    return is_told and likeness(advice.text, cell.text) >= FOLLOWED / 2


def slid_figures(bundle: Bundle) -> Iterator[Flaw]:
    """R33 in reports: figures stand under their own heading, indicators in their row."""
    names = subjects(bundle)
    known = {
        (names[t.subject], t.what): t
        for t in told(bundle)
        if t.row and t.row.table.kind == "capaian" and t.what in ("actual", "target")
    }
    for row in rows(bundle):
        if row.table.kind == "perbandingan renstra":
            yield from _slid(row, known, names.get(row.name, row.name))
    yield from _other_rows_indicator(bundle)


def _slid(row: Row, known: dict[tuple[str, str], Told], name: str) -> Iterator[Flaw]:
    reached, aimed = known.get((name, "actual")), known.get((name, "target"))
    baseline, actual = row.figure("baseline"), row.figure("actual")
    if not (reached and aimed and baseline and actual) or reached.figure.number is None:
        return
    if (
        baseline[0].number == reached.figure.number
        and actual[0].number == aimed.figure.number
    ):
        yield Flaw(
            places=shown([baseline[1], actual[1], reached.spot]),
            written=f"{actual[0].printed}; {baseline[0].printed}",
            expected=f"{reached.figure.printed}; {aimed.figure.printed}",
            message=(
                f"“{row.name}”: realisasi {baseline[0].printed} berada di kolom kondisi "
                f"awal, target {actual[0].printed} di kolom tahun berjalan."
            ),
            cause="Menurut tabel capaian dokumen ini.",
        )


OWN = 0.15  # share of words below which an indicator is not of its activity
OTHERS = 0.8  # share of its words by which another activity is named


def _other_rows_indicator(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of an activity whose indicator is that of another activity of the table."""
    found = list(_activities(bundle))
    for row, activity, measure in found:
        if _fit(measure, activity) > OWN:
            continue
        others = [
            name
            for other, name, _ in found
            if other.table is row.table and name != activity and _names_all(measure, name)
        ]
        if others:
            yield Flaw(
                places=shown([row.report.spot(f"{row.path}.activity_indicator", row.path)]),
                written=measure,
                expected=others[0],
                message=(
                    f"Indikator “{measure}” berada pada “{activity}”, padahal cocok untuk "
                    f"“{others[0]}”."
                ),
                cause=UNDECIDED,
            )


def _activities(bundle: Bundle) -> Iterator[tuple[Row, str, str]]:
    """Yield the rows that name an activity, with its name and its indicator or ''."""
    for row in rows(bundle):
        if isinstance(row.row, IndicatorRow) and row.row.activity:
            yield row, row.row.activity, row.row.activity_indicator or ""


GENERAL = frozenset({"program", "kegiatan", "persentase", "penyelenggaraan", "jumlah"})


def _names_all(indicator: str, activity: str) -> bool:
    """Return whether an indicator has nearly every word of an activity."""
    words = [w for w in dict.fromkeys(content_words(activity)) if w not in GENERAL]
    return (
        len(words) >= 2
        and 1 - len(missing(words, content_words(indicator))) / len(words) >= OTHERS
    )


def _fit(indicator: str, activity: str) -> float:
    """Return the share of words that an indicator and an activity have in common."""
    a = [w for w in dict.fromkeys(content_words(indicator)) if w not in GENERAL]
    b = [w for w in dict.fromkeys(content_words(activity)) if w not in GENERAL]
    shared = len(a) - len(missing(a, b))
    return shared / (len(a) + len(b) - shared) if a and b else 1.0


SENTENCE = re.compile(
    r"^\s*\d{1,2}[.)]\s*indikator (?:kinerja |sasaran )?(?:meningkatnya|ter[a-z]+nya)\b"
)


def sasaran_called_indicator(bundle: Bundle) -> Iterator[Flaw]:
    """R33: an item of a list of indicators is an indicator, not a sasaran."""
    for line in bundle.lines:
        if line.table is None and SENTENCE.match(line.folded):
            yield Flaw(
                places=(line.spot,),
                written=line.text,
                message=f"Sasaran disebut indikator: “{line.text.strip()}”.",
                cause="Indikator menyebut ukuran, bukan keadaan yang dicapai.",
            )


def report_units(bundle: Bundle) -> Iterator[Flaw]:
    """R48 in reports: target and realisasi count in one unit, that of the indicator."""
    for row in rows(bundle):
        yield from _mixed(row)
        yield from _row_units(row)
    yield from _called_achievement(bundle)


def _mixed(row: Row) -> Iterator[Flaw]:
    target, actual = row.figure("target"), row.figure("actual")
    aim = read_target(target[0].printed) if target else None
    unit = None if aim is None or isinstance(aim, Unknown) else aim.unit
    if not target or not actual or not unit or unit_kind(unit) is not UnitKind.COUNT:
        return
    is_share = actual[0].number == row.number("achievement_percent") != target[0].number
    if is_share:
        yield Flaw(
            places=shown([actual[1], target[1]]),
            written=actual[0].printed,
            expected=unit,
            message=f"“{row.name}” bertarget {target[0].printed}, realisasinya persen.",
            cause="Realisasi dihitung dengan satuan targetnya.",
        )


def _row_units(row: Row) -> Iterator[Flaw]:
    own = row.row
    pairs = [(row.name, own.unit, f"{row.path}.unit")]
    if isinstance(own, IndicatorRow) and own.activity_indicator:
        pairs.append(
            (own.activity_indicator, own.activity_unit, f"{row.path}.activity_unit")
        )
    for name, printed, path in pairs:
        unit, wanted = canonical_unit(printed or ""), unit_wanted(name)
        if isinstance(unit, Unknown) or wanted is None or unit == wanted:
            continue
        if wanted == "Persen" or unit == "Persen":
            yield Flaw(
                places=(row.report.spot(path, row.path),),
                written=printed or "",
                expected=wanted,
                message=f"“{name}” bersatuan {printed}, seharusnya {wanted.lower()}.",
                cause="Satuan mengikuti apa yang diukur indikatornya.",
            )


INDEX = re.compile(r"(?:nilai|indeks|skor)\b")


def _called_achievement(bundle: Bundle) -> Iterator[Flaw]:
    """Speak of the value of an index that a sentence gives as a percentage of capaian."""
    names = subjects(bundle)
    measured = [t for t in told(bundle) if t.row and t.what == "actual"]
    done = set()
    for each in told(bundle):
        is_share = each.what == "achievement_percent" and "%" in each.figure.printed
        if each.row or not is_share or not INDEX.match(fold(each.subject)):
            continue
        same = [
            t
            for t in measured
            if names[t.subject] == names[each.subject]
            and t.figure.number == each.figure.number
        ]
        if same and each.spot not in done:
            done.add(each.spot)
            yield Flaw(
                places=shown([each.spot, same[0].spot]),
                written=each.figure.printed,
                expected=same[0].figure.printed,
                message=(
                    f"Realisasi “{each.subject}” {same[0].figure.printed} disebut capaian "
                    f"{each.figure.printed}."
                ),
                cause="Nilai indeks bukan persen; capaiannya realisasi dibagi target.",
            )


STRAY = re.compile(r"\d[.,]\s*,?\s+%|\d,,\d|\d+,\s*,")


def decimal_marks(bundle: Bundle) -> Iterator[Flaw]:
    """R41: decimals are parted by one comma, with nothing between figure and sign."""
    for line in bundle.lines:
        for match in STRAY.finditer(line.text):
            yield Flaw(
                places=(line.spot,),
                written=line.text[max(0, match.start() - 6) : match.end()],
                message="Tanda baca tersisip dalam angka.",
                cause="Desimal ditulis dengan satu koma: 85,79 %.",
            )


FEWEST = 3  # indicators measured in a report that measures at all
MEASURED = 0.8  # share of words by which a promised indicator is one that is measured


def promised_and_measured(bundle: Bundle) -> Iterator[Flaw]:
    """R58 in reports: what the agreement table promises is measured in the report."""
    names = subjects(bundle)
    measured = {
        names[t.subject]
        for t in told(bundle)
        if t.row and t.what in ("actual", "achievement_percent")
    }
    if len(measured) < FEWEST:
        return
    lost = [
        (row, measure)
        for row, activity, measure in _activities(bundle)
        if row.table.kind == "perjanjian"
        and measure
        and fold(activity).startswith("program")
        and not any(likeness(measure, name) >= MEASURED for name in measured)
    ]
    if lost:
        yield Flaw(
            places=shown(
                [
                    row.report.spot(f"{row.path}.activity_indicator", row.path)
                    for row, _ in lost
                ]
            ),
            written="; ".join(measure for _, measure in lost),
            message=f"{len(lost)} indikator program diperjanjikan, tetapi tidak diukur.",
            cause="Bab capaian hanya mengukur indikator lain.",
        )


RULES = (
    Rule(
        id="R41",
        name="format-desimal",
        description="Desimal ditulis dengan satu koma tanpa tanda lain.",
        severity=Severity.FORMAT,
        source="EYD: koma desimal",
        needs="angka desimal atau persen",
        is_certain=True,
        find=decimal_marks,
    ),
)
