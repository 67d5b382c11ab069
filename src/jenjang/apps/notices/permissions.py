"""Who sets how the pemda reminds, and reads what was sent."""

from jenjang.apps.organisation.access import user_rule
from jenjang.apps.organisation.permissions import can_manage_government

PACERS = user_rule("pengatur pengingat", can_manage_government)
