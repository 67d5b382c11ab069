"""How much of what the truth says a reading holds, and how much of it is silently wrong.

The same kinds of fact as the corpus is scored by, compared exactly but for case, blanks
and closing signs: what was written here is letters, not a scan.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jenjang.papers.document import Agreement
from jenjang.papers.exchange import to_json

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Facts wanted, returned, right, wrong without a doubt, and right but doubted."""

    wanted: int = 0
    returned: int = 0
    right: int = 0
    silent: int = 0
    timid: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(
            self.wanted + other.wanted,
            self.returned + other.returned,
            self.right + other.right,
            self.silent + other.silent,
            self.timid + other.timid,
        )

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / (self.wanted + self.returned)

    @property
    def silent_share(self) -> float:
        """Return the wrong facts that are not doubted, of those returned."""
        return self.silent / self.returned

    @property
    def timid_share(self) -> float:
        """Return the right facts that are doubted, of those right."""
        return self.timid / self.right


def score(truths: Sequence[dict[str, Any]], read: Sequence[Agreement]) -> Score:
    """Return the score of a file; its agreements stand in the order of the truths."""
    papers = [to_json(agreement) for agreement in read]
    empty: dict[str, Any] = {}
    found = Score()
    for n in range(max(len(truths), len(papers))):
        truth = truths[n] if n < len(truths) else empty
        paper = papers[n] if n < len(papers) else empty
        found += _of_one(truth, paper)
    return found


def _of_one(truth: dict[str, Any], paper: dict[str, Any]) -> Score:
    wanted = Counter(fact for _, fact in facts(truth))
    doubts = [doubt["path"] for doubt in paper.get("doubts", ())]
    returned = list(facts(paper))
    right = silent = timid = 0
    for path, fact in returned:
        is_doubted = any(path == doubt or path.startswith(f"{doubt}.") for doubt in doubts)
        if wanted[fact] > 0:
            wanted[fact] -= 1
            right += 1
            timid += is_doubted
        else:
            silent += not is_doubted
    return Score(len(list(facts(truth))), len(returned), right, silent, timid)


def facts(paper: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    """Yield (path, fact) of an agreement; what belongs to an indicator names it."""
    for key in ("kind", "unit", "regency", "year", "place", "date", "budget_total"):
        yield from _said(key, key, paper.get(key))
    for side in ("first_party", "second_party"):
        party = paper.get(side) or {}
        for key in ("name", "title", "rank"):
            yield from _said(f"{side}.{key}", f"{side}.{key}", party.get(key))
        nip = re.sub(r"\s", "", party.get("nip") or "")
        yield from _said(f"{side}.nip", f"{side}.nip", nip)
    for o, objective in enumerate(paper.get("objectives") or ()):
        yield from _of_objective(f"objectives[{o}]", objective)
    for b, budget in enumerate(paper.get("budgets") or ()):
        at, name = f"budgets[{b}]", _fold(budget["name"])
        yield from _said(f"{at}.name", "budget", name)
        for key in ("level", "amount", "source"):
            yield from _said(f"{at}.{key}", f"{name} {key}", budget.get(key))


def _of_objective(at: str, objective: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    text = _fold(objective["text"])
    yield from _said(f"{at}.text", "objective", text)
    yield from _said(f"{at}.level", f"{text} level", objective.get("level"))
    for i, indicator in enumerate(objective["indicators"]):
        inner, name = f"{at}.indicators[{i}]", f"{text}: {_fold(indicator['text'])}"
        yield from _said(f"{inner}.text", "indicator", name)
        number = indicator.get("target_number")
        target = indicator.get("target_text") if number is None else float(number)
        yield from _said(f"{inner}.target_number", f"{name} target", target)
        yield from _said(f"{inner}.unit", f"{name} unit", indicator.get("unit"))


def _said(path: str, kind: str, value: object) -> Iterator[tuple[str, Fact]]:
    if value not in (None, ""):
        yield path, (kind, _fold(str(value)))


def _fold(text: str) -> str:
    bare = re.sub(r"\s*([-/,.;:()])\s*", r"\1", " ".join(text.casefold().split()))
    return bare.strip(" .,:;-")
