"""Papers -> findings: every rule asked once, one fact said once, causes grouped."""

from collections.abc import Iterable, Sequence

from jenjang.papers.audit.bundle import Bundle, Paper
from jenjang.papers.audit.finding import Finding
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules import RULES


def audit(papers: Sequence[Paper], rules: Sequence[Rule] = RULES) -> tuple[Finding, ...]:
    """Return what the rules find in the papers, roots before what follows from them.

    Papers that are given together are compared with one another; the auditor corrects
    nothing by itself.
    """
    bundle = Bundle(tuple(papers))
    found = [finding for rule in rules for finding in rule.findings(bundle)]
    return grouped(dict.fromkeys(found))


def grouped(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings so that those of one group follow their first."""
    groups: dict[str, list[Finding]] = {}
    for at, finding in enumerate(findings):
        groups.setdefault(finding.group or f"#{at}", []).append(finding)
    return tuple(finding for group in groups.values() for finding in group)
