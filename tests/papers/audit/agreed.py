"""Invented agreements for the auditor, built as the recogniser would hand them over.

Every fact stands in a cell that is called by its path, on lines from 901 on; what is
printed `after` them stands on lines from 1 on.
"""

from collections.abc import Iterator

from jenjang.papers.audit import Paper
from jenjang.papers.blocks import Block, Cell, Paragraph, Place, Table
from jenjang.papers.document import Agreement, Budget, Indicator, Objective, Party
from jenjang.papers.readers import text

CAMAT = Party("SRI LESTARI, S.Sos", "CAMAT WANASARI")
BUPATI = Party("BAMBANG IRAWAN", "BUPATI TIRTA MAKMUR")
SECRETARY = Party("DEWI ANGGRAENI, S.E.", "SEKRETARIS CAMAT")


def aim(text: str, *indicators: Indicator | str, level: str = "Sasaran") -> Objective:
    """Return a sasaran with its indicators, given whole or by their texts."""
    whole = (i if isinstance(i, Indicator) else Indicator(i) for i in indicators)
    return Objective(level, text, tuple(whole))


def line(
    level: str, name: str, amount_idr: int | None, parent: int | None = None
) -> Budget:
    """Return a line of a budget."""
    return Budget(level, name, amount_idr, parent=parent)


def agreement(
    *objectives: Objective,
    budgets: tuple[Budget, ...] = (),
    total: int | None = None,
    first: Party | None = CAMAT,
    second: Party | None = BUPATI,
    after: str = "",
    file: str = "pk.txt",
    **rest: object,
) -> Paper:
    """Return an agreement of 2024 as a paper, the camat's where nobody else is named."""
    rows = [
        *_promised(objectives),
        *(
            [
                (f"budgets[{n}].name", each.name),
                (f"budgets[{n}].amount", str(each.amount_idr)),
            ]
            for n, each in enumerate(budgets)
        ),
        *([[("budget_total", str(total))]] if total is not None else []),
    ]
    at = {
        path: Place(line=901 + r, cell=path)
        for r, row in enumerate(rows)
        for path, said in row
        if said not in ("", "None")
    }
    said = {"year": 2024, "kind": "PK", "objectives": objectives, "budgets": budgets}
    said |= {"first_party": first, "second_party": second, "budget_total_idr": total}
    typed = Agreement(**{**said, "at": at, **rest})
    return Paper(file, (*_printed(rows, at), *_after(after)), (typed,))


def subordinate(*objectives: Objective, **parts: object) -> Paper:
    """Return the agreement of the secretary, whose superior signs `agreement()`."""
    whole = {"first": SECRETARY, "second": CAMAT, "file": "bawahan.txt"}
    return agreement(*objectives, **{**whole, **parts})


Fact = tuple[str, str]


def _promised(objectives: tuple[Objective, ...]) -> Iterator[list[Fact]]:
    for o, objective in enumerate(objectives):
        yield [(f"objectives[{o}].text", objective.text)]
        for i, indicator in enumerate(objective.indicators):
            path = f"objectives[{o}].indicators[{i}]"
            facts = {
                "text": indicator.text,
                "target": indicator.target_text,
                "formula": indicator.formula,
                "data_source": indicator.data_source,
                "target_note": indicator.target_note,
                "accumulation": indicator.accumulation,
            }
            yield [(f"{path}.{name}", said or "") for name, said in facts.items()]


def _printed(rows: list[list[Fact]], at: dict[str, Place]) -> Iterator[Block]:
    yield Paragraph("PERJANJIAN KINERJA TAHUN 2024", place=Place(line=900))
    for row in rows:
        yield Table((tuple(Cell(said, place=at.get(path, Place())) for path, said in row),))


def _after(printed: str) -> tuple[Block, ...]:
    return text.read(printed.encode()) if printed else ()
