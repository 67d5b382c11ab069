"""Who reads the papers of a quarter."""

import datetime as dt

from jenjang.apps.organisation.access import user_rule
from jenjang.apps.organisation.models import Role, Visitor
from jenjang.apps.organisation.permissions import roles

READS_ALL = {
    Role.ADMIN, Role.PEMBINA, Role.PERENCANA, Role.EVALUATOR, Role.PIMPINAN,
}  # fmt: skip


def can_read_all_units(user: Visitor, today: dt.date | None = None) -> bool:
    """The pemda's papers are for those who steer, plan and evaluate all units."""
    return bool(roles(user, today=today) & READS_ALL)


READERS_OF_ALL = user_rule("pembaca laporan semua unit", can_read_all_units)
