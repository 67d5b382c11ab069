"""A rule: one question, asked of all the papers at hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jenjang.papers.audit.bundle import Bundle
from jenjang.papers.audit.finding import Finding, Flaw, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One question about papers, in the words a reviewer would use.

    `source` is the law or the arithmetic it rests on; `needs` what it must be given to
    speak at all. `is_certain` holds for its flaws unless one says otherwise: a rule that
    asks leaves the judgement to a person.
    """

    id: str
    name: str
    description: str
    severity: Severity
    source: str
    needs: str
    is_certain: bool
    find: Callable[[Bundle], Iterator[Flaw]]

    def findings(self, bundle: Bundle) -> Iterator[Finding]:
        """Yield what the rule finds, signed with its name."""
        for flaw in self.find(bundle):
            yield Finding(
                rule=self.id,
                severity=self.severity,
                certain=self.is_certain if flaw.certain is None else flaw.certain,
                places=flaw.places,
                message=flaw.message,
                written=flaw.written,
                expected=flaw.expected,
                cause=flaw.cause,
                group=flaw.group,
            )
