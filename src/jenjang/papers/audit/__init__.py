"""The auditor: documents -> findings, each with its places, its cause and its certainty.

`audit(papers)` asks every rule of `rules.RULES`. A rule is one small generator in
`rules/<topic>.py`; what several rules ask about papers stands in `facts/`, what they
compare with in `reference/`.
"""

from jenjang.papers.audit.auditing import audit
from jenjang.papers.audit.bundle import Bundle, Paper
from jenjang.papers.audit.finding import Finding, Severity, Spot
from jenjang.papers.audit.rule import Rule
from jenjang.papers.audit.rules import RULES

__all__ = ["RULES", "Bundle", "Finding", "Paper", "Rule", "Severity", "Spot", "audit"]
