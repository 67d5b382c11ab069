"""A small kecamatan, and somebody who reads it."""

import pytest

from tests.apps.reports.sample import SMALL, a_kecamatan


@pytest.fixture
def kecamatan(db):
    return a_kecamatan(programs=SMALL)


@pytest.fixture
def reader(client, kecamatan):
    client.force_login(kecamatan.user("pemantau"))
    return client
