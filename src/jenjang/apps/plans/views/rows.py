"""The tree as lines of a table, its figures ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from jenjang.apps.plans.models import CrosscutRequest, ObjectiveLevel
from jenjang.apps.plans.snapshots.cascade import Leaf, Node, PlanTree, Stated
from jenjang.core.cascade import Worry
from jenjang.core.figures import write_number, write_rupiah

DEEPEST = 5  # what a page is wide enough to indent
EVERYTHING = "semua"
MISSING = "–"
OPEN_WHOLE = 120  # lines; a larger tree opens with its first two levels


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line: an objective, or (no `level`) an indicator of the one above it."""

    key: int
    anchor: str
    depth: str
    text: str
    detail: str
    owner: str
    url: str
    parent: str = ""
    level: str = ""
    fold_url: str = ""
    expanded: str = "false"
    hidden: str = ""
    target: str = ""
    ceiling: str = ""
    csf: str = ""
    supports: str = ""
    add_url: str = ""
    activities: tuple[str, ...] = ()
    worries: tuple[Worry, ...] = ()
    crosscuts: tuple[CrosscutRequest, ...] = ()


class Folding:
    """Which branches of a tree are open (`?buka=12.15`), and the ways to open others."""

    def __init__(self, tree: PlanTree, url: str, asked: str | None) -> None:
        """Take what the address asks for; without it a small tree stands open whole."""
        self.tree, self.url = tree, url
        self.is_asked = asked is not None
        self.open = self._open(asked)

    def _open(self, asked: str | None) -> frozenset[int]:
        lines = len(self.tree.nodes) + sum(map(len, self.tree.leaves.values()))
        if asked == EVERYTHING or (asked is None and lines <= OPEN_WHOLE):
            return frozenset(self.tree.nodes)
        if asked is None:
            return frozenset(node.pk for node in self.tree.children.get(None, ()))
        return frozenset(int(pk) for pk in asked.split(".") if pk.isdecimal())

    def address(self, opened: str) -> str:
        """Return the page with these branches open."""
        return f"{self.url}?pada={self.tree.year}&buka={opened}"

    def toggled(self, node: Node) -> str:
        """Return the page with this branch opened, or closed."""
        return self.address(".".join(str(pk) for pk in sorted(self.open ^ {node.pk})))

    @property
    def query(self) -> str:
        """Return what the address of the page as it stands says."""
        if not self.is_asked:
            return f"pada={self.tree.year}"
        opened = ".".join(str(pk) for pk in sorted(self.open))
        return f"pada={self.tree.year}&buka={opened}"


def rows_of(tree: PlanTree, folding: Folding) -> Iterator[TreeRow]:
    """Yield the lines that show."""
    urls = _Urls()
    waiting = [(node, 0) for node in reversed(tree.children.get(None, ()))]
    while waiting:
        node, depth = waiting.pop()
        is_open = node.pk in folding.open
        yield _objective(tree, node, depth, folding, urls)
        if not is_open:
            continue
        for leaf in tree.leaves.get(node.pk, ()):
            yield _indicator(tree, leaf, depth + 1, urls)
        below = tree.children.get(node.pk, ())
        waiting.extend((child, depth + 1) for child in reversed(below))


class _Urls:
    """One reversal serves all rows: it costs more than the row."""

    def __init__(self) -> None:
        self.node_url = reverse("plans:node", args=[0])
        self.new_url = reverse("plans:indicator_new", args=[0])
        self.indicator_url = reverse("plans:indicator", args=[0])

    def node(self, pk: int) -> str:
        return self.node_url.replace("/0/", f"/{pk}/")

    def indicator(self, pk: int) -> str:
        return self.indicator_url.replace("/0/", f"/{pk}/")

    def new(self, pk: int) -> str:
        return self.new_url.replace("/0/", f"/{pk}/")


def _objective(
    tree: PlanTree, node: Node, depth: int, folding: Folding, urls: _Urls
) -> TreeRow:
    leaves = tree.leaves.get(node.pk, ())
    is_open = node.pk in folding.open
    has_more = bool(leaves or tree.children.get(node.pk))
    ceiling_idr = tree.ceiling_idr(node)
    return TreeRow(
        key=node.pk,
        anchor=f"o{node.pk}",
        depth=str(min(depth, DEEPEST)),
        text=node.text,
        detail=ObjectiveLevel(node.level).label,
        owner=node.owner or MISSING,
        url=urls.node(node.pk),
        add_url=urls.new(node.pk) if tree.plan.unit_id is not None else "",
        parent="" if node.parent_id is None else str(node.parent_id),
        level=node.level,
        fold_url=folding.toggled(node) if has_more else "",
        expanded="true" if is_open else "false",
        hidden="" if is_open or not has_more else _hidden(tree, node),
        ceiling="" if ceiling_idr is None else write_rupiah(ceiling_idr),
        csf=node.csf,
        supports=_supported(tree, node),
        activities=tuple(tree.linked.get(node.pk, {}).values()),
        worries=tree.worries.get(("aim", node.pk), ()),
        crosscuts=tree.crosscuts.get(node.pk, ()),
    )


def _supported(tree: PlanTree, node: Node) -> str:
    if node.supports_lineage is None:
        return ""
    return tree.supported.get(node.supports_lineage, "sasaran yang tidak ada lagi")


def _hidden(tree: PlanTree, node: Node) -> str:
    """Return what a closed branch holds, and how much of it is to be mended."""
    nodes, leaves, worried = 0, 0, 0
    waiting = [node]
    while waiting:
        one = waiting.pop()
        own = tree.leaves.get(one.pk, ())
        below = tree.children.get(one.pk, ())
        leaves += len(own)
        nodes += len(below)
        worried += sum(len(tree.worries.get(("measure", leaf.pk), ())) for leaf in own)
        worried += sum(len(tree.worries.get(("aim", child.pk), ())) for child in below)
        waiting.extend(below)
    parts = [(nodes, "sasaran"), (leaves, "indikator"), (worried, "perlu dibenahi")]
    return ", ".join(f"{count} {what}" for count, what in parts if count)


def _indicator(tree: PlanTree, leaf: Leaf, depth: int, urls: _Urls) -> TreeRow:
    return TreeRow(
        key=leaf.pk,
        anchor=f"i{leaf.pk}",
        depth=str(min(depth, DEEPEST)),
        text=leaf.text,
        detail="IKU" if leaf.is_iku else "",
        owner=leaf.owner or MISSING,
        url=urls.indicator(leaf.pk),
        target=shown_target(tree.target(leaf), leaf.measured_in),
        worries=tree.worries.get(("measure", leaf.pk), ()),
    )


def shown_target(stated: Stated | None, measured_in: str | None) -> str:
    """Return a target with its unit, a dash where there is none."""
    if stated is None:
        return MISSING
    number = stated.text or MISSING
    if stated.text is None and stated.value is not None:
        number = write_number(stated.value, unit=measured_in)
    is_bare = stated.value is not None and number[-1].isdigit()
    return f"{number} {measured_in}" if measured_in and is_bare else number
