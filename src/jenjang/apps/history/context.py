"""The request in hand, known to the history without being passed along."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,36}")


def request_id() -> str | None:
    """Return the id of the request in hand, None outside one (a command, a test)."""
    return _request_id.get()


@contextmanager
def in_request(given: str | None = None) -> Iterator[str]:
    """Give everything done inside one id: the proxy's, where it is sane, or a new one."""
    own = given if given and GIVEN.fullmatch(given) else str(uuid.uuid4())
    token = _request_id.set(own)
    try:
        yield own
    finally:
        _request_id.reset(token)
