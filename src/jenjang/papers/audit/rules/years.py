"""Years and periods that a document speaks of (R19)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.audit.bundle import Bundle, Line
from jenjang.papers.audit.facts.reported import Reported, agree, reports, shown, told
from jenjang.papers.audit.finding import UNDECIDED, Flaw, Severity
from jenjang.papers.audit.rule import Rule

PERIOD = re.compile(
    r"\b(?P<plan>renstra|rencana strategis|rpjmd)\b(?P<between>[^.;()]{0,60}?)"
    r"(?P<first>20\d\d)\s*[-–]\s*(?P<last>20\d\d)",
    re.IGNORECASE,
)
PLANS = {"rencana strategis": "renstra"}
TWO_YEARS = re.compile(
    r"dibanding(?:kan)?(?: dengan)? (?:capaian |realisasi )?tahun (?P<one>20\d\d)"
    r"(?P<between>[^.;]{0,200}?)\btahun (?P<other>20\d\d)",
    re.IGNORECASE,
)
END = re.compile(
    r"(?:akhir(?: periode)?|terakhir(?: periode)?)[\w ]{0,30}?renstra(?: tahun)? "
    r"(?P<year>20\d\d)(?!\s*[-–]\s*20)",
    re.IGNORECASE,
)


MONEY = ("ceiling_idr", "spent_idr")


def right_years(bundle: Bundle) -> Iterator[Flaw]:
    """R19: years are the document's own or declared ones, and a plan has one period."""
    for report in reports(bundle):
        yield from _two_periods(report.paper.lines)
        yield from _ends(report.paper.lines)
        for line in report.paper.lines:
            yield from _two_comparisons(report, line)
        yield from _other_years_money(bundle, report)


def _two_periods(lines: Sequence[Line]) -> Iterator[Flaw]:
    found: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        for match in PERIOD.finditer(line.text):
            plan = fold(match["plan"])
            period = f"{match['first']}-{match['last']}"
            found[PLANS.get(plan, plan)][period].append(line)
    for plan, periods in found.items():
        if len(periods) > 1:
            groups = sorted(periods.values(), key=len)
            told_periods = " dan ".join(sorted(periods))
            yield Flaw(
                places=shown([line.spot for group in groups for line in group[:6]]),
                written=told_periods,
                message=f"Periode {plan.upper()} disebut {told_periods}.",
                cause=UNDECIDED,
                certain=False if _follow(sorted(periods)) else None,
            )


def _follow(periods: list[str]) -> bool:
    """Return whether each period begins where the one before ends: plans in their turn.

    >>> _follow(["2011-2015", "2016-2021"]), _follow(["2016-2021", "2018-2023"])
    (True, False)
    """
    spans = [tuple(map(int, period.split("-"))) for period in periods]
    return all(after[0] - before[1] in (0, 1) for before, after in pairwise(spans))


def _ends(lines: Sequence[Line]) -> Iterator[Flaw]:
    """Speak of a last year of the plan that no declared period ends with."""
    declared = {m["last"] for line in lines for m in PERIOD.finditer(line.text)}
    for line in lines:
        wrong = [m for m in END.finditer(line.text) if m["year"] not in declared]
        if declared and wrong:
            yield Flaw(
                places=(line.spot,),
                written=wrong[0][0],
                expected=", ".join(sorted(declared)),
                message=f"Akhir periode Renstra disebut {wrong[0]['year']}.",
                cause=f"Periode yang disebut dokumen ini berakhir {', '.join(declared)}.",
            )


def _two_comparisons(report: Reported, line: Line) -> Iterator[Flaw]:
    for match in TWO_YEARS.finditer(line.text):
        years = {match["one"], match["other"]} - {str(report.said.year)}
        if len(years) == 2:
            yield Flaw(
                places=(line.spot,),
                written=f"tahun {match['one']} … tahun {match['other']}",
                message=(
                    f"Satu kalimat membandingkan dengan tahun {match['one']} lalu menyebut "
                    f"tahun {match['other']}."
                ),
                cause=UNDECIDED,
            )


def _other_years_money(bundle: Bundle, report: Reported) -> Iterator[Flaw]:
    """Speak of the money of this year's tables that a sentence gives to another year."""
    year = str(report.said.year)
    stated = [
        t for t in told(bundle) if t.row and t.row.report is report and t.when == year
    ]
    done = set()
    for each in told(bundle):
        if each.row or each.what not in MONEY or each.when == year or each.spot in done:
            continue
        same = [t for t in stated if t.what == each.what and agree(t.figure, each.figure)]
        if same and each.figure.number:
            done.add(each.spot)
            yield Flaw(
                places=(each.spot, same[0].spot),
                written=f"tahun {each.when}",
                expected=f"tahun {year}",
                message=(
                    f"{each.figure.printed} disebut anggaran tahun {each.when}, padahal "
                    f"angka itu dari tabel tahun {year}."
                ),
                cause=f"Dokumen ini tentang tahun {year}.",
            )


RULES = (
    Rule(
        id="R19",
        name="tahun-periode",
        description="Tahun dan periode yang disebut adalah milik dokumen ini.",
        severity=Severity.INCONSISTENT,
        source="Satu dokumen, satu tahun; satu rencana, satu periode",
        needs="laporan",
        is_certain=True,
        find=right_years,
    ),
)
