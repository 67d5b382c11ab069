"""Put a changed function into a module that is imported already."""

import ast
import copy
import sys
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import CodeType, FunctionType

from mutation.changes import Change, changes

Cache = type(lru_cache(lambda: None))
OPTIMIZED = 0x1  # co_flags: the code of a function, not of a class or a module
# What is read from data files once is the same whatever is changed, and dear to read again.
CACHED = (
    "jenjang.papers.audit.rules",
    "jenjang.papers.audit.facts",
    "jenjang.core.formulas",
    "tests.",
)


class Module:
    """A module under test: its tree, its changes, and the functions that live of it."""

    def __init__(self, path: Path, name: str) -> None:
        """Parse a module's file."""
        self.path = path
        self.name = name
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.changes = changes(self.tree)
        self.whole = compile(self.tree, str(path), "exec", dont_inherit=True)
        self.live: dict[CodeType, list[FunctionType]] = {}

    def find(self, objects: list[object]) -> None:
        """Note the functions of this module in memory, by their code."""
        for each in objects:
            if type(each) is FunctionType and each.__module__ == self.name:
                self.live.setdefault(each.__code__, []).append(each)

    def changed(self, change: Change) -> CodeType | None:
        """Compile the module with one change; None where it does not compile or differ."""
        old = change.put(copy.deepcopy(change.new))
        try:
            ast.fix_missing_locations(self.tree)
            code = compile(self.tree, str(self.path), "exec", dont_inherit=True)
        except SyntaxError:
            return None
        finally:
            change.put(old)
        return None if code == self.whole else code

    def patch(self, change: Change, code: CodeType) -> bool:
        """Let the functions in memory run the changed code; False where none is found."""
        if change.function is None:
            return self._rename(code)
        done = False
        for old, new in _pairs(self.whole, code):
            for function in self.live.get(old, []) if old != new else []:
                function.__code__ = new
                done = True
        return done

    def _rename(self, code: CodeType) -> bool:
        """Set the figures at the top of the module, here and where they were imported."""
        own = vars(sys.modules[self.name])
        fresh = dict(own)
        exec(code, fresh)  # noqa: S102 - our own module, with one figure changed
        figures = (int, float, tuple, dict, frozenset, Decimal)
        before = {k: v for k, v in own.items() if k.isupper() and isinstance(v, figures)}
        names = [k for k, v in before.items() if k != "RULES" and fresh[k] != v]
        for name in names:
            for other in list(sys.modules.values()):
                if getattr(other, "__dict__", {}).get(name) is before[name]:
                    setattr(other, name, fresh[name])
        return bool(names)


def caches(objects: list[object]) -> list[Cache]:
    """Return the caches that a changed function could hide behind."""
    return [
        each
        for each in objects
        if type(each) is Cache and str(each.__module__).startswith(CACHED)
    ]


def _pairs(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """Return the outermost functions of two versions of a module, side by side."""
    for before, after in zip(_codes(old), _codes(new), strict=True):
        if before.co_flags & OPTIMIZED:
            yield before, after
        else:
            yield from _pairs(before, after)


def _codes(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]
