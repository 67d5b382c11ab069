"""`jenjang bench audit --seed N`: planted faults found, clean papers left in peace, speed.

Papers are invented (`invented`), printed in every layout, written to Word and text and read
again; faults of every kind (`faults`) are planted in them, and the auditor is asked.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from jenjang.config.bench.audit.agreed import agreements
from jenjang.config.bench.audit.cases import (
    OWN,
    Case,
    agreement_papers,
    clean_cases,
    faulty_cases,
)
from jenjang.config.bench.audit.faults import IN_AGREEMENTS, IN_REPORTS, ON_PAGES
from jenjang.config.bench.audit.invented import invented_year
from jenjang.config.bench.audit.scoring import Score, score
from jenjang.config.bench.report import Stopwatch, heading, table
from jenjang.config.commands.arguments import Arguments
from jenjang.papers.audit import audit
from jenjang.papers.layouts import LAYOUTS

TIMES, CLEAN_UNITS, UNITS = 6, 20, 40


def run(words: Sequence[str] = ()) -> None:
    """Measure, and say what was found, what was missed and what it cost."""
    parser = Arguments("jenjang bench audit", "kesalahan tanaman yang ditemukan pemeriksa")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", type=int, default=TIMES, help="berapa kali setiap jenis")
    args = parser.parse_args(words)
    heading(f"audit --seed {args.seed} --times {args.times}")
    _tell_clean(score(clean_cases(args.seed, CLEAN_UNITS)))
    _tell_faults(score(faulty_cases(args.seed, args.times)))
    _tell_speed(args.seed)


def _tell_clean(clean: Score) -> None:
    certain = sum(finding.certain for finding in clean.besides)
    table(
        ["clean documents", "false alarms", "certain ones", "a document"],
        [(clean.documents, len(clean.besides), certain,
          f"{len(clean.besides) / clean.documents:.3f}")],
    )  # fmt: skip
    for finding in clean.besides[:20]:
        print(f"  {finding.rule} {finding.message}")


def _tell_faults(total: Score) -> None:
    table(
        ["planted", "kinds", "found", "recall", "findings", "precision"],
        [(total.planted.total(), len(total.planted), total.found.total(),
          f"{total.recall:.3f}", total.findings, f"{total.precision:.3f}")],
    )  # fmt: skip
    table(["rule", "kinds", "planted", "found"], _by_rule(total))
    table(["missed", "planted", "found"], _missed(total))
    for finding in total.besides[:20]:
        print(f"  besides: {finding.rule} {finding.message}")


def _by_rule(total: Score) -> Iterator[tuple[str, int, int, int]]:
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for fault in (*IN_AGREEMENTS, *ON_PAGES, *IN_REPORTS):
        if total.planted[fault.kind]:
            rule = "/".join(fault.rules)
            kinds[rule] += 1
            planted[rule] += total.planted[fault.kind]
            found[rule] += total.found[fault.kind]
    for rule in sorted(planted):
        yield rule, kinds[rule], planted[rule], found[rule]


def _missed(total: Score) -> Iterator[tuple[str, int, int]]:
    for kind in dict.fromkeys(planted.fault.kind for planted in total.missed):
        yield kind, total.planted[kind], total.found[kind]


def _tell_speed(seed: int) -> None:
    cases = [_whole_unit(seed, number) for number in range(UNITS)]
    with Stopwatch() as watch:
        for case in cases:
            audit(case.papers)
    count = sum(case.documents for case in cases)
    table(["agreements", "units", "CPU s"], [(count, UNITS, f"{watch.cpu_seconds:.1f}")])


def _whole_unit(seed: int, number: int) -> Case:
    year = invented_year(seed * 1_000 + 900_000 + number)
    documents = agreements(year, explained=number % 2 == 1)
    return Case(agreement_papers(documents, LAYOUTS[number % len(LAYOUTS)], OWN))
