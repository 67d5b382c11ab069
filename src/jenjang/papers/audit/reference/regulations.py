"""The register of regulations that papers cite."""

from dataclasses import dataclass
from functools import cache

from jenjang.papers.audit.reference.packed import rows


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation; `replaced_by` and `changed_by` name another ("PP 17/2018").

    `is_verified` says that a paper or a guide was found with this number, year and title;
    what rests on any other is asked, never certain.
    """

    kind: str
    number: int
    year: int
    title: str
    replaced_by: str | None
    replaced_year: int | None
    changed_by: str | None
    is_verified: bool

    @property
    def name(self) -> str:
        """Return how it is called: PermenPANRB 53/2014."""
        return f"{self.kind} {self.number}/{self.year}"


@cache
def register() -> dict[tuple[str, int, int], Regulation]:
    """Return the regulations by kind, number and year."""
    found = [
        Regulation(
            row["kind"],
            int(row["number"]),
            int(row["year"]),
            row["title"],
            row["replaced_by"] or None,
            int(row["replaced_year"]) if row["replaced_year"] else None,
            row["changed_by"] or None,
            row["status"] == "verified",
        )
        for row in rows("regulations.csv")
    ]
    return {(each.kind, each.number, each.year): each for each in found}
