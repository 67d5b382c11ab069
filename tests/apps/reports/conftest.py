"""A small kecamatan, and somebody who reads it."""

from copy import deepcopy

import pytest

from jenjang.apps.organisation.models import Unit
from tests.apps.reports.sample import SMALL, a_kecamatan
from tests.conftest import taken_back


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker):
    """Return a kecamatan that is made once for a file of tests."""
    with taken_back(django_db_blocker):
        yield a_kecamatan(programs=SMALL)


@pytest.fixture
def kecamatan(furnished, db):
    """Return that kecamatan, as new for every test."""
    if Unit.objects.filter(pk=furnished.unit.pk).exists():
        return deepcopy(furnished)
    return a_kecamatan(programs=SMALL)  # taken back for a test with the database to itself


@pytest.fixture
def reader(client, kecamatan):
    client.force_login(kecamatan.user("pemantau"))
    return client
