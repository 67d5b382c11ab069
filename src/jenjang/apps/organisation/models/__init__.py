"""The pemda and its people: units, positions, officials, appointments, grants, years."""

from jenjang.apps.organisation.models.access import (
    PEMDA_ROLES,
    Grant,
    GrantQuerySet,
    Held,
    Role,
    Visitor,
    held,
    the_day,
    unit_scope,
)
from jenjang.apps.organisation.models.calendar import (
    MONTHS,
    ROMAN,
    Period,
    PeriodKind,
    Year,
)
from jenjang.apps.organisation.models.deadlines import (
    MOST_COUNTED,
    CountedIn,
    DeadlineRule,
    Holiday,
)
from jenjang.apps.organisation.models.government import Government
from jenjang.apps.organisation.models.people import (
    Appointment,
    AppointmentKind,
    AppointmentQuerySet,
    Official,
    OfficialQuerySet,
    Position,
    PositionQuerySet,
)
from jenjang.apps.organisation.models.recounts import Recount
from jenjang.apps.organisation.models.units import Unit, UnitKind, UnitQuerySet

__all__ = [
    "MONTHS",
    "MOST_COUNTED",
    "PEMDA_ROLES",
    "ROMAN",
    "Appointment",
    "AppointmentKind",
    "AppointmentQuerySet",
    "CountedIn",
    "DeadlineRule",
    "Government",
    "Grant",
    "GrantQuerySet",
    "Held",
    "Holiday",
    "Official",
    "OfficialQuerySet",
    "Period",
    "PeriodKind",
    "Position",
    "PositionQuerySet",
    "Recount",
    "Role",
    "Unit",
    "UnitKind",
    "UnitQuerySet",
    "Visitor",
    "Year",
    "held",
    "the_day",
    "unit_scope",
]
