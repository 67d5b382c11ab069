"""What is kept of a realisation file between looking and storing: its rows, as JSON.

The file itself may name employees, so it is not kept.
"""

import dataclasses
import json
from decimal import Decimal
from typing import Any

from jenjang.papers.sheets.budgets import Step
from jenjang.papers.sheets.spendings import SpendingRow, SpendingSheet

STEPS = ("unit", "sub_unit", "program", "kegiatan")


def packed(sheet: SpendingSheet) -> bytes:
    """Return the sheet's rows as JSON; only a sheet without problems is kept."""
    return json.dumps(dataclasses.asdict(sheet), default=str).encode()


def unpacked(content: bytes) -> SpendingSheet:
    """Return the sheet that was packed."""
    said: dict[str, Any] = json.loads(content)
    rows = [_row(one) for one in said.pop("rows")]
    return SpendingSheet(**(said | {"rows": rows, "problems": []}))


def _row(said: dict[str, Any]) -> SpendingRow:
    percent = said["physical_percent"]
    steps = {key: Step(**said[key]) for key in STEPS}
    exact = None if percent is None else Decimal(percent)
    return SpendingRow(**(said | steps | {"physical_percent": exact}))
