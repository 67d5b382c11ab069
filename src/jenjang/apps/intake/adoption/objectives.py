"""The objectives of a paper as nodes of the unit's pohon kinerja.

A node the superior promises in the same words at the same level is one node that both
promise; its owner is the lowest who promises it, since he carries it. Everything else
hangs, in this order, under: an objective above it in its own paper; the superior's
objective that the same activities serve; the one that is clearly the likest; the only one
a level up. What none of these place is kept as a root and marked `is_orphan`.
"""

from collections.abc import Iterable, Sequence

from jenjang.apps.agreements.models import Agreement, State
from jenjang.apps.intake.adoption.activities import Named, has_nomenclature
from jenjang.apps.intake.adoption.links import RANKS, Node, link, nodes_of
from jenjang.apps.intake.adoption.people import Setting
from jenjang.apps.intake.adoption.wording import bare_activity, clearly_likest
from jenjang.apps.organisation.models import Position
from jenjang.apps.organisation.trees import keys_of
from jenjang.apps.plans.models import Activity, Objective, ObjectiveLevel, Plan
from jenjang.apps.plans.services import (
    add_objective,
    correct_objective,
    give_objective,
    place_objective,
)
from jenjang.core import nomenclature
from jenjang.core.figures import fold, plain
from jenjang.core.values import Unknown
from jenjang.papers.document import Agreement as Document

SHARED_LEVELS = (
    ObjectiveLevel.PROGRAM, ObjectiveLevel.KEGIATAN, ObjectiveLevel.SUB_KEGIATAN,
)  # fmt: skip
"""Levels at which two subordinates of one superior may promise one node together."""


def grow(
    document: Document,
    named: Sequence[Named],
    position: Position,
    plan: Plan,
    setting: Setting,
) -> list[Objective]:
    """Return the row of each objective of a paper, in its order, made where it is new."""
    return _Growing(document, named, position, plan, setting).run()


def settle(
    document: Document,
    named: Sequence[Named],
    position: Position,
    plan: Plan,
    setting: Setting,
) -> None:
    """Look again for parents of a paper's nodes, now that a superior's paper is there."""
    _Growing(document, named, position, plan, setting).settle()


class _Growing:
    """One paper's objectives while they find their places."""

    def __init__(
        self,
        document: Document,
        named: Sequence[Named],
        position: Position,
        plan: Plan,
        setting: Setting,
    ) -> None:
        self.position, self.plan, self.setting = position, plan, setting
        self.superiors = superiors_objectives(position, setting)
        self.by_id = {one.pk: one for one in Activity.objects.filter(unit=setting.unit)}
        levels = [one.level for one in self.superiors]
        self.nodes = nodes_of(document.objectives, levels)
        link(self.nodes, [one.activity for one in named], self.by_id)
        self.rows: dict[int, Objective] = {}
        self.earlier = list(
            Objective.objects.filter(plan=plan, agreements__position=position)
            .distinct()
            .order_by("path")
        )

    def run(self) -> list[Objective]:
        """Place the nodes in the order of the paper."""
        for node in self.nodes:
            self.rows[node.n] = self._row(node)
        return [self.rows[node.n] for node in self.nodes]

    def settle(self) -> None:
        """Place the nodes that found no parent while the superior's paper was missing."""
        for node in self.nodes:
            row = self._own(node) or self._shared_with_superior(node)
            if row is not None:
                self.rows[node.n] = row

    def _row(self, node: Node) -> Objective:
        row = self._shared_with_superior(node) or self._own(node)
        row = row or self._shared_with_subordinate(node)
        row = self._given(row) if row else self._placed_or_made(node)
        row.activities.add(*node.activities)
        return row

    def _own(self, node: Node) -> Objective | None:
        """Return this position's node of the same words, placed where it was astray."""
        row = next((one for one in self.earlier if _is_same(one, node)), None)
        row = row or self._of_another_level(node)
        if row is None or not row.is_orphan:
            return row
        parent = self._parent(node)
        if parent is not None and not parent.path.startswith(row.path):
            moved = place_objective(objective_id=row.pk, parent=parent, by=self.setting.by)
            self.setting.changes.changed(
                "Induk sasaran", str(self.position), None, parent.text, _path(node)
            )
            return moved
        return row

    def _of_another_level(self, node: Node) -> Objective | None:
        """Return this position's own node of the words that once had another level."""
        text = fold(plain(node.objective.text))
        own = (one for one in self.earlier if one.owner_id == self.position.pk)
        row = next((one for one in own if one.folded_text == text), None)
        if row is None or self._shared_with_superior(node):
            return None
        return correct_objective(
            objective=row, level=node.level, text=row.text, by=self.setting.by
        )

    def _shared_with_superior(self, node: Node) -> Objective | None:
        return next((one for one in self.superiors if _is_same(one, node)), None)

    def _shared_with_subordinate(self, node: Node) -> Objective | None:
        """Return the node that a subordinate's paper, adopted before, promised alone."""
        theirs = Objective.objects.filter(
            plan=self.plan,
            is_orphan=True,
            owner__path__startswith=self.position.path,
            level=node.level,
        ).select_related("owner")
        row = next((one for one in theirs if _is_same(one, node)), None)
        if row is None:
            return None
        parent = self._parent(node)
        return place_objective(
            objective_id=row.pk,
            parent=parent,
            is_orphan=parent is None and not self._is_top(),
            by=self.setting.by,
        )

    def _given(self, row: Objective) -> Objective:
        """Make the lowest who promises a node its owner."""
        owner = row.owner
        is_lower = owner is None or (
            self.position.path != owner.path and self.position.path.startswith(owner.path)
        )
        return (
            give_objective(objective=row, owner=self.position, by=self.setting.by)
            if is_lower
            else row
        )

    def _placed_or_made(self, node: Node) -> Objective:
        parent = self._parent(node)
        shared = self._shared_with_colleague(node, parent)
        if shared is not None:
            return shared
        row = add_objective(
            plan=self.plan,
            level=node.level,
            text=plain(node.objective.text),
            parent=parent,
            owner=self.position,
            order=node.n,
            is_orphan=parent is None and not self._is_top(),
            by=self.setting.by,
        )
        self.setting.changes.new(
            node.level.label, str(self.position), row.text, _path(node)
        )
        if row.is_orphan:
            self.setting.changes.remark(
                f"Induk “{row.text}” ({self.position}) tidak ditemukan pada PK atasannya; "
                "pilih induknya di pohon kinerja."
            )
        return row

    def _shared_with_colleague(
        self, node: Node, parent: Objective | None
    ) -> Objective | None:
        if node.level not in SHARED_LEVELS:
            return None
        beside = Objective.objects.filter(
            plan=self.plan, parent=parent, level=node.level
        ).exclude(owner=None)
        colleagues = (
            one
            for one in beside.select_related("owner")
            if one.owner and one.owner.reports_to_id == self.position.reports_to_id
        )
        return next((one for one in colleagues if _is_same(one, node)), None)

    def _is_top(self) -> bool:
        """Return whether the position answers to nobody inside the unit."""
        superior = self.position.reports_to
        return superior is None or superior.unit_id is None

    def _parent(self, node: Node) -> Objective | None:
        return (
            self._in_own_paper(node)
            or self._through_activities(node)
            or self._by_words(node)
            or self._only_one_up(node)
        )

    def _in_own_paper(self, node: Node) -> Objective | None:
        """Return the objective above it in the paper.

        The nearest before it, where the paper goes down and up again. Where it lists all
        of the level above first, in a table of their own, their order says nothing: then
        the likest by its words, else that of its neighbour, else the nearest; a remark
        asks to check the last two.
        """
        higher = [one for one in self.nodes[: node.n] if one.rank < node.rank]
        if not higher:
            return None
        nearest = higher[-1]
        block = _block_before(nearest, self.nodes)
        if len(block) == 1 or not _is_table_of_its_own(block, self.nodes):
            return self.rows.get(nearest.n)
        likest = clearly_likest(
            node.objective.text, {one.n: one.objective.text for one in block}
        )
        if likest is not None:
            return self.rows.get(likest)
        self.setting.changes.remark(
            f"Induk “{plain(node.objective.text)}” diambil dari urutan dokumen; periksa di "
            "pohon kinerja."
        )
        neighbour = self.rows.get(node.n - 1)
        is_beside = neighbour is not None and self.nodes[node.n - 1].rank == node.rank
        if neighbour is not None and is_beside and neighbour.parent is not None:
            return neighbour.parent
        return self.rows.get(nearest.n)

    def _through_activities(self, node: Node) -> Objective | None:
        """Return the superior's objective that an activity of this one's branch serves."""
        for pk in self._branch_up(node):
            serving = [one for one in self._higher(node) if pk in _activity_ids(one)]
            lowest = max((RANKS[one.level] for one in serving), default=None)
            nearest = [one for one in serving if RANKS[one.level] == lowest]
            if nearest:
                only = nearest[0] if len(nearest) == 1 else None
                return only or self._likest(node, nearest)
        return None

    def _branch_up(self, node: Node) -> list[int]:
        """Return the node's activities and those above them, nearest first."""
        activities = node.activities or self._named_in_text(node)
        chains = [list(reversed(keys_of(one.path))) for one in activities]
        longest = max(map(len, chains), default=0)
        steps = [chain[at] for at in range(longest) for chain in chains if at < len(chain)]
        return list(dict.fromkeys(steps))

    def _named_in_text(self, node: Node) -> list[Activity]:
        """Return the activity that the objective's own words name, or one above it."""
        if not has_nomenclature(self.setting.unit):
            return []
        found = nomenclature.find(bare_activity(plain(node.objective.text)))
        code = None if isinstance(found, Unknown) else found.code
        by_code = {one.code: one for one in self.by_id.values() if one.code}
        while code is not None and code not in by_code:
            code = nomenclature.parent_code(code)
        return [] if code is None else [by_code[code]]

    def _by_words(self, node: Node) -> Objective | None:
        return self._likest(node, self._higher(node))

    def _likest(self, node: Node, among: Sequence[Objective]) -> Objective | None:
        likest = clearly_likest(
            node.objective.text, {n: one.text for n, one in enumerate(among)}
        )
        return None if likest is None else among[likest]

    def _only_one_up(self, node: Node) -> Objective | None:
        higher = self._higher(node)
        lowest = max((RANKS[one.level] for one in higher), default=None)
        nearest = [one for one in higher if RANKS[one.level] == lowest]
        return nearest[0] if len(nearest) == 1 else None

    def _higher(self, node: Node) -> list[Objective]:
        """Return the superior's objectives above it; of Kinerja, also those beside it."""
        is_kinerja = node.level is ObjectiveLevel.KINERJA
        return [
            one
            for one in self.superiors
            if RANKS[one.level] < node.rank
            or (is_kinerja and RANKS[one.level] == node.rank)
        ]


def superiors_objectives(position: Position, setting: Setting) -> list[Objective]:
    """Return what the superior's agreement in force promises, with the activities."""
    if position.reports_to_id is None:
        return []
    rows = Objective.objects.filter(
        agreements__in=Agreement.objects.filter(
            position=position.reports_to_id,
            unit=setting.unit,
            year=setting.year,
            state=State.IN_FORCE,
        )
    )
    return list(
        rows.select_related("owner").prefetch_related("activities").order_by("path")
    )


def _is_same(row: Objective, node: Node) -> bool:
    return row.level == node.level and row.folded_text == fold(plain(node.objective.text))


def _activity_ids(row: Objective) -> Iterable[int]:
    return {one.pk for one in row.activities.all()}


def _block_before(nearest: Node, nodes: Sequence[Node]) -> list[Node]:
    """Return the unbroken run of nodes of one rank that ends with this one."""
    block = [nearest]
    while block[0].n > 0 and nodes[block[0].n - 1].rank == nearest.rank:
        block.insert(0, nodes[block[0].n - 1])
    return block


def _is_table_of_its_own(block: Sequence[Node], nodes: Sequence[Node]) -> bool:
    """Return whether all nodes of the block's rank stand in it and nowhere else."""
    return sum(one.rank == block[0].rank for one in nodes) == len(block)


def _path(node: Node) -> str:
    return f"objectives[{node.n}]"
