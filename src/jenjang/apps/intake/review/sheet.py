"""One agreement on the review page: doubts first, then all its facts in their order."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jenjang.apps.intake.models import Correction, CorrectionKind
from jenjang.apps.intake.review.adding import Adder, Failed, adder_of
from jenjang.apps.intake.review.facts import Fact, Json, Reviewed, key_of
from jenjang.apps.intake.review.words import in_words
from jenjang.papers.correcting import at_path
from jenjang.papers.correcting.parts import AGREEMENT, BUDGET, INDICATOR, OBJECTIVE, PARTY

MAIN = {
    "level",
    "code",
    "text",
    "target_text",
    "target_number",
    "unit",
    "name",
    "amount",
    "source",
}
PARTIES = (("first_party", "Pihak pertama"), ("second_party", "Pihak kedua"))


@dataclass(frozen=True, slots=True)
class Row:
    """An objective, an indicator or a budget line; `more` is what stands in its annex."""

    path: str
    facts: list[Fact]
    more: list[Fact]
    children: list["Row"]
    correction: Correction | None
    adder: Adder | None = None

    @property
    def key(self) -> str:
        """Return its name on the page."""
        return key_of(self.path)

    @property
    def label(self) -> str:
        """Return what it is called."""
        said = in_words(self.path).rpartition(", ")[2]
        return said[:1].upper() + said[1:]

    @property
    def is_removed(self) -> bool:
        """Return whether a person took it out."""
        kept = self.correction
        return kept is not None and kept.kind == CorrectionKind.REMOVE

    @property
    def is_added(self) -> bool:
        """Return whether a person added it."""
        kept = self.correction
        return kept is not None and kept.kind == CorrectionKind.ADD

    @property
    def version(self) -> int:
        """Return the version of what was done to it, 0 for nothing."""
        return 0 if self.correction is None else self.correction.version

    def every_fact(self) -> Iterator[Fact]:
        """Yield its facts and those of what it holds."""
        yield from self.facts
        yield from self.more
        for child in self.children:
            yield from child.every_fact()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One agreement: its doubts, and its facts by part."""

    path: str
    doubts: list[Fact]
    head: list[Fact]
    parties: list[tuple[str, list[Fact]]]
    objectives: list[Row]
    budgets: list[Row]
    total: Fact
    adders: tuple[Adder, Adder]
    facts: list[Fact] = field(default_factory=list)


def sheet_of(reviewed: Reviewed, number: int, failed: Failed | None = None) -> Sheet:
    """Return a document of a reading, counted from 0, as the page shows it.

    `failed` is a row that somebody tried to add, and what is wrong with it.
    """
    path = f"documents[{number}]"
    document = reviewed.reading["documents"][number]
    head = [name for name in AGREEMENT if name != "budget_total"]
    sheet = Sheet(
        path=path,
        doubts=list(reviewed.doubted(number)),
        head=[
            reviewed.fact(f"{path}.{name}")
            for name in head
            if name != "reason" or document.get(name)
        ],
        parties=[
            (title, [reviewed.fact(f"{path}.{party}.{name}") for name in PARTY])
            for party, title in PARTIES
        ],
        objectives=_objectives(reviewed, path, failed),
        budgets=_rows(reviewed, f"{path}.budgets", BUDGET),
        total=reviewed.fact(f"{path}.budget_total"),
        adders=(
            adder_of(f"{path}.objectives", failed),
            adder_of(f"{path}.budgets", failed),
        ),
    )
    sheet.facts.extend(_every_fact(sheet))
    return sheet


def _objectives(reviewed: Reviewed, path: str, failed: Failed | None) -> list[Row]:
    rows = []
    for row in _rows(reviewed, f"{path}.objectives", OBJECTIVE):
        indicators = f"{row.path}.indicators"
        children = _rows(reviewed, indicators, INDICATOR)
        adder = adder_of(indicators, failed)
        rows.append(replace(row, children=children, adder=adder))
    return rows


def _rows(reviewed: Reviewed, path: str, names: tuple[str, ...]) -> list[Row]:
    rows: list[Json] = at_path(reviewed.reading, path) or []
    return [_row(reviewed, f"{path}[{n}]", row, names) for n, row in enumerate(rows)]


def _row(reviewed: Reviewed, path: str, row: Json, names: tuple[str, ...]) -> Row:
    quarters = [
        reviewed.fact(f"{path}.quarter_targets[{n}]")
        for n, _ in enumerate(row.get("quarter_targets") or [])
    ]
    facts = [reviewed.fact(f"{path}.{name}") for name in names if name in MAIN]
    rest = (reviewed.fact(f"{path}.{name}") for name in names if name not in MAIN)
    return Row(
        path=path,
        facts=facts + quarters,
        more=[fact for fact in rest if fact.shown or fact.whys or fact.correction],
        children=[],
        correction=reviewed.corrections.get(path),
    )


def _every_fact(sheet: Sheet) -> Iterator[Fact]:
    yield from sheet.head
    for _, facts in sheet.parties:
        yield from facts
    for row in (*sheet.objectives, *sheet.budgets):
        yield from row.every_fact()
    yield sheet.total
