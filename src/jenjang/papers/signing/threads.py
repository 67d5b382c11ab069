"""Where pyHanko runs: in a thread of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def in_a_thread(act: Callable[[], Result]) -> Result:
    """Return what an act gives that starts an event loop of its own.

    A thread can run only one loop, and whoever calls may be in one already.
    """
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(act).result()
