"""A plan's tree as the boxes of a drawing."""

from jenjang.apps.plans.models import ObjectiveLevel
from jenjang.apps.plans.snapshots.cascade import Leaf, Node, PlanTree
from jenjang.core.figures import write_rupiah
from jenjang.papers.drawing import Box

MAIN = {ObjectiveLevel.TUJUAN, ObjectiveLevel.STRATEGIS}


def boxes_of(tree: PlanTree, parent: int | None = None) -> tuple[Box, ...]:
    """Return the tree as boxes, from the top; each measure with the year's target."""
    return tuple(_box(tree, node) for node in tree.children.get(parent, ()))


def _box(tree: PlanTree, node: Node) -> Box:
    leaves = tree.leaves.get(node.pk, ())
    return Box(
        key=node.pk,
        label=ObjectiveLevel(node.level).label,
        text=node.text,
        measures=tuple(_measure(tree, leaf) for leaf in leaves),
        notes=tuple(_notes(tree, node)),
        children=boxes_of(tree, node.pk),
        is_main=node.level in MAIN,
    )


def _measure(tree: PlanTree, leaf: Leaf) -> str:
    target = tree.target(leaf)
    unit = f" {leaf.measured_in}" if leaf.measured_in else ""
    return f"{leaf.text}: {target}{unit}" if target else f"{leaf.text}: target belum ada"


def _notes(tree: PlanTree, node: Node) -> list[str]:
    ceiling_idr = tree.ceiling_idr(node)
    asked = tree.crosscuts.get(node.pk, ())
    return [
        *([node.owner] if node.owner else []),
        *tree.linked.get(node.pk, {}).values(),
        *([write_rupiah(ceiling_idr)] if ceiling_idr is not None else []),
        *([f"CSF: {node.csf}"] if node.csf else []),
        *(f"Crosscutting: {one.unit} ({one.get_state_display().lower()})" for one in asked),
    ]
