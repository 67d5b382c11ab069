"""Reads one paper under limits and says it on stdout as one line of JSON.

    python -m jenjang.config.commands.read_apart FILE [--json]

{"text": what `jenjang read` prints, "doubtful": whether a person should look again}, or
{"refusal": one Indonesian sentence}.
"""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from jenjang.config.commands.report_lines import report_lines
from jenjang.core.figures import write_rupiah
from jenjang.core.values import Refused
from jenjang.papers.document import Agreement, Budget, Document, Indicator, Party
from jenjang.papers.exchange import to_json
from jenjang.papers.readers.apart import own_channel
from jenjang.papers.readers.confinement import confine
from jenjang.papers.reading import Reading, read


def main() -> int:
    """Read the file under the limits given in the environment."""
    confine(int(os.environ["JENJANG_READ_CPU"]), int(os.environ["JENJANG_READ_MB"]))
    channel = own_channel()
    channel.write(json.dumps(said_of(sys.argv[1], is_json="--json" in sys.argv[2:])))
    channel.flush()
    return 0


def said_of(file: str, *, is_json: bool) -> dict[str, Any]:
    """Return what is printed of a file, or why it cannot be read."""
    try:
        reading = read(file)
    except Refused as refusal:
        return {"refusal": str(refusal)}
    text = as_json(reading) if is_json else "\n".join(as_text(reading))
    return {"text": text, "doubtful": reading.is_doubtful}


def as_json(reading: Reading) -> str:
    """Return the reading in the shape that other programs rely on."""
    documents = [to_json(document) for document in reading.documents]
    whole = {"documents": documents, "problems": list(reading.problems)}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_text(reading: Reading) -> Iterator[str]:
    """Yield the lines a person reads: each document, then what to look at again."""
    for number, document in enumerate(reading.documents, start=1):
        if number > 1:
            yield ""
        yield from _document(document)
    for problem in reading.problems:
        yield f"! {problem}"


def _document(document: Document) -> Iterator[str]:
    if isinstance(document, Agreement):
        return _agreement(document)
    return report_lines(document)


def _agreement(agreement: Agreement) -> Iterator[str]:
    yield f"{agreement.kind} {agreement.year or '(tahun tidak tercetak)'}"
    whose = ", ".join(filter(None, (agreement.unit, agreement.regency)))
    yield f"  Unit          : {whose or '-'}"
    yield f"  Pihak Pertama : {_party(agreement.first_party)}"
    yield f"  Pihak Kedua   : {_party(agreement.second_party)}"
    when = ", ".join(filter(None, (agreement.place, agreement.date_text)))
    yield f"  Ditandatangani: {when or '-'}"
    for objective in agreement.objectives:
        yield f"  {objective.level.capitalize()}: {objective.text}"
        yield from (f"    - {_indicator(each)}" for each in objective.indicators)
    for budget in agreement.budgets:
        yield f"  {budget.level.capitalize()}: {_budget(budget)}"
    if agreement.budget_total_idr is not None:
        yield f"  Jumlah: {write_rupiah(agreement.budget_total_idr)}"
    yield from (f"  ? {doubt.path}: {doubt.why}" for doubt in agreement.doubts)


def _party(party: Party | None) -> str:
    if party is None:
        return "-"
    nip = f"NIP {party.nip}" if party.nip else None
    return ", ".join(filter(None, (party.name, party.title, party.rank, nip)))


def _indicator(indicator: Indicator) -> str:
    target = indicator.target_text or "-"
    unit = indicator.unit if indicator.unit and indicator.unit not in target else ""
    return f"{indicator.text}: {target} {unit}".rstrip()


def _budget(budget: Budget) -> str:
    amount = "-" if budget.amount_idr is None else write_rupiah(budget.amount_idr)
    return f"{budget.name}: {amount}"


if __name__ == "__main__":
    sys.exit(main())
