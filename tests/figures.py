"""Cases of figures as people type them: server and browser read them alike.

figures.json: what is typed, the kind of its unit of measure, and the number; none where
the figure is refused.
"""

import json
from pathlib import Path

import pytest

_CASES = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
UNIT_OF_KIND = {"count": "Orang", "level": "Persen", "measure": "Ha", "unknown": None}
each_figure = pytest.mark.parametrize(
    "case", _CASES, ids=[f"{case['text']} ({case['kind']})" for case in _CASES]
)
FIGURES = tuple(_CASES)
