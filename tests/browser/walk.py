"""Every page there is, filled with something, and somebody who may open them all."""

import datetime as dt

from django.urls import reverse

from jenjang.apps.accounts.models import User
from jenjang.apps.organisation.models import Role
from tests.factories import GrantFactory, granted
from tests.web.place import Place
from tests.web.test_role_matrix import MATRIX, NOBODY, UMUM

NOT_PAGES = {
    "health",
    "agreements:action_plan_file",
    "agreements:bundle",
    "agreements:comparison",
    "agreements:file",
    "agreements:matrix",
    "agreements:skp",
    "agreements:words",
    "agreements:source",
    "findings:note",
    "followup:file",
    "followup:proof",
    "followup:use_file",
    "intake:leaf",
    "intake:picture",
    "intake:progress",
    "intake:source",
    "measurement:entry_sheet",
    "measurement:evidence_file",
    "measurement:ranking_workbook",
    "measurement:sender",
    "measurement:spending_template",
    "measurement:workbook",
    "notices:file",
    "organisation:logo_picture",
    "organisation:official_template",
    "plans:tree_file",
    "reports:all_file",
    "reports:file",
    "reports:picture",
    "reports:bundle",
    "reports:written_file",
    "reports:review_file",
    "reports:edition_file",
    "plans:budget_sheet",
    "plans:budget_source",
    "organisation:user_template",
    "plans:decree_file",
    "plans:problem_file",
    "signing:file",
}
DOORS = ("account_login", "account_signup", "account_inactive", "away")


def page_names() -> list[str]:
    """Return the names of all addresses that answer a GET with a page for a user."""
    return [
        name
        for name, expected in MATRIX.items()
        if expected.method == "get"
        and expected.own != NOBODY
        and name not in NOT_PAGES
        and UMUM not in expected.own
    ]


def address(name: str, place: Place) -> str:
    """Return where the page of that name is, about the place."""
    return reverse(name, kwargs=MATRIX[name].about(place))


def everything(place: Place) -> User:
    """Return a user who may open every page."""
    user = granted(Role.ADMIN, full_name="Rina Lestari, S.E.")
    since = dt.date(2025, 1, 1)
    GrantFactory(user=user, role=Role.PEMBINA, unit=None, since=since)
    GrantFactory(user=user, role=Role.OPERATOR, unit=place.unit, since=since)
    return user
