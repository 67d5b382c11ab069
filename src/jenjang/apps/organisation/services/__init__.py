"""Every act on the pemda, its units, positions, people, grants and years."""

from jenjang.apps.organisation.services.access import end_grant, grant_role, retire_user
from jenjang.apps.organisation.services.areas import set_government_area, set_unit_area
from jenjang.apps.organisation.services.calendar import foresee_year, open_year
from jenjang.apps.organisation.services.deadlines import (
    add_fixed_holidays,
    add_holidays,
    remove_holiday,
    set_deadlines,
)
from jenjang.apps.organisation.services.government import (
    Founded,
    NewUnit,
    change_government,
    found_government,
)
from jenjang.apps.organisation.services.letterhead import put_logo, write_address
from jenjang.apps.organisation.services.officials import (
    appoint,
    correct_official,
    end_appointment,
    link_user,
    register_official,
    set_phone,
)
from jenjang.apps.organisation.services.positions import (
    create_position,
    learn_wording,
    move_position,
    rename_position,
)
from jenjang.apps.organisation.services.recounts import ask_recount
from jenjang.apps.organisation.services.units import close_unit, create_unit, rename_unit

__all__ = [
    "Founded",
    "NewUnit",
    "add_fixed_holidays",
    "add_holidays",
    "appoint",
    "ask_recount",
    "change_government",
    "close_unit",
    "correct_official",
    "create_position",
    "create_unit",
    "end_appointment",
    "end_grant",
    "foresee_year",
    "found_government",
    "grant_role",
    "learn_wording",
    "link_user",
    "move_position",
    "open_year",
    "put_logo",
    "register_official",
    "remove_holiday",
    "rename_position",
    "rename_unit",
    "retire_user",
    "set_deadlines",
    "set_government_area",
    "set_phone",
    "set_unit_area",
    "write_address",
]
