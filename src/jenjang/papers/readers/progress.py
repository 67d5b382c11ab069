"""How far the reading of a file is, told to whoever watches; usually nobody does.

A reader calls `page_read` with 0 once it knows how many pages there are, then after each
page it has taken in; what runs it may watch:

>>> seen = []
>>> with watched_by(lambda done, total: seen.append((done, total))):
...     page_read(1, 12)
>>> page_read(2, 12)  # nobody watches any more
>>> seen
[(1, 12)]
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Watcher = Callable[[int, int], None]

_watcher: ContextVar[Watcher | None] = ContextVar("reading_watcher", default=None)


def page_read(done: int, total: int) -> None:
    """Say that `done` pages of `total` have been taken in."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(done, total)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Tell the watcher about every page read within."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)
