"""Which activities serve which objective of one paper; no database here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from jenjang.apps.intake.adoption.wording import clearly_likest, likeness
from jenjang.apps.plans.models import Activity, ActivityLevel, ObjectiveLevel
from jenjang.core.figures import fold
from jenjang.papers.document import Objective

PRINTED_LEVELS = {
    "tujuan": ObjectiveLevel.TUJUAN,
    "tujuan/sasaran": ObjectiveLevel.STRATEGIS,
    "sasaran": ObjectiveLevel.STRATEGIS,
    "sasaran strategis": ObjectiveLevel.STRATEGIS,
    "sasaran program": ObjectiveLevel.PROGRAM,
    "sasaran kegiatan": ObjectiveLevel.KEGIATAN,
    "sasaran sub kegiatan": ObjectiveLevel.SUB_KEGIATAN,
}
"""Levels as papers print them; any other ("kinerja", "kinerja utama") is Kinerja."""

RANKS = {level.value: rank for rank, level in enumerate(ObjectiveLevel)}
SERVED_BY = {
    ObjectiveLevel.PROGRAM: ActivityLevel.PROGRAM,
    ObjectiveLevel.KEGIATAN: ActivityLevel.KEGIATAN,
    ObjectiveLevel.SUB_KEGIATAN: ActivityLevel.SUB_KEGIATAN,
}
CLEARLY_NAMED = 0.55  # likeness that lets a strategic objective be served by an activity
OUT_OF_ORDER = 0.2  # how much likelier another line must be to overrule the order


@dataclass(eq=False)
class Node:
    """An objective of a paper on its way into the tree."""

    n: int
    objective: Objective
    level: ObjectiveLevel
    activities: list[Activity] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """Return how far from the top its level is."""
        return RANKS[self.level]


def printed_level(text: str) -> ObjectiveLevel:
    """Return the level a paper prints."""
    return PRINTED_LEVELS.get(fold(text), ObjectiveLevel.KINERJA)


def nodes_of(objectives: Sequence[Objective], superior_levels: Sequence[str]) -> list[Node]:
    """Return a paper's objectives with their levels.

    Many offices head every paper "Sasaran Strategis": what a subordinate promises under
    such a heading is Kinerja, since it cannot stand beside or above his superior's.
    """
    levels = [printed_level(objective.level) for objective in objectives]
    highest = min((RANKS[level] for level in superior_levels), default=None)
    if highest is not None and levels and min(map(_rank, levels)) <= highest:
        own = min(map(_rank, levels))
        if own <= RANKS[ObjectiveLevel.STRATEGIS]:
            levels = [
                ObjectiveLevel.KINERJA if _rank(level) == own else level for level in levels
            ]
    return [
        Node(n, objective, level)
        for n, (objective, level) in enumerate(zip(objectives, levels, strict=True))
    ]


def _rank(level: ObjectiveLevel) -> int:
    return RANKS[level]


def link(
    nodes: Sequence[Node],
    activities: Sequence[Activity],
    by_id: Mapping[int, Activity],
) -> None:
    """Give each node the activities of the paper that serve it; `by_id` are the unit's.

    One objective is served by all. As many objectives as activities of their level pair
    off in their order, unless the words say otherwise; else the words alone decide. What
    is left is served by what stands above the activities of the objectives under it; one
    objective and one activity that are left over belong to each other.
    """
    tops = [one for one in activities if not _is_under(one, activities)]
    if len(nodes) == 1:
        nodes[0].activities = tops
        return
    for level in {node.level for node in nodes}:
        alike = [node for node in nodes if node.level is level]
        if level in SERVED_BY:
            fitting = [one for one in activities if one.level == SERVED_BY[level]]
            _pair(alike, fitting, _in_order)
        elif level is ObjectiveLevel.KINERJA:
            as_many = len(alike) == len(activities)
            _pair(alike, activities if as_many else tops, _in_order)
        else:
            _pair(alike, tops, _by_words(CLEARLY_NAMED))
    _lift(nodes, by_id)
    _join_what_is_left(nodes, tops)


def _is_under(one: Activity, others: Sequence[Activity]) -> bool:
    return any(
        one.path != other.path and one.path.startswith(other.path) for other in others
    )


Pairing = Callable[[Sequence[Node], Sequence[Activity]], dict[Node, Activity]]


def _pair(nodes: Sequence[Node], activities: Sequence[Activity], how: Pairing) -> None:
    for node, activity in how(nodes, activities).items():
        node.activities = [activity]


def _in_order(
    nodes: Sequence[Node], activities: Sequence[Activity]
) -> dict[Node, Activity]:
    if len(nodes) != len(activities):
        return _by_words()(nodes, activities)
    in_order = dict(zip(nodes, activities, strict=True))
    by_words = {node: _clearly_better(node, in_order[node], activities) for node in nodes}
    each_its_own = len({one.pk for one in by_words.values()}) == len(nodes)
    return by_words if each_its_own else in_order


def _clearly_better(
    node: Node, activity: Activity, activities: Sequence[Activity]
) -> Activity:
    best = max(activities, key=lambda one: _likeness(node, one))
    gain = _likeness(node, best) - _likeness(node, activity)
    return best if gain >= OUT_OF_ORDER else activity


def _likeness(node: Node, activity: Activity) -> float:
    """Return how alike the activity is to the objective's words or its indicators'."""
    texts = [node.objective.text, *(one.text for one in node.objective.indicators)]
    return max(likeness(text, activity.name) for text in texts)


def _by_words(enough: float = 0.5) -> Pairing:
    def pairing(
        nodes: Sequence[Node], activities: Sequence[Activity]
    ) -> dict[Node, Activity]:
        names = {n: one.name for n, one in enumerate(activities)}
        found = {}
        for node in nodes:
            likest = clearly_likest(node.objective.text, names, enough)
            if likest is not None:
                found[node] = activities[likest]
        return found

    return pairing


def _lift(nodes: Sequence[Node], by_id: Mapping[int, Activity]) -> None:
    """Let a node without activity be served by what is above those under it."""
    for node in reversed(nodes):
        if node.activities or node.level not in SERVED_BY:
            continue
        wanted = SERVED_BY[node.level]
        above = [
            by_id[one.parent_id]
            for below in under(node, nodes)
            for one in below.activities
            if one.parent_id is not None and by_id[one.parent_id].level == wanted
        ]
        node.activities = list(dict.fromkeys(above))


def _join_what_is_left(nodes: Sequence[Node], tops: Sequence[Activity]) -> None:
    served = {activity.pk for node in nodes for activity in node.activities}
    unserved = [activity for activity in tops if activity.pk not in served]
    bare = [node for node in nodes if not node.activities]
    if len(unserved) == len(bare) == 1:
        bare[0].activities = unserved


def under(node: Node, nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes that follow a node in the paper up to the next of its rank."""
    found: list[Node] = []
    for one in nodes[node.n + 1 :]:
        if one.rank <= node.rank:
            break
        found.append(one)
    return found
