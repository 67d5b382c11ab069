"""Acts of several people at the same moment, each in a thread and connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection

from jenjang.core.values import Refused


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do the acts in threads of their own, started together; return what each gave."""
    start = threading.Barrier(len(acts))
    given: list[object] = [None] * len(acts)

    def run(n: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            given[n] = act()
        except Refused as refusal:
            given[n] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def refused(given: list[object]) -> int:
    """Return how many of the acts were refused."""
    return sum(isinstance(one, Refused) for one in given)
