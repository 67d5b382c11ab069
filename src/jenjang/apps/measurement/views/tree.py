"""Pohon kinerja: the tree as a table; branches open on demand, by HTMX or plain links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.snapshots.tree import Leaf, Node, Reached, Tree, read_tree
from jenjang.apps.measurement.views.chosen import (
    Chosen,
    chosen,
    nothing_yet,
    quarter_choices,
)
from jenjang.apps.measurement.views.marks import (
    MISSING,
    Mark,
    at_two_places,
    mark,
    shown_absorption,
    shown_figure,
    shown_percent,
    shown_rupiah,
)
from jenjang.apps.organisation.access import READERS, SignedInRequest
from jenjang.apps.plans.models import ObjectiveLevel
from jenjang.core.formulas.budget import share_percent
from jenjang.core.formulas.progress import YearTarget
from jenjang.core.values import Unknown
from jenjang.web.pages import allow
from jenjang.web.stencil import Stencil

DEEPEST = 5  # what a page is wide enough to indent
EVERYTHING = "semua"


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line of the table: an objective, an indicator, or money without an objective."""

    anchor: str
    depth: str
    text: str
    detail: str
    owner: str
    level: str = ""  # of an objective; empty for an indicator
    fold_url: str = ""
    expanded: str = "false"
    target: str = ""
    value: str = ""
    mark: Mark | None = None
    ceiling: str = ""
    absorption: str = ""
    problem: str = ""
    url: str = ""


DRAW = Stencil("measurement/tree_row.html", frozenset({"level", "depth"}))


@allow(READERS)
def performance_tree(request: SignedInRequest) -> HttpResponse:
    """The tree's first two levels, and the branches asked for (`?buka=12.15`)."""
    here = chosen(request)
    if here is None:
        return nothing_yet(request)
    tree = read_tree(here.unit.pk, here.calendar, here.quarter)
    drawing = _Drawing(here, tree, request.GET)
    rows = drawing.rows()
    return render(
        request,
        "measurement/tree.html",
        {
            "here": here,
            "rows": rows,
            "drawn": [DRAW(row) for row in rows],
            "whole": drawing.whole(),
            "counts": _counts(tree),
            "problems": _problems(tree),
            "quarters": quarter_choices(here),
            "open_all": drawing.link(EVERYTHING),
            "period_name": short_name(here.quarter),
        },
    )


def _counts(tree: Tree) -> list[str]:
    """Return how many nodes there are of each level, and indicators."""
    levels = [node.level for node in tree.nodes.values()]
    names = [(level.value, level.label.lower()) for level in ObjectiveLevel]
    counts = [f"{levels.count(value)} {name}" for value, name in names if value in levels]
    return [*counts, f"{sum(map(len, tree.leaves.values()))} indikator"]


def _problems(tree: Tree) -> list[str]:
    """Return what the tree lacks, in words; empty where nothing."""
    orphans = sum(node.is_orphan for node in tree.nodes.values())
    ownerless = sum(
        leaf.owner is None for leaves in tree.leaves.values() for leaf in leaves
    )
    found = [
        (orphans, "sasaran tanpa induk"),
        (ownerless, "indikator tanpa penanggung jawab"),
        (len(tree.unserving), "kegiatan tanpa sasaran"),
    ]
    return [f"{count} {what}" for count, what in found if count]


class _Drawing:
    """Which branches are open, and the rows that then show."""

    def __init__(self, here: Chosen, tree: Tree, query: QueryDict) -> None:
        self.here = here
        self.tree = tree
        self.query = query
        roots = tree.children.get(None, ())
        self.activities = {activity.pk: activity for activity in tree.money.activities}
        self.roots = [node for node in roots if not node.is_orphan]
        self.orphans = [node for node in roots if node.is_orphan]
        self.open = self._open(query.get("buka"))
        self.url = reverse("measurement:tree")
        self.kept = _kept(query)
        self.weaker: Mapping[int, str] = {}
        # One reversal serves all rows: it costs more than the row.
        self.indicator_url = reverse("measurement:indicator", args=[0])

    def _open(self, asked: str | None) -> frozenset[int]:
        if asked == EVERYTHING:
            return frozenset(self.tree.nodes)
        if asked is None:
            return frozenset(node.pk for node in self.roots)
        return frozenset(int(pk) for pk in asked.split(".") if pk.isdecimal())

    def link(self, opened: str) -> str:
        """Return the address of this page with these branches open."""
        return f"{self.url}?{self.kept}buka={opened}"

    def rows(self) -> list[TreeRow]:
        """Return every line to show, problems last."""
        shown = [leaf for node in self._open_nodes() for leaf in self._leaves(node)]
        targets = self.tree.targets(shown) if shown else {}
        self.weaker = self.tree.weaker_targets(shown, targets) if shown else {}
        rows: list[TreeRow] = []
        for root in [*self.roots, *self.orphans]:
            rows.extend(self._branch(root, 0, targets))
        rows.extend(self._money_without_objective(pk) for pk in self.tree.unserving)
        return rows

    def whole(self) -> TreeRow | None:
        """Return the unit's own line, the sum of all programmes; None without a budget."""
        ceiling_idr = self.tree.whole_ceiling_idr
        if ceiling_idr is None:
            return None
        return TreeRow(
            anchor="",
            depth="0",
            text=str(self.here.unit),
            detail="seluruh program",
            owner="",
            ceiling=shown_rupiah(ceiling_idr),
            absorption=shown_absorption(self.tree.whole_spent_idr, ceiling_idr),
        )

    def _open_nodes(self) -> Iterator[Node]:
        """Walk the open branches: one open under a closed one is not shown."""
        waiting = [*self.roots, *self.orphans]
        while waiting:
            node = waiting.pop()
            if node.pk in self.open:
                yield node
                waiting.extend(self.tree.children.get(node.pk, ()))

    def _leaves(self, node: Node) -> tuple[Leaf, ...]:
        return self.tree.leaves.get(node.pk, ())

    def _branch(
        self, node: Node, depth: int, targets: Mapping[int, YearTarget]
    ) -> Iterator[TreeRow]:
        is_open = node.pk in self.open
        yield self._objective(node, depth, is_open=is_open)
        if not is_open:
            return
        for leaf in self._leaves(node):
            yield self._indicator(leaf, depth + 1, targets.get(leaf.series_id))
        for child in self.tree.children.get(node.pk, ()):
            yield from self._branch(child, depth + 1, targets)

    def _objective(self, node: Node, depth: int, *, is_open: bool) -> TreeRow:
        ceiling_idr, spent_idr = self.tree.ceiling_idr(node), self.tree.spent_idr(node)
        leaves = self._leaves(node)
        has_more = bool(leaves or self.tree.children.get(node.pk))
        return TreeRow(
            anchor=f"o{node.pk}",
            depth=str(min(depth, DEEPEST)),
            level=node.level,
            text=node.text,
            detail=self._detail(node),
            owner=node.owner or MISSING,
            fold_url=self._toggled(node) if has_more else "",
            expanded="true" if is_open else "false",
            mark=self._mean(node) if leaves else None,
            ceiling="" if ceiling_idr is None else shown_rupiah(ceiling_idr),
            absorption=""
            if ceiling_idr is None
            else shown_absorption(spent_idr, ceiling_idr),
            problem=(
                "belum ditemukan induknya di perjanjian atasan" if node.is_orphan else ""
            ),
        )

    def _toggled(self, node: Node) -> str:
        opened = self.open ^ {node.pk}
        return self.link(".".join(str(pk) for pk in sorted(opened)))

    def _detail(self, node: Node) -> str:
        linked = sorted(self.tree.linked.get(node.pk, frozenset()))
        activities = [str(self.activities[pk]) for pk in linked if pk in self.activities]
        level = ObjectiveLevel(node.level).label
        hidden = len(self._leaves(node)) if node.pk not in self.open else 0
        parts = [level, *activities, *([f"{hidden} indikator"] if hidden else [])]
        return " · ".join(parts)

    def _mean(self, node: Node) -> Mark:
        percent = self.tree.mean_percent(node)
        if isinstance(percent, Unknown):
            return mark(None, percent.reason.name, self.here.calendar.scale)
        return mark(percent, None, self.here.calendar.scale)

    def _indicator(self, leaf: Leaf, depth: int, target: YearTarget | None) -> TreeRow:
        reached = self.tree.reached.get(leaf.series_id)
        return TreeRow(
            anchor=f"i{leaf.pk}",
            depth=str(min(depth, DEEPEST)),
            text=leaf.text,
            detail="",
            owner=leaf.owner or MISSING,
            target=_shown_target(target, leaf),
            value=_shown_value(reached),
            mark=mark(
                reached.percent if reached else None,
                reached.reason if reached else None,
                self.here.calendar.scale,
            ),
            problem=self._problem(leaf),
            url=self.indicator_url.replace("/0/", f"/{leaf.pk}/"),
        )

    def _problem(self, leaf: Leaf) -> str:
        lacking = "" if leaf.owner else "belum ada penanggung jawab"
        return " · ".join(filter(None, [lacking, self.weaker.get(leaf.pk, "")]))

    def _money_without_objective(self, pk: int) -> TreeRow:
        activity = self.activities[pk]
        ceiling_idr = self.tree.ceilings[pk]
        share = share_percent(ceiling_idr, self.tree.whole_ceiling_idr or 0)
        return TreeRow(
            anchor=f"a{pk}",
            depth="0",
            level="kegiatan",
            text=str(activity),
            detail=activity.get_level_display(),
            owner=MISSING,
            ceiling=shown_rupiah(ceiling_idr),
            absorption=shown_absorption(self.tree.spent.get(pk), ceiling_idr),
            problem=f"{shown_percent(share)} dari pagu, belum ada sasaran dan indikatornya",
        )


def _kept(query: QueryDict) -> str:
    """Return the other parts of the address, ready for one more."""
    others = query.copy()
    others.pop("buka", None)
    return f"{others.urlencode()}&" if others else ""


def _shown_value(reached: Reached | None) -> str:
    if reached is None:
        return MISSING
    return reached.text or shown_figure(at_two_places(reached.value))


def _shown_target(target: YearTarget | None, leaf: Leaf) -> str:
    if target is None:
        return MISSING
    value: Decimal | None = target.value
    return (
        shown_figure(value, leaf.measured_in)
        if value is not None
        else target.text or MISSING
    )
