"""Write the papers of the sample kecamatan from sample.toml.

The demo reads and adopts these files as a user would; they are written anew only when the
facts or a layout change: ``.venv/bin/python scripts/make_sample.py``.
"""

import datetime as dt
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from jenjang.core.figures import read_number, write_date
from jenjang.papers.document import Agreement, Annex, Budget, Indicator, Objective, Party
from jenjang.papers.writing import write

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "src" / "jenjang" / "config" / "sample"


def indicator(facts: dict[str, Any]) -> Indicator:
    """Return the indicator of one inline table."""
    number = read_number(facts["target"])
    return Indicator(
        text=facts["text"],
        unit=facts["unit"],
        target_text=facts["target"],
        target_number=number if isinstance(number, Decimal) else None,
        quarter_targets=tuple(facts.get("quarters", ())),
        accumulation=facts.get("accumulation"),
        definition=facts.get("definition"),
        relevance=facts.get("relevance"),
        formula=facts.get("formula"),
        data_source=facts.get("data_source"),
        target_note=facts.get("note"),
    )


def objective(facts: dict[str, Any]) -> Objective:
    """Return the objective of one inline table."""
    return Objective(
        level=facts["level"],
        text=facts["text"],
        indicators=tuple(indicator(i) for i in facts["indicators"]),
        description=facts.get("description"),
        legal_bases=tuple(facts.get("legal_bases", ())),
    )


def budgets(lines: list[dict[str, Any]]) -> tuple[Budget, ...]:
    """Return the budget lines, each part of the nearest one above it of a higher level."""
    order = ("program", "kegiatan", "sub kegiatan")
    made: list[Budget] = []
    last: dict[str, int] = {}
    for i, line in enumerate(lines):
        above = order[: order.index(line["level"])]
        parent = next((last[level] for level in reversed(above) if level in last), None)
        last[line["level"]] = i
        made.append(
            Budget(
                line["level"], line["name"], line["amount"], line["source"], parent=parent
            )
        )
    return tuple(made)


def agreement(facts: dict[str, Any], key: str) -> Agreement:
    """Return one official's agreement."""
    own = facts["agreement"][key]
    people = {name: Party(**person) for name, person in facts["people"].items()}
    lines = budgets(own["budgets"])
    total = sum(line.amount_idr or 0 for line in lines) if own.get("total") else None
    return Agreement(
        kind="PK",
        unit=facts["unit"],
        regency=facts["regency"],
        year=facts["year"],
        first_party=people[key],
        second_party=people[own["superior"]],
        place=facts["place"],
        date=own["date"],
        date_text=write_date(dt.date.fromisoformat(own["date"])),
        objectives=tuple(objective(o) for o in own["objectives"]),
        budgets=lines,
        budget_total_idr=total,
        annex=Annex(own["date"], facts["place"], people[key], people[own["superior"]]),
        footer=own.get("footer"),
    )


def main() -> None:
    """Write every file that sample.toml names."""
    facts = tomllib.loads((HERE / "sample.toml").read_text())
    SAMPLE.mkdir(parents=True, exist_ok=True)
    for file in facts["file"]:
        papers = [agreement(facts, key) for key in file["agreements"]]
        kind = file["name"].rsplit(".", 1)[1]
        (SAMPLE / file["name"]).write_bytes(write(papers, to=kind, layout=file["layout"]))


if __name__ == "__main__":
    main()
