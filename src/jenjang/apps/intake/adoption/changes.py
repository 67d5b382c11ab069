"""What an adoption does, told to a person before it is done."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from jenjang.core.figures import write_rupiah


class ChangeKind(StrEnum):
    """Whether a row is new, changed or as it was."""

    NEW = "baru"
    CHANGED = "berubah"
    SAME = "sama"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that an adoption makes, changes or finds as it is.

    `what` is what a page calls it ("Target"), `where` whose paper says so, `path` the fact
    in that paper (papers.document), where it is one.
    """

    kind: ChangeKind
    what: str
    where: str
    before: str | None = None
    after: str | None = None
    path: str | None = None


@dataclass
class Changes:
    """The changes of one adoption, in order, and remarks a person should look at."""

    made: list[Change] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def new(self, what: str, where: str, after: str, path: str | None = None) -> None:
        """Note a row that was not there."""
        self.made.append(Change(ChangeKind.NEW, what, where, None, after, path))

    def changed(
        self,
        what: str,
        where: str,
        before: str | None,
        after: str | None,
        path: str | None = None,
    ) -> None:
        """Note a row that said something else."""
        self.made.append(Change(ChangeKind.CHANGED, what, where, before, after, path))

    def same(self, what: str, where: str, after: str) -> None:
        """Note a row that is as the paper says."""
        self.made.append(Change(ChangeKind.SAME, what, where, after, after))

    def remark(self, sentence: str) -> None:
        """Note a sentence for the person, once."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)


@dataclass(frozen=True, slots=True)
class AdoptionResult:
    """What an adoption did, or its preview would do."""

    changes: tuple[Change, ...]
    remarks: tuple[str, ...]
    agreement_ids: tuple[int, ...]
    evaluation_ids: tuple[int, ...] = ()

    @property
    def is_nothing_new(self) -> bool:
        """Return whether every row is there already as the papers say."""
        return all(change.kind is ChangeKind.SAME for change in self.changes)

    @property
    def counts(self) -> dict[ChangeKind, int]:
        """Return how many are new, changed and the same."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in ChangeKind}


def rupiah(amount_idr: int | None) -> str | None:
    """Return an amount as a page shows it."""
    return None if amount_idr is None else write_rupiah(amount_idr)
