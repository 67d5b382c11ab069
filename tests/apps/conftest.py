"""What tests of several apps ask for."""

from copy import deepcopy
from typing import Any

import pytest

from jenjang.apps.intake.reading import audit_apart, read_apart
from jenjang.apps.intake.services import audits, readings, uploads

READ: dict[tuple[bytes, str], dict[str, Any]] = {}
AUDITED: dict[str, list[dict[str, Any]]] = {}


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start a process on a file once for all tests: the same bytes say the same again.

    What that process does, tests/apps/intake/test_reading_apart.py asks of each anew.
    """

    def reading(content: bytes, name: str, *how: Any) -> dict[str, Any]:
        if (content, name) not in READ:
            READ[content, name] = read_apart(content, name, *how)
        return deepcopy(READ[content, name])

    def audited(papers: list[dict[str, Any]], *how: Any) -> list[dict[str, Any]]:
        said = repr(papers)
        if said not in AUDITED:
            AUDITED[said] = audit_apart(papers, *how)
        return deepcopy(AUDITED[said])

    monkeypatch.setattr(uploads, "read_apart", reading)
    monkeypatch.setattr(readings, "read_apart", reading)
    monkeypatch.setattr(audits, "audit_apart", audited)
