"""The small faults that are planted: one expression or statement in place of another."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

COMPARED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
COUNTED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}
UNTOUCHED = {
    "annotation",
    "returns",
    "decorator_list",
    "defaults",
    "kw_defaults",
    "format_spec",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Another node in the place of one; `function` is the outermost it stands in."""

    owner: ast.AST
    field: str
    index: int | None
    new: ast.AST
    first_line: int
    last_line: int
    function: ast.AST | None
    what: str

    def put(self, node: ast.AST) -> ast.AST:
        """Put a node in the place, and return the one that stood there."""
        if self.index is None:
            old: ast.AST = getattr(self.owner, self.field)
            setattr(self.owner, self.field, node)
            return old
        place: list[ast.AST] = getattr(self.owner, self.field)
        place[self.index], old = node, place[self.index]
        return old


@dataclass(slots=True)
class _Place:
    owner: ast.AST
    field: str
    index: int | None
    node: ast.AST
    function: ast.AST | None
    statement: ast.stmt | None
    compared: bool


def changes(tree: ast.Module) -> list[Change]:
    """Return every change of functions and of the figures named at the top of a module."""
    return [
        _change(place, new)
        for place in _places(tree, None, None, compared=False)
        if place.function or _is_named_figure(place)
        for new in _instead(place)
    ]


def _change(place: _Place, new: ast.AST) -> Change:
    located = place.node if hasattr(place.node, "lineno") else place.owner
    if not hasattr(located, "lineno"):
        located = place.statement or located
    first = getattr(located, "lineno", 1)
    last = getattr(located, "end_lineno", None) or first
    # The operator of a comparison is shown with the comparison it stands in.
    shown = (
        place.owner
        if isinstance(place.node, (ast.cmpop, ast.operator, ast.boolop))
        else None
    )
    what = _told(place, new, shown)
    return Change(
        place.owner, place.field, place.index, new, first, last, place.function, what
    )


def _told(place: _Place, new: ast.AST, shown: ast.AST | None) -> str:
    if shown is None:
        return f"{_short(place.node)}  ->  {_short(new)}"
    name = type(place.node).__name__, type(new).__name__
    return f"{_short(shown)}  :  {name[0]} -> {name[1]}"


def _short(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:90]


def _places(
    node: ast.AST, function: ast.AST | None, statement: ast.stmt | None, *, compared: bool
) -> Iterator[_Place]:
    """Walk what is run; annotations, decorators, defaults and docstrings are not."""
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        function = function or node
    if isinstance(node, ast.stmt):
        statement = node
    compared = isinstance(node, ast.Compare) or (
        compared and isinstance(node, (ast.Tuple, ast.Set, ast.List))
    )
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and not _is_docstring(child):
                yield _Place(node, field, index, child, function, statement, compared)
                yield from _places(child, function, statement, compared=compared)


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_named_figure(place: _Place) -> bool:
    """Return whether a place is a number in `NAME = ...` at the top of a module."""
    return (
        isinstance(place.statement, (ast.Assign, ast.AnnAssign))
        and place.statement.col_offset == 0
        and isinstance(place.node, ast.Constant)
        and not isinstance(place.node.value, bool)
        and not (isinstance(place.owner, ast.Call) and not _is_decimal(place.owner))
        and not isinstance(place.owner, ast.keyword)
    )


def _instead(place: _Place) -> Iterator[ast.AST]:
    """Return what is put in a place: nothing where there is no small fault to make."""
    node = place.node
    kind = type(node)
    if kind in COMPARED:
        yield COMPARED[kind]()
    elif kind in COUNTED and not _joins_text(place):
        yield COUNTED[kind]()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        yield node.operand
    elif isinstance(node, ast.Constant):
        yield from _constants(place, node)
    elif isinstance(node, ast.Name) and place.field == "func" and node.id in CALLED:
        yield ast.copy_location(ast.Name(CALLED[node.id], ast.Load()), node)
    elif isinstance(node, ast.stmt):
        yield from _statements(node)
    if _is_condition(place):
        yield ast.copy_location(ast.Constant(value=True), node)


def _joins_text(place: _Place) -> bool:
    """Return whether `+` stands beside a text, where `-` could but fail."""
    sides = [getattr(place.owner, name, None) for name in ("left", "right")]
    return isinstance(place.node, (ast.Add, ast.Mod)) and any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )


def _constants(place: _Place, node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.copy_location(ast.Constant(value=not value), node)
    elif isinstance(value, (int, float)):
        yield ast.copy_location(ast.Constant(value=value + 1), node)
    elif isinstance(value, str) and _is_decimal(place.owner):
        more = _one_more(value)
        if more is not None:
            yield ast.copy_location(ast.Constant(value=more), node)
    elif isinstance(value, str) and place.compared and place.function:
        yield ast.copy_location(ast.Constant(value=f"XX{value}"), node)


def _is_decimal(owner: ast.AST) -> bool:
    return (
        isinstance(owner, ast.Call)
        and isinstance(owner.func, ast.Name)
        and owner.func.id == "Decimal"
    )


def _one_more(value: str) -> str | None:
    """Return a decimal with one more in its last place: 0.5 becomes 0.6.

    >>> _one_more("0.5"), _one_more("100"), _one_more("")
    ('0.6', '101', None)
    """
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return str(number + Decimal(1).scaleb(int(number.as_tuple().exponent)))


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.Return) and not _is_none(node.value):
        yield ast.copy_location(ast.Return(value=ast.Constant(value=None)), node)
    elif isinstance(node, ast.Continue):
        yield ast.copy_location(ast.Break(), node)
        yield ast.copy_location(ast.Pass(), node)
    elif isinstance(node, ast.Break):
        yield ast.copy_location(ast.Continue(), node)
    elif isinstance(node, ast.Expr) and isinstance(node.value, (ast.Yield, ast.YieldFrom)):
        # The function stays a generator: the fault is that it says nothing here.
        nothing = ast.YieldFrom(value=ast.Tuple(elts=[], ctx=ast.Load()))
        yield ast.copy_location(ast.Expr(value=nothing), node)


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _is_condition(place: _Place) -> bool:
    """Return whether a place decides; it is then held to be true."""
    return place.field in ("test", "ifs") and not isinstance(
        place.owner, (ast.While, ast.Assert)
    )
