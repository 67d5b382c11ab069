"""A draft as a sheet of fields: what may be typed, by name, and the document it gives.

Names tell the row and the fact: ``i12-target`` is the target of indicator 12, ``o7-order``
the place of objective 7, ``a5-in`` whether activity 5 is in. What is in the plan but not
in the draft is on the sheet too, not ticked. All values are texts, as a form has them.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import Model

from jenjang.apps.agreements.models import Agreement, Promised
from jenjang.apps.agreements.snapshots.documents import document_of
from jenjang.apps.agreements.snapshots.planned import LeftOut, Planned, nearest_above
from jenjang.apps.agreements.snapshots.rows import rows_behind
from jenjang.apps.plans.models import Activity, Indicator, Objective
from jenjang.core.figures import fold, plain, read_target, write_date
from jenjang.core.values import Refused, Unknown
from jenjang.papers import document as paper

EXPLAINED = {
    "definition": "definition",
    "relevance": "relevance",
    "formula": "formula",
    "source": "data_source",
    "note": "target_note",
}
"""Fields that explain an indicator, and what the document calls them."""

LABELS = {
    "place": "tempat", "date": "tanggal", "in": "disertakan", "order": "urutan",
    "description": "penjelasan", "bases": "dasar hukum", "target": "target",
    "definition": "definisi", "relevance": "relevansi", "formula": "rumus",
    "source": "sumber data", "note": "penjelasan target",
}  # fmt: skip
TICKED = "1"
LAST = 999


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of the draft or of the plan; `path` is where it stands in the draft.

    `key` is how its fields begin; `row` is None where no row is known for the line.
    """

    key: str
    row: Indicator | None
    printed: paper.Indicator
    path: str | None


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective with its indicators, those of the draft first."""

    key: str
    row: Objective | None
    printed: paper.Objective
    lines: tuple[IndicatorLine, ...]
    path: str | None


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """An activity of the draft or of the plan."""

    key: str
    row: Activity | None
    printed: paper.Budget
    amount_idr: int | None
    path: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of a draft that may be edited."""

    document: paper.Agreement
    objectives: tuple[ObjectiveLine, ...]
    activities: tuple[ActivityLine, ...]

    def fields(self) -> dict[str, str]:
        """Return what the draft says, by the names of the form."""
        said = {"place": self.document.place or "", "date": self.document.date or ""}
        for n, objective in enumerate(self.objectives, start=1):
            said |= _of_objective(objective, n)
        for n, activity in enumerate(self.activities, start=1):
            said[f"{activity.key}-in"] = TICKED if activity.path else ""
            said[f"{activity.key}-order"] = str(n)
        return said

    def label(self, name: str) -> str:
        """Return what a field is called where it is told of: history, conflict."""
        key, _, fact = name.rpartition("-")
        texts = {
            line.key: line.printed.text for one in self.objectives for line in one.lines
        }
        texts |= {one.key: one.printed.text for one in self.objectives}
        texts |= {one.key: one.printed.name for one in self.activities}
        label = LABELS.get(fact or name, name)
        return f"{label} “{texts[key]}”" if key in texts else label

    def field_of(self, path: str) -> str:
        """Return the field that a path of the draft is typed into, '' where none is."""
        for objective in self.objectives:
            for line in objective.lines:
                if line.path and path.startswith(f"{line.path}."):
                    return f"{line.key}-target"
        for activity in self.activities:
            if activity.path and path.startswith(f"{activity.path}."):
                return f"{activity.key}-in"
        return ""

    def with_fields(self, fields: Mapping[str, str]) -> tuple[paper.Agreement, Promised]:
        """Return the document that the fields give, and its rows in its order.

        Raise Refused for a date or an order that is none.
        """
        said = self.fields() | dict(fields)
        chosen = [_chosen(one, said) for one in _sorted(self.objectives, said)]
        objectives = [one for one in chosen if one is not None]
        activities = [
            one for one in _sorted(self.activities, said) if said[f"{one.key}-in"]
        ]
        nodes = [row for row, _, _ in objectives if row is not None]
        rows = [row for _, own, _ in objectives for row in own if row is not None]
        promised = Promised(
            [*dict.fromkeys(nodes)], [*dict.fromkeys(rows)], _allotted(activities)
        )
        return self._document(said, [one for _, _, one in objectives], activities), promised

    def _document(
        self,
        said: Mapping[str, str],
        objectives: Sequence[paper.Objective],
        activities: Sequence[ActivityLine],
    ) -> paper.Agreement:
        before = self.document
        place, date = plain(said["place"]) or None, said["date"].strip() or None
        is_same = date == before.date
        budgets = _nested(activities)
        annex = before.annex and replace(before.annex, place=place, date=date)
        return replace(
            before,
            place=place,
            date=date,
            date_text=before.date_text if is_same else _date_in_words(date),
            objectives=tuple(objectives),
            budgets=budgets,
            budget_total_idr=_total(budgets),
            annex=annex,
            at={},
            doubts=(),
        )


def sheet_of(agreement: Agreement, planned: Planned | LeftOut) -> Sheet:
    """Return a draft as a sheet, with what the plan has beyond it."""
    document = document_of(agreement)
    objectives = _own_objectives(document, agreement)
    activities = _own_activities(document, agreement)
    if isinstance(planned, LeftOut):
        return Sheet(document, objectives, activities)
    return Sheet(
        document,
        _with_planned(objectives, planned),
        (*activities, *_planned_activities(activities, planned)),
    )


def _own_objectives(
    document: paper.Agreement, agreement: Agreement
) -> tuple[ObjectiveLine, ...]:
    commitments = agreement.commitments.select_related("indicator__objective")
    rows = [one.indicator for one in commitments.order_by("order")]
    printed = [one.text for _, _, one in document.indicators()]
    behind = rows_behind(printed, rows, lambda row: row.text)
    left = iter(behind)
    nodes = {fold(one.text): one for one in agreement.objectives.all()}
    keys = _Keys()
    found = []
    for o, objective in enumerate(document.objectives):
        path = f"objectives[{o}]"
        lines = [
            IndicatorLine(keys.of("i", row, where), row, one, where)
            for row, one, where in (
                (next(left), one, f"{path}.indicators[{i}]")
                for i, one in enumerate(objective.indicators)
            )
        ]
        known = [line.row.objective for line in lines if line.row is not None]
        node = known[0] if known else nodes.get(fold(objective.text))
        key = keys.of("o", node, path)
        found.append(ObjectiveLine(key, node, objective, tuple(lines), path))
    return tuple(found)


def _own_activities(
    document: paper.Agreement, agreement: Agreement
) -> tuple[ActivityLine, ...]:
    allotted = agreement.allotments.select_related("activity").order_by("order")
    rows = [one.activity for one in allotted]
    behind = rows_behind([one.name for one in document.budgets], rows, lambda row: row.name)
    keys = _Keys()
    paths = [f"budgets[{n}]" for n in range(len(behind))]
    return tuple(
        ActivityLine(keys.of("a", row, path), row, budget, budget.amount_idr, path)
        for row, budget, path in zip(behind, document.budgets, paths, strict=True)
    )


class _Keys:
    """Names for lines: by their row, the second line of one row by another name."""

    def __init__(self) -> None:
        self.given: Counter[str] = Counter()

    def of(self, kind: str, row: Model | None, path: str) -> str:
        """Return a name nobody else has."""
        if row is None:
            return f"{kind}x{re.sub(r'[^0-9]+', '_', path).strip('_')}"
        key = f"{kind}{row.pk}"
        self.given[key] += 1
        return key if self.given[key] == 1 else f"{key}x{self.given[key]}"


def _with_planned(
    objectives: Iterable[ObjectiveLine], planned: Planned
) -> tuple[ObjectiveLine, ...]:
    """Return the draft's objectives and, behind, what the plan has and it has not."""
    found = {one.key: one for one in objectives}
    there = {line.key for one in found.values() for line in one.lines}
    rows = iter(planned.promised.indicators)
    for node, printed in zip(
        planned.promised.objectives, planned.document.objectives, strict=True
    ):
        lines = [_planned_line(next(rows), one) for one in printed.indicators]
        more = tuple(line for line in lines if line.key not in there)
        key = f"o{node.pk}"
        known = found.get(key)
        if known is not None:
            found[key] = replace(known, lines=known.lines + more)
        elif more or not lines:
            found[key] = ObjectiveLine(key, node, printed, more, None)
    return tuple(found.values())


def _planned_line(row: Indicator, printed: paper.Indicator) -> IndicatorLine:
    return IndicatorLine(f"i{row.pk}", row, printed, None)


def _planned_activities(
    own: Iterable[ActivityLine], planned: Planned
) -> Iterable[ActivityLine]:
    there = {one.key for one in own}
    amounts = planned.promised.allotments or {}
    rows = Activity.objects.in_bulk(list(amounts))
    for (pk, amount), budget in zip(amounts.items(), planned.document.budgets, strict=True):
        if f"a{pk}" not in there:
            yield ActivityLine(f"a{pk}", rows[pk], budget, amount, None)


def _allotted(activities: Iterable[ActivityLine]) -> dict[int, int | None]:
    """Return what is stated for each activity, several sources of funds together."""
    found: dict[int, int | None] = {}
    for one in activities:
        if one.row is not None:
            before, amount = found.get(one.row.pk), one.amount_idr
            found[one.row.pk] = amount if before is None else before + (amount or 0)
    return found


def _of_objective(objective: ObjectiveLine, order: int) -> dict[str, str]:
    key, printed = objective.key, objective.printed
    said = {
        f"{key}-order": str(order),
        f"{key}-description": printed.description or "",
        f"{key}-bases": "\n".join(printed.legal_bases),
    }
    if not objective.lines:
        said[f"{key}-in"] = TICKED if objective.path else ""
    for line in objective.lines:
        said[f"{line.key}-in"] = TICKED if line.path else ""
        said[f"{line.key}-target"] = line.printed.target_text or ""
        for name, attribute in EXPLAINED.items():
            said[f"{line.key}-{name}"] = getattr(line.printed, attribute) or ""
    return said


Line = TypeVar("Line", ObjectiveLine, ActivityLine)


def _sorted(lines: Sequence[Line], said: Mapping[str, str]) -> list[Line]:
    """Return the lines by the numbers typed; equal ones stay as they are."""
    return sorted(lines, key=lambda one: _order(said[f"{one.key}-order"]))


def _order(text: str) -> int:
    if not text.strip():
        return LAST
    if not text.strip().isdecimal():
        raise Refused(f"Urutan “{text}” bukan angka; tulis 1, 2, 3 dan seterusnya.")
    return min(int(text), LAST)


Chosen = tuple[Objective | None, list[Indicator | None], paper.Objective]


def _chosen(objective: ObjectiveLine, said: Mapping[str, str]) -> Chosen | None:
    """Return what is in of an objective, None where nothing is."""
    lines = [line for line in objective.lines if said[f"{line.key}-in"]]
    if not lines and not said.get(f"{objective.key}-in"):
        return None
    printed = replace(
        objective.printed,
        description=plain(said[f"{objective.key}-description"]) or None,
        legal_bases=tuple(
            plain(one) for one in said[f"{objective.key}-bases"].splitlines() if plain(one)
        ),
        indicators=tuple(_typed(line, said) for line in lines),
    )
    return objective.row, [line.row for line in lines], printed


def _typed(line: IndicatorLine, said: Mapping[str, str]) -> paper.Indicator:
    text = plain(said[f"{line.key}-target"]) or None
    explained = {
        attribute: plain(said[f"{line.key}-{name}"]) or None
        for name, attribute in EXPLAINED.items()
    }
    changed = replace(line.printed, **explained)  # type: ignore[arg-type]  # texts all
    if text == line.printed.target_text:
        return changed
    read = read_target(text or "", line.printed.unit)
    number = None if isinstance(read, Unknown) else read.number
    return replace(changed, target_text=text, target_number=number)


def _nested(activities: Sequence[ActivityLine]) -> tuple[paper.Budget, ...]:
    """Return the lines, each under the one it is part of: by its row, else as it was."""
    at = {one.row.pk: n for n, one in enumerate(activities) if one.row is not None}
    moved = {one.path: n for n, one in enumerate(activities) if one.path}
    return tuple(replace(one.printed, parent=_parent(one, at, moved)) for one in activities)


def _parent(
    one: ActivityLine, at: Mapping[int, int], moved: Mapping[str, int]
) -> int | None:
    if one.row is None:
        return moved.get(f"budgets[{one.printed.parent}]")
    return nearest_above(one.row.path, at)


def _total(budgets: Sequence[paper.Budget]) -> int | None:
    tops = [one.amount_idr for one in budgets if one.parent is None]
    known = [amount for amount in tops if amount is not None]
    return sum(known) if known and len(known) == len(tops) else None


def _date_in_words(date: str | None) -> str | None:
    if date is None:
        return None
    try:
        return write_date(dt.date.fromisoformat(date))
    except ValueError:
        raise Refused(f"Tanggal “{date}” tidak ada; pilih dari kalender.") from None
