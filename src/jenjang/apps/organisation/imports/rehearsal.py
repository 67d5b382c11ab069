"""Doing all rows or none, and telling beforehand what would come of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from jenjang.apps.accounts.services import Issued
from jenjang.apps.organisation.imports.sheet import Problem, Row, Wrong
from jenjang.core.values import Refused


@dataclass
class Outcome:
    """What the import did, or would do: one line a row, or its problem."""

    problems: list[Problem] = field(default_factory=list)
    lines: list[tuple[int, str]] = field(default_factory=list)
    issued: list[Issued] = field(default_factory=list)

    def take(self, rows: Iterable[Row], act: Callable[[Row], str], column: str) -> None:
        """Do the act for every row; a row that fails is named and leaves nothing behind.

        `column` is blamed where the act is refused without naming one.
        """
        for row in rows:
            try:
                with transaction.atomic():
                    done = act(row)
            except Wrong as wrong:
                self.problems.append(Problem(row.number, wrong.column, wrong.what))
            except Refused as why:
                self.problems.append(Problem(row.number, column, str(why)))
            else:
                if done:
                    self.lines.append((row.number, done))

    @property
    def bad_rows(self) -> set[int]:
        """Return the numbers of the rows that have a problem."""
        return {problem.row for problem in self.problems}


def all_or_nothing(run: Callable[[], Outcome], *, rehearse: bool) -> Outcome:
    """Run the import; take everything back after a rehearsal or with any problem."""
    with transaction.atomic():
        outcome = run()
        if rehearse or outcome.problems:
            transaction.set_rollback(True)
    outcome.problems.sort(key=lambda problem: (problem.row, problem.column))
    outcome.lines.sort()
    if outcome.problems or rehearse:
        outcome.issued.clear()
    return outcome
