"""Fixtures of the pages: a pemda, a unit with one of everything, people signed in."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.test import Client

from jenjang.apps.organisation.models import PEMDA_ROLES, Role, Unit
from tests.conftest import taken_back
from tests.factories import GovernmentFactory, granted
from tests.web.place import Place, furnished_unit


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    """Return a unit with one of everything, made once for a file of tests."""
    with taken_back(django_db_blocker):
        GovernmentFactory()
        yield furnished_unit("Kecamatan Sukamaju")


@pytest.fixture
def place(furnished: Place, db: None) -> Place:
    """Return a unit with one of everything, as new for every test."""
    if Unit.objects.filter(pk=furnished.unit.pk).exists():
        return deepcopy(furnished)
    GovernmentFactory()  # it was taken back for a test that had the database to itself
    return furnished_unit("Kecamatan Sukamaju")


@pytest.fixture
def signed_in(place: Place) -> Callable[[Role], Client]:
    """Return a function that signs somebody in who holds a role in the unit."""

    def client_of(role: Role) -> Client:
        client = Client()
        client.force_login(granted(role, None if role in PEMDA_ROLES else place.unit))
        return client

    return client_of


@pytest.fixture
def admin(signed_in: Callable[[Role], Client]) -> Client:
    """Return a client signed in as admin."""
    return signed_in(Role.ADMIN)


@pytest.fixture
def operator(signed_in: Callable[[Role], Client]) -> Client:
    """Return a client signed in as the unit's operator."""
    return signed_in(Role.OPERATOR)
