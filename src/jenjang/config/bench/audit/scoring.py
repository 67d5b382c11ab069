"""What the auditor found of what was planted, and what it said of clean papers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jenjang.config.bench.audit.cases import Case, Planted
from jenjang.core.figures import fold, is_blank
from jenjang.papers.audit import Finding, Paper, Spot, audit
from jenjang.papers.audit.bundle import Line


@dataclass(slots=True)
class Score:
    """Counts over many cases; the counters are by kind of fault.

    `missed` are faults that no finding of their rules tells at their place; `besides` are
    findings that touch nothing planted.
    """

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[Planted] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    findings: int = 0
    besides: list[Finding] = field(default_factory=list)
    documents: int = 0

    @property
    def recall(self) -> float:
        """Return the share of the planted faults that were found."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def precision(self) -> float:
        """Return the share of the findings that tell something planted."""
        return 1 - len(self.besides) / max(1, self.findings)


def score(cases: Iterable[Case]) -> Score:
    """Return what was found in all cases."""
    total = Score()
    for case in cases:
        _count(total, case, audit(case.papers))
    return total


def _count(total: Score, case: Case, findings: Sequence[Finding]) -> None:
    total.documents += case.documents
    total.findings += len(findings)
    marked: set[Spot] = set()
    for planted in case.planted:
        spots = places(case.papers, planted)
        if not spots:
            total.lost[planted.fault.kind] += 1  # another fault wrote over it
            continue
        marked |= spots
        total.planted[planted.fault.kind] += 1
        if any(_tells(finding, planted, spots) for finding in findings):
            total.found[planted.fault.kind] += 1
        else:
            total.missed.append(planted)
    total.besides += [f for f in findings if not marked & set(f.places)]


def _tells(finding: Finding, planted: Planted, spots: set[Spot]) -> bool:
    return finding.rule in planted.fault.rules and bool(spots & set(finding.places))


def places(papers: Sequence[Paper], planted: Planted) -> set[Spot]:
    """Return where the mark of a fault stands in its paper: its line, or its row."""
    paper = next(paper for paper in papers if paper.file == planted.file)
    lines = [line for line in paper.lines if _is_marked(line, planted.mark)]
    in_rows = {(line.table, line.row) for line in lines if line.table is not None}
    rows = [line for line in paper.lines if (line.table, line.row) in in_rows]
    return {line.spot for line in (*lines, *rows)}


def _is_marked(line: Line, mark: str) -> bool:
    if mark:
        return fold(mark) in fold(line.text)
    return line.table is not None and not line.is_covered and is_blank(line.text)
