"""Certificates of these tests open quickly: nobody guesses their passphrases."""

import pytest

from jenjang.papers.signing import authority


@pytest.fixture(autouse=True)
def quick_certificates(monkeypatch):
    """Let a passphrase cost a guesser little, as the tests' password hasher does."""
    monkeypatch.setattr(authority, "ROUNDS", 1000)
