"""Every address asks its questions of PostgreSQL too, once.

Who may open what is the same whatever database stands behind the pages: the matrix of
addresses, roles and units asks it on SQLite alone (decision 15). What an address asks of
the database is not the same, so somebody who may open most of them goes to each.
"""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from jenjang.apps.organisation.models import Role
from tests.browser.walk import everything
from tests.factories import GovernmentFactory
from tests.web.place import Place, furnished_unit
from tests.web.test_role_matrix import MATRIX, UMUM, was_let_in

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
HIS = {Role.ADMIN, Role.PEMBINA, Role.OPERATOR, UMUM}


def test_every_address_answers_who_may_open_it_and_refuses_him_the_others():
    GovernmentFactory()
    place = furnished_unit("Kecamatan Sukamaju")
    visitor = Client()
    visitor.force_login(everything(place))
    assert place.report  # opened once

    answers = {name: answer(visitor, name, place) for name in MATRIX}

    opened = {name for name, response in answers.items() if was_let_in(response)}
    assert opened == {name for name, expected in MATRIX.items() if expected.own & HIS}
    assert [name for name in opened if answers[name].status_code >= 500] == []


def answer(visitor: Client, name: str, place: Place) -> HttpResponse:
    """Return what an address says; what it did is taken back."""
    expected = MATRIX[name]
    with transaction.atomic():
        url = f"{reverse(name, kwargs=expected.about(place))}?unit={place.unit.pk}"
        response: HttpResponse = getattr(visitor, expected.method)(url)
        transaction.set_rollback(True)
    return response
